'use client';

import { useRef, useState } from 'react';
import type { Amended, Conflict } from '@/lib/voyages/record';
import type { Warning } from '@/lib/voyages/plausibility';
import { refusedNow, type Refusal } from '@/lib/result';
import type { VoyageText } from '@/lib/voyages/text';
import { typedBetween, type Draft, type Typed } from './draft';
import { CONFLICT_ID } from './paths';
import { focusOn, targetOf } from './refusal-summary';
import type { useKept } from './use-kept';
import { useResend } from './use-resend';
import { notChosen } from './use-sought';

export interface Clashed {
  voyageNo: string;
  conflict: Conflict;
  /** What the second person had opened. */
  was: VoyageText;
}

/** The warnings among refusals, as the strips show them; those shown already and accepted stay. */
function warningsIn(refusals: readonly Refusal[], shown: readonly Warning[]): Warning[] {
  const found = refusals
    .filter(({ reason }) => reason === 'implausible')
    .map(({ values = {} }): Warning => ({ code: values.code as Warning['code'], kind: 'warning', values }));
  return [...shown.filter(({ code }) => !found.some((warning) => warning.code === code)), ...found];
}

/** What was sent without an answer, and what was to be done once it is saved. */
interface Unsent {
  typed: Typed;
  saved: (voyageNo: string) => void;
}

/**
 * Saves what is typed: once, however often it is asked. Whatever the answer, and without one, the form keeps what was
 * typed; the next attempt carries the same key. It is sent again when the server answers again, unless it was typed in
 * meanwhile: half a change is nobody's to send.
 */
export function useSave(
  draft: Draft,
  kept: ReturnType<typeof useKept>,
  save: (typed: Typed) => Promise<Amended>,
) {
  const [pending, setPending] = useState(false);
  // Not a transition: it would count as pending until the router's own ones end, and a second save would be lost.
  const running = useRef(false);
  const [unsent, setUnsent] = useState<Unsent | null>(null);
  const [clashed, setClashed] = useState<Clashed | null>(null);

  async function attempt(saved: (voyageNo: string) => void): Promise<void> {
    const typed = draft.typed();
    const sought = Object.entries(typed.sought ?? {});
    if (sought.length > 0) return refuse(sought.map(([path, read]) => notChosen(path, read)));
    kept.attempt();
    const answer = await save(typed).catch(() => null);
    setUnsent(answer ? null : { typed, saved });
    if (answer?.done) {
      kept.forget();
      setClashed(null);
      saved(answer.value.voyageNo);
      return;
    }
    if (answer) kept.answered();
    const { conflict } = answer ?? {};
    if (conflict && typed.basis) {
      // Typed in since it was sent: both versions are put together anew, with that.
      if (draft.typed() !== typed) return attempt(saved);
      // Theirs with mine on top: nothing of either is lost, and saving again is one step away.
      setClashed({ voyageNo: typed.basis.voyageNo, conflict, was: typed.basis.text });
      const basis = { ...typed.basis, version: conflict.version, text: conflict.theirs };
      draft.replace({ basis, text: conflict.merged });
      draft.refuse([]);
      requestAnimationFrame(() => focusOn(CONFLICT_ID));
      return;
    }
    const refusals = answer?.refusals ?? [
      { reason: navigator.onLine ? 'serverUnreachable' : 'noConnection' },
    ];
    const since = typedBetween(typed, draft.typed());
    refuse(refusedNow(refusals, draft.refusals(), since), typed === draft.typed());
  }

  /** @param focus false while hands type elsewhere: they are not taken from there */
  function refuse(refusals: readonly Refusal[], focus = true) {
    draft.warn(warningsIn(refusals, draft.warnings()));
    draft.refuse(refusals);
    if (!focus) return;
    requestAnimationFrame(() => focusOn(refusals.map(targetOf).find((id) => id !== null) ?? null));
  }

  /** @returns settled once it is answered; null while another attempt is on its way */
  function start(saved: (voyageNo: string) => void): Promise<void> | null {
    if (running.current) return null;
    running.current = true;
    setPending(true);
    return attempt(saved).finally(() => {
      running.current = false;
      setPending(false);
    });
  }
  useResend(unsent !== null && !pending, () => {
    if (unsent && unsent.typed === draft.typed()) void start(unsent.saved);
  });
  return {
    pending,
    clashed,
    start,
    /** Sends again what is without an answer; null when everything was answered. */
    sendAgain: unsent && (() => void start(unsent.saved)),
  };
}
