'use client';

import { useEffect, useEffectEvent, useRef, useState } from 'react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { withoutHeld, type Chosen } from '@/lib/voyages/many';
import { isPressed } from '@/components/frame/shortcuts';
import type { LogActs } from './log-acts';
import { toTheRows } from './to-the-rows';
import buttons from '@/components/frame/buttons.module.css';
import classes from './desk.module.css';

export interface Done {
  text: string;
  /** What undoing would undo; none where there is no way back. */
  undo: Chosen[];
  /** It was itself an undoing: undoing it does the change again. */
  undone?: boolean;
  /** Where the keyboard was is gone: it goes on here. */
  takesFocus?: boolean;
  /** Of a cell that is not amended: what was done before can still be undone. */
  aside?: string;
  /** The voyage whose form has what was left in a cell. */
  left?: string;
}

interface SaidLineProps {
  said: Done;
  acts: LogActs;
  say: (said: Done | null) => void;
}

/** What was just done, with the way back. Undoing is a change too, and can be undone. */
export function SaidLine({ said, acts, say }: SaidLineProps) {
  const t = useTranslations('log.said');
  const chosen = useTranslations('log.chosen');
  const [pending, setPending] = useState(false);
  /** Why it was not undone, and the voyages that nothing keeps from it. */
  const [wrong, setWrong] = useState<{ text: string; held: number; rest: Chosen[] } | null>(null);
  const line = useRef<HTMLDivElement>(null);
  const deed = said.undone ? 'redo' : 'undo';
  useEffect(() => {
    if (said.takesFocus) line.current?.querySelector<HTMLElement>('button, a')?.focus();
  }, [said]);
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const typing = event.target instanceof Element && event.target.closest('input, textarea, select, dialog');
    // A tick is not typed in.
    if (typing && !event.target.matches('table [type="checkbox"]')) return;
    if (!isPressed(event, deed) || said.undo.length === 0) return;
    event.preventDefault();
    void undo();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
  async function undo(those = said.undo) {
    if (pending) return;
    // Before what was pressed goes away.
    const within = line.current?.contains(document.activeElement);
    setPending(true);
    setWrong(null);
    const answer = await acts.undo(those).catch(() => null);
    setPending(false);
    if (answer?.done) {
      const { voyages } = answer;
      say({
        text: t(said.undone ? 'redone' : 'undone', {
          count: voyages.length,
          voyageNo: voyages[0]?.voyageNo ?? '',
        }),
        undo: voyages,
        undone: !said.undone,
        takesFocus: within,
      });
      return;
    }
    const reasons = answer
      ? [
          ...answer.said.map(({ text }) => text),
          ...answer.held.map(({ voyageNo, why }) => `${voyageNo}: ${why}`),
        ]
      : [chosen('unreachable')];
    const held = (answer?.held ?? []).map(({ voyageNo }) => ({ voyageNo, refusals: [] }));
    const rest = held.length > 0 ? withoutHeld(those, held) : [];
    setWrong({ text: t('notUndone', { list: reasons.join(' ') }), held: held.length, rest });
  }
  const dismiss = () => {
    say(null);
    toTheRows();
  };
  return (
    <div ref={line} className={classes.bar}>
      <p role="status">
        {said.text} {said.aside}
      </p>
      {said.undo.length > 0 && (
        <button
          type="button"
          className={buttons.button}
          aria-disabled={pending}
          aria-keyshortcuts={said.undone ? 'Control+Y' : 'Control+Z'}
          title={t(`${deed}Keys`)}
          onClick={() => undo()}
        >
          {pending ? t('undoing') : t(deed)}
        </button>
      )}
      {said.left !== undefined && (
        <Link
          className={buttons.button}
          href={`/voyages/${encodeURIComponent(said.left)}/edit`}
          prefetch={false}
        >
          {t(said.aside === undefined ? 'goOn' : 'form')}
        </Link>
      )}
      <button type="button" className={buttons.quiet} onClick={dismiss}>
        {t('dismiss')}
      </button>
      {wrong !== null && (
        <p role="alert" className={classes.wrong}>
          {wrong.text}
        </p>
      )}
      {wrong !== null && wrong.rest.length > 0 && (
        <button
          type="button"
          className={buttons.button}
          aria-disabled={pending}
          onClick={() => undo(wrong.rest)}
        >
          {chosen('leaveOut', { held: wrong.held, count: wrong.rest.length })}
        </button>
      )}
    </div>
  );
}
