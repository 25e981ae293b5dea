/** What the form is handed by the page: what to choose from, and what it may do. */
import type { Result } from '@/lib/result';
import type { Check } from '@/lib/voyages/checks';
import type { Warning } from '@/lib/voyages/plausibility';
import type { Amended, EntryContext, Proposal } from '@/lib/voyages/record';
import type { VoyageText } from '@/lib/voyages/text';
import type { Basis } from './draft';

export interface VesselTyped {
  name: string;
  imoNumber: string;
  deadweightTonnes: string;
}

export type EntryCompany = EntryContext['companies'][number];

/** What was found about a voyage as far as it is typed. */
export interface Weighed {
  warnings: Warning[];
  checks: Check[];
}

/** Server actions. Every one may reject (no network, database down): what is typed stays. */
export interface EntryActions {
  /** A new voyage, on a planned one where `basis` is given. */
  log(text: VoyageText, basis: Basis | null): Promise<Amended>;
  amend(basis: Basis, text: VoyageText, reason: string): Promise<Amended>;
  /** Planned voyages of the vessel around a day as typed. */
  propose(vesselId: number, date: string): Promise<Proposal[]>;
  /** A stored voyage as text, to continue on. */
  open(voyageNo: string): Promise<Basis | null | 'signedOut'>;
  /** What is unusual about it so far, null while it cannot be read; nothing is stored. */
  weigh(text: VoyageText, voyageNo: string | null): Promise<Weighed | null | 'signedOut'>;
  /** The voyage to begin from: the last of the vessel, without one the last that this person logged. */
  last(vesselId: number | null): Promise<Result<{ voyageNo: string; text: VoyageText }>>;
  /** All vessels, packed, once more; null when they cannot be had. */
  vessels(): Promise<string | null>;
  createVessel(typed: VesselTyped): Promise<Result<{ id: number; name: string }>>;
  createCompany(name: string): Promise<Result<EntryCompany>>;
}

/** Offsets are text such as `UTC+5`, as of the voyage's own time. */
export interface PortsShown {
  load: { name: string; offset: string };
  discharge: { name: string; offset: string };
}
