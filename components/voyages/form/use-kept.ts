'use client';

import { useEffect, useRef, useState } from 'react';
import type { Draft, Typed } from './draft';
import { newKey } from './new-key';

const WRITE_AFTER_MS = 200;

/** What a tab keeps of a form over a reload. */
interface Kept extends Typed {
  /** An attempt to save is without an answer: the same key goes along with the next one. */
  attempted: boolean;
}

/** The browser's storage may be full or closed to us; then the form works without it. */
function storage<T>(work: (store: Storage) => T): T | null {
  try {
    return work(window.sessionStorage);
  } catch {
    return null;
  }
}

/**
 * Keeps what is typed over a reload, a crash of the tab or signing in again. `kept` says that something came back.
 * Another tab made from this one gets a key of its own unless an attempt of this one is without an answer.
 */
export function useKept(draft: Draft, place: string) {
  const [kept, setKept] = useState(false);
  const attempted = useRef(false);
  /** What the storage holds, or what was saved and is forgotten on purpose. */
  const written = useRef<Typed>(null);
  useEffect(() => {
    const found = storage((store) => store.getItem(place));
    if (found !== null) {
      const { attempted: unanswered, ...typed } = JSON.parse(found) as Kept;
      attempted.current = unanswered;
      const { idempotencyKey } = typed.text;
      const key = unanswered || idempotencyKey === '' ? idempotencyKey : newKey();
      draft.replace({ ...typed, text: { ...typed.text, idempotencyKey: key } });
      // What came back is known only here, after the page was drawn as the server drew it.
      queueMicrotask(() => setKept(true));
    }
    let timer: ReturnType<typeof setTimeout> | undefined;
    written.current = draft.typed();
    const write = () => {
      clearTimeout(timer);
      timer = undefined;
      const typed = draft.typed();
      if (typed === written.current) return;
      written.current = typed;
      storage((store) => store.setItem(place, JSON.stringify({ ...typed, attempted: attempted.current })));
    };
    const unsubscribe = draft.subscribe(() => {
      timer ??= setTimeout(write, WRITE_AFTER_MS);
    });
    window.addEventListener('pagehide', write);
    return () => {
      clearTimeout(timer);
      unsubscribe();
      window.removeEventListener('pagehide', write);
    };
  }, [draft, place]);
  const mark = (unanswered: boolean) => {
    attempted.current = unanswered;
    storage((store) => store.setItem(place, JSON.stringify({ ...draft.typed(), attempted: unanswered })));
  };
  return {
    kept,
    /** Before an attempt to save, whose answer may never arrive. */
    attempt: () => mark(true),
    answered: () => mark(false),
    forget: () => {
      attempted.current = false;
      written.current = draft.typed();
      storage((store) => store.removeItem(place));
      setKept(false);
    },
  };
}
