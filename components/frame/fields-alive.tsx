'use client';

import { useSyncExternalStore, type ReactNode } from 'react';
import classes from './fields-alive.module.css';

const never = () => () => {};

/** Whether this runs in the browser: false where the page was drawn on the server and has not come alive yet. */
export const useAlive = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );

/**
 * Fields that open once the page has come alive: what somebody typed before, over a slow line, would be wiped by the
 * first thing they type after.
 */
export function FieldsAlive({ children }: { children: ReactNode }) {
  const alive = useAlive();
  return (
    <fieldset className={classes.alive} disabled={!alive}>
      {children}
    </fieldset>
  );
}
