'use client';

import { useLayoutEffect, useState, type CSSProperties } from 'react';

const WIDTH = 340;
const MARGIN = 8;

/** A place on the screen under an element, or above it where there is more room; it follows when anything scrolls. */
export function useBeside(element: HTMLElement): CSSProperties {
  const [place, setPlace] = useState<CSSProperties>({});
  useLayoutEffect(() => {
    const follow = () => {
      // Its row can go while it is typed in, by another sort or page: the place stays.
      if (!element.isConnected) return;
      const { left, top, bottom } = element.getBoundingClientRect();
      const width = Math.min(WIDTH, window.innerWidth - 2 * MARGIN);
      const below = window.innerHeight - bottom;
      setPlace({
        width,
        left: Math.max(MARGIN, Math.min(left, window.innerWidth - width - MARGIN)),
        maxHeight: Math.max(below, top) - 2 * MARGIN,
        ...(below >= 280 || below > top ? { top: bottom + 2 } : { bottom: window.innerHeight - top + 2 }),
      });
    };
    follow();
    window.addEventListener('scroll', follow, true);
    window.addEventListener('resize', follow);
    return () => {
      window.removeEventListener('scroll', follow, true);
      window.removeEventListener('resize', follow);
    };
  }, [element]);
  return place;
}
