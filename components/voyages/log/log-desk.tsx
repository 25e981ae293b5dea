'use client';

import { useEffect, useEffectEvent } from 'react';
import { useTranslations } from 'next-intl';
import { useFetched } from '@/components/frame/use-fetched';
import type { Chosen } from '@/lib/voyages/many';
import type { VoyageRow } from '@/lib/voyages/queries';
import { AmendedCell } from './amended-cell';
import type { Deed } from './chosen-form';
import { takeLeftCell } from './left-cell';
import type { LogActs } from './log-acts';
import { NotLoaded } from './not-loaded';
import type { Done } from './said-line';
import { toTheRows } from './to-the-rows';
import type { useAmending } from './use-amending';
import type { useChosen } from './use-chosen';
// With the page, not with the part that is fetched: a style sheet that failed to come is not always asked for again.
import '@/components/frame/modal.module.css';
import classes from './desk.module.css';

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
  const { amending, next, settle, end, leaveNext } = desk;
  // Opened rarely: the log itself does not carry them.
  const bar = useFetched(chosen.length > 0, () => import('./chosen-bar'));
  const line = useFetched(said !== null && acts !== null, () => import('./said-line'));
  const here = rows.filter(({ voyageNo }) => ids.has(voyageNo)).length;
  const done = (deed: Deed, voyages: Chosen[]) => {
    const text = t(`chosen.done.${deed}`, { count: voyages.length, voyageNo: voyages[0]?.voyageNo ?? '' });
    choice.chooseNone();
    // A nomination stays a fact, and a comment is withdrawn by its author on the voyage's page.
    say({ text, undo: deed === 'nominate' || deed === 'comment' ? [] : voyages, takesFocus: true });
  };
  const clear = () => {
    choice.chooseNone();
    toTheRows();
  };
  const back = useEffectEvent(() => {
    const voyageNo = acts && takeLeftCell();
    if (voyageNo) say({ text: t('said.left', { voyageNo }), undo: [], left: voyageNo });
  });
  useEffect(() => back(), []);
  return (
    <>
      {acts && <span hidden data-undo />}
      {[amending, next].map(
        (one) =>
          one &&
          acts && (
            <AmendedCell
              key={`${one.voyage.voyageNo} ${one.column}`}
              {...one}
              acts={acts}
              settle={settle}
              waits={one === next}
              finish={(saved, onward) => {
                if (one === next) return leaveNext();
                end(saved && saved.voyage, onward);
                if (!saved) return;
                const { voyage, field } = saved;
                say({ text: t('said.amended', { voyageNo: voyage.voyageNo, field }), undo: [voyage] });
              }}
            />
          ),
      )}
      {(chosen.length > 0 || said) && (
        <div className={`${classes.desk} screen-only`}>
          {said && acts && line.part && (
            <line.part.SaidLine key={said.text} said={said} acts={acts} say={say} />
          )}
          {said && acts && line.failed && (
            <NotLoaded
              text={`${said.text} ${said.aside ?? ''} ${t('notLoaded.said')}`}
              again={line.again}
              leave={{ label: t('said.dismiss'), act: () => say(null) }}
            />
          )}
          {chosen.length > 0 && bar.failed && (
            <NotLoaded
              text={`${t('chosen.count', { count: chosen.length })}. ${t('notLoaded.chosen')}`}
              again={bar.again}
              leave={{ label: t('chosen.clear'), act: clear }}
            />
          )}
          {chosen.length > 0 && bar.part && (
            <bar.part.ChosenBar
              chosen={chosen}
              elsewhere={chosen.length - here}
              acts={acts}
              drop={(numbers) => choice.choose(numbers, false)}
              clear={clear}
              done={done}
            />
          )}
        </div>
      )}
    </>
  );
}
