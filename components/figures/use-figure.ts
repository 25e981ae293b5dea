'use client';

import { useEffect, useRef, useState, useTransition } from 'react';
import type { FigureText } from '@/lib/figures/input';
import type { Refusal, Result } from '@/lib/result';

export type SaveFigure = (text: FigureText, reason: string) => Promise<Result<{ key: string }>>;

/** What is typed into the form of a figure. Whatever saving answers, and without an answer, it stays as it was typed. */
export function useFigure(initial: FigureText, save: SaveFigure) {
  const [values, setValues] = useState(initial);
  const [reason, setReason] = useState('');
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [pending, startTransition] = useTransition();
  const form = useRef<HTMLFormElement>(null);

  // The keyboard goes to the first field that is refused.
  useEffect(() => {
    if (attempt > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [attempt]);

  function set(change: Partial<FigureText>) {
    setValues((before) => ({ ...before, ...change }));
    setRefusals((before) => before.filter(({ field }) => !field || !(field in change)));
  }

  function submit(saved: (key: string) => void) {
    if (pending) return;
    startTransition(async () => {
      const answer = await save(values, reason).catch(() => null);
      if (answer?.done) return saved(answer.value.key);
      setRefusals(answer?.refusals ?? [{ reason: 'serverUnreachable' }]);
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
    pending,
    submit,
  };
}
