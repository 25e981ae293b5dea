'use client';

import { useEffect, useRef, useState } from 'react';
import { now } from '@/lib/calendar';
import type { Draft, Typed } from './draft';
import { draftsOf, dropDraft, keepDraft, type KeptDraft } from './kept-drafts';
import { newKey } from './new-key';

const WRITE_AFTER_MS = 200;

/** The browser's storage may be full or closed to us; then the form works without it. */
function stored<T>(work: (drafts: Storage, tab: Storage) => T): T | null {
  try {
    return work(window.localStorage, window.sessionStorage);
  } catch {
    return null;
  }
}

interface Where {
  person: string;
  place: string;
  /** What this page was asked for; a draft begun on another one is offered, and goes on only when asked. */
  page: string;
}

const tabKeyOf = (person: string, page: string) => `caspian-lift.draft.${person}.${page}`;

/** What was typed elsewhere about a stored voyage: its form, opened next in this tab, goes on from there. */
export function keepForForm(person: string, voyageNo: string, typed: Typed): void {
  const id = newKey();
  stored((drafts, tab) => {
    keepDraft(drafts, person, { ...typed, id, place: voyageNo, at: now().getTime(), attempted: false });
    tab.setItem(tabKeyOf(person, voyageNo), id);
  });
}

/**
 * Keeps what is typed in the browser, for the person who types it. A reload of the tab goes on by itself; what another
 * tab left behind, or a crash, is offered. A draft that is taken up gets a new key, unless an attempt to save it is
 * without an answer.
 */
export function useKept(draft: Draft, { person, place, page }: Where) {
  /** When the draft that is back was last typed in. */
  const [backFrom, setBackFrom] = useState<number | null>(null);
  const [offered, setOffered] = useState<KeptDraft[]>([]);
  const attempted = useRef(false);
  const id = useRef('');
  /** What the storage holds, or what was saved and is forgotten on purpose. */
  const written = useRef<Typed>(null);
  const tabKey = tabKeyOf(person, page);

  const others = () =>
    stored((drafts) =>
      draftsOf(drafts, person).filter((one) => one.place === place && one.id !== id.current),
    ) ?? [];
  const write = () => {
    written.current = draft.typed();
    stored((drafts, tab) => {
      const typed = draft.typed();
      const at = now().getTime();
      keepDraft(drafts, person, { ...typed, id: id.current, place, at, attempted: attempted.current });
      tab.setItem(tabKey, id.current);
    });
  };
  const takeUp = ({ id: former, attempted: unanswered, at, text, basis, reason, sought }: KeptDraft) => {
    const { idempotencyKey } = text;
    const key = unanswered || idempotencyKey === '' ? idempotencyKey : newKey();
    attempted.current = unanswered;
    id.current = newKey();
    stored((drafts) => dropDraft(drafts, person, former));
    draft.replace({ text: { ...text, idempotencyKey: key }, basis, reason, sought: sought ?? {} });
    write();
    setBackFrom(at);
    setOffered(others());
  };

  const begin = useRef(() => {});
  useEffect(() => {
    begin.current = () => {
      const former = stored((_, tab) => tab.getItem(tabKey));
      const mine = others().find((one) => one.id === former);
      if (mine) takeUp(mine);
      else setOffered(others());
    };
  });
  useEffect(() => {
    id.current = newKey();
    written.current = draft.typed();
    // What came back is known only here, after the page was drawn as the server drew it.
    queueMicrotask(() => begin.current());
  }, [draft, person, place]);

  const latest = useRef(write);
  useEffect(() => {
    latest.current = write;
  });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const writeNew = () => {
      clearTimeout(timer);
      timer = undefined;
      if (draft.typed() !== written.current) latest.current();
    };
    const unsubscribe = draft.subscribe(() => {
      timer ??= setTimeout(writeNew, WRITE_AFTER_MS);
    });
    window.addEventListener('pagehide', writeNew);
    return () => {
      unsubscribe();
      window.removeEventListener('pagehide', writeNew);
      // Left by a link, or taken from the screen by a failure, in the moment after the last key.
      writeNew();
    };
  }, [draft]);

  const mark = (unanswered: boolean) => {
    attempted.current = unanswered;
    write();
  };
  return {
    backFrom,
    offered,
    takeUp,
    discard: (former: KeptDraft) => {
      stored((drafts) => dropDraft(drafts, person, former.id));
      setOffered(others());
    },
    /** Before an attempt to save, whose answer may never arrive. */
    attempt: () => mark(true),
    answered: () => mark(false),
    /** It was saved, or is not wanted. */
    forget: () => {
      attempted.current = false;
      written.current = draft.typed();
      stored((drafts) => dropDraft(drafts, person, id.current));
      id.current = newKey();
      setBackFrom(null);
    },
  };
}
