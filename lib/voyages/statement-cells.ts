/** The cells of a pasted line and the moments in them: days, times, both in one cell or in two. Pure. */
import { printMoment, readMoment } from '@/lib/calendar';
import { rewriteDay, type DayOrder } from '@/lib/day-reader';
import { saysNothing } from './statement-names';

const DAY_IN_TEXT = /\d{1,4}[./-]\d{1,2}[./-]\d{2,4}(?:(?:T|,?\s+)\d{1,2}:\d{2})?/g;

/** A line of plain text, as from a letter, with tabs where its parts meet. */
export function spread(line: string): string {
  if (line.includes('\t')) return line;
  return line
    .trim()
    .replace(/\s*[|;]\s*|\s{2,}/g, '\t')
    .replace(DAY_IN_TEXT, (day) => `\t${day}\t`)
    .replace(/\s*[:,]?\s*\t[\s\t]*/g, '\t')
    .replace(/^\t|\t$/g, '');
}

export type Cell =
  | { is: 'moment' | 'day'; text: string; at: number }
  | { is: 'time'; text: string; at: number }
  | { is: 'text'; text: string; at: number }
  | { is: 'refused'; reason: string; at: number }
  | { is: 'open'; at: number };

const TIME = /^([01]?\d|2[0-4])[:.]([0-5]\d)(?:\s*(?:hrs?|h|lt|ч)\.?)?$/i;
const BARE_TIME = /^([01]\d|2[0-4]):?([0-5]\d)\s*(?:hrs?|h|lt|ч)\.?$/i;
/** Reading needs a zone; a time that its clocks skip is refused by the form, in the zone of its own port. */
const ANY_ZONE = 'UTC';

function cellOf(typed: string, at: number, order: DayOrder | null): Cell {
  const time = TIME.exec(typed) ?? BARE_TIME.exec(typed);
  if (time) return { is: 'time', text: `${time[1]!.padStart(2, '0')}:${time[2]}`, at };
  const day = rewriteDay(typed, order);
  if ('choices' in day) return { is: 'open', at };
  const reading = readMoment(day.text, ANY_ZONE);
  if (reading.kind === 'read') {
    const text = printMoment(reading.at, ANY_ZONE, reading.precision);
    return { is: reading.precision === 'day' ? 'day' : 'moment', text, at };
  }
  return reading.reason === 'notADate'
    ? { is: 'text', text: typed, at }
    : { is: 'refused', reason: reading.reason, at };
}

/** `24.01.2025 01:00 – 05:00` in one cell is two; a day before a time of its own is one moment. */
export function cellsOf(line: string, order: DayOrder | null): Cell[] {
  return line.split('\t').flatMap((raw, at): Cell[] => {
    const typed = raw.replace(/^"(.*)"$/, '$1').trim();
    if (saysNothing(typed)) return [];
    const [from, to, ...more] = typed.split(/\s+[-–—]\s+|(?<=:\d\d)\s*[-–—]\s*(?=\d)/);
    if (from !== undefined && to !== undefined && more.length === 0) {
      const both = [cellOf(from, at, order), cellOf(to, at, order)];
      if (both.every(({ is }) => is !== 'text')) return both;
    }
    return [cellOf(typed, at, order)];
  });
}

/** The moments of a line in their order: a time takes the day before it, on its line or on one above. */
export function momentsOf(cells: readonly Cell[], above: string) {
  const moments: { text: string; at: number }[] = [];
  let day = above;
  let pending: { text: string; at: number } | null = null;
  let dayless = false;
  const first = cells.find((cell) => cell.is === 'day');
  for (const cell of cells) {
    if (cell.is === 'day') {
      if (pending) moments.push(pending);
      day = cell.text;
      pending = { text: cell.text, at: cell.at };
    } else if (cell.is === 'time') {
      // "14:30 | 25.01.2025": the day of a line may stand after its time.
      const of = pending?.text ?? (moments.length === 0 && first && first.is === 'day' ? first.text : day);
      if (of === '') dayless = true;
      moments.push({ text: `${of} ${cell.text}`, at: pending?.at ?? cell.at });
      if (!pending && first && cell.at < first.at && first.is === 'day') day = first.text;
      pending = null;
    } else if (cell.is === 'moment') {
      if (pending) moments.push(pending);
      pending = null;
      day = cell.text.slice(0, 10);
      moments.push({ text: cell.text, at: cell.at });
    }
  }
  const timeFirst = first && cells.some((cell) => cell.is === 'time' && cell.at < first.at);
  if (pending && !timeFirst) moments.push(pending);
  return { moments: moments.map(({ text, at }) => ({ text: normal(text), at })), day, dayless };
}

/** `25.01.2025 24:00` is the next day's midnight. */
function normal(text: string): string {
  const reading = readMoment(text, ANY_ZONE);
  return reading.kind === 'read' ? printMoment(reading.at, ANY_ZONE, reading.precision) : text;
}

export const instant = (text: string): number => {
  const reading = readMoment(text, ANY_ZONE);
  return reading.kind === 'read' ? reading.at.getTime() : NaN;
};

const NEXT_DAY_MS = 24 * 3_600_000;
/** A delay that ends at an earlier hour of the same day ended on the next. */
export function after(from: string, to: string, sameDay: boolean): string {
  if (!sameDay || instant(to) >= instant(from)) return to;
  return printMoment(new Date(instant(to) + NEXT_DAY_MS), ANY_ZONE);
}
