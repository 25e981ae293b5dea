'use client';

import { useEffect, useEffectEvent, useImperativeHandle, useRef, useState } from 'react';
import { useTranslations } from 'next-intl';
import type { Onward } from '@/components/data-table/cell-after';
import type { Chosen } from '@/lib/voyages/many';
import type { Basis } from '../form/draft';
import { keepForForm } from '../form/use-kept';
import type { CellField } from './cell-fields';
import {
  afterTyping,
  cellTogether,
  lastReason,
  typedText,
  valuesOf,
  type CellClash,
  type TypedCell,
} from './cell-text';
import { leaveCell } from './left-cell';
import type { LogActs, Said } from './log-acts';
import type { Settle } from './use-amending';

interface CellOf {
  voyage: Chosen;
  /** As it was read when the cell was opened; null where it is not amended any more. */
  stored: Basis | null;
  fields: readonly CellField[];
  acts: LogActs;
  settle: Settle;
  /** Nothing is left to do: saved, with the fields that were changed, or there was nothing to save. */
  finish: (saved: Chosen | null, onward: Onward | null, changed: readonly CellField[]) => void;
}

/** What is typed in a cell, and its way through saving, refusals and somebody else's amendment. */
export function useCell({ voyage: { voyageNo, version }, stored, fields, acts, settle, finish }: CellOf) {
  const t = useTranslations('log');
  // The lot it shows may be gone, or one of several by now.
  const [opened, setOpened] = useState(() => (stored && valuesOf(stored.text, fields) ? stored : null));
  const [typed, setTyped] = useState<TypedCell>(() => ({
    values: (opened && valuesOf(opened.text, fields)) ?? {},
    reason: lastReason(),
    accepted: {},
  }));
  const [said, setSaid] = useState<Said[]>([]);
  /** Null while nobody else saved. */
  const [clash, setClash] = useState<CellClash[] | null>(null);
  const [pending, setPending] = useState(false);
  const [answers, setAnswers] = useState(0);
  const running = useRef<Promise<boolean>>(null);
  const ended = useRef(false);

  const wanted = opened && typedText(opened.text, typed, said);
  const end = (saved: Chosen | null, onward: Onward | null) => {
    ended.current = true;
    const before = opened && valuesOf(opened.text, fields);
    finish(
      saved,
      onward,
      fields.filter(({ path }) => before?.[path] !== typed.values[path]),
    );
  };
  const keep = () => {
    if (opened)
      keepForForm(acts.person, voyageNo, {
        text: wanted ?? opened.text,
        basis: opened,
        reason: typed.reason,
      });
  };
  // The page is left, or read anew: what was typed waits in the voyage's own form, and the log says so.
  const leftBehind = useEffectEvent(() => {
    if (ended.current || !wanted) return;
    keep();
    leaveCell(voyageNo);
  });
  useEffect(() => {
    const left = () => leftBehind();
    window.addEventListener('pagehide', left);
    return () => {
      window.removeEventListener('pagehide', left);
      left();
    };
  }, []);

  async function attempt(onward: Onward | null): Promise<boolean> {
    if (!opened || !wanted) {
      end(null, onward);
      return true;
    }
    setPending(true);
    const answer = await acts.amend(opened, wanted, typed.reason).catch(() => null);
    setPending(false);
    if (answer?.done) {
      lastReason(typed.reason);
      end(answer.voyages[0] ?? { voyageNo, version }, onward);
      return true;
    }
    const together = answer?.meanwhile && cellTogether(opened.text, answer.meanwhile, fields);
    if (answer?.meanwhile && together) {
      setOpened({ voyageNo, version: answer.meanwhile.version, text: answer.meanwhile.theirs });
      setTyped((now) => ({ ...now, values: together.values }));
      setClash(together.clash);
    }
    const gone = answer?.meanwhile && !together ? [{ text: t('amend.gone') }] : [];
    setSaid([...(answer?.said ?? [{ text: t('chosen.unreachable') }]), ...gone]);
    setAnswers((count) => count + 1);
    return false;
  }
  /** Saves once, however often it is asked meanwhile. @returns whether nothing typed is left unsaved */
  const save = (onward: Onward | null): Promise<boolean> => {
    running.current ??= attempt(onward).finally(() => {
      running.current = null;
    });
    return running.current;
  };
  useImperativeHandle(settle, () => () => (wanted ? save(null) : Promise.resolve(true)));

  const set = (path: string, value: string) => {
    setTyped((now) => ({ ...now, values: { ...now.values, [path]: value } }));
    // What is unusual stays asked until it is saved: a value that is only printed anew does not answer it.
    setSaid((now) => now.filter(({ field, code }) => field !== path || code !== undefined));
  };
  return {
    typed,
    said,
    clash,
    pending,
    /** Counts the refused attempts. */
    answers,
    /** It cannot be amended here any more. */
    gone: opened === null,
    /** It was changed between the reading of the page and of the cell. */
    newer: opened !== null && clash === null && opened.version !== version,
    set,
    left: ({ kind, path }: CellField, value: string) =>
      afterTyping(kind, path, value, setSaid, (print) => set(path, print)),
    reason: (reason: string) => {
      setTyped((now) => ({ ...now, reason }));
      setSaid((now) => now.filter(({ field }) => field !== 'reason'));
    },
    accept: (code: string, reason: string) =>
      setTyped((now) => ({ ...now, accepted: { ...now.accepted, [code]: reason } })),
    save,
    leave: () => end(null, null),
    toForm: () => {
      keep();
      ended.current = true;
    },
  };
}
