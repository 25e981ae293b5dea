'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useId } from 'react';
import { Button } from '@mantine/core';
import { readDecimal } from '@/lib/number-reader';
import { barrelsPerTonne, density60 } from '@/lib/quantity';
import { BOUNDS } from '@/lib/registry/input';
import type { Refusal } from '@/lib/result';
import { listOf, pagesOf, type EntryText, type Kind } from '@/lib/registry/entry';
import { ConflictPanel } from './conflict-panel';
import { EntryField, type Choice } from './entry-field';
import { FieldRefusals } from './field-refusals';
import { FieldsAlive } from '../frame/fields-alive';
import { FIELDS, readTyped, type FieldSpec } from './fields';
import { useAmendable, type Opened, type Save } from './use-amendable';
import { useRegistryWords } from './wording';
import classes from '../frame/entry.module.css';

interface EntryFormProps {
  kind: Kind;
  initial: EntryText;
  /** Null for a new entry. */
  stored: (Opened<EntryText> & { id: number }) | null;
  /** What the fields of type `entry` choose from, by field. */
  choices: Record<string, readonly Choice[]>;
  save: Save<EntryText, { id: number }>;
}

/** Enters a registry entry, or amends one with a reason. */
export function EntryForm({ kind, initial, stored, choices, save }: EntryFormProps) {
  const { t, keyed, label, refusal: say } = useRegistryWords();
  const router = useRouter();
  const entry = useAmendable(initial, stored, save);
  const { form, values, reason, refused, open, conflict, pending, submit } = entry;
  const fields = FIELDS[kind].filter(({ when }) => when?.(values) ?? true);
  const others = entry.elsewhere([...fields.map(({ name }) => name), 'reason']);

  const set = (field: string, value: string | number | null) => entry.set({ [field]: value });

  function leave(spec: FieldSpec) {
    const typed = values[spec.name];
    const read = typeof typed === 'string' ? readTyped(spec, typed) : null;
    if (read === null) return;
    if ('print' in read) set(spec.name, read.print);
    else entry.refuse(spec.name, read.refusal);
  }

  function shown(field: string, value: string | number | null): string {
    if (value === null || value === '') return t('gap');
    const type = fields.find(({ name }) => name === field)?.type;
    if (type === 'key') return keyed(String(value));
    return type === 'entry'
      ? (choices[field]?.find(({ id }) => id === value)?.name ?? `#${value}`)
      : String(value);
  }

  return (
    <form
      ref={form}
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit(({ id }) => router.push(`${pagesOf(kind)}/${id}`));
      }}
    >
      <FieldsAlive>
        {conflict && (
          <ConflictPanel conflict={conflict} values={values} label={label} shown={shown} take={set} />
        )}
        <div className={classes.fields}>
          {fields.map((spec) => (
            <EntryField
              key={spec.name}
              spec={spec}
              value={values[spec.name] ?? null}
              choices={choices[spec.name] ?? []}
              refusals={refused(spec.name)}
              set={(value) => set(spec.name, value)}
              leave={() => leave(spec)}
            >
              {spec.name === 'apiGravity' && <Barrels typed={String(values.apiGravity ?? '')} />}
            </EntryField>
          ))}
          {stored && <ReasonField value={reason.value} set={reason.set} refusals={refused('reason')} />}
        </div>
        <div role="alert" className={classes.refusals}>
          {open > 0 && <p>{t('form.wrong', { count: open })}</p>}
          {others.map((refusal) => (
            <p key={refusal.reason}>{say(refusal)}</p>
          ))}
        </div>
        <div className={classes.buttons}>
          <Button type="submit" size="sm" loading={pending}>
            {t(stored ? 'form.save' : 'form.enter')}
          </Button>
          <Link href={stored ? `${pagesOf(kind)}/${stored.id}` : listOf(kind)}>{t('form.cancel')}</Link>
        </div>
      </FieldsAlive>
    </form>
  );
}

type ReasonFieldProps = {
  value: string;
  set: (value: string) => void;
  refusals: readonly Refusal[];
};

/** Why a stored entry changes: without it nothing is saved. */
export function ReasonField({ value, set, refusals }: ReasonFieldProps) {
  const { t, name } = useRegistryWords();
  const id = useId();
  const wrong = refusals.length > 0 && value.trim() === '';
  return (
    <div className={`${classes.field} ${classes.wide}`}>
      <label className={classes.label} htmlFor={id}>
        {name('reason')}
      </label>
      <input
        id={id}
        className={classes.input}
        autoComplete="off"
        required
        maxLength={4000}
        value={value}
        onChange={(event) => set(event.currentTarget.value)}
        aria-invalid={wrong || undefined}
        aria-describedby={wrong ? `${id}-wrong` : `${id}-hint`}
      />
      <FieldRefusals id={`${id}-wrong`} refusals={wrong ? refusals : []} choose={set} />
      <p id={`${id}-hint`} className={classes.hint}>
        {t('form.reasonHint')}
      </p>
    </div>
  );
}

/** The factor that the typed gravity gives, with where it comes from. */
function Barrels({ typed }: { typed: string }) {
  const { t } = useRegistryWords();
  const reading = readDecimal(typed, BOUNDS.apiGravity);
  if (reading.kind !== 'read') return null;
  const [factor, density] = [barrelsPerTonne(reading.value), density60(reading.value)];
  return (
    <p className={classes.hint}>{t('barrels', { factor: factor.toFixed(2), density: density.toFixed(1) })}</p>
  );
}
