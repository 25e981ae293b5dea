'use client';

import { Bar, Line } from 'recharts';
import classes from './charts.module.css';
import { NARROW, PlotFrame } from './plot-frame';

export interface ColumnChartProps {
  width: number;
  height: number;
  /** Null is a gap; a zero is drawn as a short line on the axis. */
  columns: { label: string; value: number | null; mark: number | null; provisional: boolean }[];
  valueName: string;
  markName: string;
  bands: { letter: string; fromLabel: string; toLabel: string }[];
  unit: string;
}

type Shape = {
  x?: number;
  y?: number;
  width?: number;
  height?: number;
  payload?: ColumnChartProps['columns'][number];
};

/** Columns, each with a mark across it; lettered bands behind them. */
export function ColumnChart({ width, height, columns, valueName, markName, bands, unit }: ColumnChartProps) {
  return (
    <PlotFrame
      width={width}
      height={height}
      data={columns}
      values={columns.flatMap(({ value, mark: at }) => [value, at])}
      horizontal={{ dataKey: 'label', interval: width < NARROW ? 1 : 0 }}
      spans={bands.map(({ letter, fromLabel, toLabel }) => ({ letter, from: fromLabel, to: toLabel }))}
      reading={({ payload }) => (
        <Reading
          column={payload?.[0]?.payload as ColumnChartProps['columns'][number] | undefined}
          {...{ valueName, markName, unit }}
        />
      )}
    >
      <Bar dataKey="value" isAnimationActive={false} shape={column} />
      <Line
        dataKey="mark"
        stroke="none"
        isAnimationActive={false}
        activeDot={false}
        dot={(props: { cx?: number; cy?: number; index?: number }) => mark(props, width / columns.length)}
      />
    </PlotFrame>
  );
}

/** A column; a zero is a line on the axis, so that it differs from a gap. */
function column({ x = 0, y = 0, width = 0, height = 0, payload }: Shape) {
  if (payload?.value === 0) return <line className={classes.zero} x1={x} x2={x + width} y1={y} y2={y} />;
  return (
    <rect
      className={payload?.provisional ? classes.columnProvisional : classes.column}
      x={x}
      y={y}
      width={width}
      height={height}
    />
  );
}

function mark({ cx, cy, index }: { cx?: number; cy?: number; index?: number }, band: number) {
  if (cx === undefined || cy === undefined || cy === null) return <g key={index} />;
  const half = Math.min(band * 0.36, 20);
  return <line key={index} className={classes.mark} x1={cx - half} x2={cx + half} y1={cy} y2={cy} />;
}

type ReadingProps = {
  column: ColumnChartProps['columns'][number] | undefined;
  valueName: string;
  markName: string;
  unit: string;
};

/** What a column says under the pointer. */
function Reading({ column: of, valueName, markName, unit }: ReadingProps) {
  if (!of) return null;
  return (
    <ul className={classes.reading}>
      <li>{of.label}</li>
      {of.value !== null && (
        <li>
          {valueName} {of.value.toFixed(1)} {unit}
        </li>
      )}
      {of.mark !== null && (
        <li>
          {markName} {of.mark.toFixed(1)} {unit}
        </li>
      )}
    </ul>
  );
}
