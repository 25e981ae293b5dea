import { useTranslations } from 'next-intl';
import { ChartFrame, type LineTone } from '@/components/charts/chart-frame';
import type { LineChartProps } from '@/components/charts/line-chart';
import { daysInYear } from '@/lib/calendar';
import type { Ahead } from '@/lib/progress/ahead';
import type { Selection } from '@/lib/progress/filter';
import { aheadPoints } from '@/lib/progress/outlook';
import { cumulativePoints, monthTicks, type Band, type MonthRow } from '@/lib/progress/series';
import type { Standing } from '@/lib/progress/standing';
import type { FilesOf } from './chart-files';
import { CumulativeTable, ForecastTable } from './cumulative-table';
import { ScenarioChart } from './scenario-chart';

export type BoardChartProps = {
  rows: MonthRow[];
  standing: Standing;
  bands: Band[];
  selection: Selection;
  /** On screen: what the chart is taken away as. */
  files?: FilesOf;
  /** Of the drawing, in pixels. */
  height?: number;
};
type CumulativeChartProps = BoardChartProps & {
  ahead: Ahead | null;
  /** What would it take; null where nothing is open. */
  sliders: React.ReactNode;
  /** Of the months left in numbers, the ends of quarters alone. */
  paper?: boolean;
};

const quarterEnds = (rows: Ahead['rows']) =>
  rows.length > 4 ? rows.filter(({ month }) => Number(month.slice(5)) % 3 === 0) : rows;

/** The year as a line against the plan, how it may end, and what it would take; with its numbers. */
export function CumulativeChart({
  rows,
  standing,
  bands,
  selection,
  files,
  height = 280,
  ahead,
  sliders,
  paper = false,
}: CumulativeChartProps) {
  const t = useTranslations('board.cumulative');
  const waiting = useTranslations('board.chart')('drawing');
  const { year, basis, targetKg, days, liftedKg } = standing;
  const lastYear = String(year - 1);
  const withLastYear = rows.some(({ lastYearCumulativeKg }) => lastYearCumulativeKg !== null);
  const withProvisional = rows.some(({ state }) => state === 'provisional');
  const forecast = ahead?.rows.length ? (ahead.outlook?.central?.method ?? 'none') : 'none';
  const line = (key: string, tone: LineTone, name: string) => ({ key, tone, name });
  const lines = [
    ...(targetKg === null ? [] : [line('plan', 'plan', t('plan'))]),
    ...(withLastYear ? [line('lastYear', 'past', t('lastYear', { year: lastYear }))] : []),
    line('actual', 'actual', t('actual', { basis })),
    ...(withProvisional ? [line('provisional', 'provisional', t('provisional'))] : []),
    ...(forecast === 'none' ? [] : [line('forecast', 'forecast', t('forecast', { method: forecast }))]),
  ];
  const range = { low: 'low', high: 'high', name: t('range') };
  const points = cumulativePoints(rows, targetKg, standing.plan);
  const drawing: Omit<LineChartProps, 'width' | 'height'> = {
    points: aheadPoints(points, ahead?.rows ?? [], { day: days.elapsed, kg: liftedKg }).map((point) => ({
      ...point,
    })),
    lines,
    ranges: forecast === 'none' ? [] : [range],
    ticks: monthTicks(year),
    to: daysInYear(year),
    bands,
    unit: 'kt',
  };
  const scenario = useTranslations('board.scenario')('line');
  return (
    <ChartFrame
      title={t('title')}
      says={t('says', {
        basis,
        plan: standing.plan.kind,
        year: String(year),
        lastYear: withLastYear ? lastYear : 'no',
        provisional: withProvisional ? 'yes' : 'no',
        forecast,
      })}
      legend={[...lines, ...(forecast === 'none' ? [] : [{ tone: 'range' as const, name: range.name }])]}
      chart={
        <ScenarioChart
          label={t('label', { basis, year: String(year) })}
          waiting={waiting}
          height={height}
          drawing={drawing}
          line={scenario}
        >
          {sliders}
        </ScenarioChart>
      }
      picture="cumulative"
      files={files?.('cumulative')}
    >
      <CumulativeTable rows={rows} year={year} selection={selection} />
      {ahead && (
        <ForecastTable ahead={paper ? { ...ahead, rows: quarterEnds(ahead.rows) } : ahead} basis={basis} />
      )}
    </ChartFrame>
  );
}
