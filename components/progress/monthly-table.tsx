import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { firstDay, lastDay, printMonth } from '@/lib/calendar';
import { linkToSum, type Selection } from '@/lib/progress/filter';
import { printChangeShare, printSignedKt } from '@/lib/progress/sentence';
import type { Change, MonthRow } from '@/lib/progress/series';
import type { Standing } from '@/lib/progress/standing';
import { formatKt } from '@/lib/quantity';
import { NumberTable } from './number-table';
import classes from './board.module.css';

type MonthlyTableProps = { rows: MonthRow[]; standing: Standing; selection: Selection; wholeScope: boolean };

/** The months in numbers. In a part of all lots it counts lots: a voyage may carry others too. */
export function MonthlyTable({ rows, standing, selection, wholeScope }: MonthlyTableProps) {
  const t = useTranslations('board.monthly');
  const { year, basis, state, targetKg, liftedKg } = standing;
  const count = (row: MonthRow) => (wholeScope ? row.voyages : row.lots);
  const total = rows.some((row) => row.kg !== null)
    ? rows.reduce((sum, row) => sum + (count(row) ?? 0), 0)
    : null;
  return (
    <NumberTable
      caption={t('table', { basis })}
      head={
        <>
          <tr>
            <th scope="col" rowSpan={2}>
              {t('month')}
            </th>
            <th scope="col" rowSpan={2}>
              {t('lifted', { basis })}
            </th>
            <th scope="col" rowSpan={2}>
              {t('plan')}
            </th>
            <th scope="col" rowSpan={2}>
              {t('difference')}
            </th>
            <th scope="colgroup" colSpan={2}>
              {t('onPrevious')}
            </th>
            <th scope="colgroup" colSpan={2}>
              {t('onYear')}
            </th>
            <th scope="col" rowSpan={2}>
              {wholeScope ? t('voyages') : t('lots')}
            </th>
          </tr>
          <tr>
            {['onPrevious', 'onYear'].flatMap((of) => [
              <th key={`${of}-kt`} scope="col">
                {t('kt')}
              </th>,
              <th key={`${of}-percent`} scope="col">
                {t('percent')}
              </th>,
            ])}
          </tr>
        </>
      }
      foot={
        <tr>
          <th scope="row">
            {year} {state === 'running' && t('yearSoFar')}
          </th>
          <td>
            {total === null ? (
              formatKt(null)
            ) : (
              <Link prefetch={false} href={linkToSum(`${year}-01-01`, `${year}-12-31`, selection)}>
                {formatKt(liftedKg)}
              </Link>
            )}
          </td>
          <td>{formatKt(targetKg)}</td>
          <td>{state === 'finished' ? printSignedKt(standing.gapKg) : formatKt(null)}</td>
          <td colSpan={4} />
          <td>{total ?? formatKt(null)}</td>
        </tr>
      }
    >
      {rows.map((row) => (
        <tr key={row.month} className={row.state === 'provisional' ? classes.provisional : undefined}>
          <th scope="row">
            {printMonth(row.month)} {row.state === 'provisional' && <small>{t('soFar')}</small>}
          </th>
          <td>
            <Lifted row={row} selection={selection} />
          </td>
          <td>{formatKt(row.planKg)}</td>
          <td>{printSignedKt(row.onPlanKg)}</td>
          <Changes of={row.onPrevious} />
          <Changes of={row.onYear} />
          <td>{count(row) ?? formatKt(null)}</td>
        </tr>
      ))}
    </NumberTable>
  );
}

function Changes({ of }: { of: Change | null }) {
  return (
    <>
      <td>{printSignedKt(of?.kg ?? null)}</td>
      <td>{printChangeShare(of)}</td>
    </>
  );
}

/** A gap, a zero that says so, or the sum with the voyages behind it. */
function Lifted({ row, selection }: { row: MonthRow; selection: Selection }) {
  const t = useTranslations('board.monthly');
  if (row.kg === null) return formatKt(null);
  if (row.lots === 0)
    return <span className={classes.quiet}>{t('noLiftings', { basis: selection.basis ?? 'bl' })}</span>;
  return (
    <Link prefetch={false} href={linkToSum(firstDay(row.month), lastDay(row.month), selection)}>
      {formatKt(row.kg)}
    </Link>
  );
}
