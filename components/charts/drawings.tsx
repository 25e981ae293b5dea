'use client';

import { ColumnChart, type ColumnChartProps } from './column-chart';
import { LineChart, type LineChartProps } from './line-chart';

export type DrawingProps = ({ kind: 'lines' } & LineChartProps) | ({ kind: 'columns' } & ColumnChartProps);

/** Everything that needs the chart library: the one part of the page that is fetched late. */
export function Drawing(props: DrawingProps) {
  return props.kind === 'lines' ? <LineChart {...props} /> : <ColumnChart {...props} />;
}
