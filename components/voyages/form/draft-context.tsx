'use client';

import { createContext, useCallback, useContext, useMemo, useSyncExternalStore } from 'react';
import type { Refusal } from '@/lib/result';
import type { Warning } from '@/lib/voyages/plausibility';
import { valueAt, type Checked, type Draft, type Typed } from './draft';

const DraftContext = createContext<Draft | null>(null);
export const DraftProvider = DraftContext.Provider;

export function useDraft(): Draft {
  const draft = useContext(DraftContext);
  if (!draft) throw new Error('a field of a voyage stands outside its form');
  return draft;
}

/** One field's value, its change and nothing else of the draft. */
export function useField<T = string>(path: string): [T, (value: T) => void] {
  const draft = useDraft();
  const read = () => valueAt(draft.typed().text, path);
  const value = useSyncExternalStore(draft.subscribe, read, read);
  const set = useCallback((next: T) => draft.set(path, next), [draft, path]);
  return [(value === undefined ? '' : value) as T, set];
}

/** Something that follows from what is typed; `choose` returns the same value while nothing of its own changed. */
export function useTyped<T>(choose: (typed: Typed) => T): T {
  const draft = useDraft();
  const read = () => choose(draft.typed());
  return useSyncExternalStore(draft.subscribe, read, read);
}

export function useRefusals(): readonly Refusal[] {
  const draft = useDraft();
  return useSyncExternalStore(draft.subscribe, draft.refusals, draft.refusals);
}

/** What is refused about one field. */
export function useRefusalsOf(path: string): Refusal[] {
  const refusals = useRefusals();
  return useMemo(() => refusals.filter(({ field }) => field === path), [refusals, path]);
}

export function useChecked(): Checked {
  const draft = useDraft();
  return useSyncExternalStore(draft.subscribe, draft.checked, draft.checked);
}

export function useWarnings(): readonly Warning[] {
  const draft = useDraft();
  return useSyncExternalStore(draft.subscribe, draft.warnings, draft.warnings);
}
