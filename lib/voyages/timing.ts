/** When a voyage happened: its span, the order of its milestones, its stages in hours. From events and lots alone. */
import { hoursBetween, localDateOf, startOfLocalDay, type LocalDate } from '@/lib/calendar';
import { portOf, type EventName, type Lot, type PortZones, type Stamp, type VoyageEvent } from './voyage';

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
