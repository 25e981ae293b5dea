import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { printDate } from '@/lib/calendar';
import type { Ahead } from '@/lib/progress/ahead';
import { linkToSum, type Selection } from '@/lib/progress/filter';
import type { AheadRow } from '@/lib/progress/outlook';
import { printSignedKt } from '@/lib/progress/sentence';
import type { MonthRow } from '@/lib/progress/series';
import type { Standing } from '@/lib/progress/standing';
import { planToDate } from '@/lib/progress/pace';
import { formatKt, type Kg } from '@/lib/quantity';
import { NumberTable } from './number-table';
import classes from './board.module.css';

type CumulativeTableProps = {
  rows: MonthRow[];
  standing: Standing;
  selection: Selection;
  ahead: Ahead | null;
};

/** The numbers of the cumulative chart, the forecast's among them. */
export function CumulativeTable({ rows, standing, selection, ahead }: CumulativeTableProps) {
  const t = useTranslations('board.cumulative');
  const { year, targetKg } = standing;
  const forecast = new Map(ahead?.rows.map((row) => [row.month, row]));
  const method = ahead?.outlook?.central?.method;
  const shown = forecast.size > 0;
  const own = method !== undefined && method !== 'bootstrap';
  return (
    <NumberTable
      caption={t('table')}
      head={
        <tr>
          <th scope="col">{t('through')}</th>
          <th scope="col">{t('lifted')}</th>
          <th scope="col">{t('plan')}</th>
          <th scope="col">{t('difference')}</th>
          <th scope="col">{t('lastYear', { year: String(year - 1) })}</th>
          {shown && (
            <>
              {own && <th scope="col">{t('forecast', { method })}</th>}
              <th scope="col">P10</th>
              <th scope="col">P50</th>
              <th scope="col">P90</th>
            </>
          )}
        </tr>
      }
    >
      {rows.flatMap((row) => {
        const running = row.state === 'provisional';
        const ofMonth = forecast.get(row.month);
        const first = (
          <tr key={row.month} className={running ? classes.provisional : undefined}>
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
            <td>{formatKt(running ? null : row.lastYearCumulativeKg)}</td>
            {shown && <AheadCells row={running ? undefined : ofMonth} own={own} />}
          </tr>
        );
        // The month that runs is counted through today, and forecast through its end.
        return running && ofMonth !== undefined
          ? [first, <MonthEnd key={`${row.month} end`} {...{ row, ofMonth, targetKg, year, own }} />]
          : [first];
      })}
    </NumberTable>
  );
}

type MonthEndProps = { row: MonthRow; ofMonth: AheadRow; targetKg: Kg | null; year: number; own: boolean };

function MonthEnd({ row, ofMonth, targetKg, year, own }: MonthEndProps) {
  return (
    <tr>
      <th scope="row">{printDate(ofMonth.through)}</th>
      <td>{formatKt(null)}</td>
      <td>{formatKt(targetKg === null ? null : planToDate(targetKg, year, ofMonth.through))}</td>
      <td>{formatKt(null)}</td>
      <td>{formatKt(row.lastYearCumulativeKg)}</td>
      <AheadCells row={ofMonth} own={own} />
    </tr>
  );
}

function AheadCells({ row, own }: { row: AheadRow | undefined; own: boolean }) {
  return (
    <>
      {own && <td>{formatKt(row?.centralKg ?? null)}</td>}
      <td>{formatKt(row?.p10 ?? null)}</td>
      <td>{formatKt(row?.p50 ?? null)}</td>
      <td>{formatKt(row?.p90 ?? null)}</td>
    </>
  );
}
