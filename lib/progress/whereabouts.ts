/** Where the tankers are, by their last actual event and what was expected: rows → drawable. Pure. */
import { hoursBetween } from '@/lib/calendar';
import { EVENTS, portOf, type EventName, type Port, type Precision } from '@/lib/voyages/voyage';
import { placeAlong, spotOf, wayBetween, type Place, type Spot } from './sea-chart';

export interface Berth {
  id: number;
  name: string;
  port: string;
  /** IANA name. */
  timeZone: string;
  role: Port;
  latitude: number | null;
  longitude: number | null;
}

/** The latest voyage of one tanker. */
export interface TankerRow {
  vesselId: number;
  name: string;
  voyageNo: string;
  simulated: boolean;
  /** The furthest actual event; a B/L date counts as loading completed. */
  event: EventName;
  at: Date;
  precision: Precision;
  /** Estimated, else planned arrival at the discharge port. */
  expectedAt: Date | null;
  load: Berth | null;
  discharge: Berth | null;
}

export type Whereabouts = 'atLoad' | 'underWay' | 'overdue' | 'atDischarge' | 'discharged';

export interface Tanker extends TankerRow {
  where: Whereabouts;
  /** Of the way that is done, 0 to 1, while under way. */
  share: number | null;
  /** Expected at the discharge port: as logged, else after a median passage; null unless under way. */
  dueAt: Date | null;
  /** Since the last event. */
  ageHours: number;
  /** So old that it says little about now. */
  stale: boolean;
  /** Null where the terminal, or where it lies, is not known. */
  spot: Spot | null;
}

/** After five days a tanker has most likely done something that nobody logged. */
export const STALE_AFTER_HOURS = 120;
/** Without any logged passage: what the demonstration of the trade takes, a day and a bit. */
const USUAL_PASSAGE_HOURS = 27;

const HOUR_MS = 3_600_000;
const done = EVENTS.findIndex(({ name }) => name === 'discharge_completed');

/** Each tanker where it was last heard of; one under way as far as the time since it sailed takes it. */
export function whereabouts(
  rows: readonly TankerRow[],
  { now, passageHours }: { now: Date; passageHours: number | null },
): Tanker[] {
  return rows.map((row) => {
    const ageHours = Math.max(0, hoursBetween(row.at, now));
    const base = { ...row, ageHours, stale: ageHours > STALE_AFTER_HOURS };
    if (row.event === 'sailed') {
      const dueAt =
        row.expectedAt !== null && row.expectedAt > row.at
          ? row.expectedAt
          : new Date(row.at.getTime() + (passageHours ?? USUAL_PASSAGE_HOURS) * HOUR_MS);
      // Nobody logged an arrival: it is not drawn in port.
      const share = Math.min(0.97, ageHours / hoursBetween(row.at, dueAt));
      return {
        ...base,
        where: now > dueAt ? 'overdue' : 'underWay',
        share,
        dueAt,
        spot: underWay(row, share),
      };
    }
    const port = portOf(row.event);
    const finished = EVENTS.findIndex(({ name }) => name === row.event) >= done;
    const where = port === 'load' ? 'atLoad' : finished ? 'discharged' : 'atDischarge';
    return { ...base, where, share: null, dueAt: null, spot: spotAt(row[port]) };
  });
}

export function placeOf(berth: Berth | null): Place | null {
  return berth === null || berth.longitude === null || berth.latitude === null
    ? null
    : [berth.longitude, berth.latitude];
}

/** A voyage goes to Baku: the terminals of other ports are only shown. */
const DISCHARGE_PORT = 'Baku';

/** The ways of the voyages, from each load terminal to each discharge terminal whose place is known. */
export function voyageWays(terminals: readonly Berth[]): [Berth, Berth][] {
  const known = terminals.filter((terminal) => placeOf(terminal) !== null);
  const ends = known.filter(({ role, port }) => role === 'discharge' && port === DISCHARGE_PORT);
  return known
    .filter(({ role }) => role === 'load')
    .flatMap((from) => ends.map((to): [Berth, Berth] => [from, to]));
}

function spotAt(berth: Berth | null): Spot | null {
  const place = placeOf(berth);
  return place === null ? null : spotOf(place);
}

function underWay({ load, discharge }: TankerRow, share: number): Spot | null {
  const [from, to] = [placeOf(load), placeOf(discharge)];
  return from === null || to === null ? null : spotOf(placeAlong(wayBetween(from, to), share));
}

/** A tanker's mark: its number in the table, drawn beside what would cover it. */
export interface Mark extends Spot {
  no: number;
  simulated: boolean;
  stale: boolean;
}

/** How far marks keep from one another, and how many stand in a row, in units of the drawing. */
const APART = 15;
const IN_A_ROW = 6;

/** Marks in the order of the table; those at one place stand in rows beside it, none on top of another. */
export function marksOf(tankers: readonly Tanker[]): Mark[] {
  const taken: Mark[] = [];
  tankers.forEach(({ spot, simulated, stale, where }, index) => {
    if (spot === null) return;
    const inPort = where !== 'underWay' && where !== 'overdue';
    for (let step = 0; ; step++) {
      const offset = inPort
        ? { x: APART * (1 + (step % IN_A_ROW)), y: APART * (0.4 + Math.floor(step / IN_A_ROW)) }
        : { x: APART * Math.ceil(step / 2) * (step % 2 === 0 ? 1 : -1), y: 0 };
      const at = { x: spot.x + offset.x, y: spot.y + offset.y };
      if (taken.some((other) => Math.hypot(other.x - at.x, other.y - at.y) < APART - 1)) continue;
      taken.push({ no: index + 1, simulated, stale, x: at.x, y: at.y });
      return;
    }
  });
  return taken;
}
