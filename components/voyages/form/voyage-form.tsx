'use client';

import { useEffect, useEffectEvent, useState, type FormEvent, type KeyboardEvent } from 'react';
import { useRouter } from 'next/navigation';
import { Button } from '@mantine/core';
import type { EntryContext } from '@/lib/voyages/record';
import type { VoyageText } from '@/lib/voyages/text';
import type { PortZones } from '@/lib/voyages/voyage';
import { useWording } from '../wording';
import { ConflictPanel } from './conflict-panel';
import { DelayRows } from './delay-rows';
import { makeDraft, type Basis } from './draft';
import { DraftProvider } from './draft-context';
import type { EntryActions, PortsShown } from './entry';
import { EntryProvider } from './entry-context';
import { EventGrid } from './event-grid';
import { LotRows } from './lot-rows';
import { newKey } from './new-key';
import { idOf } from './paths';
import { ReasonField } from './reason-field';
import { RefusalSummary } from './refusal-summary';
import { Remarks } from './remarks';
import { ShipAndPorts } from './ship-and-ports';
import { TermsSection } from './terms-section';
import { useKept } from './use-kept';
import { useSave } from './use-save';
import { useWeigh } from './use-weigh';
import classes from './form.module.css';

interface VoyageFormProps {
  context: EntryContext;
  actions: EntryActions;
  mayEnterVessels: boolean;
  usualZones: PortZones;
  ports: PortsShown;
  /** A new voyage begins with it; without `basis`. */
  blank: VoyageText;
  /** The stored voyage that is amended. */
  basis: Basis | null;
}

/** One column in the order of the papers, for a new voyage and for amending one. */
export function VoyageForm({
  context,
  actions,
  mayEnterVessels,
  usualZones,
  ports,
  blank,
  basis,
}: VoyageFormProps) {
  const { t } = useWording();
  const router = useRouter();
  const [draft] = useState(() =>
    makeDraft({
      text: basis?.text ?? { ...blank, idempotencyKey: newKey() },
      basis,
      reason: '',
    }),
  );
  const [savedAs, setSavedAs] = useState<string | null>(null);
  const kept = useKept(draft, `voyage ${basis?.voyageNo ?? 'new'}`);
  const { pending, clashed, start } = useSave(draft, kept, ({ text, basis: on, reason }) =>
    basis && on ? actions.amend(on, text, reason) : actions.log(text, on),
  );
  useWeigh(draft, actions.weigh);
  const focusVessel = () => document.getElementById(idOf('vesselId'))?.focus();
  useEffect(() => {
    focusVessel();
  }, []);

  /** Another voyage of the same ports, terms, grade and shipper, as the papers of one day come. */
  const startAnew = (from: VoyageText) => {
    const [{ gradeId = null, shipperId = null } = {}] = from.lots;
    const lots = blank.lots.map((lot) => ({ ...lot, gradeId, shipperId }));
    const { loadTerminalId, dischargeTerminalId, terms } = from;
    const text = { ...blank, idempotencyKey: newKey(), loadTerminalId, dischargeTerminalId, terms, lots };
    draft.replace({ text, basis: null, reason: '' });
    draft.refuse([]);
    draft.warn([]);
    draft.check(null);
    focusVessel();
  };
  const save = () => {
    setSavedAs(null);
    start((voyageNo) => router.push(`/voyages/${voyageNo}`));
  };
  const saveAndNext = () => {
    setSavedAs(null);
    const { text } = draft.typed();
    start((voyageNo) => {
      setSavedAs(voyageNo);
      startAnew(text);
    });
  };
  // Wherever the focus is: a button that was just used may have left it nowhere.
  const saveByKey = useEffectEvent((event: globalThis.KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    save();
  });
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => saveByKey(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
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
        actions={actions}
        mayEnterVessels={mayEnterVessels}
        usualZones={usualZones}
      >
        <form className={classes.form} noValidate onSubmit={onSubmit} onKeyDown={onKeyDown}>
          {savedAs !== null && (
            <p className={classes.notice} role="status">
              {t('form.savedAs', { voyageNo: savedAs })}
              <a href={`/voyages/${savedAs}`}>{savedAs}</a>
            </p>
          )}
          {kept.kept && (
            <p className={classes.notice} role="status">
              {t('form.kept')}
              <Button
                size="compact-xs"
                variant="subtle"
                onClick={() => {
                  if (basis) draft.replace({ text: basis.text, basis, reason: '' });
                  else startAnew(blank);
                  kept.forget();
                }}
              >
                {t('form.startAfresh')}
              </Button>
            </p>
          )}
          <RefusalSummary />
          {clashed && <ConflictPanel {...clashed} />}
          <ShipAndPorts isNew={basis === null} />
          <LotRows />
          <EventGrid ports={ports} />
          <DelayRows />
          <TermsSection />
          <Remarks isNew={basis === null} />
          {basis && <ReasonField />}
          <div className={classes.bar}>
            <Button type="submit" loading={pending}>
              {basis ? t('amend.save') : t('form.save')}
            </Button>
            {!basis && (
              <Button variant="default" disabled={pending} onClick={saveAndNext}>
                {t('form.saveAndNext')}
              </Button>
            )}
            <span className={classes.hint}>{t('form.shortcut')}</span>
          </div>
        </form>
      </EntryProvider>
    </DraftProvider>
  );
}
