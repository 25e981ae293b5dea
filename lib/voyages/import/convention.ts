/**
 * In which convention the numbers and days of a column are written: what the column itself proves, else a question.
 * Cells are rewritten into what lib/quantity and lib/calendar read in one way only; those two alone read. Client-safe.
 */
import { printDate, printMoment, printSerialDay, readDate, readMoment } from '@/lib/calendar';
import { readTonnes } from '@/lib/number-reader';
import { printTonnes } from '@/lib/quantity';
import type { FieldKind } from './fields';

export type Mark = '.' | ',';
export type DayOrder = 'dmy' | 'mdy';
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

interface Slashed {
  first: string;
  second: string;
  year: string;
  rest: string;
}

function slashed(text: string): Slashed | null {
  const parts = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})(?!\d)(.*)$/.exec(text.trim());
  return parts && { first: parts[1]!, second: parts[2]!, year: parts[3]!, rest: parts[4]! };
}

function orderProvedBy(text: string): DayOrder | null {
  const parts = slashed(text);
  if (!parts) return null;
  if (Number(parts.first) > 12) return 'dmy';
  return Number(parts.second) > 12 ? 'mdy' : null;
}

const MONTHS = [
  ['jan', 'янв', 'қаң', 'yan'],
  ['feb', 'фев', 'ақп', 'fev'],
  ['mar', 'мар', 'нау'],
  ['apr', 'апр', 'сәу'],
  ['may', 'май', 'мая', 'мам'],
  ['jun', 'июн', 'мау', 'iyn', 'iyun'],
  ['jul', 'июл', 'шіл', 'iyl', 'iyul'],
  ['aug', 'авг', 'там', 'avq'],
  ['sep', 'сен', 'қыр', 'sen'],
  ['oct', 'окт', 'қаз', 'okt'],
  ['nov', 'ноя', 'қар', 'noy'],
  ['dec', 'дек', 'жел', 'dek'],
];

function timeOf(rest: string): string {
  const twelve = /^[\sT,]+(\d{1,2})[:.](\d{2})(?::\d{2})?\s*([ap])\.?m\.?$/i.exec(rest);
  if (twelve) {
    const hour = (Number(twelve[1]) % 12) + (twelve[3]!.toLowerCase() === 'p' ? 12 : 0);
    return ` ${String(hour).padStart(2, '0')}:${twelve[2]}`;
  }
  const plain = /^[\sT,]+(\d{1,2})[:.]?(\d{2})(?::00(?:\.0+)?)?\s*(?:hrs?|h|lt|ч)?\.?$/i.exec(rest);
  return plain ? ` ${plain[1]!.padStart(2, '0')}:${plain[2]}` : rest;
}

/** Days of 1990 to 2099 as spreadsheets number them. What can be a day, month and year without marks is none. */
function serialOf(text: string): number | null {
  const parts = /^(\d{5})(?:[.,](\d+))?$/.exec(text);
  if (!parts) return null;
  const serial = Number(`${parts[1]}.${parts[2] ?? 0}`);
  const month = Number(text.slice(1, 3));
  const unmarked = parts[2] === undefined && month >= 1 && month <= 12;
  return serial >= 32_874 && serial < 73_051 && !unmarked ? serial : null;
}

/** As `DD.MM.YYYY HH:mm` or ISO where the text is one of the other usual forms; both readings where it can be two. */
export function rewriteDay(
  text: string,
  order: DayOrder | null,
): { text: string } | { choices: [string, string] } {
  const trimmed = text.trim();
  const parts = slashed(trimmed);
  if (parts) {
    const { first, second, year } = parts;
    const rest = timeOf(parts.rest);
    const as = { dmy: `${first}.${second}.${year}${rest}`, mdy: `${second}.${first}.${year}${rest}` };
    const known = orderProvedBy(trimmed) ?? (Number(first) === Number(second) ? 'dmy' : order);
    return known ? { text: as[known] } : { choices: [as.dmy, as.mdy] };
  }
  const serial = serialOf(trimmed);
  if (serial !== null) return { text: printSerialDay(serial) };
  const named = /^(\d{1,2})[\s.-]*(\p{L}{3,})\.?,?[\s.-]*(\d{4}|\d{2})(?!\d)(?:\s*г\.?)?(.*)$/u.exec(trimmed);
  const name = named?.[2]!.toLowerCase() ?? '';
  const month = MONTHS.findIndex((names) => names.some((one) => name.startsWith(one)));
  if (named && month >= 0) return { text: `${named[1]}.${month + 1}.${named[3]}${timeOf(named[4]!)}` };
  const year = /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)(.*)$/.exec(trimmed);
  if (year) return { text: `${year[3]}.${year[2]}.${year[1]}${timeOf(year[4]!)}` };
  const usual = /^(\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2})([\sT].*)$/.exec(trimmed);
  return {
    text: usual && !/(Z|[+-]\d{2}:\d{2})$/.test(trimmed) ? `${usual[1]}${timeOf(usual[2]!)}` : trimmed,
  };
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
