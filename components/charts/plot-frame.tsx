'use client';

import type { ComponentProps, ReactNode } from 'react';
import { CartesianGrid, ComposedChart, ReferenceArea, Tooltip, XAxis, YAxis } from 'recharts';
import { AXIS_LINE, AXIS_TEXT } from './axis';
import classes from './charts.module.css';
import { printTick, roundTicks } from './scale';

/** A stretch of the horizontal axis, both ends in its values, marked with a letter that the page explains. */
export interface Span {
  letter: string;
  from: number | string;
  to: number | string;
}

type PlotFrameProps = {
  width: number;
  height: number;
  data: ComponentProps<typeof ComposedChart>['data'];
  /** Every value that is drawn: the vertical axis runs from 0 to a round number above the highest. */
  values: readonly (number | null | undefined)[];
  horizontal: ComponentProps<typeof XAxis>;
  spans: readonly Span[];
  /** What is said under the pointer, and whether a line leads down from it. */
  reading: ComponentProps<typeof Tooltip>['content'];
  pointer?: boolean;
  children: ReactNode;
};

/** Below this width every other label of the horizontal axis is left out, pixels. */
export const NARROW = 420;

/** What every plot shares: grid, axes from zero, lettered spans behind, the reading under the pointer. */
export function PlotFrame(props: PlotFrameProps) {
  const { width, height, data, values, horizontal, spans, reading, pointer = false, children } = props;
  const ticks = roundTicks(Math.max(0, ...values.map((value) => value ?? 0)));
  return (
    <ComposedChart
      width={width}
      height={height}
      data={data}
      margin={{ top: 16, right: 8, bottom: 0, left: 0 }}
      accessibilityLayer={false}
    >
      <CartesianGrid stroke="var(--hairline)" vertical={false} />
      {spans.map(({ letter, from, to }) => (
        <ReferenceArea
          key={letter}
          ifOverflow="visible"
          className={classes.band}
          x1={from}
          x2={to}
          label={{ value: letter, position: 'top', className: classes.bandLetter }}
        />
      ))}
      <XAxis tick={AXIS_TEXT} tickLine={false} axisLine={AXIS_LINE} {...horizontal} />
      <YAxis
        width={44}
        ticks={ticks}
        domain={[0, ticks.at(-1) ?? 1]}
        interval={0}
        tickFormatter={printTick}
        tick={AXIS_TEXT}
        tickLine={false}
        axisLine={false}
      />
      <Tooltip isAnimationActive={false} cursor={pointer} content={reading} />
      {children}
    </ComposedChart>
  );
}
