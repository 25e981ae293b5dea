/**
 * The vocabulary of the lifting programme: the planned voyages of a month with their laycans, where they were moved,
 * and what came of them. A planned voyage is a voyage. Client-safe.
 */
import { daysBetween, monthOf, type LocalDate, type Month } from '@/lib/calendar';
import type { Kg } from '@/lib/quantity';
import type { Particulars } from '@/lib/registry/vessel';
import type { Status } from '@/lib/voyages/voyage';

/** Earliest and cancelling date for loading, local days at the load port, both included. */
export interface Laycan {
  from: LocalDate;
  to: LocalDate;
}

/** A laycan moved into another month, or taken away (`to` null). */
export interface Move {
  from: Laycan;
  to: Laycan | null;
  /** ISO 8601. */
  at: string;
  by: string;
  reason: string | null;
}

export interface ProgrammeLot {
  gradeId: number | null;
  shipperId: number | null;
  plannedKg: Kg | null;
  blKg: Kg | null;
  blDate: LocalDate | null;
}

export interface ProgrammeTerminal {
  id: number;
  name: string;
  /** Ships it takes at once; null while nobody knows. */
  berths: number | null;
}

/** One voyage as the programme sees it. Days are local at the load port; null is a gap. */
export interface ProgrammeVoyage {
  voyageNo: string;
  version: number;
  simulated: boolean;
  status: Status;
  vessel: ({ id: number; name: string } & Particulars) | null;
  load: ProgrammeTerminal | null;
  discharge: ProgrammeTerminal | null;
  laycan: Laycan | null;
  /** Its moves, and those of the plans merged into it, earliest first. */
  moves: Move[];
  lots: ProgrammeLot[];
  arrivedOn: LocalDate | null;
  /** Notice of readiness at the load port. */
  norOn: LocalDate | null;
  /** First B/L, else loading: known by its day. */
  loadedOn: LocalDate | null;
  /** The first day on which it is known to have been under way; a planned one has none. */
  begunOn: LocalDate | null;
  /** Of its last cancelling. */
  cancelReason: string | null;
  /** The voyage that took over its plan. */
  mergedInto: string | null;
}

/** What was planned before anything was moved; null for a voyage that was never planned. */
export function firstPlan({ moves, laycan }: Pick<ProgrammeVoyage, 'moves' | 'laycan'>): Laycan | null {
  return moves[0]?.from ?? laycan;
}

/** Deferred into a later month, advanced into an earlier one, taken out of the programme; null: where it was planned. */
export function movedHow(
  voyage: Pick<ProgrammeVoyage, 'moves' | 'laycan'>,
): 'deferred' | 'advanced' | 'takenOut' | null {
  const first = firstPlan(voyage);
  if (!first) return null;
  if (!voyage.laycan) return 'takenOut';
  const [was, is] = [monthOf(first.from), monthOf(voyage.laycan.from)];
  return was === is ? null : was < is ? 'deferred' : 'advanced';
}

/** Whether it can still be moved, nominated anew or found to be another one: nothing of it has happened. */
export function isAhead({ status }: Pick<ProgrammeVoyage, 'status'>): boolean {
  return status === 'planned' || status === 'nominated';
}

export const isIn = (month: Month, day: LocalDate | null | undefined): boolean =>
  typeof day === 'string' && monthOf(day) === month;

/** What came of a laycan. `days`: early before its first day, late or missed after its last. */
export type Outcome =
  | { kind: 'ahead' | 'due' | 'kept' | 'cancelled' | 'unplanned' | 'unknown' }
  | { kind: 'early' | 'late' | 'missed'; days: number };

/**
 * The laycan against the notice of readiness, else the arrival at the load port. Without either, loading within the
 * laycan says that it was kept; loading after it does not say when the ship came.
 */
export function outcomeOf(
  voyage: Pick<ProgrammeVoyage, 'status' | 'laycan' | 'norOn' | 'arrivedOn' | 'loadedOn' | 'begunOn'>,
  today: LocalDate,
): Outcome {
  const { laycan, status } = voyage;
  if (status === 'cancelled') return { kind: 'cancelled' };
  if (!laycan) return { kind: 'unplanned' };
  const presented = voyage.norOn ?? voyage.arrivedOn;
  const against = presented ?? voyage.loadedOn;
  if (against !== null) {
    if (against < laycan.from) return { kind: 'early', days: daysBetween(against, laycan.from) };
    if (against <= laycan.to) return { kind: 'kept' };
    return presented === null ? { kind: 'unknown' } : { kind: 'late', days: daysBetween(laycan.to, against) };
  }
  if (voyage.begunOn !== null) return { kind: 'unknown' };
  if (today > laycan.to) return { kind: 'missed', days: daysBetween(laycan.to, today) };
  return { kind: today >= laycan.from ? 'due' : 'ahead' };
}

/** The sum of what is known; null when nothing is. */
export function sumOf(values: readonly (Kg | null)[]): Kg | null {
  return values.reduce<Kg | null>((sum, kg) => (kg === null ? sum : (sum ?? 0) + kg), null);
}

export const plannedKgOf = ({ lots }: Pick<ProgrammeVoyage, 'lots'>): Kg | null =>
  sumOf(lots.map(({ plannedKg }) => plannedKg));
export const blKgOf = ({ lots }: Pick<ProgrammeVoyage, 'lots'>): Kg | null =>
  sumOf(lots.map(({ blKg }) => blKg));
