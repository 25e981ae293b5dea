'use client';

import { useEffect, useRef, useState, useTransition } from 'react';
import type { EntryText } from '@/lib/registry/entry';
import type { Refusal, Result } from '@/lib/result';
import { together } from '@/lib/together';
import type { Conflict } from './conflict-panel';
import { readTyped, type FieldSpec } from './fields';

/** A stored entry as it was opened, or as somebody else has saved it since. */
export interface Opened {
  version: number;
  text: EntryText;
}

export interface SavedMeanwhile extends Opened {
  by: string;
  reason: string | null;
}

/** What saving answers; `now` with a `changedMeanwhile`. */
export type Saved = Result<{ id: number }> & { now?: SavedMeanwhile };

export type SaveEntry = (
  text: EntryText,
  amended: { version: number; reason: string } | null,
) => Promise<Saved>;

/** What is typed into the form of an entry. Whatever saving answers, and without an answer, it stays as it was typed. */
export function useEntry(initial: EntryText, stored: Opened | null, save: SaveEntry) {
  const [values, setValues] = useState(initial);
  const [reason, setReason] = useState('');
  const [opened, setOpened] = useState(stored);
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const [conflict, setConflict] = useState<Conflict<EntryText> | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [pending, startTransition] = useTransition();
  const form = useRef<HTMLFormElement>(null);

  // The keyboard goes to the first field that is refused, or to what somebody else saved.
  useEffect(() => {
    if (attempt === 0) return;
    form.current?.querySelector<HTMLElement>('[role="alertdialog"], [aria-invalid="true"]')?.focus();
  }, [attempt]);

  const without = (field: string) => refusals.filter((refusal) => refusal.field !== field);

  function set(field: string, value: string | number | null) {
    setValues((before) => ({ ...before, [field]: value }));
    if (refusals.some((refusal) => refusal.field === field)) setRefusals(without(field));
  }

  function leave(spec: FieldSpec) {
    const typed = values[spec.name];
    const read = typeof typed === 'string' ? readTyped(spec, typed) : null;
    if (read === null) return;
    if ('print' in read) set(spec.name, read.print);
    else setRefusals([...without(spec.name), { ...read.refusal, field: spec.name }]);
  }

  function submit(saved: (id: number) => void) {
    if (pending) return;
    startTransition(async () => {
      const answer = await save(values, opened && { version: opened.version, reason }).catch(() => null);
      if (answer?.done) return saved(answer.value.id);
      const now = answer?.now;
      if (now && opened) {
        const both = together(opened.text, values, now.text);
        setConflict({ ...both, by: now.by, reason: now.reason, base: opened.text, theirs: now.text });
        setValues(both.merged);
        setOpened(now);
        setRefusals([]);
      } else setRefusals(answer?.refusals ?? [{ reason: 'serverUnreachable' }]);
      setAttempt((before) => before + 1);
    });
  }

  return {
    form,
    values,
    set,
    leave,
    reason: { value: reason, set: setReason },
    refused: (field: string) => refusals.filter((refusal) => refusal.field === field),
    elsewhere: (fields: readonly string[]) =>
      refusals.filter(({ field }) => !field || !fields.includes(field)),
    /** Fields that need somebody, counted after an attempt to save. */
    open: attempt > 0 ? refusals.filter(({ field }) => field !== undefined).length : 0,
    conflict,
    pending,
    submit,
  };
}
