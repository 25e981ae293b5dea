/**
 * Numbers as people type them, in several conventions: read or asked, never guessed. Apart from lib/quantity.ts, so that
 * a page on which nobody types a number carries no reader.
 */
import { printDecimal, printTonnes, TONNES_MAX_KG, type Kg } from './quantity';

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
