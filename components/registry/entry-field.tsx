'use client';

import { useId, type ComponentPropsWithoutRef } from 'react';
import type { Refusal } from '@/lib/result';
import { FieldRefusals } from './field-refusals';
import type { FieldSpec } from './fields';
import { useRegistryWords } from './wording';
import classes from '../frame/entry.module.css';

/** The zones around the Caspian; any other name of the time-zone database can be typed. */
const ZONES = [
  'Asia/Aqtau',
  'Asia/Baku',
  'Europe/Moscow',
  'Asia/Ashgabat',
  'Asia/Tehran',
  'Asia/Tbilisi',
  'Europe/Istanbul',
];

export interface Choice {
  id: number;
  name: string;
}

interface EntryFieldProps {
  spec: FieldSpec;
  value: string | number | null;
  choices: readonly Choice[];
  refusals: readonly Refusal[];
  set: (value: string | number | null) => void;
  leave: () => void;
  children?: React.ReactNode;
}

/** A label, the control of its type, and what is wrong with what was typed. */
export function EntryField({ spec, value, choices, refusals, set, leave, children }: EntryFieldProps) {
  const { name, label, hint, keyed, t } = useRegistryWords();
  const id = useId();
  const { type, required, wide } = spec;
  const help = hint(spec.name);
  const wrong = refusals.length > 0;
  const numeric = type === 'tonnes' || type === 'quantity' || type === 'decimal';
  const described = [wrong ? `${id}-wrong` : '', help ? `${id}-hint` : ''].filter(Boolean).join(' ');
  const shared = {
    id,
    required,
    'aria-invalid': wrong || undefined,
    'aria-describedby': described || undefined,
    onBlur: leave,
  };
  const input: ComponentPropsWithoutRef<'input'> = {
    ...shared,
    type: 'text',
    autoComplete: 'off',
    spellCheck: false,
    value: String(value ?? ''),
    onChange: (event) => set(event.currentTarget.value),
  };
  return (
    <div className={`${classes.field} ${wide ? classes.wide : ''}`}>
      <label className={classes.label} htmlFor={type === 'entries' ? undefined : id} id={`${id}-label`}>
        {numeric ? label(spec.name) : name(spec.name)}
      </label>
      {type === 'entry' || type === 'key' ? (
        <select
          {...shared}
          className={classes.input}
          value={value ?? ''}
          onChange={({ currentTarget: { value: chosen } }) =>
            set(type === 'key' ? chosen : chosen === '' ? null : Number(chosen))
          }
        >
          {type === 'entry' && (
            <option value="">{t(required ? 'form.choose' : (spec.unchosen ?? 'form.notChosen'))}</option>
          )}
          {type === 'entry'
            ? choices.map((choice) => (
                <option key={choice.id} value={choice.id}>
                  {choice.name}
                </option>
              ))
            : spec.keys?.map((key) => (
                <option key={key} value={key}>
                  {keyed(key)}
                </option>
              ))}
        </select>
      ) : type === 'entries' ? (
        <Ticks id={id} chosen={String(value ?? '')} choices={choices} set={set} />
      ) : type === 'area' || type === 'months' ? (
        <textarea
          {...shared}
          className={`${classes.input} ${classes.area}`}
          rows={type === 'months' ? 4 : 2}
          value={String(value ?? '')}
          onChange={(event) => set(event.currentTarget.value)}
        />
      ) : (
        <input
          {...input}
          list={type === 'zone' ? `${id}-zones` : undefined}
          inputMode={
            numeric ? 'decimal' : type === 'day' || type === 'month' || type === 'imo' ? 'numeric' : undefined
          }
          className={`${classes.input} ${numeric ? classes.number : ''}`}
        />
      )}
      {type === 'zone' && (
        <datalist id={`${id}-zones`}>
          {ZONES.map((zone) => (
            <option key={zone} value={zone} />
          ))}
        </datalist>
      )}
      <FieldRefusals
        id={`${id}-wrong`}
        refusals={refusals}
        choose={(print) => {
          set(print);
          document.getElementById(id)?.focus();
        }}
      />
      {help && (
        <p id={`${id}-hint`} className={classes.hint}>
          {help}
        </p>
      )}
      {children}
    </div>
  );
}

type TicksProps = { id: string; chosen: string; choices: readonly Choice[]; set: (value: string) => void };

/** Some of a few entries; the text is their ids. */
function Ticks({ id, chosen, choices, set }: TicksProps) {
  const ids = chosen === '' ? [] : chosen.split(',');
  return (
    <span id={id} role="group" aria-labelledby={`${id}-label`} className={classes.ticks}>
      {choices.map((choice) => {
        const key = String(choice.id);
        return (
          <label key={key}>
            <input
              type="checkbox"
              checked={ids.includes(key)}
              onChange={({ currentTarget: { checked } }) =>
                set((checked ? [...ids, key] : ids.filter((one) => one !== key)).join(','))
              }
            />
            {choice.name}
          </label>
        );
      })}
    </span>
  );
}
