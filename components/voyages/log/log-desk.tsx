'use client';

import { useEffect, useEffectEvent } from 'react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import type { Chosen } from '@/lib/voyages/many';
import type { VoyageRow } from '@/lib/voyages/queries';
import type { Deed } from './chosen-form';
import { takeLeftCell } from './left-cell';
import type { LogActs } from './log-acts';
import type { Done } from './said-line';
import type { useAmending } from './use-amending';
import type { useChosen } from './use-chosen';
import classes from './desk.module.css';

// Opened rarely: the log itself does not carry them. Without `ssr: false` they would have no boundary of their own, and
// the whole page would give way, with the keyboard's place in it, while one is fetched.
const ChosenBar = dynamic(() => import('./chosen-bar').then((file) => file.ChosenBar), { ssr: false });
const SaidLine = dynamic(() => import('./said-line').then((file) => file.SaidLine), { ssr: false });
const CellEditor = dynamic(() => import('./cell-editor').then((file) => file.CellEditor), { ssr: false });

interface LogDeskProps {
  rows: VoyageRow[];
  choice: ReturnType<typeof useChosen>;
  acts: LogActs | null;
  said: Done | null;
  say: (said: Done | null) => void;
  desk: ReturnType<typeof useAmending>;
}

/** What comes up over the table while voyages are chosen, a cell is amended, or something was just done. */
export function LogDesk({ rows, choice, acts, said, say, desk }: LogDeskProps) {
  const t = useTranslations('log');
  const { chosen, ids } = choice;
  const { amending, settle, end } = desk;
  const here = rows.filter(({ voyageNo }) => ids.has(voyageNo)).length;
  const done = (deed: Deed, voyages: Chosen[]) => {
    const text = t(`chosen.done.${deed}`, { count: voyages.length, voyageNo: voyages[0]?.voyageNo ?? '' });
    choice.chooseNone();
    // A nomination stays a fact, and a comment is withdrawn by its author on the voyage's page.
    say({ text, undo: deed === 'nominate' || deed === 'comment' ? [] : voyages, takesFocus: true });
  };
  const back = useEffectEvent(() => {
    const voyageNo = acts && takeLeftCell();
    if (voyageNo) say({ text: t('said.left', { voyageNo }), undo: [], left: voyageNo });
  });
  useEffect(() => back(), []);
  return (
    <>
      {amending && acts && (
        <CellEditor
          key={`${amending.voyage.voyageNo} ${amending.column}`}
          {...amending}
          acts={acts}
          settle={settle}
          finish={(saved, onward) => {
            end(saved && saved.voyage, onward);
            if (!saved) return;
            const { voyage, field } = saved;
            say({ text: t('said.amended', { voyageNo: voyage.voyageNo, field }), undo: [voyage] });
          }}
        />
      )}
      {(chosen.length > 0 || said) && (
        <div className={`${classes.desk} screen-only`}>
          {said && acts && <SaidLine key={said.text} said={said} acts={acts} say={say} />}
          {chosen.length > 0 && (
            <ChosenBar
              chosen={chosen}
              elsewhere={chosen.length - here}
              acts={acts}
              drop={(numbers) => choice.choose(numbers, false)}
              clear={choice.chooseNone}
              done={done}
            />
          )}
        </div>
      )}
    </>
  );
}
