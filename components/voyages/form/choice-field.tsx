'use client';

import { useWording } from '../wording';
import { useField, useRefusalsOf } from './draft-context';
import { FieldRefusals } from './field-refusals';
import { idOf, refusalsIdOf } from './paths';
import classes from './form.module.css';

/** One of a few: the browser's own list, which typing a first letter chooses from. */
export function ChoiceField({
  path,
  label,
  choices,
  wide = false,
}: {
  path: string;
  label: string;
  choices: { id: number; name: string }[];
  wide?: boolean;
}) {
  const { t } = useWording();
  const [value, set] = useField<number | null>(path);
  const wrong = useRefusalsOf(path).length > 0;
  return (
    <div className={wide ? classes.double : classes.field}>
      <label className={classes.label} htmlFor={idOf(path)}>
        {label}
      </label>
      <select
        id={idOf(path)}
        className={classes.input}
        value={value ?? ''}
        onChange={({ currentTarget }) => set(currentTarget.value === '' ? null : Number(currentTarget.value))}
        aria-invalid={wrong || undefined}
        aria-describedby={wrong ? refusalsIdOf(path) : undefined}
      >
        <option value="">{t('form.notChosen')}</option>
        {choices.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <FieldRefusals path={path} />
    </div>
  );
}
