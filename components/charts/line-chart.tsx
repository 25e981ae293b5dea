'use client';

import { Line, useXAxisScale, useYAxisScale } from 'recharts';
import type { LineTone } from './chart-frame';
import classes from './charts.module.css';
import { NARROW, PlotFrame } from './plot-frame';

export interface LineChartProps {
  width: number;
  height: number;
  /** `x` and, by the key of each line, its value; null is a gap. */
  points: ({ x: number } & Record<string, number | null>)[];
  lines: { key: string; name: string; tone: LineTone }[];
  /** Between two values of each point, by their keys; drawn behind the lines. */
  ranges?: Range[];
  ticks: { x: number; label: string }[];
  to: number;
  bands: { letter: string; from: number; to: number }[];
  unit: string;
}

interface Range {
  low: string;
  high: string;
  name: string;
}

/** Thin straight lines over a numeric axis from 0 to `to`; lettered bands behind them. */
export function LineChart({
  width,
  height,
  points,
  lines,
  ticks,
  to,
  bands,
  unit,
  ranges = [],
}: LineChartProps) {
  const labels = new Map(ticks.map(({ x, label }) => [x, label]));
  const everyOther = width < NARROW;
  return (
    <PlotFrame
      width={width}
      height={height}
      data={points}
      values={points.flatMap((point) => [
        ...lines.map(({ key }) => point[key]),
        ...ranges.map(({ high }) => point[high]),
      ])}
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
      reading={({ payload }) => <Reading payload={payload} lines={lines} ranges={ranges} unit={unit} />}
    >
      {ranges.map((range) => (
        <RangeShape key={range.low} points={points} {...range} />
      ))}
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

/** The surface between two lines; drawn here, for the library's own area is ten times as large to fetch. */
function RangeShape({ points, low, high }: Range & { points: LineChartProps['points'] }) {
  const [across, up] = [useXAxisScale(), useYAxisScale()];
  const known = points.filter((point) => point[low] != null && point[high] != null);
  if (!across || !up || known.length < 2) return null;
  const at = (key: string) => (point: LineChartProps['points'][number]) =>
    `${across(point.x)},${up(point[key])}`;
  const corners = [...known.map(at(high)), ...known.map(at(low)).reverse()];
  return <polygon className={classes.range} points={corners.join(' ')} />;
}

type ReadingProps = {
  payload?: readonly { dataKey?: unknown; value?: unknown; payload?: unknown }[];
  lines: { key: string; name: string }[];
  ranges: Range[];
  unit: string;
};

/** What the lines say under the pointer. */
function Reading({ payload, lines, ranges, unit }: ReadingProps) {
  const point = payload?.[0]?.payload as LineChartProps['points'][number] | undefined;
  const surfaces = ranges.flatMap(({ low, high, name }) => {
    const [from, to] = [point?.[low], point?.[high]];
    // Where they meet there is nothing to say.
    return typeof from === 'number' && typeof to === 'number' && to > from ? [{ name, from, to }] : [];
  });
  const rows = lines.flatMap(({ key, name }) => {
    const value = payload?.find((entry) => entry.dataKey === key)?.value;
    return typeof value === 'number' ? [{ name, value }] : [];
  });
  if (rows.length + surfaces.length === 0) return null;
  return (
    <ul className={classes.reading}>
      {rows.map(({ name, value }) => (
        <li key={name}>
          {name} {value.toFixed(1)} {unit}
        </li>
      ))}
      {surfaces.map(({ name, from, to }) => (
        <li key={name}>
          {name} {from.toFixed(1)}–{to.toFixed(1)} {unit}
        </li>
      ))}
    </ul>
  );
}
