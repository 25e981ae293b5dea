/**
 * The voyage log's address and its filter: the same thing said twice, so that a link is the view. Client-safe.
 * Canonical: what is the default is left out, lists are in a fixed order, dates are ISO.
 */
import { lastDay, monthOf, readDate, type LocalDate } from '@/lib/calendar';
import {
  cursorOf,
  firstDirection,
  printCursor,
  SORTS,
  type Cursor,
  type Direction,
  type Sort,
} from './cursor';
import { printKnown, readKnown, type Known } from './known';
import { MANY_AT_MOST } from './many';
import { STATUSES, type Status } from './voyage';

export const PAGE_SIZES = [25, 50, 100, 200] as const;
export type PageSize = (typeof PAGE_SIZES)[number];

export const COLUMNS = [
  'no',
  'date',
  'vessel',
  'status',
  'grade',
  'bl',
  'outturn',
  'loss',
  'warnings',
  'shipper',
  'blno',
  'load',
  'discharge',
  'sailed',
  'arrived',
  'passage',
  'data',
  'laycan',
  'note',
] as const;
export type Column = (typeof COLUMNS)[number];

export const DEFAULT_COLUMNS: readonly Column[] = COLUMNS.slice(0, COLUMNS.indexOf('load'));

/** What is missing in a voyage, or was saved although it is implausible. */
export const GAPS = ['outturn', 'shipper', 'events', 'implausible'] as const;
/** Counted by B/L, and not yet on that other basis: no departure, or no outturn with a day. No fault, but not zero either. */
export const PENDING = ['departure', 'discharge'] as const;
export type Gap = (typeof GAPS)[number] | (typeof PENDING)[number];

/** Whose days a period means, and whose tonnes then count: B/L tonnes by B/L date or by departure, outturn by discharge. */
export const DATED_BY = ['bl', 'departure', 'discharge'] as const;
export type DatedBy = (typeof DATED_BY)[number];

/** So many days after its B/L date a lot should have an outturn, and its voyage be discharged. */
export const DUE_AFTER_DAYS = 10;

export type Position =
  | { kind: 'first' }
  | { kind: 'after'; cursor: Cursor }
  | { kind: 'before'; cursor: Cursor }
  | { kind: 'at'; date: LocalDate };

export interface VoyageFilter {
  text: string;
  /** Both ends included. With grades, shipper and `counted` these choose lots, not voyages. */
  from: LocalDate | null;
  to: LocalDate | null;
  /** Which days the period means. */
  by: DatedBy;
  vesselId: number | null;
  statuses: Status[];
  /** 0 stands for a grade that is not known. */
  gradeIds: number[];
  /** Loaded or discharged there. */
  terminalId: number | null;
  shipperId: number | null;
  data: 'all' | 'real' | 'simulated';
  /** Only lots that add up to a figure: with the date and the tonnes of that basis, of voyages not cancelled. */
  counted: boolean;
  gap: Gap | null;
  /** Null: as known now. */
  known: Known | null;
  /** Only these voyage numbers, such as somebody ticked them; none is no condition. */
  only: string[];
  sort: Sort;
  direction: Direction;
  size: PageSize;
  /** Null: the default columns. */
  columns: Column[] | null;
  position: Position;
}

/** A parameter that could not be read, as it stood in the address. */
export interface Ignored {
  name: string;
  value: string;
}

export const EVERYTHING: VoyageFilter = {
  text: '',
  from: null,
  to: null,
  by: 'bl',
  vesselId: null,
  statuses: [],
  gradeIds: [],
  terminalId: null,
  shipperId: null,
  data: 'all',
  counted: false,
  gap: null,
  known: null,
  only: [],
  sort: 'date',
  direction: 'desc',
  size: 50,
  columns: null,
  position: { kind: 'first' },
};

type Params = Record<string, string | string[] | undefined>;

/** Undefined: not given. Null: given, and not readable. */
type Read<T> = T | null;

const isOneOf = <T extends string>(all: readonly T[], value: string): value is T =>
  (all as readonly string[]).includes(value);

const id = (value: string): Read<number> => (/^[1-9]\d{0,8}$/.test(value) ? Number(value) : null);

function textOf(value: string): Read<string> {
  const text = value.trim().replace(/\s+/g, ' ');
  return text.length <= 100 && !/\p{Cc}/u.test(text) ? text : null;
}

/** As long as the database lets one be, in letters that need no escape between commas. */
const voyageNoOf = (value: string): Read<string> => (/^[\p{L}\p{N}._-]{1,40}$/u.test(value) ? value : null);

/** A day; a month is its first or, for the end of a period, its last day. */
function dayOf(value: string, end: boolean): Read<LocalDate> {
  const reading = readDate(value);
  if (reading.kind === 'refused') return null;
  return end && reading.precision === 'month' ? lastDay(monthOf(reading.date)) : reading.date;
}

function listOf<T>(value: string, item: (part: string) => Read<T>, order: (a: T, b: T) => number): Read<T[]> {
  const items = value.split(',').map((part) => item(part.trim()));
  return items.includes(null) ? null : [...new Set(items as T[])].sort(order);
}

/** The filter that an address asks for. What cannot be read is left out of the filter and handed back, to be said. */
export function filterFromParams(params: Params | URLSearchParams): {
  filter: VoyageFilter;
  ignored: Ignored[];
} {
  const given = new Map<string, string>();
  const entries = params instanceof URLSearchParams ? [...params] : Object.entries(params);
  for (const [name, value] of entries) {
    for (const one of [value].flat()) {
      // An empty field of a form is no filter; a repeated one is a list.
      if (one) given.set(name, given.has(name) ? `${given.get(name)},${one}` : one);
    }
  }
  const ignored: Ignored[] = [];
  const refuse = (name: string, value: string) => void ignored.push({ name, value });
  function take<T>(name: string, otherwise: T, read: (value: string) => Read<T>): T {
    const value = given.get(name);
    given.delete(name);
    const result = value === undefined ? otherwise : read(value);
    if (result === null && value !== undefined) refuse(name, value);
    return result ?? otherwise;
  }
  const choice =
    <T extends string>(all: readonly T[]) =>
    (value: string) =>
      isOneOf(all, value) ? value : null;

  const filter: VoyageFilter = {
    text: take('q', '', textOf),
    from: take('from', EVERYTHING.from, (value) => dayOf(value, false)),
    to: take('to', EVERYTHING.to, (value) => dayOf(value, true)),
    by: take('by', EVERYTHING.by, choice(DATED_BY)),
    vesselId: take('vessel', EVERYTHING.vesselId, id),
    statuses: take('status', EVERYTHING.statuses, (value) =>
      listOf(value, choice(STATUSES), (a, b) => STATUSES.indexOf(a) - STATUSES.indexOf(b)),
    ),
    gradeIds: take('grade', EVERYTHING.gradeIds, (value) =>
      listOf(
        value,
        (part) => (part === '0' ? 0 : id(part)),
        (a, b) => a - b,
      ),
    ),
    terminalId: take('terminal', EVERYTHING.terminalId, id),
    shipperId: take('shipper', EVERYTHING.shipperId, id),
    data: take('data', EVERYTHING.data, choice(['all', 'real', 'simulated'])),
    counted: take('counted', 'no', choice(['yes', 'no'])) === 'yes',
    gap: take('gap', EVERYTHING.gap, choice([...GAPS, ...PENDING])),
    known: take('known', EVERYTHING.known, readKnown),
    only: take('only', EVERYTHING.only, (value) => {
      const numbers = listOf(value, voyageNoOf, (a, b) => (a < b ? -1 : 1));
      return numbers !== null && numbers.length <= MANY_AT_MOST ? numbers : null;
    }),
    sort: take('sort', EVERYTHING.sort, choice(SORTS)),
    direction: EVERYTHING.direction,
    size: take('size', EVERYTHING.size, (value) => PAGE_SIZES.find((size) => String(size) === value) ?? null),
    columns: take('cols', EVERYTHING.columns, (value) =>
      listOf(value, choice(COLUMNS), (a, b) => COLUMNS.indexOf(a) - COLUMNS.indexOf(b)),
    ),
    position: { kind: 'first' },
  };
  filter.columns = chosenColumns(filter.columns);
  filter.direction = take('dir', firstDirection(filter.sort), choice(['asc', 'desc']));
  if (filter.from !== null && filter.to !== null && filter.from > filter.to) {
    refuse('to', filter.to);
    filter.to = null;
  }

  // One place at a time: the first that can be read counts, and the others are said to be ignored.
  const place = <P extends Position>(name: P['kind'], read: (value: string) => P | null) => {
    if (filter.position.kind === 'first') filter.position = take<Position>(name, filter.position, read);
  };
  for (const kind of ['after', 'before'] as const) {
    place(kind, (value) => {
      const cursor = cursorOf(value, filter.sort, filter.direction);
      return cursor && { kind, cursor };
    });
  }
  place('at', (value) => {
    const date = filter.sort === 'date' ? dayOf(value, false) : null;
    return date === null ? null : { kind: 'at', date };
  });
  // A misspelt name would otherwise show everything and look like an answer.
  for (const [name, value] of given) refuse(name, value);
  return { filter, ignored };
}

/** Columns in their fixed order, the voyage number always among them; null when they are the default ones. */
export function chosenColumns(columns: readonly Column[] | null): Column[] | null {
  if (columns === null) return null;
  const chosen = COLUMNS.filter((column) => column === 'no' || columns.includes(column));
  return chosen.join() === DEFAULT_COLUMNS.join() ? null : chosen;
}

/** The canonical parameters: {@link filterFromParams} of them is the same filter. */
export function paramsOf(filter: VoyageFilter): URLSearchParams {
  const params = new URLSearchParams();
  const put = (name: string, value: string | number | null) => {
    if (value !== null && value !== '') params.set(name, String(value));
  };
  const unless = <T>(usual: T, value: T) => (value === usual ? null : value);
  put('q', filter.text);
  put('from', filter.from);
  put('to', filter.to);
  put('by', unless(EVERYTHING.by, filter.by));
  put('vessel', filter.vesselId);
  put('status', filter.statuses.join());
  put('grade', filter.gradeIds.join());
  put('terminal', filter.terminalId);
  put('shipper', filter.shipperId);
  put('data', unless('all', filter.data));
  put('counted', filter.counted ? 'yes' : null);
  put('gap', filter.gap);
  put('known', filter.known && printKnown(filter.known));
  put('only', filter.only.join());
  put('sort', unless(EVERYTHING.sort, filter.sort));
  put('dir', unless(firstDirection(filter.sort), filter.direction));
  put('size', unless<number>(EVERYTHING.size, filter.size));
  put('cols', filter.columns?.join() ?? null);
  const { position } = filter;
  if (position.kind === 'at') put('at', position.date);
  else if (position.kind !== 'first')
    put(position.kind, printCursor(position.cursor, filter.sort, filter.direction));
  return params;
}

/** The address of the log that shows this; what is not given is as in an unfiltered log. */
export function linkToVoyages(filter: Partial<VoyageFilter> = {}): string {
  const query = paramsOf({ ...EVERYTHING, ...filter })
    .toString()
    .replaceAll('%2C', ',')
    .replaceAll('%3A', ':');
  return query === '' ? '/voyages' : `/voyages?${query}`;
}

/** The same view with something changed, from its first page: another filter or sort has other pages. */
export function changed(filter: VoyageFilter, change: Partial<VoyageFilter>): VoyageFilter {
  return { ...filter, position: { kind: 'first' }, ...change };
}

/** Whether anything is left out of the log by this filter. */
export function restricts(filter: VoyageFilter): boolean {
  return paramsOf(unfiltered(filter)).toString() !== paramsOf(changed(filter, {})).toString();
}

/** The same sort, page size and columns over the whole log, as known at the same time. */
export function unfiltered({ known, sort, direction, size, columns }: VoyageFilter): VoyageFilter {
  return { ...EVERYTHING, known, sort, direction, size, columns };
}

/** Whether the filter chooses lots, so that a voyage may be listed with some of its lots only. */
export function choosesLots(filter: VoyageFilter): boolean {
  return (
    filter.from !== null ||
    filter.to !== null ||
    filter.gradeIds.length > 0 ||
    filter.shipperId !== null ||
    filter.counted ||
    (filter.gap !== null && filter.gap !== 'events' && filter.gap !== 'implausible')
  );
}
