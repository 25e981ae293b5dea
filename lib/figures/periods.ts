/** Periods in running text, English and Russian: months, quarters, halves, “nine months”, years. Pure. */
import { addDays, firstDay, lastDay, monthOf, yearOf, type LocalDate, type Month } from '@/lib/calendar';
import { DAY_MONTH, MONTH, MONTH_DAY, ORDINAL, YEAR, count, monthNumber, ordinal } from './period-words';

export interface PeriodInText {
  start: number;
  end: number;
  text: string;
  /** First and last month of the year, 1 to 12. */
  first: number;
  last: number;
  /** Null where the text names none. */
  year: number | null;
  /** First day of the first month and last day of the last one, where days are named without their year. */
  days: [number, number] | null;
  /** Where the text itself names first and last day, or several years. */
  exact: Period | null;
}

export interface Period {
  from: LocalDate;
  to: LocalDate;
}

type Read = (
  match: RegExpExecArray,
) => { first: number; last: number; year: string | undefined; days?: [number, number] | null } | null;
const UP_TO = 'as\\s+(?:of|at)|until|through|up\\s+to|by|по\\s+состоянию\\s+на|на|до|по|к';
const PATTERNS: readonly [RegExp, Read][] = [
  [
    new RegExp(`${MONTH}${YEAR}?\\s*(?:-|–|—|to|through|until|по|до)\\s*${MONTH}${YEAR}?`, 'gu'),
    ([, a = '', ya, b = '', yb]) =>
      ya && yb && ya !== yb ? null : { first: monthNumber(a), last: monthNumber(b), year: yb ?? ya },
  ],
  [
    /(?<![\p{L}\d.,])((?:[12]\s?[HП]|H[12]|[1-4]\s?Q|Q[1-4]|(?:[2-9]|1[0-2])\s?[MМ])\.?)\s?(?:(?:of|за)?\s*(20\d\d)|['’]?(2\d))(?![\d.,]*\d)/giu,
    ([, text = '', year, short]) => compact(text, year ?? year2(short ?? '')),
  ],
  [
    new RegExp(`${MONTH}\\s?[-'’]\\s?(2\\d)(?![\\d.,]*\\d)`, 'gu'),
    ([, month = '', short = '']) => ({
      first: monthNumber(month),
      last: monthNumber(month),
      year: year2(short),
    }),
  ],
  [
    /(?<![\d.,])(0[1-9]|1[0-2])[./](20\d\d)(?![\d.,]*\d)/gu,
    ([, month = '', year]) => ({ first: Number(month), last: Number(month), year }),
  ],
  [
    new RegExp(`(?<!\\p{L})${ORDINAL}\\s+(?:half|половин[а-яё]+)\\s+(?:of\\s+)?${MONTH}${YEAR}?`, 'gu'),
    ([, n = '', month = '', year]) => halfOfMonth(ordinal(n), monthNumber(month), year),
  ],
  [
    new RegExp(`(?<![\\d.,])(\\d{1,2})\\s*(?:-|–|—|to|по)\\s*(\\d{1,2})\\s+${MONTH}`, 'gu'),
    ([, a = '', b = '', month = '']) => daysIn(monthNumber(month), Number(a), Number(b)),
  ],
  ...(
    [
      [`(?<![\\d.,])(\\d{1,2})\\s+${MONTH}`, 1, 2],
      // “in March 15 thousand tonnes” names no day.
      [`${MONTH}\\s+(\\d{1,2})(?=\\s*(?:[,;)]|\\.?$))`, 2, 1],
    ] as const
  ).map(([pattern, day, month]): (typeof PATTERNS)[number] => [
    new RegExp(`(?:(?<!\\p{L})(${UP_TO})\\s+(?:the\\s+)?)?${pattern}`, 'gu'),
    (match) => tillDay(match[1], monthNumber(match[1 + month] ?? ''), Number(match[1 + day])),
  ]),
  [
    new RegExp(`(?<!\\p{L})${ORDINAL}\\s+(?:half|полугоди[а-яё]+)(?:\\s+of\\s+the\\s+year)?${YEAR}?`, 'gu'),
    ([, n = '', year]) => half(ordinal(n), year),
  ],
  [new RegExp(`(?<![\\p{L}\\d])H([12])(?!\\d)${YEAR}?`, 'gu'), ([, n = '', year]) => half(Number(n), year)],
  [new RegExp(`(?<!\\p{L})полгода${YEAR}?`, 'gu'), ([, year]) => half(1, year)],
  [
    new RegExp(`(?<!\\p{L})${ORDINAL}\\s+(?:quarter|квартал[а-яё]*|кв\\.?(?!\\p{L}))${YEAR}?`, 'gu'),
    ([, n = '', year]) => quarter(ordinal(n), year),
  ],
  [
    new RegExp(`(?<![\\p{L}\\d])Q([1-4])(?!\\d)${YEAR}?`, 'gu'),
    ([, n = '', year]) => quarter(Number(n), year),
  ],
  [
    new RegExp(
      `(?<![\\p{L}\\d])(\\p{L}+|\\d{1,2})\\s+(?:months|месяц(?:ев|а)|мес\\.?(?!\\p{L}))${YEAR}?`,
      'gu',
    ),
    ([, n = '', year]) => (count(n) >= 2 && count(n) <= 12 ? { first: 1, last: count(n), year } : null),
  ],
  [
    new RegExp(`${MONTH}${YEAR}?`, 'gu'),
    ([, month = '', year]) => ({ first: monthNumber(month), last: monthNumber(month), year }),
  ],
  [
    /(?<![\d.,])(20\d\d)(?![\d.,]\d|\d)(?:\s*(?:года|году|год|г\.))?/gu,
    ([, year]) => ({ first: 1, last: 12, year }),
  ],
];

const year2 = (text: string) => `20${text}`;
/** `9M24`, `2Q'24`: how many months, halves or quarters in, or which. */
function compact(text: string, year: string) {
  const n = Number(/\d{1,2}/.exec(text)?.[0]);
  if (/H|П/i.test(text)) return half(n, year);
  return /Q/i.test(text) ? quarter(n, year) : n >= 2 && n <= 12 ? { first: 1, last: n, year } : null;
}

/** Days that are named: a day, from one to another, what was up to a day, and whole years. */
const EXACT: readonly [RegExp, (match: string[]) => Period | null][] = [
  [
    new RegExp(
      `(?<!\\p{L})(?:from|с)\\s+${DAY_MONTH}${YEAR}?\\s*(?:-|–|—|to|through|until|по|до)\\s*${DAY_MONTH}${YEAR}`,
      'giu',
    ),
    ([, a = '', month = '', year, b = '', until = '', end = '']) =>
      days(dayOf(year ?? end, month, a), dayOf(end, until, b)),
  ],
  [
    new RegExp(`(?<![\\d.,])(\\d{1,2})\\s*(?:-|–|—|to|по)\\s*(\\d{1,2})\\s+${MONTH}\\s*${YEAR}`, 'gu'),
    ([, a = '', b = '', month = '', year = '']) => days(dayOf(year, month, a), dayOf(year, month, b)),
  ],
  ...(
    [
      [DAY_MONTH, 1, 2],
      [MONTH_DAY, 2, 1],
    ] as const
  ).map(([pattern, day, month]): (typeof EXACT)[number] => [
    new RegExp(`(?:(?<!\\p{L})(${UP_TO})\\s+(?:the\\s+)?)?${pattern}\\s*${YEAR}`, 'giu'),
    (match) => upTo(match[1], dayOf(match[4] ?? '', match[1 + month] ?? '', match[1 + day] ?? '')),
  ]),
  [
    new RegExp(`(?:(?<!\\p{L})(${UP_TO})\\s+)?(?<![\\d.,])([0-3]\\d)\\.([01]\\d)\\.(20\\d\\d)(?!\\d)`, 'giu'),
    ([, till, day = '', month = '', year = '']) => upTo(till, readable(`${year}-${month}-${day}`)),
  ],
  [
    /(?<![\d.,])(20\d\d)\s*(?:-|–|—|to|по)\s*(20\d\d)(?![\d.,]*\d)(?:\s*(?:гг?\.?|год[а-яё]*))?/gu,
    ([, first = '', last = '']) => years(Number(first), Number(last)),
  ],
  [
    /(?<![\d.,])(20\d\d)[-–](2\d)(?![\d.,]*\d)(?:\s*(?:гг?\.?|год[а-яё]*))?/gu,
    ([, first = '', last = '']) => years(Number(first), Number(year2(last))),
  ],
];

/** What a month's number or name is, as a day that there is; null otherwise. */
const dayOf = (year: string, month: string, day: string) =>
  readable(`${year}-${String(monthNumber(month)).padStart(2, '0')}-${day.padStart(2, '0')}`);
function readable(date: LocalDate): LocalDate | null {
  const month = Number(date.slice(5, 7));
  if (month < 1 || month > 12) return null;
  return date.slice(8) >= '01' && date <= lastDay(monthOf(date)) ? date : null;
}
const days = (from: LocalDate | null, to: LocalDate | null): Period | null =>
  from !== null && to !== null && from < to ? { from, to } : null;
const YEARS_AT_MOST = 20;
const years = (first: number, last: number): Period | null =>
  first < last && last - first < YEARS_AT_MOST ? { from: `${first}-01-01`, to: `${last}-12-31` } : null;

/** “As of 13 September” speaks of the year so far; as of the first of a month, of what ended the day before. */
function upTo(till: string | undefined, day: LocalDate | null): Period | null {
  if (day === null) return null;
  if (till === undefined) return { from: day, to: day };
  const last = day.endsWith('-01') ? addDays(day, -1) : day;
  return { from: `${yearOf(last)}-01-01`, to: last };
}

const half = (n: number, year: string | undefined) =>
  n === 1 || n === 2 ? { first: n * 6 - 5, last: n * 6, year } : null;
/** The days 1 to 15, or 16 to the last. */
const halfOfMonth = (n: number, month: number, year: string | undefined) =>
  n === 1 || n === 2
    ? { first: month, last: month, year, days: (n === 1 ? [1, 15] : [16, 31]) as [number, number] }
    : null;
/** Days of a month without its year; none that there is not in any. */
const daysIn = (month: number, from: number, to: number) =>
  from >= 1 && from <= to && to <= Number(lastDay(`2024-${String(month).padStart(2, '0')}`).slice(8))
    ? { first: month, last: month, year: undefined, days: [from, to] as [number, number] }
    : null;
/** As `upTo`, of a day without its year. */
function tillDay(till: string | undefined, month: number, day: number) {
  const one = daysIn(month, day, day);
  if (one === null || till === undefined) return one;
  if (day > 1) return { first: 1, last: month, year: undefined, days: [1, day] as [number, number] };
  return month > 1 ? { first: 1, last: month - 1, year: undefined } : null;
}
const quarter = (n: number, year: string | undefined) =>
  n >= 1 && n <= 4 ? { first: n * 3 - 2, last: n * 3, year } : null;

/** Every period the text names, in order; of overlapping ones the longest kind. */
export function periodsIn(text: string): PeriodInText[] {
  const found: PeriodInText[] = [];
  function add(
    match: RegExpMatchArray,
    read: (match: string[]) => Omit<PeriodInText, 'start' | 'end' | 'text'> | null,
  ) {
    const start = match.index ?? 0;
    const end = start + match[0].length;
    if (found.some((one) => start < one.end && one.start < end)) return;
    const period = read(match as string[]);
    if (period) found.push({ start, end, text: match[0].trim(), ...period });
  }
  for (const [pattern, read] of EXACT)
    for (const match of text.matchAll(pattern))
      add(match, (groups) => {
        const exact = read(groups);
        return exact && { first: 1, last: 12, year: yearOf(exact.from), days: null, exact };
      });
  for (const [pattern, read] of PATTERNS)
    for (const match of text.matchAll(pattern))
      add(match, (groups) => {
        const period = read(groups as RegExpExecArray);
        if (!period || period.first < 1 || period.last < period.first) return null;
        const year = period.year === undefined ? null : Number(period.year);
        return { first: period.first, last: period.last, year, days: period.days ?? null, exact: null };
      });
  return found.sort((a, b) => a.start - b.start);
}

type Months = Pick<PeriodInText, 'first' | 'last'> & Partial<Pick<PeriodInText, 'days'>>;

export function periodOf({ first, last, days: of }: Months, year: number): Period {
  const month = (n: number): Month => `${year}-${String(n).padStart(2, '0')}`;
  const [from, to] = [firstDay(month(first)), lastDay(month(last))];
  if (!of) return { from, to };
  const [one, other] = of.map((day) => String(day).padStart(2, '0'));
  const till = `${month(last)}-${other}`;
  return { from: `${month(first)}-${one}`, to: till < to ? till : to };
}

/** The latest such period that ended before `before`. */
export function latestBefore(period: Months, before: LocalDate): Period {
  const same = periodOf(period, yearOf(before));
  return same.to < before ? same : periodOf(period, yearOf(before) - 1);
}
