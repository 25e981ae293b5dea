import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { printDate } from '@/lib/calendar';
import type { Ahead } from '@/lib/progress/ahead';
import { linkToSum, type Selection } from '@/lib/progress/filter';
import { printSignedKt } from '@/lib/progress/sentence';
import type { MonthRow } from '@/lib/progress/series';
import { formatKt } from '@/lib/quantity';
import type { DatedBy } from '@/lib/voyages/filter';
import { NumberTable } from './number-table';
import classes from './board.module.css';

type CumulativeTableProps = { rows: MonthRow[]; year: number; selection: Selection };

/** The numbers of the cumulative chart, through today. */
export function CumulativeTable({ rows, year, selection }: CumulativeTableProps) {
  const t = useTranslations('board.cumulative');
  const { basis = 'bl' } = selection;
  return (
    <NumberTable
      caption={t('table', { basis })}
      head={
        <tr>
          <th scope="col">{t('through')}</th>
          <th scope="col">{t('lifted', { basis })}</th>
          <th scope="col">{t('plan')}</th>
          <th scope="col">{t('difference')}</th>
          <th scope="col">{t('lastYear', { year: String(year - 1) })}</th>
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
  );
}

/** What lies ahead of it on the chart: the forecast at the end of each month left. */
export function ForecastTable({ ahead: { rows, outlook }, basis }: { ahead: Ahead; basis: DatedBy }) {
  const t = useTranslations('board.cumulative');
  const method = outlook?.central?.method;
  if (rows.length === 0) return null;
  return (
    <NumberTable
      caption={t('forecastTable', { basis })}
      head={
        <tr>
          <th scope="col">{t('forecastAt')}</th>
          {method !== 'bootstrap' && method && <th scope="col">{t('forecast', { method })}</th>}
          <th scope="col">P10</th>
          <th scope="col">P50</th>
          <th scope="col">P90</th>
        </tr>
      }
    >
      {rows.map(({ month, through, centralKg, p10, p50, p90 }) => (
        <tr key={month}>
          <th scope="row">{printDate(through)}</th>
          {method !== 'bootstrap' && method && <td>{formatKt(centralKg)}</td>}
          <td>{formatKt(p10)}</td>
          <td>{formatKt(p50)}</td>
          <td>{formatKt(p90)}</td>
        </tr>
      ))}
    </NumberTable>
  );
}
