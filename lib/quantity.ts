/**
 * Tonnes, exact: integer kilograms in TypeScript, `numeric(12,3)` tonnes in the database. Numbers are typed in
 * several conventions; what can be read in two ways is asked, never guessed. Barrels are derived, with their factor.
 */

/** Mass in whole kilograms; one tonne with three decimals is exactly 1000 of them. */
export type Kg = number;

/** The largest mass that `numeric(12,3)` tonnes can hold: 999 999 999.999 t. */
export const TONNES_MAX_KG: Kg = 999_999_999_999;

export type TonnesRefusal = 'empty' | 'notANumber' | 'notPositive' | 'tooManyDecimals' | 'tooLarge';

/** What a typed quantity says. `print` is the text that, put into the field, reads as `kg` without a question. */
export type Reading =
  | { kind: 'read'; kg: Kg }
  | { kind: 'ambiguous'; readings: { kg: Kg; print: string }[] }
  | { kind: 'refused'; reason: TonnesRefusal; read: string };

export type DecimalRefusal = 'empty' | 'notANumber' | 'tooSmall' | 'tooManyDecimals' | 'tooLarge';

/** As {@link Reading}, for fields that are not tonnes (draught, deadweight, API gravity). */
export type DecimalReading =
  | { kind: 'read'; value: number }
  | { kind: 'ambiguous'; readings: { value: number; print: string }[] }
  | { kind: 'refused'; reason: DecimalRefusal; read: string };

/** No line ends within a number. */
const NO_BREAK_THIN = '\u202f';
const MINUS = '\u2212';
const NOTHING = '–';

interface Numeral {
  negative: boolean;
  whole: string;
  fraction: string;
}

/** Every way in which `text` is a number: none, one, or two (thousands first, then decimals). */
function numerals(text: string): Numeral[] {
  const plain = text.replace(/\s/g, ' ').replace(/['’‘ʼ`´]/g, "'");
  const signed = /^[-−–] ?(.*)$/.exec(plain);
  const negative = signed !== null;
  const body = signed?.[1] ?? plain;
  const numeral = (whole: string, fraction = ''): Numeral => ({
    negative,
    whole: whole.replace(/\D/g, '') || '0',
    fraction,
  });

  if (/^\d+$/.test(body)) return [numeral(body)];

  const spaced = /^([1-9]\d{0,2}([ '])\d{3}(?:\2\d{3})*)(?:[.,](\d+))?$/.exec(body);
  if (spaced) return [numeral(spaced[1] ?? '', spaced[3])];

  const once = /^(\d*)[.,](\d+)$/.exec(body);
  if (once) {
    const [, before = '', after = ''] = once;
    const decimal = numeral(before, after);
    return /^[1-9]\d{0,2}$/.test(before) && after.length === 3
      ? [numeral(before + after), decimal]
      : [decimal];
  }

  if (/^[1-9]\d{0,2}([.,])\d{3}(?:\1\d{3})+$/.test(body)) return [numeral(body)];

  const both = /^([1-9]\d{0,2}([.,])\d{3}(?:\2\d{3})*)(?!\2)[.,](\d+)$/.exec(body);
  return both ? [numeral(both[1] ?? '', both[3])] : [];
}

/** The numeral × 10^scale as an integer, or null when it has more decimals than that (zeros do not count). */
function scaled({ whole, fraction }: Numeral, scale: number): bigint | null {
  if (/[1-9]/.test(fraction.slice(scale))) return null;
  return BigInt(whole + fraction.slice(0, scale).padEnd(scale, '0'));
}

/** Decimals of a tonne that remain when the number is in that unit: a kilotonne has three more. */
function decimalsInUnit(unit: string): number | null {
  // In shipping papers capital MT is the metric tonne; Mt (a million) is left out: a lot is never that large.
  if (unit === 'MT') return 3;
  const small = unit.toLowerCase();
  if (/^(t|т|tonnes?|tons?|тонн[аы]?)$/.test(small)) return 3;
  return /^(kt|кт|kilotonnes?)$/.test(small) ? 6 : null;
}

/**
 * Reads tonnes as people type them: `9 959`, `9'959`, `9959.5`, `9 959,5`, `9,959.5`, `9.959.000`, with an optional
 * unit (t, т, tonnes, MT; kt is × 1000). One separator with three digits after it (`9.959`) is ambiguous.
 */
export function readTonnes(text: string): Reading {
  const read = text.trim();
  const refuse = (reason: TonnesRefusal): Reading => ({ kind: 'refused', reason, read });
  if (read === '') return refuse('empty');

  const withUnit = /^(.*?)\s*(\p{L}+)\.?$/u.exec(read);
  const decimals = withUnit ? decimalsInUnit(withUnit[2] ?? '') : 3;
  if (decimals === null) return refuse('notANumber');

  const found = numerals(withUnit?.[1] ?? read);
  if (found.length === 0) return refuse('notANumber');

  const readings: { kg: Kg; print: string }[] = [];
  for (const numeral of found) {
    const kg = scaled(numeral, decimals);
    if (numeral.negative || kg === 0n) return refuse('notPositive');
    if (kg === null) return refuse('tooManyDecimals');
    if (kg > BigInt(TONNES_MAX_KG)) return refuse('tooLarge');
    readings.push({ kg: Number(kg), print: printTonnes(Number(kg)) });
  }
  const [only, other] = readings;
  if (only === undefined) return refuse('notANumber');
  return other === undefined ? { kind: 'read', kg: only.kg } : { kind: 'ambiguous', readings };
}

/**
 * Reads a number in the same conventions, within `min`…`max` and at most `decimals` decimals. Of two readings, one
 * that is out of bounds is not a reading: a draught of `6.125` with a maximum of 20 m is not asked about.
 */
export function readDecimal(
  text: string,
  { min, max, decimals }: { min: number; max: number; decimals: number },
): DecimalReading {
  const read = text.trim();
  const refuse = (reason: DecimalRefusal): DecimalReading => ({ kind: 'refused', reason, read });
  if (read === '') return refuse('empty');

  const readings: { value: number; print: string }[] = [];
  let refusal: DecimalRefusal = 'notANumber';
  for (const numeral of numerals(read)) {
    const value = Number(`${numeral.negative ? '-' : ''}${numeral.whole}.${numeral.fraction || '0'}`);
    if (scaled(numeral, decimals) === null) refusal = 'tooManyDecimals';
    else if (value > max) refusal = 'tooLarge';
    else if (value < min) refusal = 'tooSmall';
    else readings.push({ value, print: printDecimal(value, decimals) });
  }
  const [only, other] = readings;
  if (only === undefined) return refuse(refusal);
  return other === undefined ? { kind: 'read', value: only.value } : { kind: 'ambiguous', readings };
}

function grouped(whole: string): string {
  return whole.replace(/\B(?=(\d{3})+$)/g, NO_BREAK_THIN);
}

/** Three decimals after one to three digits would be asked about; a fourth, a zero, makes it certain. */
function unmistakable(text: string): string {
  return /^-?[1-9]\d{0,2}\.\d{3}$/.test(text) ? `${text}0` : text;
}

/** Tonnes for a field or an export: `9 959.000`, `9.9590`; read back by {@link readTonnes} without a question. */
export function printTonnes(kg: Kg): string {
  const [whole = '0', fraction = ''] = decimalFromKg(kg).split('.');
  return unmistakable(`${grouped(whole)}.${fraction}`);
}

/** The same of a change, a loss with the sign of print. */
export const printSignedTonnes = (kg: Kg): string => `${kg < 0 ? '−' : ''}${printTonnes(Math.abs(kg))}`;

/** A number for a field, at most `decimals` decimals, read back by {@link readDecimal} without a question. */
export function printDecimal(value: number, decimals: number): string {
  const [whole = '0', fraction = ''] = value.toFixed(decimals).split('.');
  const kept = fraction.replace(/0+$/, '');
  return unmistakable(kept === '' ? grouped(whole) : `${grouped(whole)}.${kept}`);
}

/** `kg` in units of 10^exponent kg, rounded half away from zero. */
function format(kg: Kg | null, exponent: number, decimals: number): string {
  if (kg === null) return NOTHING;
  const rounded = Math.round(Math.abs(kg) / 10 ** (exponent - decimals));
  const digits = String(rounded).padStart(decimals + 1, '0');
  const whole = grouped(digits.slice(0, digits.length - decimals));
  const sign = kg < 0 && rounded > 0 ? MINUS : '';
  return sign + (decimals === 0 ? whole : `${whole}.${digits.slice(-decimals)}`);
}

/** Tonnes for display, without the unit; null is a gap (`–`), never a zero. `decimals` 0 to 3. */
export function formatTonnes(kg: Kg | null, decimals: 0 | 1 | 2 | 3 = 0): string {
  return format(kg, 3, decimals);
}

/** Kilotonnes for display, without the unit; null is a gap (`–`). `decimals` 0 to 6. */
export function formatKt(kg: Kg | null, decimals: 0 | 1 | 2 | 3 | 4 | 5 | 6 = 1): string {
  return format(kg, 6, decimals);
}

/** Whole cents as money for display, without the currency; null is a gap (`–`). */
export function formatMoney(cents: number | null): string {
  return format(cents, 2, 2);
}

/**
 * Kilograms from a `numeric` column in tonnes (a string, or an object such as a Decimal that prints as one).
 * @throws when the value is no decimal with at most three decimals, or a sum too large to be exact.
 */
export function kgFromDecimal(tonnes: string | number | { toString(): string }): Kg {
  const match = /^(-?)(\d+)(?:\.(\d{1,3})0*)?$/.exec(String(tonnes));
  const kg = match ? Number(`${match[2]}${(match[3] ?? '').padEnd(3, '0')}`) : NaN;
  if (!Number.isSafeInteger(kg)) throw new RangeError(`not tonnes with three decimals: ${String(tonnes)}`);
  return match?.[1] === '-' && kg !== 0 ? -kg : kg;
}

/** Tonnes as PostgreSQL takes them: `9959.000`. @throws when `kg` is no whole number. */
export function decimalFromKg(kg: Kg): string {
  if (!Number.isSafeInteger(kg)) throw new RangeError(`not whole kilograms: ${kg}`);
  const digits = String(Math.abs(kg)).padStart(4, '0');
  return `${kg < 0 ? '-' : ''}${digits.slice(0, -3)}.${digits.slice(-3)}`;
}

/** The median, rounded to whole kilograms; null of nothing. */
export function medianKg(values: readonly Kg[]): Kg | null {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  return upper === undefined || lower === undefined ? null : Math.round((lower + upper) / 2);
}

/**
 * Density at 60 °F in kg/m³ from API gravity: the definition of API gravity, 141.5 / (API + 131.5), times the
 * density of water at 60 °F, 999.016 kg/m³ (ASTM D1250 / API MPMS 11.1).
 */
export function density60(api: number): number {
  return (999.016 * 141.5) / (api + 131.5);
}

/**
 * Barrels at 60 °F per tonne: 6289.811 bbl in 1000 m³, over the density. Indicative, in vacuo; show the factor with
 * every number made from it, and never store such a number without it.
 */
export function barrelsPerTonne(api: number): number {
  return 6289.811 / density60(api);
}
