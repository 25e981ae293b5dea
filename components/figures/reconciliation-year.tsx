import type { ReactNode } from 'react';
import { firstDay, lastDay, printMonth } from '@/lib/calendar';
import { ALL_GRADES } from '@/lib/figures/figure';
import type { ReconciledYear } from '@/lib/figures/reconciled-years';
import { LoggedSum, type Desk } from './reconciliation-row';
import { LineRow, ReconciliationTable } from './reconciliation-table';
import table from '../frame/reading.module.css';
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
  const { t, grade, period } = desk.words;
  const shown = months.filter(({ lines, logged }) => lines.length > 0 || (allMonths && logged !== null));
  if (shown.length === 0 && longer.length === 0) return null;
  return (
    <section className={classes.year}>
      <h2>{year}</h2>
      <ReconciliationTable desk={desk} label={String(year)}>
        <tbody>
          {shown.map(({ month, logged, lines }) =>
            lines.length > 0 ? (
              lines.map((line, index) => (
                <LineRow
                  key={line.line}
                  line={line}
                  desk={desk}
                  head={
                    index === 0 ? printMonth(month) : <span className={table.gap}>{printMonth(month)}</span>
                  }
                />
              ))
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
            {longer.map((line) => (
              <LineRow key={line.line} line={line} desk={desk} head={period(line)} />
            ))}
          </tbody>
        )}
      </ReconciliationTable>
      {children}
    </section>
  );
}
