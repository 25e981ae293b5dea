import { useId } from 'react';
import { useTranslations } from 'next-intl';
import type { CellClash } from './cell-text';
import classes from './desk.module.css';

interface ClashProps {
  /** What the field is called. */
  label: string;
  clash: CellClash;
  /** As it stands in the field now: a third value chooses neither. */
  value: string;
  shown: (value: string) => string;
  choose: (value: string) => void;
}

/** One field that two people changed: theirs, which is saved, or mine, which is typed. */
export function Clash({ label, clash, value, shown, choose }: ClashProps) {
  const t = useTranslations('log.amend');
  const name = useId();
  return (
    <fieldset className={classes.clash}>
      <legend>{t('clash', { field: label })}</legend>
      {(['theirs', 'mine'] as const).map((side) => (
        <label key={side}>
          <input
            type="radio"
            name={name}
            checked={value === clash[side]}
            onChange={() => choose(clash[side])}
          />{' '}
          {t(side, { value: shown(clash[side]) })}
        </label>
      ))}
    </fieldset>
  );
}
