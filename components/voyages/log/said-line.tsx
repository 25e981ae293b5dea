'use client';

import { useState } from 'react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { Chosen } from '@/lib/voyages/many';
import type { LogActs } from './log-acts';
import buttons from '@/components/frame/buttons.module.css';
import classes from './desk.module.css';

export interface Done {
  text: string;
  /** What undoing would undo; none where there is no way back. */
  undo: Chosen[];
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
  const unreachable = useTranslations('log.chosen')('unreachable');
  const [pending, setPending] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  async function undo() {
    if (pending) return;
    setPending(true);
    setWrong(null);
    const answer = await acts.undo(said.undo).catch(() => null);
    setPending(false);
    if (answer?.done) {
      const { voyages } = answer;
      say({
        text: t('undone', { count: voyages.length, voyageNo: voyages[0]?.voyageNo ?? '' }),
        undo: voyages,
      });
      return;
    }
    const reasons = answer
      ? [
          ...answer.said.map(({ text }) => text),
          ...answer.held.map(({ voyageNo, why }) => `${voyageNo}: ${why}`),
        ]
      : [unreachable];
    setWrong(t('notUndone', { list: reasons.join(' ') }));
  }
  return (
    <div className={classes.bar}>
      <p role="status">{said.text}</p>
      {said.undo.length > 0 && (
        <button type="button" className={buttons.button} disabled={pending} onClick={undo}>
          {pending ? t('undoing') : t('undo')}
        </button>
      )}
      {said.left !== undefined && (
        <Link
          className={buttons.button}
          href={`/voyages/${encodeURIComponent(said.left)}/edit`}
          prefetch={false}
        >
          {t('goOn')}
        </Link>
      )}
      <button type="button" className={buttons.quiet} onClick={() => say(null)}>
        {t('dismiss')}
      </button>
      {wrong !== null && (
        <p role="alert" className={classes.wrong}>
          {wrong}
        </p>
      )}
    </div>
  );
}
