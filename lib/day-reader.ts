/**
 * Days as people type and paste them, in the forms besides those of lib/calendar.ts: rewritten into what that file reads
 * in one way only, or asked. The one reader of forms and files. Client-safe.
 */
import {
  printDate,
  printMoment,
  printSerialDay,
  readDate,
  readMoment,
  type DateReading,
  type MomentReading,
} from './calendar';

export type DayOrder = 'dmy' | 'mdy';

/** Two days in one text: each `print` reads without a question. */
export interface TwoDays {
  kind: 'ambiguous';
  readings: { print: string }[];
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

/** The order that a day with slashes proves; null when it can be read in two ways, or is another text. */
export function orderProvedBy(text: string): DayOrder | null {
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

/** What both orders say; a reading that no calendar has is none. */
function read<R extends DateReading | MomentReading>(
  text: string,
  plainly: (text: string) => R,
  print: (reading: Extract<R, { kind: 'read' }>) => string,
): R | TwoDays {
  const plain = plainly(text);
  if (plain.kind === 'read' || plain.reason !== 'notADate') return plain;
  const rewritten = rewriteDay(text, null);
  const found = ('text' in rewritten ? [rewritten.text] : rewritten.choices).map(plainly);
  const readings = found.filter(
    (reading): reading is Extract<R, { kind: 'read' }> => reading.kind === 'read',
  );
  if (readings.length > 1)
    return { kind: 'ambiguous', readings: readings.map((one) => ({ print: print(one) })) };
  const [one = found[0] ?? plain] = readings;
  return one.kind === 'read' ? one : { ...one, read: text.trim() };
}

/** As {@link readDate}, and `25/01/2025`, `25-Jan-25`, `2025/01/25`, a day as spreadsheets number it; `03/04/2025` is asked. */
export const readTypedDate = (text: string): DateReading | TwoDays =>
  read(text, readDate, ({ date, precision }) => printDate(date, precision));

/** As {@link readMoment} in `zone`, and in the forms of {@link readTypedDate} with a time, `2:30 pm` too. */
export const readTypedMoment = (text: string, zone: string): MomentReading | TwoDays =>
  read(
    text,
    (typed) => readMoment(typed, zone),
    ({ at, precision }) => printMoment(at, zone, precision),
  );
