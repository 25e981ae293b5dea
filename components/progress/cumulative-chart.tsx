import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { ChartFrame, type Tone } from '@/components/charts/chart-frame';
import { ChartInView } from '@/components/charts/chart-in-view';
import { daysInYear, printDate } from '@/lib/calendar';
import { linkToSum, type Selection } from '@/lib/progress/filter';
import { printSignedKt } from '@/lib/progress/sentence';
import { cumulativePoints, monthTicks, type Band, type MonthRow } from '@/lib/progress/series';
import type { Standing } from '@/lib/progress/standing';
import { formatKt } from '@/lib/quantity';
import { NumberTable } from './number-table';
import classes from './board.module.css';

export type BoardChartProps = { rows: MonthRow[]; standing: Standing; bands: Band[]; selection: Selection };

/** The year as a line against the plan, with its numbers. */
export function CumulativeChart({ rows, standing, bands, selection }: BoardChartProps) {
  const t = useTranslations('board.cumulative');
  const waiting = useTranslations('board.chart')('drawing');
  const { year, targetKg } = standing;
  const lastYear = String(year - 1);
  const withLastYear = rows.some(({ lastYearCumulativeKg }) => lastYearCumulativeKg !== null);
  const withProvisional = rows.some(({ state }) => state === 'provisional');
  const lines: { key: string; tone: Tone & ('actual' | 'provisional' | 'plan' | 'past'); name: string }[] = [
    ...(targetKg === null ? [] : [{ key: 'plan', tone: 'plan' as const, name: t('plan') }]),
    ...(withLastYear
      ? [{ key: 'lastYear', tone: 'past' as const, name: t('lastYear', { year: lastYear }) }]
      : []),
    { key: 'actual', tone: 'actual', name: t('actual') },
    ...(withProvisional
      ? [{ key: 'provisional', tone: 'provisional' as const, name: t('provisional') }]
      : []),
  ];
  return (
    <ChartFrame
      title={t('title')}
      says={t('says', {
        year: String(year),
        lastYear: withLastYear ? lastYear : 'no',
        provisional: withProvisional ? 'yes' : 'no',
      })}
      legend={lines}
      chart={
        <ChartInView
          label={t('label', { year: String(year) })}
          waiting={waiting}
          height={280}
          drawing={{
            kind: 'lines',
            points: cumulativePoints(rows, targetKg).map((point) => ({ ...point })),
            lines,
            ticks: monthTicks(year),
            to: daysInYear(year),
            bands,
            unit: 'kt',
          }}
        />
      }
    >
      <NumberTable
        caption={t('table')}
        head={
          <tr>
            <th scope="col">{t('through')}</th>
            <th scope="col">{t('lifted')}</th>
            <th scope="col">{t('plan')}</th>
            <th scope="col">{t('difference')}</th>
            <th scope="col">{t('lastYear', { year: lastYear })}</th>
          </tr>
        }
      >
        {rows.map((row) => (
          <tr key={row.month} className={row.state === 'provisional' ? classes.provisional : undefined}>
            <th scope="row">{printDate(row.through)}</th>
            <td>
              {row.cumulativeKg === null ? (
                formatKt(null)
              ) : (
                <Link prefetch={false} href={linkToSum(`${year}-01-01`, row.through, selection)}>
                  {formatKt(row.cumulativeKg)}
                </Link>
              )}
            </td>
            <td>{formatKt(row.cumulativePlanKg)}</td>
            <td>{printSignedKt(row.onCumulativePlanKg)}</td>
            {/* Known by month: there is no such sum for a part of one. */}
            <td>{formatKt(row.state === 'provisional' ? null : row.lastYearCumulativeKg)}</td>
          </tr>
        ))}
      </NumberTable>
    </ChartFrame>
  );
}
