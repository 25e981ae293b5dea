'use client';

import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import { Select, type ComboboxItem } from '@mantine/core';
import { formatTonnes } from '@/lib/quantity';
import type { EntryVessel } from '@/lib/voyages/record';
import { useWording } from '../wording';
import { useField, useRefusalsOf } from './draft-context';
import { useEntry } from './entry-context';
import { FieldRefusals } from './field-refusals';
import { NewVessel } from './new-vessel';
import { idOf, refusalsIdOf } from './paths';
import { NEW, useProposals } from './proposals';
import { useSought } from './use-sought';
import classes from './form.module.css';

const ARRIVING = { onTheWay: 'form.vesselsArriving', missing: 'form.vesselsMissing' } as const;

/** By name or IMO number. Names are no keys: each one shows what tells it from its namesake. */
export function VesselField() {
  const { t } = useWording();
  const { vessels, arriving, mayEnterVessels } = useEntry();
  const [vesselId, setVesselId] = useField<number | null>('vesselId');
  const wrong = useRefusalsOf('vesselId').length > 0;
  const [creating, setCreating] = useState<string | null>(null);

  const byId = useMemo(() => new Map(vessels.map((vessel) => [String(vessel.id), vessel])), [vessels]);
  const chosen = vesselId === null ? undefined : byId.get(String(vesselId));
  const particulars = (vessel: EntryVessel) =>
    t('form.vesselLine', {
      imo: vessel.imoNumber ? t('form.imo', { imo: vessel.imoNumber }) : t('form.imoUnknown'),
      deadweight:
        vessel.deadweightKg === null
          ? t('form.deadweightUnknown')
          : t('form.deadweightValue', { tonnes: formatTonnes(vessel.deadweightKg) }),
    });
  const { typed, shown, field, settle } = useSought({
    path: 'vesselId',
    chosenName: chosen?.name ?? '',
    named: (text) =>
      vessels.filter(({ name, imoNumber }) => name.toLowerCase() === text || imoNumber === text),
    elsewhere: creating !== null || arriving !== null,
  });
  // Typed and left before the vessels were there.
  const settleLate = useEffectEvent(() => {
    if (document.activeElement?.id !== idOf('vesselId')) settle();
  });
  useEffect(() => {
    if (!arriving) settleLate();
  }, [arriving]);
  // Not before it is known which ships there are: Enter would take it for the one that was typed.
  const maybeNew = mayEnterVessels && !arriving && typed !== '' && typed !== chosen?.name;
  const added = maybeNew ? t('form.newVessel', { name: typed }) : null;
  const options = useMemo((): ComboboxItem[] => {
    const all = vessels.map(({ id, name }) => ({ value: String(id), label: name }));
    return added === null ? all : [...all, { value: NEW, label: added }];
  }, [vessels, added]);
  const proposals = useProposals(
    options,
    vesselId === null ? null : String(vesselId),
    ({ value, label }, sought) =>
      label.toLowerCase().includes(sought) || byId.get(value)?.imoNumber?.startsWith(sought) === true,
  );

  return (
    <div className={classes.double} {...field}>
      <label className={classes.label} htmlFor={idOf('vesselId')}>
        {t('fields.vesselId')}
      </label>
      <Select
        id={idOf('vesselId')}
        size="sm"
        classNames={{ input: classes.combobox }}
        searchable
        clearable
        selectFirstOptionOnChange
        openOnFocus={false}
        allowDeselect={false}
        {...proposals}
        onOptionSubmit={(value) => {
          if (value === NEW) setCreating(typed);
          else setVesselId(Number(value));
        }}
        onClear={() => setVesselId(null)}
        searchValue={shown}
        placeholder={t('form.vesselPlaceholder')}
        nothingFoundMessage={t(arriving ? ARRIVING[arriving] : 'form.noVessel')}
        error={wrong}
        aria-describedby={wrong ? refusalsIdOf('vesselId') : undefined}
        renderOption={({ option }) => {
          const vessel = byId.get(option.value);
          return (
            <span>
              {option.label}
              {vessel && <small className={classes.zone}>{particulars(vessel)}</small>}
            </span>
          );
        }}
      />
      <p className={classes.hint}>
        {chosen && shown === chosen.name
          ? particulars(chosen)
          : arriving === 'missing' || (arriving && (vesselId !== null || typed !== ''))
            ? t(ARRIVING[arriving])
            : vesselId === null
              ? t('form.vesselUnknown')
              : '\u00a0'}
      </p>
      <FieldRefusals path="vesselId" />
      {creating !== null && (
        <NewVessel
          name={creating}
          close={() => {
            setCreating(null);
            document.getElementById(idOf('vesselId'))?.focus();
          }}
          choose={({ id }) => setVesselId(id)}
        />
      )}
    </div>
  );
}
