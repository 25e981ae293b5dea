import { useTranslations } from 'next-intl';
import { formulasOf, type Computed } from '@/lib/progress/sentence';
import type { Standing } from '@/lib/progress/standing';
import classes from './board.module.css';

type Name = Computed | 'forecast';
const idOf = (name: Name) => `formula-${name}`;

/** A computed value in a text, which opens its formula: the browser's own popover, so keyboard and Escape just work. */
export function OpensFormula({ name, children }: { name: Name; children: React.ReactNode }) {
  return (
    <button type="button" className={classes.computed} popoverTarget={idOf(name)}>
      {children}
    </button>
  );
}

/** A formula that {@link OpensFormula} opens, beside the text and not in it: unopened it is not read with it. */
export function Formula({ name, title, children }: { name: Name; title: string; children: React.ReactNode }) {
  return (
    <div id={idOf(name)} popover="auto" className={classes.formula} role="note" aria-label={title}>
      <b>{title}</b>
      <p>{children}</p>
    </div>
  );
}

/** The formulas of what the sentence computes. */
export function Formulas({ standing }: { standing: Standing }) {
  const t = useTranslations('board.formula');
  return formulasOf(standing).map(({ key, values }) => (
    <Formula key={key} name={key} title={t(`name.${key}`)}>
      {t(key, values)}
    </Formula>
  ));
}
