/** The terms of a voyage that laytime and demurrage follow from: what they are, and how they are typed. Client-safe. */
import { readDecimal, type DecimalRefusal } from '@/lib/number-reader';
import { printDecimal } from '@/lib/quantity';
import { DELAY_REASONS, type DelayReason } from './voyage';

/** The allowed hours are for loading alone, for discharging alone, or for both ports together. */
export const LAYTIME_FOR = ['loading', 'discharging', 'reversible'] as const;
export type LaytimeFor = (typeof LAYTIME_FOR)[number];

/** What was agreed; null is a gap. Durations in whole minutes, money in whole cents. */
export interface VoyageTerms {
  allowedMinutes: number | null;
  allowedFor: LaytimeFor | null;
  /** From the notice of readiness until laytime begins. */
  noticeMinutes: number | null;
  /** A day on demurrage. */
  demurrageCents: number | null;
  /** ISO 4217. */
  currency: string | null;
  /** Delays for these reasons stop laytime, until it is used up. */
  excepted: DelayReason[];
}

/** The same as typed: hours as `72` or `36:30`, reasons as their keys with commas between. */
export interface TermsText {
  allowedHours: string;
  allowedFor: string;
  noticeHours: string;
  demurragePerDay: string;
  currency: string;
  excepted: string;
}

export const TERMS = [
  'allowedHours',
  'allowedFor',
  'noticeHours',
  'demurragePerDay',
  'currency',
  'excepted',
] as const satisfies readonly (keyof TermsText)[];

/** Hours at most, as the database holds them too. */
export const ALLOWED_HOURS = { min: 0.01, max: 2000 };
export const NOTICE_HOURS = { min: 0, max: 240 };
const MONEY = { min: 0.01, max: 10_000_000, decimals: 2 };

export type TermReading<R extends string = DecimalRefusal> =
  | { kind: 'read'; value: number }
  | { kind: 'ambiguous'; readings: { value: number; print: string }[] }
  | { kind: 'refused'; reason: R; read: string };

/** Reads hours (`72`, `36.5`, `36:30`) as whole minutes, within bounds in hours. */
export function readHours(
  text: string,
  bounds: { min: number; max: number },
): TermReading<DecimalRefusal | 'notWholeMinutes'> {
  const read = text.trim().replace(/\s*(?:hours|hour|hrs?|h|ч)\.?$/i, '');
  const clock = /^(\d{1,4}):([0-5]\d)$/.exec(read);
  if (clock) {
    const value = Number(clock[1]) * 60 + Number(clock[2]);
    if (value < bounds.min * 60) return { kind: 'refused', reason: 'tooSmall', read };
    return value > bounds.max * 60 ? { kind: 'refused', reason: 'tooLarge', read } : { kind: 'read', value };
  }
  const reading = readDecimal(read, { ...bounds, decimals: 2 });
  if (reading.kind === 'refused') return reading;
  if (reading.kind === 'ambiguous') {
    const readings = reading.readings.map(({ value }) => Math.round(value * 60));
    return { kind: 'ambiguous', readings: readings.map((value) => ({ value, print: printHours(value) })) };
  }
  // Hundredths of an hour are 3/5 of a minute: whole minutes are multiples of five of them.
  const hundredths = Math.round(reading.value * 100);
  return hundredths % 5 === 0
    ? { kind: 'read', value: (hundredths / 5) * 3 }
    : { kind: 'refused', reason: 'notWholeMinutes', read };
}

/** `72`, or `36:30` where it is no whole hour; read back by {@link readHours}. */
export function printHours(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return rest === 0 ? String(hours) : `${hours}:${String(rest).padStart(2, '0')}`;
}

/** Reads an amount of money as whole cents. */
export function readMoney(text: string): TermReading {
  const reading = readDecimal(text, MONEY);
  if (reading.kind === 'refused') return reading;
  if (reading.kind === 'read') return { kind: 'read', value: Math.round(reading.value * 100) };
  const readings = reading.readings.map(({ value }) => Math.round(value * 100));
  return { kind: 'ambiguous', readings: readings.map((value) => ({ value, print: printMoney(value) })) };
}

/** `18 000`, or `18 000.5`; read back by {@link readMoney}. */
export const printMoney = (cents: number): string => printDecimal(cents / 100, 2);

/** `usd` → `USD`; null where it is no currency code. */
export function readCurrency(text: string): string | null {
  const code = text.trim().toUpperCase();
  return /^[A-Z]{3}$/.test(code) ? code : null;
}

/** Reasons in their usual order, each once; null where one is unknown. */
export function readExcepted(text: string): DelayReason[] | null {
  const named = text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const known = DELAY_REASONS.filter((reason) => named.includes(reason));
  return known.length === new Set(named).size ? known : null;
}

export const printExcepted = (reasons: readonly DelayReason[]): string =>
  DELAY_REASONS.filter((reason) => reasons.includes(reason)).join(', ');

export function emptyTerms(): VoyageTerms {
  return {
    allowedMinutes: null,
    allowedFor: null,
    noticeMinutes: null,
    demurrageCents: null,
    currency: null,
    excepted: [],
  };
}

export function emptyTermsText(): TermsText {
  return textOfTerms(emptyTerms());
}

export function textOfTerms(terms: VoyageTerms): TermsText {
  const hours = (minutes: number | null) => (minutes === null ? '' : printHours(minutes));
  return {
    allowedHours: hours(terms.allowedMinutes),
    allowedFor: terms.allowedFor ?? '',
    noticeHours: hours(terms.noticeMinutes),
    demurragePerDay: terms.demurrageCents === null ? '' : printMoney(terms.demurrageCents),
    currency: terms.currency ?? '',
    excepted: printExcepted(terms.excepted),
  };
}

/** Whether anything was agreed, as far as is known. */
export const hasTerms = (terms: VoyageTerms): boolean =>
  Object.values(textOfTerms(terms)).some((text) => text !== '');
