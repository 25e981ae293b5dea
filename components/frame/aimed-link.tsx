'use client';

import { useEffect, useRef, useState, type ComponentProps } from 'react';
import Link from 'next/link';

/** A pointer that only passes by is gone by then. */
const RESTS_AFTER_MS = 60;

/**
 * A link whose page is fetched while the pointer rests on it, so that the press finds it there. It is at most half a
 * minute old (`staleTimes` of next.config.mjs), and whatever is saved here meanwhile throws it away.
 */
export function AimedLink(props: Omit<ComponentProps<typeof Link>, 'prefetch'>) {
  const [aimed, setAimed] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <Link
      {...props}
      prefetch={aimed}
      onPointerEnter={() => {
        timer.current = setTimeout(() => setAimed(true), RESTS_AFTER_MS);
      }}
      onPointerLeave={() => {
        clearTimeout(timer.current);
        setAimed(false);
      }}
    />
  );
}
