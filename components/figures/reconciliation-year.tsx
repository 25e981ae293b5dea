import type { ReactNode } from 'react';
import { firstDay, lastDay, printMonth } from '@/lib/calendar';
import { ALL_GRADES } from '@/lib/figures/figure';
import type { Line, ReconciledYear } from '@/lib/figures/reconcile';
import { LineCells, LoggedSum, type Desk } from './reconciliation-row';
import { useFigureWords } from './wording';
import table from '../registry/registry.module.css';
import classes from './figures.module.css';

interface ReconciliationYearProps {
  of: ReconciledYear;
  desk: Desk;
  /** Months that nobody reports are left out where only some states are asked for. */
  allMonths: boolean;
  /** The disruptions of the year. */
  children: ReactNode;
}

/** A year month by month, then its longer periods; a month that nobody reports keeps its place. */
export function ReconciliationYear({
  of: { year, months, longer },
  desk,
  allMonths,
  children,
}: ReconciliationYearProps) {
  const { t, grade, period } = useFigureWords();
  const shown = months.filter(({ lines, logged }) => lines.length > 0 || (allMonths && logged !== null));
  if (shown.length === 0 && longer.length === 0) return null;
  const columns = [
    'period',
    'scope',
    'logged',
    'reported',
    'deviation',
    'share',
    'source',
    'state',
    'why',
  ] as const;
  const unit = { logged: 'kt', reported: 'kt', deviation: 'kt', share: '%' } as Partial<
    Record<(typeof columns)[number], string>
  >;
  const row = (line: Line, head: ReactNode) => (
    <tr key={line.line}>
      <th scope="row" className={table.tight}>
        {head}
      </th>
      <LineCells line={line} desk={desk} />
    </tr>
  );
  return (
    <section className={classes.year}>
      <h2>{year}</h2>
      <div className={table.scroll} tabIndex={0} role="region" aria-label={String(year)}>
        <table className={`${table.table} ${table.dense} ${classes.report}`}>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col" className={unit[column] ? table.number : undefined}>
                  {unit[column]
                    ? t('withUnit', { label: t(`reconciliation.columns.${column}`), unit: unit[column] })
                    : t(`reconciliation.columns.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ month, logged, lines }) =>
              lines.length > 0 ? (
                lines.map((line, index) =>
                  row(
                    line,
                    index === 0 ? printMonth(month) : <span className={table.gap}>{printMonth(month)}</span>,
                  ),
                )
              ) : (
                <tr key={month}>
                  <th scope="row" className={table.tight}>
                    {printMonth(month)}
                  </th>
                  <td className={table.tight}>{grade(ALL_GRADES)}</td>
                  <td className={table.number}>
                    <LoggedSum
                      of={{ from: firstDay(month), to: lastDay(month), grade: ALL_GRADES }}
                      logged={logged}
                      desk={desk}
                    />
                  </td>
                  <td className={table.number}>–</td>
                  <td className={table.number}>–</td>
                  <td className={table.number}>–</td>
                  <td colSpan={3} className={table.gap}>
                    {t('reconciliation.notReported')}
                  </td>
                </tr>
              ),
            )}
          </tbody>
          {longer.length > 0 && (
            <tbody className={classes.longer} aria-label={t('reconciliation.longer', { year: String(year) })}>
              {longer.map((line) => row(line, period(line)))}
            </tbody>
          )}
        </table>
      </div>
      {children}
    </section>
  );
}
