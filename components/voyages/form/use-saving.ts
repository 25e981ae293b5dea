'use client';

import { useEffect, useEffectEvent, useState } from 'react';
import { flushSync } from 'react-dom';
import { useRouter } from 'next/navigation';
import type { Amended } from '@/lib/voyages/record';
import type { VoyageText } from '@/lib/voyages/text';
import { isPressed } from '../../frame/shortcuts';
import type { Basis, Draft, Typed } from './draft';
import { newKey } from './new-key';
import { idOf } from './paths';
import { typeInto, useHeldKeys } from './use-held-keys';
import type { useKept } from './use-kept';
import { useSave } from './use-save';

interface Saved {
  draft: Draft;
  kept: ReturnType<typeof useKept>;
  /** A new voyage begins with it. */
  blank: VoyageText;
  /** The stored voyage that is amended; nothing comes next after it. */
  basis: Basis | null;
  send: (typed: Typed) => Promise<Amended>;
}

/** The two ways to save, by button and by key, and what the form goes on with. */
export function useSaving({ draft, kept, blank, basis, send }: Saved) {
  const router = useRouter();
  const [savedAs, setSavedAs] = useState<string | null>(null);
  const held = useHeldKeys();
  const { start, ...state } = useSave(draft, kept, send);

  /** Another voyage of the same ports, terms, grade and shipper, as the papers of one day come. */
  const startAnew = (from: VoyageText) => {
    const [{ gradeId = null, shipperId = null } = {}] = from.lots;
    const lots = blank.lots.map((lot) => ({ ...lot, gradeId, shipperId }));
    const { loadTerminalId, dischargeTerminalId, terms } = from;
    const text = { ...blank, idempotencyKey: newKey(), loadTerminalId, dischargeTerminalId, terms, lots };
    flushSync(() => {
      draft.replace({ text, basis: null, reason: '', sought: {} });
      draft.refuse([]);
      draft.warn([]);
      draft.check(null);
    });
    // Nothing of it is typed: it is no draft to be kept.
    kept.forget();
    const vessel = document.getElementById(idOf('vesselId'));
    vessel?.focus();
    const early = held.release();
    if (vessel instanceof HTMLInputElement) typeInto(vessel, early);
  };
  const save = () => {
    setSavedAs(null);
    void start((voyageNo) => router.push(`/voyages/${voyageNo}`));
  };
  const saveAndNext = () => {
    setSavedAs(null);
    const { text } = draft.typed();
    const answered = start((voyageNo) => {
      setSavedAs(voyageNo);
      startAnew(text);
    });
    if (!answered) return;
    held.hold();
    // Refused, the voyage at hand is answered first.
    void answered.finally(held.release);
  };
  const discard = () => {
    if (!basis) return startAnew(blank);
    draft.replace({ text: basis.text, basis, reason: '', sought: {} });
    kept.forget();
  };
  // Wherever the focus is: a button that was just used may have left it nowhere.
  const saveByKey = useEffectEvent((event: KeyboardEvent) => {
    const next = !basis && isPressed(event, 'saveAndNext');
    if (!next && !isPressed(event, 'save')) return;
    event.preventDefault();
    if (next) saveAndNext();
    else save();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => saveByKey(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
  return { ...state, savedAs, save, saveAndNext, discard, holding: held.holding };
}
