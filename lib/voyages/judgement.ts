/** A voyage as read, judged against what is known around it: the same in the form and before it is saved. Pure. */
import { hoursBetween, lastDay, localDateOf, monthOf, todayAt, yearOf, type LocalDate } from '@/lib/calendar';
import { checksOf, type Check } from './checks';
import type { VoyageFacts } from './input';
import { warningsOf, type CargoDay, type PlausibilityInput, type Warning } from './plausibility';
import type { About, PlausibilityContext } from './record';
import { actualSpan } from './timing';
import { intakeKg, portOf, transitLoss, type EventName, type PortZones } from './voyage';

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

/** By which of its times an event is known: what happened before what is expected. */
export const KNOWN_BY = ['actual', 'estimated', 'planned'] as const;

/** What says when a voyage comes to its discharge port, the first that is known by the same kind of time. */
export const ARRIVING: readonly EventName[] = [
  'arrived',
  'berthed',
  'discharge_commenced',
  'discharge_completed',
];

/** The day on which the voyage comes to its discharge port; null when nothing says. Of stored ones the same is in SQL (draught.queries.ts). */
function arrivalDay(voyage: VoyageFacts, zones: PortZones): LocalDate | null {
  for (const column of KNOWN_BY) {
    for (const name of ARRIVING) {
      const stamp = voyage.events.find((event) => event.name === name)?.[column];
      if (stamp) return localDateOf(stamp.at, zones.discharge);
    }
  }
  return null;
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

const CARGO_EVENTS: readonly EventName[] = [
  'loading_commenced',
  'loading_completed',
  'discharge_commenced',
  'discharge_completed',
];

/**
 * The days on which cargo is moved: actual, else estimated, else planned; a B/L date where no actual time says when
 * loading was completed.
 */
export function cargoDays(voyage: VoyageFacts, zones: PortZones): CargoDay[] {
  const days = CARGO_EVENTS.flatMap((says): CargoDay[] => {
    const event = voyage.events.find(({ name }) => name === says);
    const stamp = event?.actual ?? event?.estimated ?? event?.planned;
    if (!stamp) return [];
    const port = portOf(says);
    const day = localDateOf(stamp.at, zones[port]);
    return [{ says, port, from: day, to: day }];
  });
  if (voyage.events.some(({ name, actual }) => name === 'loading_completed' && actual)) return days;
  const bills = new Map<LocalDate, CargoDay>();
  for (const { blDate, blDatePrecision } of voyage.lots) {
    if (blDate === null || bills.has(blDate)) continue;
    const to = blDatePrecision === 'month' ? lastDay(monthOf(blDate)) : blDate;
    bills.set(blDate, { says: 'blDate', port: 'load', from: blDate, to });
  }
  return [...bills.values(), ...days];
}

/** What to read from the database to judge it. */
export function aboutOf(
  voyage: VoyageFacts,
  zones: PortZones,
  { simulated, voyageNo }: Pick<About, 'simulated' | 'voyageNo'>,
): About {
  const days = cargoDays(voyage, zones).flatMap(({ from, to }) => [from, to]);
  const [first, last] = [days.toSorted()[0], days.toSorted().at(-1)];
  const { vesselId, loadTerminalId, dischargeTerminalId } = voyage;
  return {
    vesselId,
    loadTerminalId,
    dischargeTerminalId,
    on: loadingDays(voyage, zones),
    arrives: arrivalDay(voyage, zones),
    cargo: first && last ? { from: first, to: last } : null,
    simulated,
    voyageNo,
  };
}

export interface Judgement {
  /** Voyages of the vessel whose actual times this one's overlap: impossible. */
  impossibleWith: string[];
  warnings: Warning[];
}

function weighed(
  voyage: VoyageFacts,
  context: PlausibilityContext,
  zones: PortZones,
  overlapping: PlausibilityInput['overlapping'],
): PlausibilityInput {
  const { vessel, draughtLimitM, draughtNotice, closures, lastIntakesKg } = context;
  return {
    intakeKg: intakeKg(voyage.lots),
    vessel,
    draughtLimitM,
    draughtNotice,
    closures,
    cargoDays: closures.length === 0 ? [] : cargoDays(voyage, zones),
    lastIntakesKg,
    events: voyage.events,
    zones,
    loss: transitLoss(voyage.lots),
    overlapping,
  };
}

/** What is checked of a voyage, and what came of each check: beside the warnings, for the form. */
export function checks(voyage: VoyageFacts, context: PlausibilityContext, zones: PortZones): Check[] {
  const terminals = voyage.loadTerminalId !== null || voyage.dischargeTerminalId !== null;
  const dated = loadingDays(voyage, zones) !== null;
  return checksOf(weighed(voyage, context, zones, []), { terminals, dated });
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
  const overlapping = context.others.flatMap(({ busy: other }) => {
    if (!busy || !other || impossibleWith.includes(other.voyageNo)) return [];
    if (busy.from >= other.to || other.from >= busy.to) return [];
    const from = busy.from > other.from ? busy.from : other.from;
    const to = busy.to < other.to ? busy.to : other.to;
    return [{ voyageNo: other.voyageNo, byHours: hoursBetween(from, to) }];
  });
  return { impossibleWith, warnings: warningsOf(weighed(voyage, context, zones, overlapping)) };
}

/** The field beside which a warning is shown. */
export function fieldOfWarning({ code, values }: Pick<Warning, 'code' | 'values'>): string {
  if (code === 'overlapsPlan') return 'vesselId';
  if (code === 'passageUnusual') return 'events.arrived.actual';
  if (code === 'eventsOutOfOrder') return `events.${values.later}.actual`;
  if (code === 'portClosed') {
    return values.says === 'blDate' ? 'lots.0.blDate' : `events.${values.says}.actual`;
  }
  return code === 'lossAboveLimit' ? 'lots.0.outturnTonnes' : 'lots.0.blTonnes';
}
