/**
 * Where a year may end, from what whole past months were: a bootstrap of blocks, each a calendar month with its
 * voyages and its tonnes together (Efron 1979; blocks after Künsch 1989, so that what happens within a month, a storm,
 * a stop, stays together: voyages drawn one by one are overconfident). A month that was drawn is put back double within
 * its run (Pólya's urn, the Bayesian bootstrap of Rubin 1981): a short history then counts as an uncertain one.
 * Months drawn one by one know nothing of what holds a year's months together, so the runs are spread about their middle by
 * what past forecasts erred (`spread`, from the back-test: empirical prediction limits after Williams & Goodman 1971, in
 * the form of split conformal prediction with errors in units of the band's own width, Lei et al. 2018).
 * Pure, and with a fixed seed: the same data give the same answer.
 */
import type { Month } from '@/lib/calendar';
import type { Kg } from '@/lib/quantity';
import { seeded } from './chance';
import { PAST_MONTHS, type MonthLeft, type PastMonth } from './outlook-months';

export const PATHS = 10_000;
/** Below either, nothing is forecast. */
export const LEAST_MONTHS = 8;
export const LEAST_VOYAGES = 30;
const SEED = 2022;

/** Of all runs one in ten is below `p10`, one half below `p50`, nine in ten below `p90`. */
export interface Quantiles {
  p10: Kg;
  p50: Kg;
  p90: Kg;
}

export interface ForecastInput {
  /** Whole months without a gap, oldest first: {@link wholeMonths}. The last {@link PAST_MONTHS} are drawn from. */
  past: readonly PastMonth[];
  /** The months to fill: {@link monthsLeft}. Of a running one only its days left are filled, by the day. */
  left: readonly MonthLeft[];
  /** Lifted in the year so far. */
  actualKg: Kg;
  targetKg: Kg | null;
  paths?: number;
  /** How many times as far from their middle the runs end, 1 or more; {@link spreadOf}. */
  spread?: number;
}

export interface Drawn {
  /** What is lifted from the year's first day through the end of each month left. */
  months: ({ month: Month } & Quantiles)[];
  end: Quantiles;
  /** The share of runs that reach the target, 0 to 1; null without one. */
  reached: number | null;
}

/** What there is to draw from. */
export interface History {
  ofMonths: number;
  ofVoyages: number;
}

export type Forecast =
  ({ kind: 'tooLittle' } & History) | ({ kind: 'drawn'; paths: number } & History & Drawn);

function historyOf(past: readonly PastMonth[]): History & { drawnFrom: readonly PastMonth[] } {
  const drawnFrom = past.slice(-PAST_MONTHS);
  return {
    drawnFrom,
    ofMonths: drawnFrom.length,
    ofVoyages: drawnFrom.reduce((sum, { voyages }) => sum + voyages, 0),
  };
}

/** The forecast, or how little there is to make it from. 10,000 runs of a year take some ten milliseconds. */
export function forecastOf(input: ForecastInput): Forecast {
  const { drawnFrom, ...history } = historyOf(input.past);
  if (history.ofMonths < LEAST_MONTHS || history.ofVoyages < LEAST_VOYAGES)
    return { kind: 'tooLittle', ...history };
  const paths = input.paths ?? PATHS;
  return { kind: 'drawn', paths, ...history, ...draw({ ...input, past: drawnFrom, paths }, 0) };
}

/**
 * The same runs with one more stop of so many days in each, on days drawn evenly from those left (all of them, where
 * no more are left): on a stopped day nothing is lifted. Stops of the past are among the months drawn in any case.
 */
export function withStop(input: ForecastInput, stopDays: number): Drawn | null {
  const { drawnFrom, ofMonths, ofVoyages } = historyOf(input.past);
  if (ofMonths < LEAST_MONTHS || ofVoyages < LEAST_VOYAGES) return null;
  return draw({ ...input, past: drawnFrom, paths: input.paths ?? PATHS }, stopDays);
}

function draw(
  { past, left, actualKg, targetKg, paths, spread = 1 }: ForecastInput & { paths: number },
  stopDays: number,
): Drawn {
  const next = seeded(SEED);
  const perDay = left.map(({ days }) => Float64Array.from(past, ({ kg }) => kg / days));
  const daysLeft = left.reduce((sum, month) => sum + month.daysLeft, 0);
  const stop = Math.min(stopDays, daysLeft);
  const stopFrom = new Float64Array(paths);
  const chance = seeded(SEED + 1);
  for (let path = 0; stop > 0 && path < paths; path++) stopFrom[path] = chance() * (daysLeft - stop);

  const total = new Float64Array(paths).fill(actualKg);
  const drawn = new Uint16Array(paths * Math.max(left.length, 1));
  const sorted = new Float64Array(paths);
  let before = 0;
  const months = left.map(({ month, daysLeft: days }, at) => {
    const rates = perDay[at]!;
    for (let path = 0; path < paths; path++) {
      const ball = Math.floor(next() * (past.length + at));
      const index = ball < past.length ? ball : drawn[path * left.length + ball - past.length]!;
      drawn[path * left.length + at] = index;
      const from = stopFrom[path]!;
      const stopped = Math.max(0, Math.min(from + stop, before + days) - Math.max(from, before));
      total[path] = total[path]! + rates[index]! * (days - stopped);
    }
    before += days;
    sorted.set(total);
    return { month, ...widened(quantilesOf(sorted.sort()), spread, actualKg) };
  });
  const end = months.at(-1) ?? { p10: actualKg, p50: actualKg, p90: actualKg };
  const target = targetKg === null ? null : unspread(targetKg, end.p50, spread, actualKg);
  return {
    months,
    end: { p10: end.p10, p50: end.p50, p90: end.p90 },
    reached: target === null ? null : shareOf(total, target),
  };
}

/** The smallest value that so many of a hundred do not exceed (nearest rank), in whole kilograms. */
function quantilesOf(sorted: Float64Array): Quantiles {
  const at = (share: number): Kg => Math.round(sorted[Math.ceil(sorted.length * share) - 1]!);
  return { p10: at(0.1), p50: at(0.5), p90: at(0.9) };
}

/** The quantiles of runs that end `spread` times as far from their middle; never below what is lifted already. */
export function widened({ p10, p50, p90 }: Quantiles, spread: number, actualKg: Kg): Quantiles {
  const from = (kg: Kg): Kg => Math.max(actualKg, Math.round(p50 + spread * (kg - p50)));
  return { p10: from(p10), p50, p90: from(p90) };
}

/** Where a run has to end before it is spread, to reach the target after it. */
function unspread(targetKg: Kg, p50: Kg, spread: number, actualKg: Kg): Kg {
  return targetKg <= actualKg ? targetKg : p50 + (targetKg - p50) / spread;
}

/** A band that was said, and how it came. */
export interface Came {
  band: Quantiles;
  truthKg: Kg;
}

/** The share of truths that a band from P10 to P90 means to hold. */
const MEANT = 0.8;

/**
 * How many times wider bands would have had to be to hold 80 % of what came: the ⌈0.8 (n + 1)⌉-th smallest of the errors,
 * each in units of its own band's half on that side. Never below 1, and 1 while fewer than four errors, of which no such
 * rank can be taken. Months of one year share its truth, so they count for less than as many independent ones.
 */
export function spreadOf(came: readonly Came[]): number {
  const errors = came
    .flatMap(({ band: { p10, p50, p90 }, truthKg }) => {
      const half = truthKg < p50 ? p50 - p10 : p90 - p50;
      return half > 0 ? [Math.abs(truthKg - p50) / half] : [];
    })
    .sort((a, b) => a - b);
  return Math.max(1, errors[Math.ceil(MEANT * (errors.length + 1)) - 1] ?? 1);
}

function shareOf(totals: Float64Array, targetKg: Kg): number {
  let reached = 0;
  for (const total of totals) if (Math.round(total) >= targetKg) reached += 1;
  return reached / totals.length;
}

/** A share of runs in words: of a hundred, how many; never "none" or "all" of what happened a few times. */
export type OfHundred = 'none' | 'fewerThanOne' | 'moreThan99' | 'all' | number;

export function ofHundred(share: number): OfHundred {
  if (share <= 0) return 'none';
  if (share >= 1) return 'all';
  const rounded = Math.round(share * 100);
  return rounded === 0 ? 'fewerThanOne' : rounded === 100 ? 'moreThan99' : rounded;
}
