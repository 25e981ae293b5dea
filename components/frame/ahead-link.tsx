'use client';

import { useState, type ReactNode } from 'react';
import Link from 'next/link';

interface AheadLinkProps {
  href: string;
  className?: string;
  children: ReactNode;
}

/** A link whose page, data and scripts, is fetched while pointer or keyboard are on their way to press it. */
export function AheadLink({ href, className, children }: AheadLinkProps) {
  const [turnedTo, setTurnedTo] = useState(false);
  const turn = () => setTurnedTo(true);
  // Left again, it is not fetched anew with every change of the page around it.
  const leave = () => setTurnedTo(false);
  return (
    <Link
      href={href}
      className={className}
      prefetch={turnedTo || 'auto'}
      onPointerEnter={turn}
      onPointerLeave={leave}
      onFocus={turn}
      onBlur={leave}
    >
      {children}
    </Link>
  );
}
