'use client';

import { useEffect, useRef } from 'react';

/**
 * For a button that goes with what it took away: where the keyboard goes then, by the id of an element.
 * @returns to be called once it is done
 */
export function useFocusLeft(id: string): () => void {
  const done = useRef(false);
  useEffect(
    () => () => {
      if (done.current) document.getElementById(id)?.focus();
    },
    [id],
  );
  return () => {
    done.current = true;
  };
}
