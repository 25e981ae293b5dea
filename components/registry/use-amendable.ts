'use client';

import { useEffect, useRef, useState, useTransition } from 'react';
import { refusedNow, type Refusal, type Result } from '@/lib/result';
import { together } from '@/lib/together';
import type { Conflict } from './conflict-panel';

/** What is stored, as it was opened. */
export interface Opened<T> {
  version: number;
  text: T;
}

/** What is stored by now, saved by somebody else since it was opened. */
export interface SavedMeanwhile<T> extends Opened<T> {
  by: string;
  reason: string | null;
}

/** What saving answers; `now` with a `changedMeanwhile`. */
export type Saved<T, V> = Result<V> & { now?: SavedMeanwhile<T> };

/** Saves what is typed; `amended` is null of something new. */
export type Save<T, V> = (
  text: T,
  amended: { version: number; reason: string } | null,
) => Promise<Saved<T, V>>;

/**
 * What is typed into a form of something that many may amend. Whatever saving answers, and without an answer, it stays
 * as it was typed; what somebody else saved meanwhile is put together with it.
 */
export function useAmendable<T extends object, V>(initial: T, stored: Opened<T> | null, save: Save<T, V>) {
  const [values, setValues] = useState(initial);
  const [reason, setReason] = useState('');
  const [opened, setOpened] = useState(stored);
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const [conflict, setConflict] = useState<Conflict<T> | null>(null);
  const [answered, setAnswered] = useState<{ focus: boolean } | null>(null);
  const [pending, startTransition] = useTransition();
  const form = useRef<HTMLFormElement>(null);
  /** What is typed by now: an answer arrives after more was. */
  const typed = useRef(initial);

  // The keyboard goes to the first field that is refused, or to what somebody else saved.
  useEffect(() => {
    if (answered?.focus)
      form.current?.querySelector<HTMLElement>('[role="alertdialog"], [aria-invalid="true"]')?.focus();
  }, [answered]);

  /** Types into fields; what was refused of them is answered with it. */
  function set(change: Partial<T>) {
    const fields = Object.keys(change) as (keyof T)[];
    if (fields.some((field) => typed.current[field] !== change[field])) {
      typed.current = { ...typed.current, ...change };
      setValues(typed.current);
    }
    setRefusals((before) => before.filter(({ field }) => !field || !(field in change)));
  }

  /** Refuses a field before anything is sent. */
  function refuse(field: string, refusal: Refusal) {
    setRefusals((before) => [...before.filter((other) => other.field !== field), { ...refusal, field }]);
  }

  function submit(saved: (value: V) => void) {
    if (pending) return;
    startTransition(async () => {
      const answer = await save(values, opened && { version: opened.version, reason }).catch(() => null);
      if (answer?.done) return saved(answer.value);
      const now = answer?.now;
      if (now && opened) {
        const both = together(opened.text, typed.current, now.text);
        setConflict({ ...both, by: now.by, reason: now.reason, base: opened.text, theirs: now.text });
        typed.current = both.merged;
        setValues(both.merged);
        setOpened(now);
        setRefusals([]);
      } else {
        const since = (field: string) => typed.current[field as keyof T] !== values[field as keyof T];
        const found = answer?.refusals ?? [{ reason: 'serverUnreachable' }];
        setRefusals((before) => refusedNow(found, before, since));
      }
      // Hands that type by now are not taken elsewhere, but for what somebody else saved.
      setAnswered({ focus: now !== undefined || typed.current === values });
    });
  }

  return {
    form,
    values,
    set,
    refuse,
    reason: { value: reason, set: setReason },
    refused: (field: string) => refusals.filter((refusal) => refusal.field === field),
    /** What no field shows; `fields` are those on screen, all of them where none are named. */
    elsewhere: (fields?: readonly string[]) =>
      refusals.filter(({ field }) => !field || (fields !== undefined && !fields.includes(field))),
    /** Fields that need somebody, counted after an attempt to save. */
    open: answered ? refusals.filter(({ field }) => field !== undefined).length : 0,
    conflict,
    pending,
    submit,
  };
}
