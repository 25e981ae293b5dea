import { useTranslations } from 'next-intl';
import { printDate } from '@/lib/calendar';
import { letterOf, type Disruption } from '@/lib/progress/series';
import classes from './board.module.css';

/** What disturbed the route in the year; the letters are those on the charts. */
export function DisruptionList({
  disruptions,
  year,
}: {
  disruptions: readonly Disruption[];
  /** Or years, as they are shown. */
  year: number | string;
}) {
  const t = useTranslations('board.disruptions');
  if (disruptions.length === 0) return null;
  return (
    <section>
      <h2 className={classes.heading}>{t('title', { year: String(year) })}</h2>
      <ul className={classes.disruptions}>
        {disruptions.map(({ name, from, to, precision, reason, source, note }, index) => (
          <li key={name}>
            <b>{letterOf(index)}</b> {t('line', { from: printDate(from), to: printDate(to), name })}{' '}
            {precision !== 'day' && `${t('precision', { precision })} `}
            <span className={classes.quiet}>
              {[reason && t('reason', { reason }), note].filter(Boolean).map((part) => `· ${part} `)}·{' '}
              {t('source', { source })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
