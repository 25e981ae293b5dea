/**
 * How good the forecast is, from the log itself: at the end of every past month, what would each method have said for
 * the end of that year, and what came. It knows the months as they are logged today, not as they were known then. Pure.
 */
import { lastDay, yearOf, type Month } from '@/lib/calendar';
import type { Kg } from '@/lib/quantity';
import { forecastOf, spreadOf, widened, type Came, type Quantiles } from './forecast';
import { monthsLeft, type PastMonth } from './outlook-months';
import { PLAIN_METHODS, plainEnds, type PlainMethod } from './plain-methods';

export const METHODS = ['bootstrap', ...PLAIN_METHODS] as const;
export type Method = (typeof METHODS)[number];

/** A month's end with eleven months at most before its year's: what was said then. Null: nothing to go by. */
export interface Said {
  month: Month;
  /** How the year ended. */
  truthKg: Kg;
  /** P50 of the bootstrap, and the one number of each other method. */
  ends: Record<Method, Kg | null>;
  /** As it would have been shown: {@link spreadOf} the errors that were known by then. */
  band: Quantiles | null;
  spread: number;
}

export interface Score {
  method: Method;
  /** Mean of |said − truth|. */
  errorKg: Kg;
  /** Mean of said − truth: above zero it promised too much. */
  biasKg: Kg;
}

export interface BackTest {
  said: Said[];
  /** The months at whose end all methods had something to say: only these are compared. */
  compared: number;
  /** The years these months are of. */
  years: number[];
  scores: Score[];
  /** How often the truth lay between P10 and P90, where they could be said. */
  inside: number;
  bands: number;
  /** Mean of P90 − P10; null without a band. */
  widthKg: Kg | null;
  /** The method with the smallest error; null where too few months can be compared. */
  best: Method | null;
  /** By which the band is spread today: {@link spreadOf} all of these errors, and how many they are. */
  spread: { factor: number; errors: number };
}

/** Fewer months than these are no test. */
export const LEAST_COMPARED = 6;
/** Enough for a P10 and a P90 that move by a fiftieth of their width. */
const BACK_TEST_PATHS = 1000;

/** @param past whole months without a gap, oldest first; only years that are over have a truth */
export function backTest(past: readonly PastMonth[]): BackTest {
  const drawn: (Came & { year: number })[] = [];
  const said = past.flatMap(({ month }, index): Said[] => {
    const year = yearOf(month);
    if (month.endsWith('-12') || past.at(-1)!.month < `${year}-12`) return [];
    const truthKg = sumOf(past, year);
    // What a year came to is known once it is over.
    const spread = spreadOf(drawn.filter((before) => before.year < year));
    const raw = saidAt(past.slice(0, index + 1), month, truthKg);
    if (raw.band === null) return [{ ...raw, spread }];
    drawn.push({ band: raw.band, truthKg, year });
    const lifted = sumOf(past.slice(0, index + 1), year);
    return [{ ...raw, spread, band: widened(raw.band, spread, lifted) }];
  });
  const common = said.filter(({ ends }) => METHODS.every((method) => ends[method] !== null));
  const scores = common.length === 0 ? [] : METHODS.map((method) => scoreOf(method, common));
  const bands = said.flatMap(({ band, truthKg }) => (band === null ? [] : [{ ...band, truthKg }]));
  const [first, ...others] = scores;
  return {
    said,
    compared: common.length,
    years: [...new Set(common.map(({ month }) => yearOf(month)))],
    scores,
    inside: bands.filter(({ p10, p90, truthKg }) => p10 <= truthKg && truthKg <= p90).length,
    bands: bands.length,
    widthKg: mean(bands.map(({ p10, p90 }) => p90 - p10)),
    spread: { factor: spreadOf(drawn), errors: drawn.length },
    // The first, the bootstrap, keeps its place unless another is strictly better.
    best:
      first === undefined || common.length < LEAST_COMPARED
        ? null
        : others.reduce((best, score) => (score.errorKg < best.errorKg ? score : best), first).method,
  };
}

/** What each method says at the end of `month`, knowing nothing after it. */
function saidAt(past: readonly PastMonth[], month: Month, truthKg: Kg): Omit<Said, 'spread'> {
  const [year, today] = [yearOf(month), lastDay(month)];
  const input = { past, left: monthsLeft(year, today), today, actualKg: sumOf(past, year) };
  const forecast = forecastOf({ ...input, targetKg: null, paths: BACK_TEST_PATHS });
  const band = forecast.kind === 'drawn' ? forecast.end : null;
  const plain = (method: PlainMethod) => plainEnds(method, input)?.at(-1)?.kg ?? null;
  return {
    month,
    truthKg,
    ends: {
      bootstrap: band?.p50 ?? null,
      pace: plain('pace'),
      seasonal: plain('seasonal'),
      three: plain('three'),
    },
    band,
  };
}

function scoreOf(method: Method, said: readonly Said[]): Score {
  const errors = said.map(({ ends, truthKg }) => (ends[method] ?? 0) - truthKg);
  return { method, errorKg: mean(errors.map(Math.abs)) ?? 0, biasKg: mean(errors) ?? 0 };
}

function sumOf(past: readonly PastMonth[], year: number): Kg {
  return past.reduce((sum, { month, kg }) => (yearOf(month) === year ? sum + kg : sum), 0);
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : Math.round(values.reduce((sum, one) => sum + one, 0) / values.length);
}
