'use client';

import { useEffect, useRef, type ReactNode } from 'react';
import classes from './data-table.module.css';

/** A button with a panel under it; Escape or a press elsewhere closes it, and one open panel closes another. */
export function DropDown({ label, end, children }: { label: ReactNode; end?: boolean; children: ReactNode }) {
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = (event: Event) => {
      const element = details.current;
      if (!element?.open) return;
      if (event instanceof KeyboardEvent) {
        if (event.key !== 'Escape') return;
        if (element.contains(document.activeElement)) element.querySelector('summary')?.focus();
      } else if (element.contains(event.target as Node)) return;
      element.open = false;
    };
    document.addEventListener('pointerdown', close);
    document.addEventListener('keydown', close);
    return () => {
      document.removeEventListener('pointerdown', close);
      document.removeEventListener('keydown', close);
    };
  }, []);
  return (
    <details ref={details} name="drop-down" className={classes.dropDown} data-end={end || undefined}>
      <summary>{label}</summary>
      <div className={classes.panel}>{children}</div>
    </details>
  );
}
