import { useTranslations } from 'next-intl';
import classes from '../figures/figures.module.css';

type YearChoiceProps = {
  action: string;
  year: number;
  years: readonly number[];
  /** With a choice of grade where there are any. */
  grades?: readonly { id: number; name: string }[];
  gradeId?: number | null;
  /** The moment of the past that stays chosen. */
  known: string | null;
};

/** A plain form: what it sends is the address. */
export function YearChoice({ action, year, years, grades, gradeId = null, known }: YearChoiceProps) {
  const t = useTranslations('onward');
  const all = years.includes(year) ? years : [...years, year].sort();
  return (
    <form className={`${classes.filter} screen-only`} action={action} aria-label={t('choose')}>
      {known !== null && <input type="hidden" name="known" value={known} />}
      <label>
        {t('year')}
        <select key={year} name="year" className={classes.control} defaultValue={year}>
          {all.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
      </label>
      {grades && (
        <label>
          {t('grade')}
          <select key={gradeId} name="grade" className={classes.control} defaultValue={gradeId ?? ''}>
            <option value="">{t('allGrades')}</option>
            {grades.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <button type="submit" className={classes.button}>
        {t('show')}
      </button>
    </form>
  );
}
