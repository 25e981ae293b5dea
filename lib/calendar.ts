/**
 * Instants, local days and months: the only file that reads the clock, and that parses or prints a date. Offsets come
 * from the time-zone database of Intl (dayjs misplaces times near a change of offset), never from a constant.
 */

/** `YYYY-MM-DD`, a calendar day without a zone: never converted. */
export type LocalDate = string;
/** `YYYY-MM`. */
export type Month = string;

export type MomentRefusal =
  'empty' | 'notADate' | 'impossibleDate' | 'yearOutOfRange' | 'impossibleTime' | 'timeDoesNotExist';

export type MomentReading =
  | { kind: 'read'; at: Date; precision: 'minute' | 'day' }
  | { kind: 'refused'; reason: MomentRefusal; read: string };

export type DateReading =
  | { kind: 'read'; date: LocalDate; precision: 'day' | 'month' }
  | { kind: 'refused'; reason: MomentRefusal; read: string };

/** Of the load port: whose day it is where no port is named, and in which moments are typed and printed. */
export const HOME_ZONE = 'Asia/Aqtau';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const FIRST_YEAR = 1990;
const LAST_YEAR = 2099;

/** The present instant; `APP_NOW` (an ISO instant) sets it, for tests and demonstrations. */
export function now(): Date {
  const fixed = typeof process === 'undefined' ? undefined : process.env.APP_NOW;
  if (!fixed) return new Date();
  const at = new Date(fixed);
  if (Number.isNaN(at.getTime())) throw new RangeError(`APP_NOW is not an instant: ${fixed}`);
  return at;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function wallClock(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(zone, made);
  return made;
}

/** What the clocks of `zone` show at `instant`, as the milliseconds of the same reading in UTC (whole seconds). */
function clockMs(instant: number, zone: string): number {
  const part = { year: 0, month: 1, day: 1, hour: 0, minute: 0, second: 0 };
  for (const { type, value } of wallClock(zone).formatToParts(instant)) {
    if (type in part) part[type as keyof typeof part] = Number(value);
  }
  return Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute, part.second);
}

const wholeSeconds = (instant: number) => Math.floor(instant / 1000) * 1000;

/** By zone and day of UTC the offset that holds all day, null where it changes: asking Intl for each time takes longest. */
const steadyOffsets = new Map<string, Map<number, number | null>>();

function offsetMs(instant: number, zone: string): number {
  let days = steadyOffsets.get(zone);
  if (!days) steadyOffsets.set(zone, (days = new Map<number, number | null>()));
  const day = Math.floor(instant / DAY_MS);
  let steady = days.get(day);
  if (steady === undefined) {
    const [first, last] = [day * DAY_MS, (day + 1) * DAY_MS - 1000];
    const offset = clockMs(first, zone) - first;
    steady = clockMs(last, zone) - last === offset ? offset : null;
    days.set(day, steady);
  }
  return steady ?? clockMs(instant, zone) - wholeSeconds(instant);
}

function wallMs(instant: number, zone: string): number {
  return Number.isNaN(instant) ? clockMs(instant, zone) : wholeSeconds(instant) + offsetMs(instant, zone);
}

/** The instants at which the clocks of `zone` show `wall`, earliest first: one, none in a gap, two when repeated. */
function instantsOf(wall: number, zone: string): number[] {
  const offsets = new Set([offsetMs(wall - DAY_MS, zone), offsetMs(wall + DAY_MS, zone)]);
  return [...offsets]
    .map((offset) => wall - offset)
    .filter((instant) => wallMs(instant, zone) === wall)
    .sort((a, b) => a - b);
}

function utcMs(date: LocalDate): number {
  return Date.parse(`${date}T00:00:00Z`);
}

function dateOfUtcMs(ms: number): LocalDate {
  return new Date(ms).toISOString().slice(0, 10);
}

/** The day on which `instant` falls in `zone`. */
export function localDateOf(instant: Date, zone: string): LocalDate {
  return dateOfUtcMs(wallMs(instant.getTime(), zone));
}

/** Today at a port. */
export function todayAt(zone: string): LocalDate {
  return localDateOf(now(), zone);
}

/** The first instant of a local day: midnight, or the end of the gap where midnight does not exist. */
export function startOfLocalDay(date: LocalDate, zone: string): Date {
  const wall = utcMs(date);
  const [first] = instantsOf(wall, zone);
  return new Date(first ?? wall - offsetMs(wall - DAY_MS, zone));
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return dateOfUtcMs(utcMs(date) + days * DAY_MS);
}

/** Days from `a` to `b`; negative when `b` is earlier. */
export function daysBetween(a: LocalDate, b: LocalDate): number {
  return Math.round((utcMs(b) - utcMs(a)) / DAY_MS);
}

export function monthOf(date: LocalDate): Month {
  return date.slice(0, 7);
}

export function yearOf(date: LocalDate | Month): number {
  return Number(date.slice(0, 4));
}

export function monthsOfYear(year: number): Month[] {
  return Array.from({ length: 12 }, (_, index) => addMonths(`${year}-01`, index));
}

export function addMonths(month: Month, months: number): Month {
  return new Date(Date.UTC(yearOf(month), Number(month.slice(5, 7)) - 1 + months, 1))
    .toISOString()
    .slice(0, 7);
}

export function firstDay(month: Month): LocalDate {
  return `${month}-01`;
}

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export function lastDay(month: Month): LocalDate {
  const [year, number] = [yearOf(month), Number(month.slice(5, 7))];
  const leap = number === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return `${month}-${leap ? 29 : DAYS_IN_MONTH[number - 1]}`;
}

export function daysInYear(year: number): number {
  return daysBetween(`${year}-01-01`, `${year + 1}-01-01`);
}

type DayParts = { date: LocalDate } | { reason: MomentRefusal };

function dayFrom(yearText: string, month: string, day: string): DayParts {
  const year = yearText.length === 2 ? 2000 + Number(yearText) : Number(yearText);
  if (year < FIRST_YEAR || year > LAST_YEAR) return { reason: 'yearOutOfRange' };
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  // Date.parse alone would take 31.02 as 3 March.
  const ms = utcMs(date);
  return !Number.isNaN(ms) && dateOfUtcMs(ms) === date ? { date } : { reason: 'impossibleDate' };
}

function readDay(text: string): DayParts {
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})$/.exec(text);
  if (dotted) return dayFrom(dotted[3] ?? '', dotted[2] ?? '', dotted[1] ?? '');
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return iso ? dayFrom(iso[1] ?? '', iso[2] ?? '', iso[3] ?? '') : { reason: 'notADate' };
}

/**
 * Reads a local date and time at a port: `DD.MM.YYYY HH:mm`, `DD.MM.YYYY`, `D.M.YYYY`, `DD.MM.YY` (20YY), ISO
 * `YYYY-MM-DD[ T]HH:mm`; the hour also as port logs write it, `HHmm`; an ISO time with `Z` or an offset is that instant. A date alone is the start of the local
 * day with precision `day`. `24:00` is the end of the day, as port logs write it. A time that the clocks of the zone
 * skip is refused; of one that they show twice, the earlier is taken.
 */
export function readMoment(text: string, zone: string): MomentReading {
  const read = text.trim();
  const refuse = (reason: MomentRefusal): MomentReading => ({ kind: 'refused', reason, read });
  if (read === '') return refuse('empty');

  const parts =
    /^(\S+?)(?:(?:\s+|T)(?:(\d{1,2}):(\d{2})(?::00(?:\.0+)?)?|(\d{2})(\d{2}))(Z|[+-]\d{2}:\d{2})?)?$/.exec(
      read,
    );
  if (!parts) return refuse('notADate');
  const [, dayText = '', , , , , offset] = parts;
  const [hourText, minuteText] = [parts[2] ?? parts[4], parts[3] ?? parts[5]];
  const day = readDay(dayText);
  if ('reason' in day) return refuse(day.reason);
  if (hourText === undefined || minuteText === undefined) {
    return { kind: 'read', at: startOfLocalDay(day.date, zone), precision: 'day' };
  }

  const minutes = Number(hourText) * 60 + Number(minuteText);
  if (Number(minuteText) > 59 || minutes > 24 * 60) return refuse('impossibleTime');
  const wall = utcMs(day.date) + minutes * MINUTE_MS;
  if (offset !== undefined) {
    const shift =
      offset === 'Z' ? 0 : Number(offset.slice(1, 3)) * HOUR_MS + Number(offset.slice(4)) * MINUTE_MS;
    return {
      kind: 'read',
      at: new Date(offset.startsWith('-') ? wall + shift : wall - shift),
      precision: 'minute',
    };
  }
  const [at] = instantsOf(wall, zone);
  return at === undefined
    ? refuse('timeDoesNotExist')
    : { kind: 'read', at: new Date(at), precision: 'minute' };
}

/** Reads a day as {@link readMoment} does, or a month (`MM.YYYY`, `YYYY-MM`) as its first day with precision month. */
export function readDate(text: string): DateReading {
  const read = text.trim();
  if (read === '') return { kind: 'refused', reason: 'empty', read };
  const dotted = /^(\d{1,2})\.(\d{4})$/.exec(read);
  const iso = /^(\d{4})-(\d{2})$/.exec(read);
  const month = dotted ? [dotted[2], dotted[1]] : iso ? [iso[1], iso[2]] : null;
  const day = month ? dayFrom(month[0] ?? '', month[1] ?? '', '01') : readDay(read);
  if ('reason' in day) return { kind: 'refused', reason: day.reason, read };
  return { kind: 'read', date: day.date, precision: month ? 'month' : 'day' };
}

/** `DD.MM.YYYY`, or `MM.YYYY` at month precision; read back by {@link readDate}. */
export function printDate(date: LocalDate, precision: 'day' | 'month' = 'day'): string {
  const month = `${date.slice(5, 7)}.${date.slice(0, 4)}`;
  return precision === 'month' ? month : `${date.slice(8, 10)}.${month}`;
}

/** `DD.MM.YYYY HH:mm` at the port, or `DD.MM.YYYY` at day precision; read back by {@link readMoment}. */
export function printMoment(at: Date, zone: string, precision: 'minute' | 'day' = 'minute'): string {
  const wall = new Date(wallMs(at.getTime(), zone)).toISOString();
  const day = printDate(wall.slice(0, 10));
  return precision === 'day' ? day : `${day} ${wall.slice(11, 16)}`;
}

/** Day 0 of spreadsheets: they believe in a 29 February 1900, so that theirs agree from March of that year on. */
const SERIAL_EPOCH: LocalDate = '1899-12-30';

/** A day as spreadsheets number it, its time the fraction, as {@link readMoment} reads it: 45730.5 is `14.03.2025 12:00`. */
export function printSerialDay(serial: number): string {
  const minutes = Math.round(serial * 24 * 60);
  const day = printDate(addDays(SERIAL_EPOCH, Math.floor(minutes / (24 * 60))));
  if (Number.isInteger(serial)) return day;
  const clock = new Date((minutes % (24 * 60)) * MINUTE_MS).toISOString();
  return `${day} ${clock.slice(11, 16)}`;
}

/** `YYYY-MM-DDTHH:mm` at the port, for an address; read back by {@link readMoment}. */
export function isoMoment(at: Date, zone: string): string {
  return new Date(wallMs(at.getTime(), zone)).toISOString().slice(0, 16);
}

const monthFormats = new Map<string, Intl.DateTimeFormat>();

/** Made once a locale: a page of ten years prints a thousand months, and making one takes as long as printing hundreds. */
function monthFormat(locale: string): Intl.DateTimeFormat {
  const known = monthFormats.get(locale);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', month: 'short', year: 'numeric' });
  monthFormats.set(locale, made);
  return made;
}

/** A month for display: `Mar 2023`. */
export function printMonth(month: Month, locale = 'en-GB'): string {
  return monthFormat(locale).format(new Date(utcMs(firstDay(month))));
}

/** Days as shortly as they allow: `2023`, `Apr 2023`, `Apr – Sept 2023`, `05.04.2023 – 12.04.2023`. */
export function printPeriod(from: LocalDate, to: LocalDate): string {
  const [first, last] = [monthOf(from), monthOf(to)];
  if (from === to) return printDate(from);
  if (from !== firstDay(first) || to !== lastDay(last)) return `${printDate(from)} – ${printDate(to)}`;
  if (first === last) return printMonth(first);
  const sameYear = yearOf(from) === yearOf(to);
  if (sameYear && first.endsWith('-01') && last.endsWith('-12')) return String(yearOf(from));
  return `${sameYear ? printMonth(first).replace(/ \d+$/, '') : printMonth(first)} – ${printMonth(last)}`;
}

/** Hours from one instant to another; negative when `to` is earlier. */
export function hoursBetween(from: Date, to: Date): number {
  return (to.getTime() - from.getTime()) / HOUR_MS;
}

/** A duration for display: `31.4 h`; null is a gap. */
export function formatHours(hours: number | null): string {
  return hours === null ? '–' : `${hours.toFixed(1).replace('-', '\u2212')} h`;
}
