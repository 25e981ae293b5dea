'use client';

import { printWithCharts } from '@/components/charts/chart-in-view';
import classes from './board.module.css';

/** Prints once every chart can be on the paper. */
export function PrintButton({ children }: { children: React.ReactNode }) {
  return (
    <button type="button" className={classes.print} onClick={() => void printWithCharts()}>
      {children}
    </button>
  );
}
