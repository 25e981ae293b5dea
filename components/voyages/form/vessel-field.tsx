'use client';

import { useMemo, useState } from 'react';
import { Select, type ComboboxItem } from '@mantine/core';
import { formatTonnes } from '@/lib/quantity';
import type { EntryVessel } from '@/lib/voyages/record';
import { useWording } from '../wording';
import { useField, useRefusalsOf } from './draft-context';
import { useEntry } from './entry-context';
import { FieldRefusals } from './field-refusals';
import { NewVessel } from './new-vessel';
import { idOf, refusalsIdOf } from './paths';
import { NEW, takeMarked, useProposals } from './proposals';
import classes from './form.module.css';

/** By name or IMO number. Names are no keys: each one shows what tells it from its namesake. */
export function VesselField() {
  const { t } = useWording();
  const { vessels, arriving, mayEnterVessels } = useEntry();
  const [vesselId, setVesselId] = useField<number | null>('vesselId');
  const wrong = useRefusalsOf('vesselId').length > 0;
  const [search, setSearch] = useState('');
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
  const typed = search.trim();
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
    <div className={classes.double} onKeyDownCapture={takeMarked}>
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
        {...proposals}
        onChange={(value) => {
          if (value === NEW) setCreating(typed);
          else setVesselId(value === null ? null : Number(value));
        }}
        searchValue={search}
        onSearchChange={setSearch}
        placeholder={t('form.vesselPlaceholder')}
        nothingFoundMessage={t(arriving ? 'form.vesselsArriving' : 'form.noVessel')}
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
        {chosen ? particulars(chosen) : vesselId === null ? t('form.vesselUnknown') : '\u00a0'}
      </p>
      <FieldRefusals path="vesselId" />
      {creating !== null && (
        <NewVessel
          name={creating}
          close={() => {
            setCreating(null);
            document.getElementById(idOf('vesselId'))?.focus();
          }}
          choose={(vessel) => {
            setVesselId(vessel.id);
            setSearch(vessel.name);
          }}
        />
      )}
    </div>
  );
}
