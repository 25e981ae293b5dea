'use client';

import { useId, type ReactNode } from 'react';
import type { Refusal } from '@/lib/result';
import { useRefusalWords } from './wording';
import form from '../frame/entry.module.css';

interface FieldProps {
  label: string;
  value: string;
  change: (text: string) => void;
  refusals?: readonly Refusal[];
  hint?: ReactNode;
  numeric?: boolean;
  focus?: boolean;
}

/** One typed text with what is wrong with it below; a number that can be read in two ways is asked. */
export function Field({ label, value, change, refusals = [], hint, numeric, focus }: FieldProps) {
  const id = useId();
  const say = useRefusalWords();
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
        aria-invalid={refusals.length > 0 || undefined}
        aria-describedby={`${id}-said`}
        onChange={(event) => change(event.currentTarget.value)}
      />
      <div id={`${id}-said`} role="status">
        {hint && <p className={form.hint}>{hint}</p>}
        {refusals.map((refusal) => (
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
