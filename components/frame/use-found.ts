'use client';

import { useEffect, useState } from 'react';
import type { Result } from '@/lib/result';
import type { Found } from './found';

const ASK_AFTER_MS = 150;
const LEAST = 2;

/** What the server found for a text, or the reason why it did not answer; null while nothing is asked. */
export type Answer = { of: string; result: Result<Found> };

async function ask(text: string, signal: AbortSignal): Promise<Result<Found>> {
  const answer = await fetch(`/api/find?q=${encodeURIComponent(text)}`, { signal });
  return (await answer.json()) as Result<Found>;
}

/** Asks in a pause of typing; `asking` while the answer shown, if any, is that of another text. */
export function useFound(typed: string): { answer: Answer | null; asking: boolean } {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const text = typed.trim();
  const asks = text.length >= LEAST;
  useEffect(() => {
    if (!asks) return;
    const abort = new AbortController();
    const timer = setTimeout(() => {
      ask(text, abort.signal).then(
        (result) => setAnswer({ of: text, result }),
        () => {
          if (abort.signal.aborted) return;
          setAnswer({ of: text, result: { done: false, refusals: [{ reason: 'serverUnreachable' }] } });
        },
      );
    }, ASK_AFTER_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [asks, text]);
  return { answer: asks ? answer : null, asking: asks && answer?.of !== text };
}
