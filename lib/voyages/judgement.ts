/** A voyage as read, judged against what is known around it: the same in the form and before it is saved. Pure. */
import { lastDay, localDateOf, monthOf, todayAt, yearOf, type LocalDate } from '@/lib/calendar';
import type { VoyageFacts } from './input';
import { warningsOf, type Warning } from './plausibility';
import type { PlausibilityContext } from './record';
import { actualSpan, intakeKg, transitLoss, type EventName, type PortZones } from './voyage';

const LOADING: readonly EventName[] = [
  'loading_completed',
  'loading_commenced',
  'load_berthed',
  'load_arrived',
  'sailed',
];

/**
 * The days on which the voyage loads or was meant to: one day, or a month where the B/L date is known by month only.
 * The first B/L date, else the loading events, else the laycan; null when nothing says.
 */
export function loadingDays(
  voyage: VoyageFacts,
  zones: PortZones,
): { from: LocalDate; to: LocalDate } | null {
  const [first] = voyage.lots
    .filter((lot) => lot.blDate !== null)
    .sort((a, b) => ((a.blDate ?? '') < (b.blDate ?? '') ? -1 : 1));
  if (first?.blDate) {
    return {
      from: first.blDate,
      to: first.blDatePrecision === 'month' ? lastDay(monthOf(first.blDate)) : first.blDate,
    };
  }
  for (const column of ['actual', 'estimated', 'planned'] as const) {
    for (const name of LOADING) {
      const stamp = voyage.events.find((event) => event.name === name)?.[column];
      if (!stamp) continue;
      const day = localDateOf(stamp.at, zones.load);
      return { from: day, to: day };
    }
  }
  return voyage.laycanFrom === null ? null : { from: voyage.laycanFrom, to: voyage.laycanFrom };
}

/** The year a number is given out for: of the loading, else of the first time known, else the present one at the port. */
export function loadYear(facts: VoyageFacts, zones: PortZones): number {
  const days = loadingDays(facts, zones);
  if (days) return yearOf(days.from);
  const stamp = facts.events
    .map(({ actual, estimated, planned }) => actual ?? estimated ?? planned)
    .find((one) => one !== null);
  return yearOf(stamp ? localDateOf(stamp.at, zones.load) : todayAt(zones.load));
}

/** From the first to the last known time of the voyage: actual, else estimated, else planned; null when none is known. */
export function busySpan(voyage: VoyageFacts, zones: PortZones): { from: Date; to: Date } | null {
  const times = voyage.events.flatMap((event) => {
    const stamp = event.actual ?? event.estimated ?? event.planned;
    return stamp ? [stamp.at.getTime()] : [];
  });
  const actual = actualSpan(voyage, zones.load);
  if (actual) times.push(actual.from.getTime(), actual.to.getTime());
  return times.length === 0 ? null : { from: new Date(Math.min(...times)), to: new Date(Math.max(...times)) };
}

export interface Judgement {
  /** Voyages of the vessel whose actual times this one's overlap: impossible. */
  impossibleWith: string[];
  warnings: Warning[];
}

export function judge(voyage: VoyageFacts, context: PlausibilityContext, zones: PortZones): Judgement {
  const actual = actualSpan(voyage, zones.load);
  const busy = busySpan(voyage, zones);
  const impossibleWith = context.others.flatMap((other) =>
    // As the database's closed ranges: one shared instant is an overlap.
    actual && other.actual && actual.from <= other.actual.to && other.actual.from <= actual.to
      ? [other.actual.voyageNo]
      : [],
  );
  const overlappingVoyageNos = context.others.flatMap((other) =>
    busy && other.busy && busy.from < other.busy.to && other.busy.from < busy.to ? [other.busy.voyageNo] : [],
  );
  const warnings = warningsOf({
    intakeKg: intakeKg(voyage.lots),
    vessel: context.vessel,
    draughtLimitM: context.draughtLimitM,
    lastIntakesKg: context.lastIntakesKg,
    events: voyage.events,
    zones,
    loss: transitLoss(voyage.lots),
    overlappingVoyageNos: overlappingVoyageNos.filter((voyageNo) => !impossibleWith.includes(voyageNo)),
  });
  return { impossibleWith, warnings };
}

/** The field beside which a warning is shown. */
export function fieldOfWarning({ code, values }: Warning): string {
  if (code === 'overlapsPlan') return 'vesselId';
  if (code === 'passageUnusual') return 'events.arrived.actual';
  if (code === 'eventsOutOfOrder') return `events.${values.later}.actual`;
  return code === 'lossAboveLimit' ? 'lots.0.outturnTonnes' : 'lots.0.blTonnes';
}
