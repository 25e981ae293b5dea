import { useTranslations } from 'next-intl';
import type { forecastFormula } from '@/lib/progress/outlook-said';
import { formulasOf } from '@/lib/progress/sentence';
import type { Standing } from '@/lib/progress/standing';
import classes from './board.module.css';

/** On paper nothing opens: there every formula is written out. */
export function FormulaList({
  standing,
  forecast = null,
}: {
  standing: Standing;
  forecast?: ReturnType<typeof forecastFormula>;
}) {
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
        {forecast && (
          <div>
            <dt>{t('name.forecast')}</dt>
            <dd>{t('forecast', forecast)}</dd>
          </div>
        )}
      </dl>
    </section>
  );
}
