/**
 * The vocabulary of a voyage (one laden passage, Aktau to Baku) and the rules that follow from its events, lots and
 * acts alone. `statusOf` is the one permitted double of SQL: `voyage_status()`; a property test holds them equal.
 */
import type { LocalDate } from '@/lib/calendar';
import type { Kg } from '@/lib/quantity';
import type { Refusal } from '@/lib/result';

/** The statement of facts in its order; the names are also the database enum `event_name`. */
export const EVENTS = [
  { name: 'load_arrived', port: 'load' },
  { name: 'load_nor_tendered', port: 'load' },
  { name: 'load_berthed', port: 'load' },
  { name: 'loading_commenced', port: 'load' },
  { name: 'loading_completed', port: 'load' },
  { name: 'sailed', port: 'load' },
  { name: 'arrived', port: 'discharge' },
  { name: 'nor_tendered', port: 'discharge' },
  { name: 'berthed', port: 'discharge' },
  { name: 'customs_started', port: 'discharge' },
  { name: 'customs_cleared', port: 'discharge' },
  { name: 'discharge_commenced', port: 'discharge' },
  { name: 'discharge_completed', port: 'discharge' },
  { name: 'last_line_off', port: 'discharge' },
] as const;

export type EventName = (typeof EVENTS)[number]['name'];
export type Port = (typeof EVENTS)[number]['port'];

export const STATUSES = [
  'planned',
  'nominated',
  'at_load_port',
  'loading',
  'sailed',
  'at_discharge_port',
  'discharging',
  'discharged',
  'closed',
  'cancelled',
] as const;
export type Status = (typeof STATUSES)[number];

export { DELAY_REASONS, type DelayReason } from '@/lib/registry/delay-reason';

export const ACTS = ['nominate', 'close', 'cancel', 'reopen'] as const;
export type ActKind = (typeof ACTS)[number];

export type Precision = 'minute' | 'day';
/** At day precision `at` lies within the local day meant, at its start when read by lib/calendar. */
export interface Stamp {
  at: Date;
  precision: Precision;
}

export interface VoyageEvent {
  name: EventName;
  planned: Stamp | null;
  estimated: Stamp | null;
  actual: Stamp | null;
}

/** One bill of lading and its outturn; null is a gap, never a zero. */
export interface Lot {
  no: number;
  gradeId: number | null;
  shipperId: number | null;
  blNo: string | null;
  blDate: LocalDate | null;
  blDatePrecision: 'day' | 'month' | null;
  plannedKg: Kg | null;
  blKg: Kg | null;
  outturnKg: Kg | null;
  outturnDate: LocalDate | null;
}

export interface Act {
  kind: ActKind;
  at: Date;
  reason: string | null;
}

/** Time zones of the two ports, by name. */
export interface PortZones {
  load: string;
  discharge: string;
}

export function portOf(name: EventName): Port {
  return EVENTS.find((event) => event.name === name)?.port ?? 'load';
}

const STATUS_AFTER: Record<EventName, Status> = {
  load_arrived: 'at_load_port',
  load_nor_tendered: 'at_load_port',
  load_berthed: 'at_load_port',
  loading_commenced: 'loading',
  loading_completed: 'loading',
  sailed: 'sailed',
  arrived: 'at_discharge_port',
  nor_tendered: 'at_discharge_port',
  berthed: 'at_discharge_port',
  customs_started: 'at_discharge_port',
  customs_cleared: 'at_discharge_port',
  discharge_commenced: 'discharging',
  discharge_completed: 'discharged',
  last_line_off: 'discharged',
};

/**
 * The status, never typed. The latest of close, cancel and reopen decides; otherwise the furthest actual event, a B/L
 * date of any precision counting as loading completed; otherwise nominated or planned. Of acts at the same instant
 * the later in the list counts.
 */
export function statusOf(voyage: {
  events: readonly Pick<VoyageEvent, 'name' | 'actual'>[];
  lots: readonly Pick<Lot, 'blDate'>[];
  acts: readonly Pick<Act, 'kind' | 'at'>[];
}): Status {
  const deciding = voyage.acts
    .filter((act) => act.kind !== 'nominate')
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .at(-1);
  if (deciding?.kind === 'cancel') return 'cancelled';
  if (deciding?.kind === 'close') return 'closed';

  const happened = new Set(voyage.events.filter((event) => event.actual).map((event) => event.name));
  if (voyage.lots.some((lot) => lot.blDate !== null)) happened.add('loading_completed');
  const furthest = EVENTS.findLast((event) => happened.has(event.name));
  if (furthest) return STATUS_AFTER[furthest.name];
  return voyage.acts.some((act) => act.kind === 'nominate') ? 'nominated' : 'planned';
}

/** A voyage's intake: its lots in B/L kilograms; null when there is none or one is unknown. */
export function intakeKg(lots: readonly Pick<Lot, 'blKg'>[]): Kg | null {
  if (lots.length === 0) return null;
  return lots.reduce<Kg | null>((sum, lot) => (sum === null || lot.blKg === null ? null : sum + lot.blKg), 0);
}

export interface TransitLoss {
  /** B/L less outturn of the lots that have both; a gain is negative; null when no lot has both. */
  lossKg: Kg | null;
  /** `lossKg` over the B/L kilograms of the same lots: 0.005 is 0.5 %. */
  share: number | null;
  /** How many lots with a B/L quantity have no outturn yet. */
  lotsWithout: number;
  /** Loss or gain above 0.5 %. */
  overLimit: boolean;
}

export function transitLoss(lots: readonly Pick<Lot, 'blKg' | 'outturnKg'>[]): TransitLoss {
  const lotsWithout = lots.filter((lot) => lot.blKg !== null && lot.outturnKg === null).length;
  let blKg = 0;
  let lossKg = 0;
  for (const lot of lots) {
    if (lot.blKg === null || lot.outturnKg === null) continue;
    blKg += lot.blKg;
    lossKg += lot.blKg - lot.outturnKg;
  }
  if (blKg === 0) return { lossKg: null, share: null, lotsWithout, overLimit: false };
  // Whole numbers: 0.5 % exactly is within the limit.
  return { lossKg, share: lossKg / blKg, lotsWithout, overLimit: Math.abs(lossKg) * 200 > blKg };
}

/** Why nothing of a voyage of these statuses is changed, as keys of `refusals`. */
export const AGAINST_CHANGE = { closed: 'voyageClosed', cancelled: 'voyageCancelled' } as const;

/**
 * What a voyage must be reopened from before anything of it is changed, null of one that can be: a closed one, or a
 * cancelled one, as those are that were merged into another.
 */
export function untilReopened(status: Status): keyof typeof AGAINST_CHANGE | null {
  return status === 'closed' || status === 'cancelled' ? status : null;
}

/** Why a voyage of this status is not changed (a key of `refusals`); null where it can be. */
export function againstChange(status: Status): (typeof AGAINST_CHANGE)[keyof typeof AGAINST_CHANGE] | null {
  const shut = untilReopened(status);
  return shut && AGAINST_CHANGE[shut];
}

/** Whether an act is open to a voyage of this status: true, or the reason why not (a key of `refusals`). */
export function canDo(act: ActKind, status: Status): true | string {
  const against = againstChange(status);
  if (act === 'reopen') return against !== null || 'notClosedOrCancelled';
  if (against) return against;
  if (act === 'nominate') return status === 'planned' ? true : 'notPlanned';
  if (act === 'close') {
    return status === 'planned' || status === 'nominated' || status === 'at_load_port'
      ? 'nothingLoaded'
      : true;
  }
  return true;
}

/** Why an act is refused, or null: cancelling and reopening need a reason, closing an outturn on each lot or one. */
export function refusalOfAct(
  act: { kind: ActKind; reason: string | null },
  voyage: { status: Status; lots: readonly Pick<Lot, 'no' | 'outturnKg'>[] },
): Refusal | null {
  const allowed = canDo(act.kind, voyage.status);
  if (allowed !== true) return { reason: allowed, values: { status: voyage.status } };
  if (act.reason !== null && act.reason.trim() !== '') return null;
  if (act.kind === 'cancel' || act.kind === 'reopen') return { reason: 'reasonMissing', field: 'reason' };
  const without = voyage.lots.filter((lot) => lot.outturnKg === null).length;
  if (act.kind !== 'close' || (without === 0 && voyage.lots.length > 0)) return null;
  return { reason: 'outturnOrReasonMissing', field: 'reason', values: { lotsWithout: without } };
}
