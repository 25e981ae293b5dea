'use client';

import { useTranslations } from 'next-intl';
import { printDate } from '@/lib/calendar';
import type { Destination } from './commands';
import type { Answer } from './use-found';

interface Shown {
  key: string;
  label: string;
  detail?: string;
}
export type Entry = Shown & ({ href: string } | { run: () => void });

export interface Group {
  title: string;
  entries: Entry[];
}

/** Whether it came from the log. */
export const isFound = ({ key }: Entry) => /^(voyage|vessel) /.test(key);

/** A control that the page at hand offers as a command. */
export interface AtHand {
  label: string;
  run: () => void;
}

/** The page's own controls that are marked `data-command`: what it shows can be done, so whoever sees it may. */
export function commandsAtHand(): AtHand[] {
  const controls = [...document.querySelectorAll<HTMLElement>('[data-command]:not(:disabled)')];
  return controls.map((control) => ({
    label: control.textContent?.trim() ?? '',
    run: () => {
      control.focus();
      control.click();
    },
  }));
}

interface Sought {
  typed: string;
  destinations: readonly Destination[];
  atHand: readonly AtHand[];
  answer: Answer | null;
  showShortcuts: () => void;
}

/** What can be chosen: first what was found in the log, else what the page can do, then where one can go. */
export function useEntries({ typed, destinations, atHand, answer, showShortcuts }: Sought): Group[] {
  const t = useTranslations('frame.commands');
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = ({ label }: { label: string }) => words.every((word) => label.toLowerCase().includes(word));
  const found = answer?.result.done ? answer.result.value : { voyages: [], vessels: [] };

  const go = destinations.filter(fits).map(({ href, label }): Entry => ({ key: `go ${href}`, label, href }));
  const sheet: Entry = { key: 'shortcuts', label: t('shortcuts'), detail: '?', run: showShortcuts };
  const groups: Group[] = [
    {
      title: t('atHand'),
      entries: atHand.filter(fits).map(({ label, run }): Entry => ({ key: `do ${label}`, label, run })),
    },
    { title: t('goTo'), entries: fits(sheet) ? [...go, sheet] : go },
    {
      title: t('voyages'),
      entries: found.voyages.map(({ voyageNo, vessel, datedOn, status, simulated, blNos }): Entry => ({
        key: `voyage ${voyageNo}`,
        label: voyageNo,
        detail: [
          vessel ?? t('vesselUnknown'),
          printDate(datedOn),
          status,
          ...blNos,
          ...(simulated ? [t('simulated')] : []),
        ].join(' · '),
        href: `/voyages/${encodeURIComponent(voyageNo)}`,
      })),
    },
    {
      title: t('vessels'),
      entries: found.vessels.map(({ id, name, imoNumber }): Entry => ({
        key: `vessel ${id}`,
        label: name,
        detail: imoNumber === null ? t('imoUnknown') : t('imo', { imo: imoNumber }),
        href: `/registry/vessels/${id}`,
      })),
    },
  ];
  return groups.filter(({ entries }) => entries.length > 0);
}
