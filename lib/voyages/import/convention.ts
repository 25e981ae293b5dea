/**
 * In which convention the numbers and days of a column are written: what the column itself proves, else a question.
 * Cells are rewritten into what lib/quantity and lib/calendar read in one way only; those two alone read. Client-safe.
 */
import { printDate, printMoment, readDate, readMoment } from '@/lib/calendar';
import { orderProvedBy, rewriteDay, type DayOrder } from '@/lib/day-reader';
import { readTonnes } from '@/lib/number-reader';
import { printTonnes } from '@/lib/quantity';
import type { FieldKind } from './fields';

export type Mark = '.' | ',';
/** What was proved or chosen; null while nothing says. */
export interface Convention {
  decimal: Mark | null;
  order: DayOrder | null;
  /** What lines are that leave the vessel empty: lots of the voyage above, or of a vessel that nobody knows. */
  blank?: Blank | null;
}
export type Blank = 'above' | 'gap';

/** What a column can be read as, with one of its cells as an example. */
export interface ColumnReading {
  /**
   * `certain` where the cells can be read in one way only, `proved` by other cells of the column, `chosen` by a person,
   * `open` until somebody answers.
   */
  state: 'certain' | 'proved' | 'chosen' | 'open';
  text: string;
  /** The choices in their order, and what the example is under each; one, without a convention, where it is certain. */
  choices: { convention: Mark | DayOrder | Blank | null; reading: string }[];
  convention: Mark | DayOrder | Blank | null;
  /** Cells that can be read in two ways. */
  cells: number;
}

const other = (mark: string): Mark => (mark === '.' ? ',' : '.');

/** The decimal mark that a number proves; null when it has none, or can be read in two ways. */
function markProvedBy(text: string): Mark | null {
  const marks = text.match(/[.,]/g) ?? [];
  const last = marks.at(-1) as Mark | undefined;
  if (last === undefined || readTonnes(text).kind !== 'read') return null;
  if (new Set(marks).size === 2) return last;
  return marks.length > 1 ? other(last) : last;
}

/** A quantity in one reading where the mark decides between two; any other text as it is. */
export function rewriteTonnes(text: string, decimal: Mark | null): string {
  const reading = readTonnes(text);
  if (reading.kind !== 'ambiguous' || decimal === null) return text;
  const [thousands, decimals] = reading.readings;
  return (text.includes(decimal) ? decimals : thousands)?.print ?? text;
}

/** The convention that a mark or an order is. */
export const conventionOf = (choice: Mark | DayOrder): Convention =>
  choice === '.' || choice === ',' ? { decimal: choice, order: null } : { decimal: null, order: choice };

/** A cell as it is read, for its reader; null where it cannot be read, or in two ways. */
export function readingOfCell(
  kind: FieldKind,
  cell: string,
  convention: Convention | undefined,
): string | null {
  if (kind === 'tonnes') {
    const reading = readTonnes(rewriteTonnes(cell, convention?.decimal ?? null));
    return reading.kind === 'read' ? printTonnes(reading.kg) : null;
  }
  const day = rewriteDay(cell, convention?.order ?? null);
  if (!('text' in day)) return null;
  const moment = readMoment(day.text, 'UTC');
  if (moment.kind === 'read') return printMoment(moment.at, 'UTC', moment.precision);
  const date = readDate(day.text);
  return date.kind === 'read' ? printDate(date.date, date.precision) : null;
}

/** What the column's cells prove, and what has to be asked; null where there is nothing to say about it. */
export function readColumn(
  kind: FieldKind,
  cells: Iterable<string>,
  chosen: Convention | undefined,
): ColumnReading | null {
  if (kind !== 'tonnes' && kind !== 'day' && kind !== 'moment') return null;
  const proved = new Set<Mark | DayOrder>();
  let asked: string | null = null;
  let certain: { text: string; reading: string } | null = null;
  let count = 0;
  for (const cell of cells) {
    if (cell === '') continue;
    const proof = kind === 'tonnes' ? markProvedBy(cell) : orderProvedBy(cell);
    if (proof) proved.add(proof);
    else if (
      kind === 'tonnes' ? readTonnes(cell).kind === 'ambiguous' : 'choices' in rewriteDay(cell, null)
    ) {
      asked ??= cell;
      count += 1;
      continue;
    }
    if (certain === null) {
      const reading = readingOfCell(kind, cell, undefined);
      if (reading !== null) certain = { text: cell, reading };
    }
  }
  if (asked === null) {
    if (certain === null) return null;
    const { text, reading } = certain;
    return {
      state: 'certain',
      text,
      choices: [{ convention: null, reading }],
      convention: null,
      cells: 0,
    };
  }
  const example = asked;
  const picked = kind === 'tonnes' ? (chosen?.decimal ?? null) : (chosen?.order ?? null);
  const found = proved.size === 1 ? ([...proved][0] ?? null) : null;
  const all = kind === 'tonnes' ? (['.', ','] as const) : (['dmy', 'mdy'] as const);
  return {
    state: picked ? 'chosen' : found ? 'proved' : 'open',
    text: example,
    choices: all.map((convention) => ({
      convention,
      reading: readingOfCell(kind, example, conventionOf(convention)) ?? example,
    })),
    convention: picked ?? found,
    cells: count,
  };
}
