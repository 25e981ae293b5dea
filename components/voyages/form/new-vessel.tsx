'use client';

import { useEffect, useRef, useState, useTransition } from 'react';
import { Button } from '@mantine/core';
import { readTonnes } from '@/lib/number-reader';
import { printTonnes } from '@/lib/quantity';
import type { Refusal } from '@/lib/result';
import type { EntryVessel } from '@/lib/voyages/record';
import { useWording } from '../wording';
import type { VesselTyped } from './entry';
import { useEntry } from './entry-context';
import classes from './form.module.css';

const FIELDS = ['name', 'imoNumber', 'deadweightTonnes'] as const;

/** A vessel that the registry does not know yet, added without leaving the voyage. */
export function NewVessel({
  name,
  choose,
  close,
}: {
  name: string;
  choose: (vessel: EntryVessel) => void;
  close: () => void;
}) {
  const { t, refusal: say } = useWording();
  const { actions, addVessel } = useEntry();
  const imo = /^\d{7}$/.test(name) ? name : '';
  const [typed, setTyped] = useState<VesselTyped>({
    name: imo === '' ? name : '',
    imoNumber: imo,
    deadweightTonnes: '',
  });
  const [refusals, setRefusals] = useState<Refusal[]>([]);
  const [pending, startTransition] = useTransition();
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);

  const add = () =>
    startTransition(async () => {
      const answer = await actions.createVessel(typed).catch(() => null);
      if (answer?.done) {
        const { id, name: stored } = answer.value;
        const deadweight = readTonnes(typed.deadweightTonnes);
        const vessel: EntryVessel = {
          id,
          name: stored,
          imoNumber: typed.imoNumber.trim() || null,
          deadweightKg: deadweight.kind === 'read' ? deadweight.kg : null,
        };
        addVessel(vessel);
        choose(vessel);
        close();
      } else setRefusals(answer?.refusals ?? [{ reason: 'serverUnreachable' }]);
    });
  const refusedIn = (field: string) => refusals.filter((refusal) => refusal.field === field);
  const elsewhere = refusals.filter(({ field }) => !FIELDS.some((one) => one === field));
  return (
    <div
      className={classes.inline}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
        if (
          event.key !== 'Enter' ||
          event.ctrlKey ||
          event.metaKey ||
          (event.target as HTMLElement).tagName !== 'INPUT'
        )
          return;
        event.preventDefault();
        event.stopPropagation();
        add();
      }}
    >
      <div className={classes.fields}>
        {FIELDS.map((field, index) => (
          <div key={field} className={classes.field}>
            <label className={classes.label} htmlFor={`new-vessel-${field}`}>
              {t(`fields.${field}`)}
            </label>
            <input
              id={`new-vessel-${field}`}
              ref={index === 0 ? first : undefined}
              className={classes.input}
              autoComplete="off"
              value={typed[field]}
              aria-invalid={refusedIn(field).length > 0 || undefined}
              aria-describedby={refusedIn(field).length > 0 ? `new-vessel-${field}-refused` : undefined}
              onChange={(event) => setTyped({ ...typed, [field]: event.currentTarget.value })}
              onBlur={() => {
                const reading = field === 'deadweightTonnes' ? readTonnes(typed[field]) : null;
                if (reading?.kind === 'read') setTyped({ ...typed, [field]: printTonnes(reading.kg) });
              }}
            />
            <div id={`new-vessel-${field}-refused`} className={classes.refusals} role="status">
              {refusedIn(field).map((refusal) => (
                <div key={refusal.reason}>{say(refusal)}</div>
              ))}
            </div>
          </div>
        ))}
      </div>
      {elsewhere.map((refusal) => (
        <p key={refusal.reason} className={classes.refusals} role="alert">
          {say(refusal)}
        </p>
      ))}
      <div className={classes.buttons}>
        <Button size="xs" onClick={add} loading={pending}>
          {t('form.addVessel')}
        </Button>
        <Button size="xs" variant="subtle" onClick={close}>
          {t('form.dismiss')}
        </Button>
      </div>
    </div>
  );
}
