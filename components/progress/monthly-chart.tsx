import { useTranslations } from 'next-intl';
import { ChartFrame, type Tone } from '@/components/charts/chart-frame';
import { ChartInView } from '@/components/charts/chart-in-view';
import { monthColumns } from '@/lib/progress/series';
import type { BoardChartProps } from './cumulative-chart';
import { MonthlyTable } from './monthly-table';
import classes from './board.module.css';

/** The year by month against the monthly plan, with its numbers. */
export function MonthlyChart({
  rows,
  standing,
  bands,
  selection,
  files,
  height = 280,
  wholeScope,
}: BoardChartProps & { wholeScope: boolean }) {
  const t = useTranslations('board.monthly');
  const waiting = useTranslations('board.chart')('drawing');
  const { basis } = standing;
  const year = String(standing.year);
  const withProvisional = rows.some(({ state }) => state === 'provisional');
  const legend: { tone: Tone; name: string }[] = [
    { tone: 'column', name: t('actual', { basis }) },
    ...(withProvisional ? [{ tone: 'columnProvisional' as const, name: t('provisional') }] : []),
    ...(standing.targetKg === null ? [] : [{ tone: 'mark' as const, name: t('plan') }]),
  ];
  return (
    <ChartFrame
      title={t('title')}
      says={t('says', { basis, plan: standing.plan.kind, year, provisional: withProvisional ? 'yes' : 'no' })}
      legend={legend}
      chart={
        <ChartInView
          label={t('label', { basis, year })}
          waiting={waiting}
          height={height}
          drawing={{
            kind: 'columns',
            columns: monthColumns(rows),
            valueName: t('actual', { basis }),
            markName: t('plan'),
            bands,
            unit: 'kt',
          }}
        />
      }
      picture="months"
      files={files?.('months')}
    >
      <MonthlyTable rows={rows} standing={standing} selection={selection} wholeScope={wholeScope} />
      <p className={classes.quiet}>{t('note', { basis })}</p>
    </ChartFrame>
  );
}
