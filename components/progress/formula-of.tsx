import { useTranslations } from 'next-intl';
import { formulasOf, type Computed } from '@/lib/progress/sentence';
import type { Standing } from '@/lib/progress/standing';
import classes from './board.module.css';

type FormulaOfProps = { name: Computed; standing: Standing; children: React.ReactNode };

/** A computed value that opens its formula and inputs: the browser's own popover, so keyboard and Escape just work. */
export function FormulaOf({ name, standing, children }: FormulaOfProps) {
  const t = useTranslations('board.formula');
  const formula = formulasOf(standing).find(({ key }) => key === name);
  if (!formula) return children;
  const id = `formula-${name}`;
  return (
    <>
      <button type="button" className={classes.computed} popoverTarget={id}>
        {children}
      </button>
      {/* A span: the sentence is a paragraph. */}
      <span id={id} popover="auto" className={classes.formula} role="note" aria-label={t(`name.${name}`)}>
        <b>{t(`name.${name}`)}</b> {t(name, formula.values)}
      </span>
    </>
  );
}
