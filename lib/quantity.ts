/**
 * Tonnes, exact: integer kilograms in TypeScript, `numeric(12,3)` tonnes in the database; how they are printed.
 * Barrels are derived, with their factor.
 */

/** Mass in whole kilograms; one tonne with three decimals is exactly 1000 of them. */
export type Kg = number;

/** The largest mass that `numeric(12,3)` tonnes can hold: 999 999 999.999 t. */
export const TONNES_MAX_KG: Kg = 999_999_999_999;

/** No line ends within a number. */
const NO_BREAK_THIN = '\u202f';
const MINUS = '\u2212';
const NOTHING = '–';

function grouped(whole: string): string {
  return whole.replace(/\B(?=(\d{3})+$)/g, NO_BREAK_THIN);
}

/** Three decimals after one to three digits would be asked about; a fourth, a zero, makes it certain. */
function unmistakable(text: string): string {
  return /^-?[1-9]\d{0,2}\.\d{3}$/.test(text) ? `${text}0` : text;
}

/** Tonnes for a field or an export: `9 959.000`, `9.9590`; read back by `readTonnes` without a question. */
export function printTonnes(kg: Kg): string {
  const [whole = '0', fraction = ''] = decimalFromKg(kg).split('.');
  return unmistakable(`${grouped(whole)}.${fraction}`);
}

/** The same of a change, a loss with the sign of print. */
export const printSignedTonnes = (kg: Kg): string => `${kg < 0 ? '−' : ''}${printTonnes(Math.abs(kg))}`;

/** A number for a field, at most `decimals` decimals, read back by `readDecimal` without a question. */
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
