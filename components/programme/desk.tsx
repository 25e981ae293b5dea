'use client';

import { useState, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import type { MoveText } from '@/lib/programme/input';
import { isAhead, type Laycan } from '@/lib/programme/programme';
import type { Amended } from '@/lib/voyages/record';
import type { Status } from '@/lib/voyages/voyage';
import { Modal } from '../frame/modal';
import { keyOf } from '../frame/shortcuts';
import { singleKeysAreOn } from '../frame/single-keys';
import { besideOf } from './move-between';
import { NominateForm, MoveForm } from './plan-forms';
import { laycanText } from './wording';
import classes from './programme.module.css';

/** What the desk needs of a voyage: it is drawn by the server. */
export interface Planned {
  voyageNo: string;
  version: number;
  vessel: string;
  status: Status;
  laycan: Laycan;
}

export interface PlanActs {
  nominate: (of: { voyageNo: string; version: number; reason: string }) => Promise<Amended>;
  move: (of: { voyageNo: string; version: number } & MoveText) => Promise<Amended>;
}

type Act = keyof PlanActs;
const KEYS: Record<string, Act> = { n: 'nominate', m: 'move' };

interface DeskProps {
  planned: readonly Planned[];
  /** Null for whoever may only read. */
  acts: PlanActs | null;
  children: ReactNode;
}

/** Keys and buttons of calendar and table: arrows, N and M; and the dialog that asks before anything is done. */
export function ProgrammeDesk({ planned, acts, children }: DeskProps) {
  const t = useTranslations('programme.acts');
  const [open, setOpen] = useState<{ act: Act; of: Planned } | null>(null);
  const [said, setSaid] = useState('');

  function begin(act: Act, voyageNo: string) {
    if (!acts) return setSaid(t('mayNot'));
    const of = planned.find((one) => one.voyageNo === voyageNo);
    if (!of || !isAhead(of)) return setSaid(t('notAhead', { voyageNo }));
    if (act === 'nominate' && of.status !== 'planned') return setSaid(t('notNominated', { voyageNo }));
    setSaid('');
    setOpen({ act, of });
  }
  function onKeyDown(event: KeyboardEvent) {
    const from =
      event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-voyage]') : null;
    const key = keyOf(event.nativeEvent);
    if (!from || key === null) return;
    const act = singleKeysAreOn() ? KEYS[key] : undefined;
    const next = besideOf(from, key);
    if (!act && !next) return;
    // `n` is "log a voyage" everywhere else.
    event.preventDefault();
    next?.focus();
    if (act) begin(act, from.dataset.voyage ?? '');
  }
  function onClick(event: MouseEvent) {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-act]') : null;
    if (button) begin(button.dataset.act as Act, button.dataset.of ?? '');
  }
  const done = (what: string) => {
    // An answer that arrives late leaves alone what was opened meanwhile.
    setOpen((now) => (now === open ? null : now));
    setSaid(what);
  };
  const close = () => setOpen(null);
  return (
    <div onKeyDown={onKeyDown} onClick={onClick}>
      <p className={`${classes.said} screen-only`} role="status">
        {said}
      </p>
      {children}
      <Modal open={open !== null} labelledBy="plan-title" close={close}>
        {open?.act === 'nominate' && acts && (
          <NominateForm
            of={open.of}
            act={acts.nominate}
            close={close}
            done={() => done(t('nominated', { voyageNo: open.of.voyageNo }))}
          />
        )}
        {open?.act === 'move' && acts && (
          <MoveForm
            of={open.of}
            act={acts.move}
            close={close}
            done={(to) => done(t('movedDone', { voyageNo: open.of.voyageNo, laycan: laycanText(to) }))}
          />
        )}
      </Modal>
    </div>
  );
}
