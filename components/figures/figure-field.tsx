'use client';

import { useId, type ReactNode } from 'react';
import type { Refusal } from '@/lib/result';
import { useFigureWords } from './wording';
import form from '../frame/entry.module.css';

interface FigureFieldProps {
  name: string;
  value: string;
  set: (value: string) => void;
  leave?: () => void;
  refusals: readonly Refusal[];
  /** Shown to choose from; with `free`, anything else can be typed. */
  options?: readonly (readonly [string, string])[];
  free?: boolean;
  area?: boolean;
  number?: boolean;
  wide?: boolean;
  required?: boolean;
  children?: ReactNode;
}

/** A label, its control, and what is wrong with what was typed; a number that reads in two ways is asked. */
export function FigureField(props: FigureFieldProps) {
  const { name, value, set, leave, refusals, options, free, area, number, wide, required, children } = props;
  const { t, field, refusal: say } = useFigureWords();
  const id = useId();
  const hint = t.has(`hints.${name}`) ? t(`hints.${name}` as 'hints.source') : null;
  const unit = t.has(`fieldUnits.${name}`) ? t(`fieldUnits.${name}` as 'fieldUnits.tonnes') : null;
  const wrong = refusals.length > 0;
  const described = [wrong ? `${id}-wrong` : '', hint ? `${id}-hint` : ''].filter(Boolean).join(' ');
  const shared = {
    id,
    name,
    required,
    value,
    className: `${form.input} ${area ? form.area : ''} ${number ? form.number : ''}`,
    'aria-invalid': wrong || undefined,
    'aria-describedby': described || undefined,
    onBlur: leave,
    onChange: (event: { currentTarget: { value: string } }) => set(event.currentTarget.value),
  };
  return (
    <div className={`${form.field} ${wide ? form.wide : ''}`}>
      <label className={form.label} htmlFor={id}>
        {unit === null ? field(name) : t('withUnit', { label: field(name), unit })}
      </label>
      {options && !free ? (
        <select {...shared}>
          {options.map(([key, text]) => (
            <option key={key} value={key}>
              {text}
            </option>
          ))}
        </select>
      ) : area ? (
        <textarea {...shared} rows={3} />
      ) : (
        <input
          {...shared}
          autoComplete="off"
          spellCheck={false}
          list={options ? `${id}-list` : undefined}
          inputMode={number ? 'decimal' : undefined}
        />
      )}
      {options && free && (
        <datalist id={`${id}-list`}>
          {options.map(([key]) => (
            <option key={key} value={key} />
          ))}
        </datalist>
      )}
      <div id={`${id}-wrong`} className={form.refusals} role="status">
        {refusals.map(({ choices, ...refusal }) =>
          choices ? (
            <div key={refusal.reason} className={form.question}>
              <span>{t('form.ask', { read: String(refusal.values?.read ?? '') })}</span>
              {choices.map((print) => (
                <button key={print} type="button" className={form.choice} onClick={() => set(print)}>
                  {t('form.meant', { print })}
                </button>
              ))}
            </div>
          ) : (
            <div key={refusal.reason}>{say(refusal)}</div>
          ),
        )}
      </div>
      {hint && (
        <p id={`${id}-hint`} className={form.hint}>
          {hint}
        </p>
      )}
      {children}
    </div>
  );
}
