'use client';

import { useMemo, useRef, type KeyboardEvent } from 'react';
import { Select, type ComboboxItem } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { VesselChoice } from '@/lib/voyages/totals.queries';
import { takeMarked, useProposals } from '../form/proposals';
import type { Said } from './log-acts';
import classes from './desk.module.css';

interface CellShipProps {
  label: string;
  vessels: readonly VesselChoice[];
  /** The id as text; empty while the ship is not known. */
  value: string;
  said: Said[];
  onType: (value: string) => void;
}

const isOpen = ({ target }: KeyboardEvent) =>
  target instanceof HTMLElement && target.getAttribute('aria-expanded') === 'true';

/** A ship of the registry by name or IMO number: names are no keys, so each one shows what tells it from its namesake. */
export function CellShip({ label, vessels, value, said, onType }: CellShipProps) {
  const t = useTranslations('log');
  const wasOpen = useRef(false);
  const byId = useMemo(() => new Map(vessels.map((vessel) => [String(vessel.id), vessel])), [vessels]);
  const options = useMemo(
    (): ComboboxItem[] =>
      vessels.map(({ id, name, imoNumber: imo }) => ({
        value: String(id),
        label: imo === null ? name : t('filter.vesselName', { name, imo }),
      })),
    [vessels, t],
  );
  const proposals = useProposals(
    options,
    value === '' ? null : value,
    ({ value: id, label: name }, sought) =>
      name.toLowerCase().includes(sought) || byId.get(id)?.imoNumber?.startsWith(sought) === true,
  );
  return (
    <div
      // Escape closes the list first, and the editor only after that.
      onKeyDownCapture={(event) => {
        wasOpen.current = isOpen(event);
        takeMarked(event);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && wasOpen.current) event.stopPropagation();
      }}
    >
      <Select
        label={label}
        size="xs"
        classNames={{ label: classes.shipLabel }}
        searchable
        clearable
        selectFirstOptionOnChange
        autoSelectOnBlur
        openOnFocus={false}
        {...proposals}
        onChange={(chosen) => onType(chosen ?? '')}
        placeholder={t('amend.shipPlaceholder')}
        nothingFoundMessage={t('amend.noShip')}
        error={said.length > 0 ? said.map(({ text }) => text).join(' ') : undefined}
      />
    </div>
  );
}
