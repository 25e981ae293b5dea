'use client';

import { useMemo, useRef, type KeyboardEvent } from 'react';
import { Select, type ComboboxItem } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { VesselChoice } from '@/lib/voyages/totals.queries';
import { takeMarked, useProposals } from '../form/proposals';
import type { Said } from './log-acts';
import classes from './desk.module.css';

interface CellChoiceProps {
  label: string;
  all: readonly VesselChoice[];
  /** The id as text; empty while it is not known. */
  value: string;
  said: Said[];
  onType: (value: string) => void;
}

const isOpen = ({ target }: KeyboardEvent) =>
  target instanceof HTMLElement && target.getAttribute('aria-expanded') === 'true';

/** One of the registry by name; a ship by its IMO number too: names are no keys, and it tells her from her namesake. */
export function CellChoice({ label, all, value, said, onType }: CellChoiceProps) {
  const t = useTranslations('log');
  const wasOpen = useRef(false);
  const byId = useMemo(() => new Map(all.map((one) => [String(one.id), one])), [all]);
  const options = useMemo(
    (): ComboboxItem[] =>
      all.map(({ id, name, imoNumber: imo }) => ({
        value: String(id),
        label: imo === null ? name : t('filter.vesselName', { name, imo }),
      })),
    [all, t],
  );
  const numbered = all.some(({ imoNumber }) => imoNumber !== null);
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
        placeholder={t(numbered ? 'amend.shipPlaceholder' : 'amend.choicePlaceholder')}
        nothingFoundMessage={t('amend.noChoice')}
        error={said.length > 0 ? said.map(({ text }) => text).join(' ') : undefined}
      />
    </div>
  );
}
