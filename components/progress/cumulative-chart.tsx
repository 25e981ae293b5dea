import { useTranslations } from 'next-intl';
import { ChartFrame, type LineTone } from '@/components/charts/chart-frame';
import { ChartInView } from '@/components/charts/chart-in-view';
import type { LineChartProps } from '@/components/charts/line-chart';
import { daysInYear, printMonth } from '@/lib/calendar';
import type { Ahead } from '@/lib/progress/ahead';
import type { Selection } from '@/lib/progress/filter';
import { aheadPoints } from '@/lib/progress/outlook';
import { DAYS_A_MONTH } from '@/lib/progress/pace';
import { cumulativePoints, monthTicks, type Band, type MonthRow } from '@/lib/progress/series';
import type { Standing } from '@/lib/progress/standing';
import { formatKt, formatTonnes } from '@/lib/quantity';
import { CumulativeTable, ForecastTable } from './cumulative-table';
import { ScenarioChart } from './scenario-chart';

export type BoardChartProps = { rows: MonthRow[]; standing: Standing; bands: Band[]; selection: Selection };
type CumulativeChartProps = BoardChartProps & { ahead: Ahead | null };

/** The year as a line against the plan, how it may end, and what it would take; with its numbers. */
export function CumulativeChart({ rows, standing, bands, selection, ahead }: CumulativeChartProps) {
  const t = useTranslations('board.cumulative');
  const waiting = useTranslations('board.chart')('drawing');
  const { year, targetKg, days, liftedKg } = standing;
  const lastYear = String(year - 1);
  const withLastYear = rows.some(({ lastYearCumulativeKg }) => lastYearCumulativeKg !== null);
  const withProvisional = rows.some(({ state }) => state === 'provisional');
  const forecast = ahead?.rows.length ? (ahead.outlook?.central?.method ?? 'none') : 'none';
  const line = (key: string, tone: LineTone, name: string) => ({ key, tone, name });
  const lines = [
    ...(targetKg === null ? [] : [line('plan', 'plan', t('plan'))]),
    ...(withLastYear ? [line('lastYear', 'past', t('lastYear', { year: lastYear }))] : []),
    line('actual', 'actual', t('actual')),
    ...(withProvisional ? [line('provisional', 'provisional', t('provisional'))] : []),
    ...(forecast === 'none' ? [] : [line('forecast', 'forecast', t('forecast', { method: forecast }))]),
  ];
  const range = { low: 'low', high: 'high', name: t('range') };
  const points = cumulativePoints(rows, targetKg);
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
  const picture = { label: t('label', { year: String(year) }), waiting };
  return (
    <ChartFrame
      title={t('title')}
      says={t('says', {
        year: String(year),
        lastYear: withLastYear ? lastYear : 'no',
        provisional: withProvisional ? 'yes' : 'no',
        forecast,
      })}
      legend={[...lines, ...(forecast === 'none' ? [] : [{ tone: 'range' as const, name: range.name }])]}
      chart={
        ahead?.take ? (
          <Take {...picture} drawing={drawing} take={ahead.take} standing={standing} />
        ) : (
          <ChartInView {...picture} height={280} drawing={{ kind: 'lines', ...drawing }} />
        )
      }
    >
      <CumulativeTable rows={rows} year={year} selection={selection} />
      {ahead && <ForecastTable ahead={ahead} />}
    </ChartFrame>
  );
}

type TakeProps = {
  label: string;
  waiting: string;
  drawing: Omit<LineChartProps, 'width' | 'height'>;
  take: NonNullable<Ahead['take']>;
  standing: Standing;
};

/** The chart with sliders: their texts are printed here. */
function Take({ take: { base, scenario, best }, standing, ...picture }: TakeProps) {
  const t = useTranslations('board.scenario');
  const ships = { known: base.ships.length, ships: base.shipsInAll };
  const plain = ['title', 'line', 'voyages', 'intake', 'outage', 'draught', 'noLimit', 'ends', 'gap', 'aMonth', 'required', 'name', 'reset', 'address'] as const; // prettier-ignore
  const texts = Object.fromEntries(plain.map((key) => [key, t(key)])) as Record<
    (typeof plain)[number],
    string
  >;
  return (
    <ScenarioChart
      // Another board, another scenario: nothing of the one before stays.
      key={`${standing.year} ${base.targetKg} ${base.liftedKg}`}
      {...picture}
      base={base}
      initial={scenario}
      texts={{
        ...texts,
        draughtNote: base.ships.length === 0 ? t('draughtOff', ships) : t('draughtKnown', ships),
        usual: t('usual', { voyages: base.voyages.toFixed(1), intake: formatTonnes(base.intakeT * 1000) }),
        ofBest: t('ofBest', {
          month: best === null ? '–' : printMonth(best.month),
          best: formatKt(best?.kg ?? null),
        }),
        formula: t('formula', { lifted: formatKt(base.liftedKg), daysAMonth: DAYS_A_MONTH.toFixed(2) }),
      }}
    />
  );
}
