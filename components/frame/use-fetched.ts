'use client';

import { useEffect, useEffectEvent, useReducer, useState } from 'react';

/** What a page fetches once somebody needs it, such as a part of the program that it does not carry. */
export interface Fetched<Part> {
  /** Null until it is here. */
  part: Part | null;
  /** It did not come: no connection, or the server does not answer. */
  failed: boolean;
  again: () => void;
}

/**
 * Fetches when it is needed, and once more on `again`. Not React.lazy or next/dynamic: they remember a failure for good
 * and hand it to the nearest error page, and what stood on the page is lost for a part that was to come beside it.
 */
export function useFetched<Part>(needed: boolean, fetch: () => Promise<Part>): Fetched<Part> {
  const [state, setState] = useState<{ part: Part | null; failed: boolean }>({ part: null, failed: false });
  const [tries, tryAgain] = useReducer((count: number) => count + 1, 0);
  // The page hands its actions down anew whenever it is refreshed: that is no reason to fetch.
  const read = useEffectEvent(fetch);
  useEffect(() => {
    if (!needed) return;
    let over = false;
    read().then(
      (part) => over || setState({ part, failed: false }),
      () => over || setState(({ part }) => ({ part, failed: part === null })),
    );
    return () => {
      over = true;
    };
  }, [needed, tries]);
  return {
    ...state,
    again: () => {
      setState(({ part }) => ({ part, failed: false }));
      tryAgain();
    },
  };
}
