import Link from 'next/link';
import { firstDay, lastDay, printMonth, yearOf } from '@/lib/calendar';
import type { EntitledMonth } from '@/lib/progress/entitlement';
import { linkToSum, type Selection } from '@/lib/progress/filter';
import { printSignedKt } from '@/lib/progress/sentence';
import { formatKt } from '@/lib/quantity';
import { useRegistryWords } from './wording';
import classes from '../frame/reading.module.css';

type EntitlementProps = { months: readonly EntitledMonth[]; selection: Selection };

/** What the promise entitled to and what was lifted, the latest year open; each month opens the voyages behind it. */
export function Entitlement({ months, selection }: EntitlementProps) {
  const { t } = useRegistryWords();
  const years = [...new Set(months.map(({ month }) => yearOf(month)))].reverse();
  const last = months.findLast(({ carriedKg }) => carriedKg !== null);
  return (
    <section className={classes.section}>
      <h2>{t('entitlement.title')}</h2>
      <p>
        {last?.carriedKg === null || last === undefined
          ? t('entitlement.unknown')
          : t('entitlement.sentence', {
              month: printMonth(last.month),
              tonnes: formatKt(Math.abs(last.carriedKg)),
              side: last.carriedKg > 0 ? 'over' : last.carriedKg < 0 ? 'under' : 'even',
            })}
      </p>
      {years.map((year, index) => (
        <details key={year} open={index === 0}>
          <summary>{year}</summary>
          <Year rows={months.filter(({ month }) => yearOf(month) === year)} selection={selection} />
        </details>
      ))}
      <p className={classes.small}>{t('entitlement.rule')}</p>
    </section>
  );
}

function Year({ rows, selection }: { rows: readonly EntitledMonth[]; selection: Selection }) {
  const { t } = useRegistryWords();
  const gap = <span className={classes.gap}>{t('gap')}</span>;
  const signed = (kg: number | null) => (kg === null ? gap : printSignedKt(kg));
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('entitlement.title')}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('entitlement.month')}</th>
            {(['entitled', 'lifted', 'balance', 'carried'] as const).map((column) => (
              <th key={column} scope="col" className={classes.number}>
                {t(`entitlement.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ month, entitledKg, liftedKg, balanceKg, carriedKg, running }) => (
            <tr key={month}>
              <th scope="row">
                {printMonth(month)}
                {running && ` ${t('entitlement.running')}`}
              </th>
              <td className={classes.number}>{formatKt(entitledKg)}</td>
              <td className={classes.number}>
                {liftedKg === null ? (
                  gap
                ) : (
                  <Link href={linkToSum(firstDay(month), lastDay(month), selection)} prefetch={false}>
                    {formatKt(liftedKg)}
                  </Link>
                )}
              </td>
              <td className={classes.number}>{signed(balanceKg)}</td>
              <td className={classes.number}>{signed(carriedKg)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
