'use client';

import { useEffect, useRef, useState, useTransition } from 'react';
import type { FigureText } from '@/lib/figures/input';
import type { SavedFigure } from '@/lib/figures/queries';
import type { Refusal, Result } from '@/lib/result';
import { together } from '@/lib/together';
import type { Conflict } from '../registry/conflict-panel';

/** What saving answers; `now` with a `changedMeanwhile`. */
export type SaidOfFigure = Result<{ key: string }> & { now?: SavedFigure };

export type SaveFigure = (
  text: FigureText,
  amended: { version: number; reason: string } | null,
) => Promise<SaidOfFigure>;

/** What is typed into the form of a figure. Whatever saving answers, and without an answer, it stays as it was typed. */
export function useFigure(initial: FigureText, version: number | null, save: SaveFigure) {
  const [values, setValues] = useState(initial);
  const [reason, setReason] = useState('');
  const [opened, setOpened] = useState(version === null ? null : { version, text: initial });
  const [conflict, setConflict] = useState<Conflict<FigureText> | null>(null);
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [pending, startTransition] = useTransition();
  const form = useRef<HTMLFormElement>(null);

  // The keyboard goes to the first field that is refused, or to what somebody else saved.
  useEffect(() => {
    if (attempt === 0) return;
    form.current?.querySelector<HTMLElement>('[role="alertdialog"], [aria-invalid="true"]')?.focus();
  }, [attempt]);

  function set(change: Partial<FigureText>) {
    setValues((before) => ({ ...before, ...change }));
    setRefusals((before) => before.filter(({ field }) => !field || !(field in change)));
  }

  function submit(saved: (key: string) => void) {
    if (pending) return;
    startTransition(async () => {
      const answer = await save(values, opened && { version: opened.version, reason }).catch(() => null);
      if (answer?.done) return saved(answer.value.key);
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
    reason: { value: reason, set: setReason },
    refused: (field: string) => refusals.filter((refusal) => refusal.field === field),
    elsewhere: refusals.filter(({ field }) => field === undefined),
    open: refusals.filter(({ field }) => field !== undefined).length,
    conflict,
    pending,
    submit,
  };
}
