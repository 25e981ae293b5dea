import Link from 'next/link';
import { STATES } from '@/lib/figures/reconcile';
import { linkToReconciliation, type ReconciliationFilter } from '@/lib/figures/reconciliation-filter';
import { useFigureWords } from './wording';
import classes from './figures.module.css';

interface ReconciliationChoicesProps {
  filter: ReconciliationFilter;
  /** The moment, as the address says it. */
  known: string | null;
  /** The years that there are. */
  span: { first: number; last: number };
  grades: readonly string[];
}

/** A plain form: what it sends is the address. */
export function ReconciliationChoices({ filter, known, span, grades }: ReconciliationChoicesProps) {
  const { t, grade } = useFigureWords();
  const years = Array.from({ length: span.last - span.first + 1 }, (_, index) => span.first + index);
  const narrowed = filter.from !== span.first || filter.to !== span.last;
  const yearChoice = (name: 'from' | 'to', value: number) => (
    <label>
      {t(`reconciliation.${name}`)}
      <select key={value} name={name} className={classes.control} defaultValue={value}>
        {years.map((year) => (
          <option key={year}>{year}</option>
        ))}
      </select>
    </label>
  );
  return (
    <form
      className={`${classes.filter} screen-only`}
      action="/figures/reconciliation"
      aria-label={t('reconciliation.years')}
    >
      {known !== null && <input type="hidden" name="known" value={known} />}
      {yearChoice('from', filter.from)}
      {yearChoice('to', filter.to)}
      <label>
        {t('reconciliation.grade')}
        <select key={filter.grade} name="grade" className={classes.control} defaultValue={filter.grade ?? ''}>
          <option value="">{t('reconciliation.anyGrade')}</option>
          {grades.map((one) => (
            <option key={one} value={one}>
              {grade(one)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('reconciliation.state')}
        <select key={filter.state} name="state" className={classes.control} defaultValue={filter.state ?? ''}>
          <option value="">{t('reconciliation.anyState')}</option>
          {STATES.map((state) => (
            <option key={state} value={state}>
              {t(`reconciliation.states.${state}`)}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className={classes.button}>
        {t('reconciliation.apply')}
      </button>
      {narrowed && (
        <Link
          className={classes.beside}
          href={linkToReconciliation(
            { ...filter, from: span.first, to: span.last, state: null, whole: false },
            known,
          )}
          prefetch={false}
        >
          {t('reconciliation.allYears', { from: String(span.first), to: String(span.last) })}
        </Link>
      )}
    </form>
  );
}
