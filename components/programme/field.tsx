'use client';

import { useId, useState, type ReactNode } from 'react';
import type { Refusal } from '@/lib/result';
import { readTyped } from '../registry/fields';
import { useRefusalWords } from './wording';
import form from '../frame/entry.module.css';

interface FieldProps {
  label: string;
  value: string;
  change: (text: string) => void;
  refusals?: readonly Refusal[];
  hint?: ReactNode;
  numeric?: boolean;
  /** A day: shown as it was read when the field is left, or asked. */
  day?: boolean;
  focus?: boolean;
}

/** One typed text with what is wrong with it below; a number that can be read in two ways is asked. */
export function Field({ label, value, change: typed, refusals = [], hint, numeric, day, focus }: FieldProps) {
  const id = useId();
  const say = useRefusalWords();
  const [asked, setAsked] = useState<Refusal | null>(null);
  const said = refusals.length > 0 || !asked ? refusals : [asked];
  const change = (text: string) => {
    setAsked(null);
    typed(text);
  };
  const leave = () => {
    const read = readTyped({ name: '', type: 'day' }, value);
    if (read === null) return;
    if ('refusal' in read) setAsked(read.refusal);
    else if (read.print !== value) change(read.print);
  };
  return (
    <div className={form.field}>
      <label className={form.label} htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className={numeric ? `${form.input} ${form.number}` : form.input}
        inputMode={numeric ? 'decimal' : undefined}
        autoComplete="off"
        autoFocus={focus}
        value={value}
        aria-invalid={said.length > 0 || undefined}
        aria-describedby={`${id}-said`}
        onChange={(event) => change(event.currentTarget.value)}
        onBlur={day ? leave : undefined}
      />
      <div id={`${id}-said`} role="status">
        {hint && <p className={form.hint}>{hint}</p>}
        {said.map((refusal) => (
          <p key={refusal.reason} className={form.refusals}>
            {say(refusal)}{' '}
            {refusal.choices?.map((choice) => (
              <button key={choice} type="button" className={form.choice} onClick={() => change(choice)}>
                {choice}
              </button>
            ))}
          </p>
        ))}
      </div>
    </div>
  );
}
