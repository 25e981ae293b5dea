'use client';

import { CartesianGrid, Line, LineChart as Chart, ReferenceArea, Tooltip, XAxis, YAxis } from 'recharts';
import { AXIS_LINE, AXIS_TEXT } from './axis';
import classes from './charts.module.css';
import { printTick, roundTicks } from './scale';

export interface LineChartProps {
  width: number;
  height: number;
  /** `x` and, by the key of each line, its value; null is a gap. */
  points: ({ x: number } & Record<string, number | null>)[];
  lines: { key: string; name: string; tone: 'actual' | 'provisional' | 'plan' | 'past' }[];
  ticks: { x: number; label: string }[];
  to: number;
  bands: { letter: string; from: number; to: number }[];
  unit: string;
}

/** Thin straight lines over a numeric axis from 0 to `to`; lettered bands behind them. */
export function LineChart({ width, height, points, lines, ticks, to, bands, unit }: LineChartProps) {
  const labels = new Map(ticks.map(({ x, label }) => [x, label]));
  const everyOther = width < 420;
  const highest = points.flatMap((point) => lines.map(({ key }) => point[key] ?? 0));
  const values = roundTicks(Math.max(0, ...highest));
  return (
    <Chart
      width={width}
      height={height}
      data={points}
      margin={{ top: 16, right: 8, bottom: 0, left: 0 }}
      accessibilityLayer={false}
    >
      <CartesianGrid stroke="var(--hairline)" vertical={false} />
      {bands.map(({ letter, from, to: end }) => (
        <ReferenceArea
          key={letter}
          ifOverflow="hidden"
          className={classes.band}
          x1={from}
          x2={end}
          label={{ value: letter, position: 'top', className: classes.bandLetter }}
        />
      ))}
      <XAxis
        dataKey="x"
        type="number"
        domain={[0, to]}
        ticks={ticks.map(({ x }) => x).filter((_, index) => !everyOther || index % 2 === 0)}
        tickFormatter={(x: number) => labels.get(x) ?? ''}
        interval={0}
        tick={AXIS_TEXT}
        tickLine={false}
        axisLine={AXIS_LINE}
      />
      <YAxis
        width={44}
        ticks={values}
        domain={[0, values.at(-1) ?? 1]}
        interval={0}
        tickFormatter={printTick}
        tick={AXIS_TEXT}
        tickLine={false}
        axisLine={false}
      />
      <Tooltip
        isAnimationActive={false}
        content={({ payload }) => <Reading payload={payload} lines={lines} unit={unit} />}
      />
      {lines.map(({ key, tone }) => (
        <Line
          key={key}
          dataKey={key}
          type="linear"
          className={classes[tone]}
          stroke=""
          dot={false}
          activeDot={{ r: 3 }}
          isAnimationActive={false}
          connectNulls={false}
        />
      ))}
    </Chart>
  );
}

type ReadingProps = {
  payload?: readonly { dataKey?: unknown; value?: unknown }[];
  lines: { key: string; name: string }[];
  unit: string;
};

/** What the lines say under the pointer. */
function Reading({ payload, lines, unit }: ReadingProps) {
  const rows = lines.flatMap(({ key, name }) => {
    const value = payload?.find((entry) => entry.dataKey === key)?.value;
    return typeof value === 'number' ? [{ name, value }] : [];
  });
  if (rows.length === 0) return null;
  return (
    <ul className={classes.reading}>
      {rows.map(({ name, value }) => (
        <li key={name}>
          {name} {value.toFixed(1)} {unit}
        </li>
      ))}
    </ul>
  );
}
