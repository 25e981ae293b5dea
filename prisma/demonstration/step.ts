/** A step of the simulated log: what was entered when, and by whom. */
import { startOfLocalDay, type LocalDate } from '@/lib/calendar';
import type { Kg } from '@/lib/quantity';
import type { ActKind, EventName, Precision } from '@/lib/voyages/voyage';
import type { DemonstrationAccount } from './accounts';
import type { SimulatedDelay } from './timeline';

export interface VoyageChange {
  voyageNo: string;
  dischargeTerminal: string;
  laycanFrom: LocalDate;
  laycanTo: LocalDate;
  /** Null: not named before she is nominated. */
  vessel: string | null;
}

/** Fields left out stay as they are. */
export interface LotChange {
  voyageNo: string;
  no: number;
  grade?: string;
  shipper?: string | null;
  plannedKg?: Kg;
  blNo?: string | null;
  blDate?: LocalDate;
  blKg?: Kg;
  outturnKg?: Kg;
  outturnDate?: LocalDate;
}

export interface EventChange {
  voyageNo: string;
  name: EventName;
  column: 'planned' | 'estimated' | 'actual';
  at: number;
  precision: Precision;
}

/** Everything entered in one go: stored together and dated alike. */
export interface Step {
  /** Milliseconds. */
  at: number;
  by: DemonstrationAccount;
  reason: string | null;
  voyages: VoyageChange[];
  ships: { voyageNo: string; vessel: string }[];
  lots: LotChange[];
  events: EventChange[];
  delays: (SimulatedDelay & { voyageNo: string })[];
  warnings: { voyageNo: string; code: string; detail: Record<string, string | number>; reason: string }[];
  acts: { voyageNo: string; kind: ActKind; reason: string | null }[];
}

export type StepChanges = Partial<Omit<Step, 'at' | 'by' | 'reason'>>;

/** A step with nothing in it but `changes`. */
export function step(
  at: number,
  by: DemonstrationAccount,
  reason: string | null,
  changes: StepChanges,
): Step {
  const nothing = { voyages: [], ships: [], lots: [], events: [], delays: [], warnings: [], acts: [] };
  return { at, by, reason, ...nothing, ...changes };
}

/** A local day at a port as the instant it begins, milliseconds. */
export function dayAt(day: LocalDate, zone: string): number {
  return startOfLocalDay(day, zone).getTime();
}
