import { useTranslations } from 'next-intl';
import { printDate, type LocalDate } from '@/lib/calendar';
import classes from '../figures/figures.module.css';

/** A plain form: what it sends is the address. */
export function DayChoice({ day, known }: { day: LocalDate; known: string | null }) {
  const t = useTranslations('onward');
  return (
    <form className={`${classes.filter} screen-only`} action="/onward/costs" aria-label={t('costs.on')}>
      {known !== null && <input type="hidden" name="known" value={known} />}
      <label>
        {t('costs.on')}
        <input
          key={day}
          name="on"
          className={classes.control}
          defaultValue={printDate(day)}
          inputMode="numeric"
          autoComplete="off"
        />
      </label>
      <button type="submit" className={classes.button}>
        {t('show')}
      </button>
    </form>
  );
}
