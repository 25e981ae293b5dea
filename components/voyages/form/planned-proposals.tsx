'use client';

import { useEffect, useState, useTransition } from 'react';
import { Button } from '@mantine/core';
import { printDate } from '@/lib/calendar';
import { continueText } from '@/lib/voyages/amendment';
import type { Proposal } from '@/lib/voyages/record';
import { tonnes, useWording } from '../wording';
import type { Typed } from './draft';
import { useDraft, useTyped } from './draft-context';
import { useEntry } from './entry-context';
import { idOf } from './paths';
import classes from './form.module.css';

/** The day the voyage is looked for by: the first B/L, else loading, else the laycan. */
function loadingDay({ text }: Typed): string {
  const { loading_commenced: loading } = text.events;
  const day = text.lots[0]?.blDate || loading?.actual || loading?.planned || text.laycanFrom;
  return day.trim().split(/[\sT]/)[0] ?? '';
}

/** The vessel's planned voyages around the loading day, offered to be continued on instead of logged twice. */
export function PlannedProposals() {
  const { t } = useWording();
  const draft = useDraft();
  const { actions } = useEntry();
  const vesselId = useTyped(({ text }) => text.vesselId);
  const day = useTyped(loadingDay);
  const basis = useTyped((typed) => typed.basis);
  const [found, setFound] = useState<{ of: string; proposals: Proposal[] }>({ of: '', proposals: [] });
  const [pending, startTransition] = useTransition();

  const asked = vesselId === null || day.length < 8 || basis ? '' : `${vesselId} ${day}`;
  useEffect(() => {
    if (asked === '' || vesselId === null) return;
    let current = true;
    const timer = setTimeout(() => {
      actions.propose(vesselId, day).then(
        (proposals) => current && setFound({ of: asked, proposals }),
        // A proposal is a help: without an answer the voyage is logged as it is.
        () => {},
      );
    }, 250);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [actions, asked, vesselId, day]);

  if (basis) {
    return (
      <p className={classes.notice} role="status">
        {t('proposals.continuing', { voyageNo: basis.voyageNo })}
        <Button
          size="compact-xs"
          variant="subtle"
          onClick={() => {
            const { text } = draft.typed();
            const lots = text.lots.map(({ id: _stored, ...lot }) => lot);
            const delays = text.delays.map(({ id: _stored, ...delay }) => delay);
            draft.replace({ basis: null, text: { ...text, voyageNo: '', lots, delays } });
          }}
        >
          {t('proposals.leave')}
        </Button>
      </p>
    );
  }
  if (found.of !== asked || found.proposals.length === 0) return null;

  const continueOn = (voyageNo: string) =>
    startTransition(async () => {
      const opened = await actions.open(voyageNo).catch(() => null);
      if (opened === 'signedOut') return draft.refuse([{ reason: 'notSignedIn' }]);
      if (!opened) return draft.refuse([{ reason: 'serverUnreachable' }]);
      draft.replace({ basis: opened, text: continueText(opened.text, draft.typed().text) });
      // The button that had the focus is gone: on with the papers.
      requestAnimationFrame(() => document.getElementById(idOf('lots.0.blNo'))?.focus());
    });
  return (
    <div className={classes.proposals} role="status">
      <strong>{t('proposals.title')}</strong>
      <ul>
        {found.proposals.map(({ voyageNo, laycanFrom, laycanTo, plannedKg, simulated }) => (
          <li key={voyageNo}>
            <Button
              size="compact-sm"
              variant="outline"
              loading={pending}
              onClick={() => continueOn(voyageNo)}
            >
              {t('proposals.continue', { voyageNo })}
            </Button>
            <span>
              {laycanFrom &&
                t('proposals.laycan', { from: printDate(laycanFrom), to: printDate(laycanTo ?? laycanFrom) })}
              {plannedKg !== null && `, ${t('form.meant', { print: tonnes(plannedKg) })}`}
              {simulated && ` · ${t('one.simulated')}`}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
