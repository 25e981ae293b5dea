'use client';

import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import classes from './charts.module.css';
import type { ColumnChartProps } from './column-chart';
import type { LineChartProps } from './line-chart';

type Drawings = typeof import('./drawings');
/** Fetched once for all charts of the page, when the first of them comes near. */
let fetched: Drawings | null = null;
let fetching: Promise<Drawings> | null = null;

function fetchDrawings(): Promise<Drawings> {
  fetching ??= import('./drawings').then((drawings) => (fetched = drawings));
  return fetching;
}

/** Printing waits for what `window.print` alone would miss: charts that were not in view yet. */
export async function printWithCharts(): Promise<void> {
  await fetchDrawings();
  window.print();
}

type ChartInViewProps = {
  /** What the picture is and where its numbers are. */
  label: string;
  /** Shown in its place until it is drawn. */
  waiting: string;
  height: number;
  drawing:
    | ({ kind: 'lines' } & Omit<LineChartProps, 'width' | 'height'>)
    | ({ kind: 'columns' } & Omit<ColumnChartProps, 'width' | 'height'>);
};

/** A chart that is fetched and drawn when it comes into view, or to be printed; its place is kept, so nothing jumps. */
export function ChartInView({ label, waiting, height, drawing }: ChartInViewProps) {
  const place = useRef<HTMLDivElement>(null);
  const [drawings, setDrawings] = useState<Drawings | null>(null);
  const [width, setWidth] = useState(0);

  useEffect(() => {
    const element = place.current;
    if (!element) return;
    let gone = false;
    const draw = () => void fetchDrawings().then((ready) => gone || setDrawings(ready));
    const seen = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && draw(),
      { rootMargin: '200px' },
    );
    // A sheet of paper is drawn at the width it has on screen and scaled by the style sheet.
    const sized = new ResizeObserver(
      ([entry]) =>
        entry && !window.matchMedia('print').matches && setWidth(Math.floor(entry.contentRect.width)),
    );
    const print = () => (fetched ? flushSync(() => setDrawings(fetched)) : draw());
    seen.observe(element);
    sized.observe(element);
    window.addEventListener('beforeprint', print);
    return () => {
      gone = true;
      seen.disconnect();
      sized.disconnect();
      window.removeEventListener('beforeprint', print);
    };
  }, []);

  return (
    <div
      ref={place}
      className={classes.chart}
      style={{ minHeight: height }}
      role="img"
      aria-label={label}
      data-drawn={drawings !== null}
    >
      {drawings && width > 0 ? (
        <drawings.Drawing {...drawing} width={width} height={height} />
      ) : (
        <span className={classes.waiting}>{waiting}</span>
      )}
    </div>
  );
}
