'use client';

import { useEffect, useRef } from 'react';
import { printWithCharts } from '@/components/charts/chart-in-view';
import classes from './board.module.css';

/** Prints as soon as every chart can be on the paper, and again when asked. */
export function PrintNow({ children }: { children: React.ReactNode }) {
  const printed = useRef(false);
  useEffect(() => {
    if (printed.current) return;
    printed.current = true;
    void printWithCharts();
  }, []);
  return (
    <button type="button" className={classes.print} onClick={() => void printWithCharts()}>
      {children}
    </button>
  );
}
