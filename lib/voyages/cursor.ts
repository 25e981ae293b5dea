/** The orders of the log, and the place between two of its rows that the address of a further page carries. */
import { readDate } from '@/lib/calendar';
import { STATUSES } from './voyage';

export const SORTS = ['date', 'no', 'vessel', 'status', 'bl', 'outturn', 'loss'] as const;
export type Sort = (typeof SORTS)[number];
export type Direction = 'asc' | 'desc';

/** Names from A, the newest and the largest first: the direction in which a sort begins. */
export function firstDirection(sort: Sort): Direction {
  return sort === 'no' || sort === 'vessel' || sort === 'status' ? 'asc' : 'desc';
}

/** A place between two rows: the sort values and the id of the row beside it. Only valid for its sort and direction. */
export interface Cursor {
  /** One value, two for `status` (status, date): dates ISO, tonnes and shares decimal, texts as stored. */
  values: string[];
  id: number;
}

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && readDate(text).kind === 'read';
const isNumber = (text: string) => /^-?\d{1,9}(\.\d{1,6})?$/.test(text);
const isStatus = (text: string) => (STATUSES as readonly string[]).includes(text);

/** Whether the values are what `sort` compares by: the database is only asked about those. */
function fits(sort: Sort, values: string[]): boolean {
  const [first = '', second = ''] = values;
  switch (sort) {
    case 'date':
      return values.length === 1 && isDay(first);
    case 'status':
      return values.length === 2 && isStatus(first) && isDay(second);
    case 'no':
    case 'vessel':
      return values.length === 1 && !/\p{Cc}/u.test(first);
    default:
      return values.length === 1 && isNumber(first);
  }
}

/** Reads what {@link printCursor} wrote; null when it is none, or belongs to another order. */
export function cursorOf(text: string, sort: Sort, direction: Direction): Cursor | null {
  const parts = text.split('~');
  const last = parts.at(-1) ?? '';
  if (
    text.length > 300 ||
    parts.length < 3 ||
    parts[0] !== `${sort}.${direction}` ||
    !/^[1-9]\d{0,8}$/.test(last)
  ) {
    return null;
  }
  const given = parts.slice(1, -1);
  // A vessel may be called anything, a tilde included.
  const values = sort === 'vessel' ? [given.join('~')] : given;
  return fits(sort, values) ? { values, id: Number(last) } : null;
}

export function printCursor({ values, id }: Cursor, sort: Sort, direction: Direction): string {
  return [`${sort}.${direction}`, ...values, id].join('~');
}
