import 'server-only';
import type { LocalDate } from '@/lib/calendar';
import { db } from '@/lib/db';
import { mustBeAllowed, type Person } from '@/lib/people/role';
import type { SavedChange } from './history';
import type { EntryContext, PlausibilityContext, Proposal, VoyageRecord } from './record';

/** @throws NotAllowed */
export async function voyageByNo(person: Person | null, voyageNo: string): Promise<VoyageRecord | null> {
  mustBeAllowed(person, 'read');
  throw new Error(`to follow: ${voyageNo} ${typeof db}`);
}

/** Every save of a voyage, latest first. @throws NotAllowed */
export async function historyOf(person: Person | null, voyageNo: string): Promise<SavedChange[]> {
  mustBeAllowed(person, 'read');
  throw new Error(`to follow: ${voyageNo}`);
}

/** Planned and nominated voyages of the vessel whose laycan ± 5 days covers `date`, nearest first. @throws NotAllowed */
export async function proposalsFor(
  person: Person | null,
  vesselId: number,
  date: LocalDate,
): Promise<Proposal[]> {
  mustBeAllowed(person, 'read');
  throw new Error(`to follow: ${vesselId} ${date}`);
}

/** What the form chooses from. @throws NotAllowed */
export async function entryContext(person: Person | null): Promise<EntryContext> {
  mustBeAllowed(person, 'read');
  throw new Error('to follow');
}

/** What a voyage of this vessel is judged against around `on`. @throws NotAllowed */
export async function plausibilityContext(
  person: Person | null,
  about: {
    vesselId: number | null;
    loadTerminalId: number | null;
    dischargeTerminalId: number | null;
    /** The loading date: first B/L, else loading, else laycan. */
    on: LocalDate | null;
    /** The voyage itself, when it is stored already. */
    voyageNo?: string | null;
  },
): Promise<PlausibilityContext> {
  mustBeAllowed(person, 'read');
  throw new Error(`to follow: ${about.vesselId}`);
}
