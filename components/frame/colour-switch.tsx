'use client';

import { useMantineColorScheme } from '@mantine/core';
import classes from './frame.module.css';

/** Light or dark, remembered by the browser; until somebody chooses, as the system has it. */
export function ColourSwitch({ label }: { label: string }) {
  const { toggleColorScheme } = useMantineColorScheme();
  return (
    <button
      type="button"
      className={classes.switch}
      aria-label={label}
      title={label}
      onClick={toggleColorScheme}
    >
      <svg width="18" height="18" viewBox="0 0 24 24" aria-hidden="true">
        <circle cx="12" cy="12" r="8" fill="none" stroke="currentColor" strokeWidth="2" />
        <path d="M12 4a8 8 0 0 1 0 16z" fill="currentColor" />
      </svg>
    </button>
  );
}
