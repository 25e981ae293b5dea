/**
 * The vocabulary of a voyage (one laden passage, Aktau to Baku) and the rules that follow from its events, lots and
 * acts alone. `statusOf` is the one permitted double of SQL: `voyage_status()`; a property test holds them equal.
 */
import { hoursBetween, localDateOf, startOfLocalDay, type LocalDate } from '@/lib/calendar';
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

export const DELAY_REASONS = [
  'weather',
  'draught',
  'berth_occupied',
  'customs',
  'cargo_not_ready',
  'pipeline_force_majeure',
  'vessel',
  'other',
] as const;
export type DelayReason = (typeof DELAY_REASONS)[number];

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

/** The last B/L day, where it stands for a loading completion nobody logged; a month alone is no day. */
function loadedOn(
  events: readonly Pick<VoyageEvent, 'name' | 'actual'>[],
  lots: readonly Pick<Lot, 'blDate' | 'blDatePrecision'>[],
): LocalDate | null {
  if (events.some((event) => event.name === 'loading_completed' && event.actual)) return null;
  const days = lots.flatMap((lot) =>
    lot.blDate !== null && lot.blDatePrecision === 'day' ? [lot.blDate] : [],
  );
  return days.sort().at(-1) ?? null;
}

/** First to last actual instant, the last B/L day included: what two voyages of one vessel must not share. */
export function actualSpan(
  voyage: {
    events: readonly Pick<VoyageEvent, 'name' | 'actual'>[];
    lots: readonly Pick<Lot, 'blDate' | 'blDatePrecision'>[];
  },
  loadZone: string,
): { from: Date; to: Date } | null {
  const instants = voyage.events.flatMap((event) => (event.actual ? [event.actual.at.getTime()] : []));
  const blDay = loadedOn(voyage.events, voyage.lots);
  if (blDay !== null) instants.push(startOfLocalDay(blDay, loadZone).getTime());
  if (instants.length === 0) return null;
  return { from: new Date(Math.min(...instants)), to: new Date(Math.max(...instants)) };
}

/** When something may have happened, in milliseconds, both ends included. */
export interface Interval {
  lo: number;
  hi: number;
}

const LAST_MS_OF_DAY = 24 * 3_600_000 - 1;

/** A minute is a point; a day is its 24 hours from local midnight in `zone`. */
export function intervalOf(stamp: Stamp, zone: string): Interval {
  if (stamp.precision === 'minute') return { lo: stamp.at.getTime(), hi: stamp.at.getTime() };
  const lo = startOfLocalDay(localDateOf(stamp.at, zone), zone).getTime();
  return { lo, hi: lo + LAST_MS_OF_DAY };
}

const MILESTONES = [
  'loading_commenced',
  'loading_completed',
  'sailed',
  'arrived',
  'discharge_commenced',
  'discharge_completed',
] as const satisfies readonly EventName[];
export type Milestone = (typeof MILESTONES)[number];

/**
 * Pairs of actual milestones that cannot be in order however the days are read: loading commenced ≤ completed ≤
 * sailed < arrived ≤ discharge commenced ≤ completed. Every pair is compared, so a gap between hides nothing.
 */
export function milestonesOutOfOrder(
  events: readonly Pick<VoyageEvent, 'name' | 'actual'>[],
  lots: readonly Pick<Lot, 'blDate' | 'blDatePrecision'>[],
  zones: PortZones,
): { earlier: Milestone; later: Milestone }[] {
  const intervals = new Map<Milestone, Interval>();
  for (const name of MILESTONES) {
    const actual = events.find((event) => event.name === name)?.actual;
    if (actual) intervals.set(name, intervalOf(actual, zones[portOf(name)]));
  }
  const blDay = loadedOn(events, lots);
  if (blDay !== null) {
    const at = startOfLocalDay(blDay, zones.load);
    intervals.set('loading_completed', intervalOf({ at, precision: 'day' }, zones.load));
  }
  return MILESTONES.flatMap((earlier, index) =>
    MILESTONES.slice(index + 1)
      .filter((later) => {
        const [a, b] = [intervals.get(earlier), intervals.get(later)];
        if (!a || !b) return false;
        const acrossSea = portOf(earlier) !== portOf(later);
        return acrossSea ? a.lo >= b.hi : a.lo > b.hi;
      })
      .map((later) => ({ earlier, later })),
  );
}

/** Stages of a voyage's time, each from one event to another. Waiting ends when the cargo starts to move. */
export const STAGES = [
  { stage: 'waiting_at_load', from: 'load_arrived', to: 'loading_commenced' },
  { stage: 'loading', from: 'loading_commenced', to: 'loading_completed' },
  { stage: 'passage', from: 'sailed', to: 'arrived' },
  { stage: 'waiting_at_discharge', from: 'arrived', to: 'discharge_commenced' },
  { stage: 'customs', from: 'customs_started', to: 'customs_cleared' },
  { stage: 'discharging', from: 'discharge_commenced', to: 'discharge_completed' },
] as const satisfies readonly { stage: string; from: EventName; to: EventName }[];
export type Stage = (typeof STAGES)[number]['stage'];

export interface Duration {
  stage: Stage;
  from: EventName;
  to: EventName;
  /** Null when an end is missing, known by its day only, or before the start. */
  hours: number | null;
  missing: EventName[];
  onlyByDay: EventName[];
}

/** Actual hours by stage, from instants; says which end keeps a stage from being known. */
export function durations(events: readonly Pick<VoyageEvent, 'name' | 'actual'>[]): Duration[] {
  return STAGES.map(({ stage, from, to }) => {
    const stamp = (name: EventName) => events.find((event) => event.name === name)?.actual ?? null;
    const [start, end] = [stamp(from), stamp(to)];
    const missing = [from, to].filter((name) => stamp(name) === null);
    const onlyByDay = [from, to].filter((name) => stamp(name)?.precision === 'day');
    const known = start !== null && end !== null && onlyByDay.length === 0;
    const hours = known ? hoursBetween(start.at, end.at) : null;
    return { stage, from, to, hours: hours !== null && hours < 0 ? null : hours, missing, onlyByDay };
  });
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

/** Whether an act is open to a voyage of this status: true, or the reason why not (a key of `refusals`). */
export function canDo(act: ActKind, status: Status): true | string {
  if (act === 'reopen') return status === 'closed' || status === 'cancelled' ? true : 'notClosedOrCancelled';
  if (status === 'closed') return 'voyageClosed';
  if (status === 'cancelled') return 'voyageCancelled';
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
