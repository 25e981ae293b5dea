'use client';

import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from 'react';
import type { EntryContext, EntryVessel } from '@/lib/voyages/record';
import type { PortZones } from '@/lib/voyages/voyage';
import { useTyped } from './draft-context';
import type { EntryActions, EntryCompany } from './entry';
import { useVessels, withAdded, type VesselsSent } from './use-vessels';

interface Entry {
  context: EntryContext;
  vessels: EntryVessel[];
  /** Where all vessels but the one at hand are, while they are not here. */
  arriving: 'onTheWay' | 'missing' | null;
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

type Brought = Pick<Entry, 'context' | 'actions' | 'mayEnterVessels' | 'usualZones'>;

/** What can be chosen grows while the form is open: vessels and shippers added in it stay in its lists. */
export function EntryProvider({
  context: known,
  vessels: sent,
  actions,
  mayEnterVessels,
  usualZones,
  children,
}: Brought & { vessels: VesselsSent; children: ReactNode }) {
  const { vessels, arriving, addVessel } = useVessels(sent, actions.vessels);
  const [companies, setCompanies] = useState<EntryCompany[]>([]);
  const addCompany = useCallback((company: EntryCompany) => setCompanies((all) => [...all, company]), []);
  const entry = useMemo(() => {
    const context = { ...known, companies: withAdded(known.companies, companies) };
    return { context, vessels, arriving, actions, mayEnterVessels, usualZones, addVessel, addCompany };
  }, [known, vessels, arriving, companies, actions, mayEnterVessels, usualZones, addVessel, addCompany]);
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
