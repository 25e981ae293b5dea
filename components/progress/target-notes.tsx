import { useTranslations } from 'next-intl';
import { printDate } from '@/lib/calendar';
import { formatKt } from '@/lib/quantity';
import type { ListedTarget, Period } from '@/lib/targets/target';
import classes from './board.module.css';

/** Where the target comes from, and in which part of the year it holds. */
export function TargetNotes({
  target,
  year,
  inForce,
}: {
  target: ListedTarget;
  year: number;
  inForce: Period | null;
}) {
  const t = useTranslations('board.target');
  const { name, effectiveFrom, effectiveTo, source, supersededBy } = target;
  const partly = inForce !== null && (inForce.from > `${year}-01-01` || inForce.to < `${year}-12-31`);
  return (
    <footer className={classes.quiet}>
      {inForce === null && <p>{t('notInForce', { name, year: String(year) })}</p>}
      {partly && (
        <p>
          {t('partOfYear', {
            name,
            year: String(year),
            proRated: target.proRated ? 'yes' : 'no',
            from: printDate(inForce.from),
            to: printDate(inForce.to),
          })}
        </p>
      )}
      {supersededBy !== null && <p>{t('superseded')}</p>}
      <p>
        {t('source', {
          name,
          basis: target.basis,
          kt: formatKt(target.kgPerYear, 0),
          from: printDate(effectiveFrom),
          to: effectiveTo === null ? 'open' : printDate(effectiveTo),
          source,
        })}
      </p>
    </footer>
  );
}
