'use client';

import { startTransition, useEffect, useState, type KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import { useAlive } from '../../frame/fields-alive';

/**
 * Whether all of a long form is drawn. Opened from another page, its first fields can be typed in at once and the rest
 * follows; the server draws all of it.
 */
export function useWhole() {
  const alive = useAlive();
  const [whole, setWhole] = useState(!alive);
  useEffect(() => {
    const frame = requestAnimationFrame(() => startTransition(() => setWhole(true)));
    return () => cancelAnimationFrame(frame);
  }, []);
  return {
    whole,
    /** Tab leads on to the next field, also where the rest is not drawn yet. */
    beforeTab: ({ key }: KeyboardEvent) => {
      if (key === 'Tab' && !whole) flushSync(() => setWhole(true));
    },
  };
}
