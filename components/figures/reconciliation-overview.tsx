import { daysBetween, daysInYear } from '@/lib/calendar';
import type { YearSummary } from '@/lib/figures/reconciled-years';
import { linkToReconciliation, type ReconciliationFilter } from '@/lib/figures/reconciliation-filter';
import { STATES } from '@/lib/figures/reconcile';
import { letterOf, type Disruption } from '@/lib/progress/series';
import { LoggedSum, type Desk } from './reconciliation-row';
import table from '../frame/reading.module.css';
import classes from './figures.module.css';

interface ReconciliationOverviewProps {
  summaries: readonly YearSummary[];
  /** Of all these years, earliest first, lettered in that order. */
  disruptions: readonly Disruption[];
  filter: ReconciliationFilter;
  desk: Desk;
}

/** A line a year: what was logged, how its lines stand, when the route was disturbed. A year, and each count, opens its lines. */
export function ReconciliationOverview({
  summaries,
  disruptions,
  filter,
  desk,
}: ReconciliationOverviewProps) {
  const { t } = desk.words;
  const link = (year: number, state = filter.state) =>
    linkToReconciliation({ ...filter, from: year, to: year, state, whole: false }, desk.known);
  const states = STATES.filter((state) => filter.state === null || state === filter.state);
  return (
    <div className={table.scroll} tabIndex={0} role="region" aria-label={t('reconciliation.byYear')}>
      <table className={`${table.table} ${table.dense} ${classes.report}`}>
        <thead>
          <tr>
            <th scope="col">{t('reconciliation.year')}</th>
            <th scope="col" className={table.number}>
              {t('withUnit', { label: t('reconciliation.columns.logged'), unit: 'kt' })}
            </th>
            {states.map((state) => (
              <th key={state} scope="col" className={table.number}>
                {t(`reconciliation.states.${state}`)}
              </th>
            ))}
            <th scope="col" className={table.number}>
              {t('reconciliation.signed')}
            </th>
            <th scope="col">{t('reconciliation.disruptions')}</th>
          </tr>
        </thead>
        <tbody>
          {summaries.map(({ year, logged, counts }) => (
            <tr key={year}>
              <th scope="row" className={table.tight}>
                <a href={link(year)}>{year}</a>
              </th>
              <td className={table.number}>
                <LoggedSum
                  of={{ from: `${year}-01-01`, to: `${year}-12-31`, grade: filter.grade ?? 'all' }}
                  logged={logged}
                  desk={desk}
                />
              </td>
              {states.map((state) => (
                <td key={state} className={table.number}>
                  {counts[state] === 0 ? (
                    <span className={table.gap}>0</span>
                  ) : (
                    <a href={link(year, state)} className={classes.verdict} data-verdict={state}>
                      {counts[state]}
                    </a>
                  )}
                </td>
              ))}
              <td className={table.number}>
                {counts.signed === 0 ? <span className={table.gap}>0</span> : counts.signed}
              </td>
              <td>
                <Strip year={year} disruptions={disruptions} desk={desk} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const WIDTH = 144;

/** The year as a line of twelve months, with what disturbed the route on it. */
function Strip({
  year,
  disruptions,
  desk,
}: {
  year: number;
  disruptions: readonly Disruption[];
  desk: Desk;
}) {
  const [first, last, days] = [`${year}-01-01`, `${year}-12-31`, daysInYear(year)];
  const own = disruptions
    .map((one, index) => ({ ...one, letter: letterOf(index) }))
    .filter(({ from, to }) => from <= last && to >= first);
  if (own.length === 0) return <span className={table.gap}>–</span>;
  const at = (day: number) => (day / days) * WIDTH;
  const said = own.map((one) => `${one.letter}: ${desk.words.period(one)}, ${one.name}`).join('; ');
  return (
    <svg className={classes.strip} viewBox={`0 0 ${WIDTH} 18`} role="img" aria-label={said}>
      <title>{said}</title>
      <line x1={0} x2={WIDTH} y1={16} y2={16} />
      {Array.from({ length: 13 }, (_, month) => (
        <line key={month} x1={(month * WIDTH) / 12} x2={(month * WIDTH) / 12} y1={14} y2={18} />
      ))}
      {own.map(({ name, letter, from, to }) => {
        const begins = at(Math.max(0, daysBetween(first, from)));
        const ends = at(Math.min(days, daysBetween(first, to) + 1));
        return (
          <g key={name}>
            <rect x={begins} y={11} width={Math.max(2, ends - begins)} height={4} />
            <text x={Math.min(begins, WIDTH - 8)} y={8}>
              {letter}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
