/** A voyage's times laid out on one axis: shares of the width, nothing of the screen. */
import { addDays, localDateOf, startOfLocalDay, daysBetween, type LocalDate } from '@/lib/calendar';
import { intervalOf } from '@/lib/voyages/timing';
import { EVENTS, portOf, type EventName, type PortZones, type VoyageEvent } from '@/lib/voyages/voyage';

export const COLUMNS = ['planned', 'estimated', 'actual'] as const;
export type TimeColumn = (typeof COLUMNS)[number];

export interface Mark {
  name: EventName;
  /** Percent from the left; `width` is zero for a minute and a day's width for a day. */
  left: number;
  width: number;
}

export interface Track {
  column: TimeColumn;
  marks: Mark[];
  /** Percent; at a port a bar, at sea a line. */
  spans: { at: 'load' | 'sea' | 'discharge'; left: number; width: number }[];
}

export interface TimelineScale {
  from: LocalDate;
  to: LocalDate;
  ticks: { date: LocalDate; left: number }[];
  tracks: Track[];
}

const MOST_TICKS = 6;
const DAY_MS = 24 * 3_600_000;

/** Null where no event has any time. Whole days at the load port, so that the axis can be labelled. */
export function timelineScale(events: readonly VoyageEvent[], zones: PortZones): TimelineScale | null {
  const stamps = events.flatMap((event) =>
    COLUMNS.flatMap((column) => {
      const stamp = event[column];
      return stamp ? [{ name: event.name, column, ...intervalOf(stamp, zones[portOf(event.name)]) }] : [];
    }),
  );
  if (stamps.length === 0) return null;
  const from = localDateOf(new Date(Math.min(...stamps.map(({ lo }) => lo))), zones.load);
  const to = addDays(localDateOf(new Date(Math.max(...stamps.map(({ hi }) => hi))), zones.load), 1);
  const start = startOfLocalDay(from, zones.load).getTime();
  const length = Math.max(DAY_MS, startOfLocalDay(to, zones.load).getTime() - start);
  const percent = (ms: number) => Math.round((ms / length) * 10_000) / 100;

  const tracks = COLUMNS.flatMap((column): Track[] => {
    const marks = EVENTS.flatMap(({ name }) => {
      const stamp = stamps.find((one) => one.name === name && one.column === column);
      return stamp ? [{ name, left: percent(stamp.lo - start), width: percent(stamp.hi - stamp.lo) }] : [];
    });
    if (marks.length === 0) return [];
    const at = (port: 'load' | 'discharge') => marks.filter(({ name }) => portOf(name) === port);
    const [first, last] = [at('load'), at('discharge')];
    const spans = [
      { at: 'load' as const, begin: first[0], end: first.at(-1) },
      { at: 'sea' as const, begin: first.at(-1), end: last[0] },
      { at: 'discharge' as const, begin: last[0], end: last.at(-1) },
    ].flatMap(({ at: place, begin, end }) =>
      begin && end && end.left > begin.left
        ? [{ at: place, left: begin.left, width: end.left - begin.left }]
        : [],
    );
    return [{ column, marks, spans }];
  });
  const days = daysBetween(from, to);
  const step = Math.max(1, Math.ceil(days / MOST_TICKS));
  const ticks = Array.from({ length: Math.ceil(days / step) }, (_, index) => {
    const date = addDays(from, index * step);
    return { date, left: percent(startOfLocalDay(date, zones.load).getTime() - start) };
  });
  return { from, to, ticks, tracks };
}
