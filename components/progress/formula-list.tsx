import { useTranslations } from 'next-intl';
import { formulasOf } from '@/lib/progress/sentence';
import type { Standing } from '@/lib/progress/standing';
import classes from './board.module.css';

/** On paper nothing opens: there every formula is written out. */
export function FormulaList({ standing }: { standing: Standing }) {
  const t = useTranslations('board.formula');
  const formulas = formulasOf(standing);
  if (formulas.length === 0) return null;
  return (
    <section className="paper-only">
      <h2 className={classes.heading}>{t('title')}</h2>
      <dl className={classes.formulas}>
        {formulas.map(({ key, values }) => (
          <div key={key}>
            <dt>{t(`name.${key}`)}</dt>
            <dd>{t(key, values)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
