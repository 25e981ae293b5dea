import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { addMonths, printMonth, type Month } from '@/lib/calendar';
import { linkToMonth } from '@/lib/programme/filter';
import classes from './programme.module.css';

interface MonthNavProps {
  month: Month;
  /** The chosen target's key, and what can be chosen. */
  target: string | null;
  targets: readonly { key: string; name: string }[];
  /** Whether the address names it. */
  chosen: boolean;
  /** The moment of the past that stays chosen. */
  known: string | null;
}

/** Another month, another target: links and a plain form, so that the address is the view. */
export function MonthNav({ month, target, targets, chosen, known }: MonthNavProps) {
  const t = useTranslations('programme.nav');
  const beside = (months: number) => linkToMonth(addMonths(month, months), chosen ? target : null, known);
  return (
    <nav className={`${classes.nav} screen-only`} aria-label={t('label')}>
      <Link href={beside(-1)} prefetch={false} rel="prev">
        {t('previous', { month: printMonth(addMonths(month, -1)) })}
      </Link>
      <Link href={beside(1)} prefetch={false} rel="next">
        {t('next', { month: printMonth(addMonths(month, 1)) })}
      </Link>
      <form action="/programme" className={classes.jump}>
        {known !== null && <input type="hidden" name="known" value={known} />}
        <label>
          {t('jump')}
          <input key={month} type="month" name="month" className={classes.control} defaultValue={month} />
        </label>
        {targets.length > 0 && (
          <label>
            {t('target')}
            <select key={target} name="target" className={classes.control} defaultValue={target ?? ''}>
              {targets.map(({ key, name }) => (
                <option key={key} value={key}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )}
        <button type="submit" className={classes.button}>
          {t('apply')}
        </button>
      </form>
    </nav>
  );
}
