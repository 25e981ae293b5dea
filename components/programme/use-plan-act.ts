'use client';

import { useState, useTransition } from 'react';
import type { Refusal, Result } from '@/lib/result';

const NO_ANSWER: readonly Refusal[] = [{ reason: 'serverUnreachable' }];

/** Sends what was typed, once at a time; refusals by field. What is typed stays with whoever calls. */
export function usePlanAct<T>() {
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const [pending, start] = useTransition();
  const send = (ask: () => Promise<Result<T>>, done: (value: T) => void) => {
    if (pending) return;
    start(async () => {
      const answer = await ask().catch(() => null);
      setRefusals(answer?.done ? [] : (answer?.refusals ?? NO_ANSWER));
      if (answer?.done) done(answer.value);
    });
  };
  return {
    pending,
    refusals,
    refuse: setRefusals,
    send,
    of: (field: string) => refusals.filter((one) => one.field === field),
    general: (...fields: string[]) =>
      refusals.filter(({ field }) => field === undefined || !fields.includes(field)),
  };
}
