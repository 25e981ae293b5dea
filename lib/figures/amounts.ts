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
  readings: AmountReading[];
}

export interface Percentage {
  start: number;
  end: number;
  text: string;
  /** Unsigned, per cent; `5.5 times` is 450. Two where the numeral can be read in two ways. */
  readings: number[];
}

const SCALE =
  /^\s*(thousand|thousands|тысяч[аиу]?|тыс\.?|million|millions|mln|mn|миллион(?:а|ов|у)?|млн\.?)(?![\p{L}])/iu;
const MASS = /^\s*(?:metric\s+)?(tonnes?|tons?|тонн[аыу]?|т|t|MT)(?![\p{L}\d])/iu;
const SHORT = /^\s*(kt|кт|Mt|mmt|MMT)(?![\p{L}\d])/u;
const BARRELS =
  /^\s*(?:barrels?|bbls?|баррел[а-яё]*|барр\.?)(?![\p{L}])(?!\s*(?:\/|per|a day|в сутки|в день))/iu;

/** No route of this trade carries more than that in a year; a larger reading of a number is none. */
const KG_AT_MOST: Kg = 100 * KG_PER.Mt;
const BARRELS_AT_MOST = 800_000_000;

type Counted = { times: number; unit: Unit; length: number };

/** The scale and unit that follow a number, or null where no quantity of oil follows. */
function unitAfter(text: string, scaled: boolean): Counted | null {
  const short = SHORT.exec(text);
  if (short && !scaled) {
    const unit: Unit = /^(kt|кт)$/.test(short[1] ?? '') ? 'kt' : 'Mt';
    return { times: KG_PER[unit], unit, length: short[0].length };
  }
  const scale = scaled ? null : SCALE.exec(text);
  const factor = scale ? (/^(т|th)/i.test(scale[1] ?? '') ? 1e3 : 1e6) : 1;
  const rest = text.slice(scale?.[0].length ?? 0);
  const length = scale?.[0].length ?? 0;
  const barrels = BARRELS.exec(rest);
  if (barrels) return { times: factor, unit: 'bbl', length: length + barrels[0].length };
  const mass = MASS.exec(rest);
  if (!mass) return null;
  const unit: Unit = factor === 1e3 ? 'kt' : factor === 1e6 ? 'Mt' : 't';
  return { times: factor * KG_PER.t, unit, length: length + mass[0].length };
}

function amountOf(
  text: string,
  at: { start: number; end: number; values: number[]; scaled: boolean },
): Amount[] {
  const counted = unitAfter(text.slice(at.end), at.scaled);
  if (!counted) return [];
  const most = counted.unit === 'bbl' ? BARRELS_AT_MOST : KG_AT_MOST;
  const readings = at.values
    .map((value) => ({ amount: Math.round(value * counted.times), unit: counted.unit }))
    .filter(({ amount }) => amount > 0 && amount <= most);
  const end = at.end + counted.length;
  return readings.length > 0 ? [{ start: at.start, end, text: text.slice(at.start, end), readings }] : [];
}

/** Every quantity of oil in the text, in order; rates such as barrels a day are none. */
export function amountsIn(text: string): Amount[] {
  const digits = digitNumerals(text).flatMap(({ start, end, readings }) =>
    amountOf(text, { start, end, values: readings.map(({ value }) => value), scaled: false }),
  );
  const words = wordNumerals(text).flatMap(({ start, end, value }) =>
    amountOf(text, { start, end, values: [value], scaled: value >= 1000 }),
  );
  return [...digits, ...words].sort((a, b) => a.start - b.start);
}

const PERCENT = /^[\s-]*(%|per\s?cent|percent|процент[а-яё]*)/iu;
const TIMES = /^[\s-]*(times|fold|раза?)(?!\p{L})/iu;

/** Every percentage, and every “times”, of the text, in order. */
export function percentagesIn(text: string): Percentage[] {
  const digits = digitNumerals(text).map(({ start, end, readings }) => ({
    start,
    end,
    values: readings.map(({ value }) => value),
  }));
  const words = wordNumerals(text).map(({ start, end, value }) => ({ start, end, values: [value] }));
  return [...digits, ...words]
    .flatMap(({ start, end, values }) => {
      const rest = text.slice(end);
      const [percent, times] = [PERCENT.exec(rest), TIMES.exec(rest)];
      const sign = percent ?? times;
      if (!sign) return [];
      const till = end + sign[0].length;
      const readings = values
        .map((value) => (percent ? value : Math.round((value - 1) * 1e5) / 1e3))
        .filter((value) => value > 0 && value <= 100_000);
      return readings.length > 0 ? [{ start, end: till, text: text.slice(start, till), readings }] : [];
    })
    .sort((a, b) => a.start - b.start);
}
