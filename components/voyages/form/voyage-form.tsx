'use client';

import { useLayoutEffect, useState, type FormEvent, type KeyboardEvent } from 'react';
import { Button } from '@mantine/core';
import { asLike } from '@/lib/voyages/duplicate';
import type { EntryContext } from '@/lib/voyages/record';
import type { VoyageText } from '@/lib/voyages/text';
import type { PortZones } from '@/lib/voyages/voyage';
import { FieldsAlive, useAlive } from '../../frame/fields-alive';
import { useWording } from '../wording';
import { ConflictPanel } from './conflict-panel';
import { DelayRows } from './delay-rows';
import { makeDraft, type Basis } from './draft';
import { DraftProvider } from './draft-context';
import type { EntryActions, PortsShown } from './entry';
import { EntryProvider } from './entry-context';
import { EventGrid } from './event-grid';
import { KeptNotice } from './kept-notice';
import { LotRows } from './lot-rows';
import { newKey } from './new-key';
import { idOf } from './paths';
import { ReasonField } from './reason-field';
import { RefusalSummary } from './refusal-summary';
import { Remarks } from './remarks';
import { ShipAndPorts } from './ship-and-ports';
import { TermsSection } from './terms-section';
import { useKept } from './use-kept';
import { useSaving } from './use-saving';
import type { VesselsSent } from './use-vessels';
import { useWeigh } from './use-weigh';
import { useWhole } from './use-whole';
import classes from './form.module.css';

interface VoyageFormProps {
  context: EntryContext;
  vessels: VesselsSent;
  actions: EntryActions;
  mayEnterVessels: boolean;
  usualZones: PortZones;
  ports: PortsShown;
  /** Whose drafts this browser keeps. */
  person: string;
  /** A new voyage begins with it; without `basis`. */
  blank: VoyageText;
  /** The voyage that the new one is to be like. */
  like?: VoyageText | null;
  /** The stored voyage that is amended. */
  basis: Basis | null;
}

/** One column in the order of the papers, for a new voyage and for amending one. */
export function VoyageForm({
  context,
  vessels,
  actions,
  mayEnterVessels,
  usualZones,
  ports,
  person,
  blank,
  like = null,
  basis,
}: VoyageFormProps) {
  const { t } = useWording();
  const [draft] = useState(() =>
    makeDraft({
      text: basis?.text ?? { ...(like ? asLike(blank, like) : blank), idempotencyKey: newKey() },
      basis,
      reason: '',
    }),
  );
  const place = basis?.voyageNo ?? 'new';
  const kept = useKept(draft, { person, place, page: like ? `like ${like.voyageNo}` : place });
  const saving = useSaving({
    draft,
    kept,
    blank,
    basis,
    send: ({ text, basis: on, reason }) =>
      basis && on ? actions.amend(on, text, reason) : actions.log(text, on),
  });
  const { pending, clashed, sendAgain, savedAs, save, saveAndNext, discard, holding } = saving;
  useWeigh(draft, actions.weigh);
  const alive = useAlive();
  const { whole, beforeTab } = useWhole();
  // With the first drawing, not after it: whoever opened the form types on.
  useLayoutEffect(() => {
    // A ship that comes along is chosen: on with the papers.
    if (alive) document.getElementById(idOf(like?.vesselId ? 'lots.0.blNo' : 'vesselId'))?.focus();
  }, [like, alive]);

  // Enter alone chooses and moves on within the form: it must not save half a voyage.
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.target as HTMLElement).tagName === 'INPUT') event.preventDefault();
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    save();
  };

  return (
    <DraftProvider value={draft}>
      <EntryProvider
        context={context}
        vessels={vessels}
        actions={actions}
        mayEnterVessels={mayEnterVessels}
        usualZones={usualZones}
      >
        <form
          className={classes.form}
          noValidate
          onSubmit={onSubmit}
          onKeyDown={onKeyDown}
          onKeyDownCapture={beforeTab}
          aria-busy={holding || undefined}
        >
          <FieldsAlive>
            {savedAs !== null && (
              <p className={classes.notice} role="status">
                {t('form.savedAs', { voyageNo: savedAs })}
                <a href={`/voyages/${savedAs}`}>{savedAs}</a>
              </p>
            )}
            <KeptNotice kept={kept} discard={discard} />
            <RefusalSummary />
            {sendAgain && (
              <p className={classes.notice} role="status">
                {t('form.unsent')}
                <Button size="compact-xs" variant="outline" loading={pending} onClick={sendAgain}>
                  {t('form.sendAgain')}
                </Button>
              </p>
            )}
            {clashed && <ConflictPanel {...clashed} />}
            <ShipAndPorts isNew={basis === null} />
            {(whole || like?.vesselId) && <LotRows />}
            {whole ? (
              <>
                <EventGrid ports={ports} />
                <DelayRows ports={ports} />
                <TermsSection />
                <Remarks isNew={basis === null} />
                {basis && <ReasonField />}
              </>
            ) : (
              <div className={classes.rest} />
            )}
            <div className={classes.bar}>
              <Button type="submit" loading={pending} data-command>
                {basis ? t('amend.save') : t('form.save')}
              </Button>
              {!basis && (
                <Button variant="default" disabled={pending} onClick={saveAndNext} data-command>
                  {t('form.saveAndNext')}
                </Button>
              )}
              {!holding && (
                <span className={classes.hint}>{t(basis ? 'form.shortcut' : 'form.shortcuts')}</span>
              )}
              <span className={classes.hint} role="status">
                {holding && t('form.savingNext')}
              </span>
            </div>
          </FieldsAlive>
        </form>
      </EntryProvider>
    </DraftProvider>
  );
}
