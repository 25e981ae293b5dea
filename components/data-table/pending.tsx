'use client';

import { useLinkStatus } from 'next/link';
import classes from './data-table.module.css';

/** Inside a link: says that what it leads to is on its way. */
export function Pending() {
  const { pending } = useLinkStatus();
  return <span className={classes.pending} data-pending={pending || undefined} aria-hidden="true" />;
}
