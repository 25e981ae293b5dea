'use client';

import classes from './board.module.css';

/** Opens the board's report, which prints itself; a scenario is in the address of the moment. */
export function PrintButton({ href, children }: { href: string; children: React.ReactNode }) {
  return (
    <a
      href={href}
      className={classes.print}
      onClick={({ currentTarget }) => {
        currentTarget.search = window.location.search;
      }}
    >
      {children}
    </a>
  );
}
