import Link from 'next/link';
import { KINDS, STATUSES } from '@/lib/figures/figure';
import { figureSearch, figuresAt, type FigureFilter } from '@/lib/figures/filter';
import { VERDICTS } from '@/lib/figures/finding';
import { useFigureWords } from './wording';
import classes from './figures.module.css';

interface FigureFilterFormProps {
  filter: FigureFilter;
  /** The moment, as the address says it. */
  known: string | null;
  choices: { years: number[]; grades: string[]; origins: string[] };
}

/** A plain form: what it sends is the address. */
export function FigureFilterForm({ filter, known, choices }: FigureFilterFormProps) {
  const { t, grade } = useFigureWords();
  const choice = (
    name: string,
    label: string,
    value: string | null,
    options: readonly (readonly [string, string])[],
  ) => (
    <label>
      {label}
      <select key={value} name={name} className={classes.control} defaultValue={value ?? ''}>
        <option value="">{t('filter.any')}</option>
        {options.map(([of, text]) => (
          <option key={of} value={of}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <form
      role="search"
      aria-label={t('filter.label')}
      className={`${classes.filter} screen-only`}
      action="/figures"
    >
      {known !== null && <input type="hidden" name="known" value={known} />}
      <label>
        {t('filter.text')}
        <input
          key={filter.text}
          name="q"
          type="search"
          className={classes.control}
          defaultValue={filter.text}
          maxLength={100}
        />
      </label>
      {choice(
        'year',
        t('filter.year'),
        filter.year === null ? null : String(filter.year),
        choices.years.map((year) => [String(year), String(year)]),
      )}
      {choice(
        'grade',
        t('filter.grade'),
        filter.grade,
        choices.grades.map((name) => [name, grade(name)]),
      )}
      {choice(
        'origin',
        t('filter.origin'),
        filter.origin,
        choices.origins.map((name) => [name, name]),
      )}
      {choice(
        'kind',
        t('filter.kind'),
        filter.kind,
        KINDS.map((kind) => [kind, t(`kind.${kind}`)]),
      )}
      {choice(
        'status',
        t('filter.status'),
        filter.status,
        STATUSES.map((status) => [status, t(`status.${status}`)]),
      )}
      {choice(
        'verdict',
        t('filter.verdict'),
        filter.verdict,
        VERDICTS.map((verdict) => [verdict, t(`verdict.${verdict}`)]),
      )}
      <button type="submit" className={classes.button}>
        {t('filter.apply')}
      </button>
      {figureSearch(filter) !== '' && <Link href={figuresAt(known)}>{t('filter.clear')}</Link>}
    </form>
  );
}
