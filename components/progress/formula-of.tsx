import { useTranslations } from 'next-intl';
import { formulasOf, type Computed } from '@/lib/progress/sentence';
import type { Standing } from '@/lib/progress/standing';
import classes from './board.module.css';

const idOf = (name: Computed) => `formula-${name}`;

/** A computed value in a text, which opens its formula: the browser's own popover, so keyboard and Escape just work. */
export function OpensFormula({ name, children }: { name: Computed; children: React.ReactNode }) {
  return (
    <button type="button" className={classes.computed} popoverTarget={idOf(name)}>
      {children}
    </button>
  );
}

/** The formulas behind {@link OpensFormula}, beside the text and not in it: unopened they are not read with it. */
export function Formulas({ standing }: { standing: Standing }) {
  const t = useTranslations('board.formula');
  return formulasOf(standing).map(({ key, values }) => (
    <div
      key={key}
      id={idOf(key)}
      popover="auto"
      className={classes.formula}
      role="note"
      aria-label={t(`name.${key}`)}
    >
      <b>{t(`name.${key}`)}</b>
      <p>{t(key, values)}</p>
    </div>
  ));
}
