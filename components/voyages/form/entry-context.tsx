'use client';

import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from 'react';
import { arrived, type EntryContext, type SentContext } from '@/lib/voyages/record';
import type { PortZones } from '@/lib/voyages/voyage';
import { useTyped } from './draft-context';
import type { EntryActions, EntryCompany, EntryVessel } from './entry';

interface Entry {
  context: EntryContext;
  actions: EntryActions;
  mayEnterVessels: boolean;
  /** Where no terminal is chosen. */
  usualZones: PortZones;
  addVessel(vessel: EntryVessel): void;
  addCompany(company: EntryCompany): void;
}

const Context = createContext<Entry | null>(null);

export function useEntry(): Entry {
  const entry = useContext(Context);
  if (!entry) throw new Error('a field of a voyage stands outside its form');
  return entry;
}

/** What can be chosen grows while the form is open: vessels and shippers added in it stay in its lists. */
export function EntryProvider({
  context: brought,
  actions,
  mayEnterVessels,
  usualZones,
  children,
}: Omit<Entry, 'context' | 'addVessel' | 'addCompany'> & { context: SentContext; children: ReactNode }) {
  const known = useMemo(() => arrived(brought), [brought]);
  const [vessels, setVessels] = useState<EntryVessel[]>([]);
  const [companies, setCompanies] = useState<EntryCompany[]>([]);
  const addVessel = useCallback((vessel: EntryVessel) => setVessels((all) => [...all, vessel]), []);
  const addCompany = useCallback((company: EntryCompany) => setCompanies((all) => [...all, company]), []);
  const entry = useMemo(() => {
    const isNew = (list: { id: number }[]) => (one: { id: number }) => !list.some(({ id }) => id === one.id);
    const context = {
      ...known,
      vessels: [...known.vessels, ...vessels.filter(isNew(known.vessels))],
      companies: [...known.companies, ...companies.filter(isNew(known.companies))],
    };
    return { context, actions, mayEnterVessels, usualZones, addVessel, addCompany };
  }, [known, vessels, companies, actions, mayEnterVessels, usualZones, addVessel, addCompany]);
  return <Context.Provider value={entry}>{children}</Context.Provider>;
}

/** The zones of the chosen terminals. */
export function useZones(): PortZones {
  const { context, usualZones } = useEntry();
  const { terminals } = context;
  const load = useTyped(({ text }) => text.loadTerminalId);
  const discharge = useTyped(({ text }) => text.dischargeTerminalId);
  const zone = (id: number | null) => terminals.find((terminal) => terminal.id === id)?.timeZone;
  return { load: zone(load) ?? usualZones.load, discharge: zone(discharge) ?? usualZones.discharge };
}
