'use client';

import { useId } from 'react';
import type { Refusal } from '@/lib/result';
import { useRefusalWords } from './wording';
import form from '../frame/entry.module.css';

export interface Entry {
  id: number;
  name: string;
}

interface ChoiceProps {
  label: string;
  /** What stands while nothing is chosen. */
  open: string;
  entries: readonly Entry[];
  value: number | null;
  change: (id: number | null) => void;
  refusals: readonly Refusal[];
}

/** One entry of the registry, or none. */
export function Choice({ label, open, entries, value, change, refusals }: ChoiceProps) {
  const id = useId();
  const say = useRefusalWords();
  return (
    <div className={form.field}>
      <label className={form.label} htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className={form.input}
        value={value ?? ''}
        aria-invalid={refusals.length > 0 || undefined}
        aria-describedby={`${id}-said`}
        onChange={({ currentTarget }) =>
          change(currentTarget.value === '' ? null : Number(currentTarget.value))
        }
      >
        <option value="">{open}</option>
        {entries.map((entry) => (
          <option key={entry.id} value={entry.id}>
            {entry.name}
          </option>
        ))}
      </select>
      <div id={`${id}-said`} role="status" className={form.refusals}>
        {refusals.map((refusal) => (
          <p key={refusal.reason}>{say(refusal)}</p>
        ))}
      </div>
    </div>
  );
}
