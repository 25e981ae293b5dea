/** Quantities in running text: a number, its scale and its unit, with every way in which it can be read. Pure. */
import type { Kg } from '@/lib/quantity';
import { KG_PER, type Unit } from './figure';
import { digitNumerals } from './numeral';
import { wordNumerals } from './word-numbers';

export interface AmountReading {
  /** Kilograms, or barrels where the unit is `bbl`. */
  amount: number;
  unit: Unit;
}

export interface Amount {
  start: number;
  end: number;
  /** As printed, with its unit. */
  text: string;
  /** Where a plus or a minus stands before it. */
  sign: 1 | -1 | null;
  readings: AmountReading[];
}

export interface Percentage {
  start: number;
  end: number;
  text: string;
  sign: 1 | -1 | null;
  /** Said as a multiple: `5.5 times` is a growth by 450 %, and a fall by 81.8 %. */
  times: boolean;
  /** Unsigned, per cent, or times. Two where the numeral can be read in two ways. */
  readings: number[];
}

const SCALE = /^\s*(thousands?|тысяч[а-яё]*|тыс|millions?|mln|mn|миллион[а-яё]*|млн)(?!\p{L})\.?/iu;
const MASS = /^\s*(?:metric\s+)?(tonnes?|tons?|тонн[а-яё]*|т|t|MT)(?![\p{L}\d])/iu;
const SHORT =
  /^\s*(k[tT]|KT|Kt|кт|ktonn?e?s?|kilotonn?e?s?|килотонн[аыу]?|Mt|mmt|MMT|[mM][tT]pa|MTPA|megatonn?e?s?|мегатонн[аыу]?)(?![\p{L}\d])/u;
/** Metric tons to some, million tonnes to others. */
const EITHER = /^\s*(MT|mt|mT)(?![\p{L}\d])/u;
const BARRELS =
  /^\s*(?:barrels?|bbls?|баррел[а-яё]*|барр\.?)(?![\p{L}])(?!\s*(?:\/|per|a day|в сутки|в день))/iu;

/** No route of this trade carries more than that in a year; a larger reading of a number is none. */
const KG_AT_MOST: Kg = 100 * KG_PER.Mt;
const BARRELS_AT_MOST = 800_000_000;

type Counted = { times: number; unit: Unit; length: number };

const factorOf = (scale: string) => (/^(т|th)/i.test(scale) ? 1e3 : 1e6);

/** The ways in which the scale and unit that follow a number can be read; none where no quantity of oil follows. */
function unitsAfter(text: string, scaled: boolean): Counted[] {
  const short = scaled ? null : SHORT.exec(text);
  if (short) {
    const unit: Unit = /^[kк]/i.test(short[1] ?? '') ? 'kt' : 'Mt';
    return [{ times: KG_PER[unit], unit, length: short[0].length }];
  }
  const either = scaled ? null : EITHER.exec(text);
  if (either) {
    const [{ length }] = either;
    return (['t', 'Mt'] as const).map((unit) => ({ times: KG_PER[unit], unit, length }));
  }
  const scale = scaled ? null : SCALE.exec(text);
  const factor = scale ? factorOf(scale[1] ?? '') : 1;
  const length = scale?.[0].length ?? 0;
  const rest = text.slice(length);
  const barrels = BARRELS.exec(rest);
  if (barrels) return [{ times: factor, unit: 'bbl', length: length + barrels[0].length }];
  const mass = MASS.exec(rest);
  if (!mass) return [];
  const unit: Unit = factor === 1e3 ? 'kt' : factor === 1e6 ? 'Mt' : 't';
  return [{ times: factor * KG_PER.t, unit, length: length + mass[0].length }];
}

interface Counting {
  start: number;
  end: number;
  values: number[];
  /** In words, with its thousands or millions. */
  scaled: boolean;
}

/** A plus or a minus that belongs to the number: a dash between words does not. */
const SIGN = /(?:^|[\s(])([+−–-])$/u;

function amountOf(text: string, at: Counting): Amount[] {
  const ways = unitsAfter(text.slice(at.end), at.scaled);
  const readings = ways.flatMap(({ times, unit }) =>
    at.values
      .map((value) => ({ amount: Math.round(value * times), unit }))
      .filter(({ amount }) => amount > 0 && amount <= (unit === 'bbl' ? BARRELS_AT_MOST : KG_AT_MOST)),
  );
  if (readings.length === 0) return [];
  const end = at.end + (ways[0]?.length ?? 0);
  return [
    { start: at.start, end, text: text.slice(at.start, end), sign: signBefore(text, at.start), readings },
  ];
}

function signBefore(text: string, start: number): 1 | -1 | null {
  const sign = SIGN.exec(text.slice(Math.max(0, start - 2), start))?.[1];
  return sign === undefined ? null : sign === '+' ? 1 : -1;
}

/** `1 млн 392 тыс.`: one number in two pieces, the second smaller than the scale of the first. */
function joined(text: string, digits: readonly Counting[]): Counting[] {
  const result: Counting[] = [];
  for (let at = 0; at < digits.length; at++) {
    const [one, next] = [digits[at] as Counting, digits[at + 1]];
    const scale = SCALE.exec(text.slice(one.end));
    const between = next && text.slice(one.end + (scale?.[0].length ?? 0), next.start);
    if (!scale || !next || between === undefined || !/^\s+(?:(?:and|и)\s+)?$/iu.test(between)) {
      result.push(one);
      continue;
    }
    const [large, second] = [factorOf(scale[1] ?? ''), SCALE.exec(text.slice(next.end))];
    const small = second ? factorOf(second[1] ?? '') : 1;
    const values = one.values.flatMap((value) =>
      next.values
        .filter((rest) => rest * small < large)
        .map((rest) => (value * large + rest * small) / small),
    );
    if (values.length === 0) result.push(one);
    else {
      result.push({ ...one, end: next.end, values });
      at += 1;
    }
  }
  return result;
}

const BETWEEN = /(?:between|между|(?<!\p{L})от)\s*$/iu;

/** `1.3–1.5 million`, “between 1.3 and 1.5 million”: the first has the unit of the second, and which one is meant is asked. */
function asRanges(text: string, all: readonly Counting[]): Counting[] {
  return all.flatMap((one, at) => {
    const [before, next] = [all[at - 1], all[at + 1]];
    const reaches = (a: Counting, b: Counting) => {
      const between = text.slice(a.end, b.start);
      const told = BETWEEN.test(text.slice(Math.max(0, a.start - 12), a.start));
      return /^\s*[-–—]\s*$/u.test(between) || (told && /^\s+(?:and|и|до)\s+$/iu.test(between));
    };
    if (next && reaches(one, next) && amountOf(text, next).length > 0) return [];
    return before && reaches(before, one) && amountOf(text, before).length === 0
      ? [{ ...one, start: before.start, values: [...before.values, ...one.values] }]
      : [one];
  });
}

/** Every quantity of oil in the text, in order; rates such as barrels a day are none. */
export function amountsIn(text: string): Amount[] {
  const numerals = digitNumerals(text).map(({ start, end, readings }) => ({
    start,
    end,
    values: readings.map(({ value }) => value),
    scaled: false,
  }));
  const words = wordNumerals(text).map(({ start, end, value }) => ({
    start,
    end,
    values: [value],
    scaled: value >= 1000,
  }));
  return [...asRanges(text, joined(text, numerals)), ...words]
    .flatMap((one) => amountOf(text, one))
    .sort((a, b) => a.start - b.start);
}

const PERCENT = /^[\s-]*(%|per\s?cent|percent|процент[а-яё]*)/iu;
const TIMES = /^[\s-]*(times|fold|раза?)(?!\p{L})/iu;
/** Multiples of one word. */
const MULTIPLES =
  /(?<!\p{L})(?:(doubl(?:ed|ing)|twofold|вдвое|удвоил[а-яё]*)|(tripl(?:ed|ing)|threefold|втрое|утроил[а-яё]*)|(quadrupl(?:ed|ing)|fourfold|вчетверо))(?!\p{L})/giu;

/**
 * Half of it, up or down as the words around it say; “halved” says itself. A third, a quarter are rounder than any
 * percentage that could be held against the tonnes, and propose none.
 */
const HALF =
  /(?<!\p{L})(?:(halved|halving|in half)|by half|(?<=(?:снизи|сократи|упа|уменьши|вырос|увеличи)\p{L}*\s+)на\s?половину)(?![\p{L}-])(?!\s+(?:an?|the|of|million|thousand)(?!\p{L}))/giu;

/** Every percentage, every “times” and every “by half” of the text, in order. */
export function percentagesIn(text: string): Percentage[] {
  const digits = digitNumerals(text).map(({ start, end, readings }) => ({
    start,
    end,
    values: readings.map(({ value }) => value),
  }));
  const words = wordNumerals(text).map(({ start, end, value }) => ({ start, end, values: [value] }));
  const numbered = [...digits, ...words].flatMap(({ start, end, values }) => {
    const rest = text.slice(end);
    const [percent, times] = [PERCENT.exec(rest), TIMES.exec(rest)];
    const sign = percent ?? times;
    if (!sign) return [];
    const till = end + sign[0].length;
    const readings = values.filter(
      (value) => value > (percent ? 0 : 1) && value <= (percent ? 100_000 : 1000),
    );
    const found = { start, end: till, text: text.slice(start, till), sign: signBefore(text, start) };
    return readings.length > 0 ? [{ ...found, times: percent === null, readings }] : [];
  });
  const named = [...text.matchAll(MULTIPLES)].map(({ index, 0: found, 1: twice, 2: thrice }) => ({
    ...{ start: index, end: index + found.length, text: found, sign: null, times: true },
    readings: [twice ? 2 : thrice ? 3 : 4],
  }));
  const halves = [...text.matchAll(HALF)].map(({ index, 0: found, 1: less }) => ({
    ...{ start: index, end: index + found.length, text: found, times: false, readings: [50] },
    sign: less === undefined ? null : (-1 as const),
  }));
  return [...numbered, ...named, ...halves].sort((a, b) => a.start - b.start);
}
