'use client';

import { Line } from 'recharts';
import classes from './charts.module.css';
import { NARROW, PlotFrame } from './plot-frame';

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
  const everyOther = width < NARROW;
  return (
    <PlotFrame
      width={width}
      height={height}
      data={points}
      values={points.flatMap((point) => lines.map(({ key }) => point[key]))}
      horizontal={{
        dataKey: 'x',
        type: 'number',
        domain: [0, to],
        ticks: ticks.map(({ x }) => x).filter((_, index) => !everyOther || index % 2 === 0),
        tickFormatter: (x: number) => labels.get(x) ?? '',
        interval: 0,
      }}
      spans={bands}
      pointer
      reading={({ payload }) => <Reading payload={payload} lines={lines} unit={unit} />}
    >
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
    </PlotFrame>
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
