'use client';

import { useRouter } from 'next/navigation';
import type { MouseEvent, ReactNode } from 'react';

/** Plain anchors below here lead on without loading a page anew: one listener in place of a component of the browser each. */
export function PlainLinks({ children }: { children: ReactNode }) {
  const router = useRouter();
  function follow(event: MouseEvent<HTMLElement>) {
    const anchor = event.target instanceof Element ? event.target.closest('a') : null;
    const otherwise = event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    if (!anchor?.href || event.defaultPrevented || otherwise || anchor.target || anchor.download) return;
    const { origin, pathname, search, hash } = new URL(anchor.href);
    const within = pathname === location.pathname && search === location.search;
    if (origin !== location.origin || (within && hash !== '')) return;
    event.preventDefault();
    router.push(`${pathname}${search}${hash}`);
  }
  return <div onClick={follow}>{children}</div>;
}
