'use client';

import { useSyncExternalStore, type ReactNode } from 'react';
import classes from './form.module.css';

const never = () => () => {};

/**
 * Fields that open once the page has come alive: what somebody typed before, over a slow line, would be wiped by the
 * first thing they type after.
 */
export function FieldsAlive({ children }: { children: ReactNode }) {
  const alive = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return (
    <fieldset className={classes.alive} disabled={!alive}>
      {children}
    </fieldset>
  );
}
