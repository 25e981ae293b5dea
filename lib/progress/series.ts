/** Rows → drawable: pure preparers that decide units, gaps and labels. Charts draw kilotonnes; a gap is not a zero. */
import {
  addDays,
  addMonths,
  daysBetween,
  firstDay,
  lastDay,
  monthOf,
  monthsOfYear,
  printMonth,
  type LocalDate,
  type Month,
} from '@/lib/calendar';
import type { Kg } from '@/lib/quantity';
import type { DelayReason } from '@/lib/voyages/voyage';
import { change, planThrough, straightPlan, type Plan } from './pace';
import { monthStateOf, type MonthState } from './standing';

const KG_PER_KT = 1_000_000;

/** What was lifted in one month by B/L; a month without a lot has no such row. */
export interface MonthSum {
  month: Month;
  kg: Kg;
  /** Part of `kg`. */
  simulatedKg: Kg;
  lots: number;
  /** Voyages whose first lot is in this month and in the selection: each voyage is counted once. */
  voyages: number;
}

export interface Liftings {
  /** Of the year and the year before it, in order. */
  months: MonthSum[];
  /** The highest month of the last BEST_OF_YEARS years up to this one, in this selection. */
  best: { month: Month; kg: Kg } | null;
  /** The first month with a lot of any grade: before it there are no data, after it a month without a lot is zero. */
  logBegins: Month | null;
  /** Whether anything at all was ever logged, planned voyages included. */
  anyVoyage: boolean;
}

/** A dated disturbance of the route: an annotation, no measure. Both days are included. */
export interface Disruption {
  name: string;
  from: LocalDate;
  to: LocalDate;
  /** How well the two days are known, as its source has it: `day`, `start approximate`, `end approximate`. */
  precision: string;
  reason: DelayReason | null;
  source: string;
  note: string | null;
}

export interface SeriesInput {
  year: number;
  today: LocalDate;
  targetKg: Kg | null;
  /** Straight over the year where it is left out. */
  plan?: Plan;
  /** The months of the year and of the year before that have a lot. */
  months: readonly MonthSum[];
  logBegins: Month | null;
}

export type Change = { kg: Kg; share: number | null };

/** One month in numbers; null is a gap, zero is a month without a lifting. */
export interface MonthRow {
  month: Month;
  state: MonthState;
  /** The last day counted: the month's, or today while it runs. */
  through: LocalDate;
  kg: Kg | null;
  simulatedKg: Kg;
  lots: number | null;
  voyages: number | null;
  planKg: Kg | null;
  onPlanKg: Kg | null;
  /** Null while the month runs: part of a month is not compared with a whole one. */
  onPrevious: Change | null;
  onYear: Change | null;
  /** From the year's first day, or the log's, through `through`. */
  cumulativeKg: Kg | null;
  cumulativePlanKg: Kg | null;
  onCumulativePlanKg: Kg | null;
  lastYearKg: Kg | null;
  lastYearCumulativeKg: Kg | null;
}

function difference(actual: Kg | null, plan: Kg | null): Kg | null {
  return actual === null || plan === null ? null : actual - plan;
}

/** The twelve months of the year, each of them there whether anything is known of it or not. */
export function monthRows(input: SeriesInput): MonthRow[] {
  const { year, today, targetKg, months, logBegins } = input;
  const sums = new Map(months.map((sum) => [sum.month, sum]));
  const known = (month: Month): { state: MonthState; kg: Kg | null } => {
    const sum = sums.get(month);
    const state = monthStateOf(month, { today, logBegins, logged: sum !== undefined });
    return { state, kg: state === 'gap' ? null : (sum?.kg ?? 0) };
  };
  const plan = input.plan ?? straightPlan(year);
  const planned = (day: LocalDate): Kg => (targetKg === null ? 0 : planThrough(plan, targetKg, year, day));
  let cumulative: Kg = 0;
  let lastYearCumulative: Kg | null = 0;

  return monthsOfYear(year).map((month) => {
    const { state, kg } = known(month);
    const sum = sums.get(month);
    const running = state === 'provisional';
    const through = running ? today : lastDay(month);
    const planKg = targetKg === null ? null : planned(lastDay(month)) - planned(addDays(firstDay(month), -1));
    const lastYearKg = known(addMonths(month, -12)).kg;
    cumulative += kg ?? 0;
    const cumulativeKg = kg === null ? null : cumulative;
    // The year before is there to be compared with: without its beginning it is no year.
    lastYearCumulative =
      lastYearCumulative === null || lastYearKg === null ? null : lastYearCumulative + lastYearKg;
    const cumulativePlanKg = targetKg === null ? null : planned(through);
    return {
      month,
      state,
      through,
      kg,
      simulatedKg: sum?.simulatedKg ?? 0,
      lots: kg === null ? null : (sum?.lots ?? 0),
      voyages: kg === null ? null : (sum?.voyages ?? 0),
      planKg,
      onPlanKg: running ? null : difference(kg, planKg),
      onPrevious: running ? null : change(kg, known(addMonths(month, -1)).kg),
      onYear: running ? null : change(kg, lastYearKg),
      cumulativeKg,
      cumulativePlanKg,
      onCumulativePlanKg: difference(cumulativeKg, cumulativePlanKg),
      lastYearKg,
      lastYearCumulativeKg: lastYearCumulative,
    };
  });
}

/** A month as an axis names it: `Mar`. */
export function shortMonth(month: Month): string {
  return printMonth(month).split(' ')[0] ?? month;
}

function kt(kg: Kg | null): number | null {
  return kg === null ? null : kg / KG_PER_KT;
}

/** Days since the beginning of the year at the end of `date`: 0 before its first day, 365 at its end. */
function dayOfYear(year: number, date: LocalDate): number {
  return daysBetween(`${year}-01-01`, date) + 1;
}

/** A point of the cumulative chart: `x` in days of the year, the rest in kt. */
export interface CumulativePoint {
  x: number;
  plan: number | null;
  actual: number | null;
  /** The last stretch of `actual`, through a month that is not over: drawn dotted. */
  provisional: number | null;
  lastYear: number | null;
}

/** Last year's line on the day a month has run to: it has no point there and passes straight through. */
function lastYearOnDay(row: MonthRow, previous: MonthRow | undefined): Kg | null {
  const before = previous === undefined ? 0 : previous.lastYearCumulativeKg;
  if (before === null || row.lastYearKg === null) return null;
  const [days, ofDays] = [row.through, lastDay(row.month)].map((date) => Number(date.slice(8))) as [
    number,
    number,
  ];
  return before + (row.lastYearKg * days) / ofDays;
}

/** The cumulative chart's points: the year's beginning, then the end of each month (today for the running one). */
export function cumulativePoints(
  rows: readonly MonthRow[],
  targetKg: Kg | null,
  given?: Plan,
): CumulativePoint[] {
  const [first] = rows;
  if (first === undefined) return [];
  const year = Number(first.month.slice(0, 4));
  const plan = given ?? straightPlan(year);
  const start: CumulativePoint = {
    x: 0,
    plan: targetKg === null ? null : 0,
    actual: first.cumulativeKg === null || first.state === 'provisional' ? null : 0,
    provisional: first.state === 'provisional' && first.cumulativeKg !== null ? 0 : null,
    lastYear: first.lastYearCumulativeKg === null ? null : 0,
  };
  const ends = rows.flatMap((row, index): CumulativePoint[] => {
    const running = row.state === 'provisional';
    const beforeRunning = rows[index + 1]?.state === 'provisional';
    const atEnd = {
      x: dayOfYear(year, lastDay(row.month)),
      plan: targetKg === null ? null : kt(planThrough(plan, targetKg, year, lastDay(row.month))),
      lastYear: kt(row.lastYearCumulativeKg),
    };
    if (!running) {
      const actual = kt(row.cumulativeKg);
      return [{ ...atEnd, actual, provisional: beforeRunning ? actual : null }];
    }
    const today = {
      x: dayOfYear(year, row.through),
      plan: kt(row.cumulativePlanKg),
      actual: null,
      provisional: kt(row.cumulativeKg),
      lastYear: kt(lastYearOnDay(row, rows[index - 1])),
    };
    return today.x === atEnd.x ? [today] : [today, { ...atEnd, actual: null, provisional: null }];
  });
  return [start, ...ends];
}

/** Where the months begin on the cumulative chart's axis. */
export function monthTicks(year: number): { x: number; label: string }[] {
  return monthsOfYear(year).map((month) => ({
    x: daysBetween(`${year}-01-01`, `${month}-01`),
    label: shortMonth(month),
  }));
}

/** A column of the monthly chart, in kt. */
export interface MonthColumn {
  label: string;
  value: number | null;
  /** The plan of the whole month. */
  mark: number | null;
  provisional: boolean;
}

export function monthColumns(rows: readonly MonthRow[]): MonthColumn[] {
  return rows.map(({ month, kg, planKg, state }) => ({
    label: shortMonth(month),
    value: kt(kg),
    mark: kt(planKg),
    provisional: state === 'provisional',
  }));
}

/** A stretch of the year's axis with a letter that the list below explains. */
export interface Band {
  letter: string;
  /** Days of the year, as in {@link CumulativePoint}. */
  from: number;
  to: number;
  /** The months it touches, as the columns' labels have them. */
  fromLabel: string;
  toLabel: string;
}

/** Disruptions on the axis of `year`, cut to it; lettered in their order. */
export function bandsOf(disruptions: readonly { from: LocalDate; to: LocalDate }[], year: number): Band[] {
  const [first, last] = [`${year}-01-01`, `${year}-12-31`];
  return disruptions.map(({ from, to }, index) => {
    const begins = from < first ? first : from;
    const ends = to > last ? last : to;
    return {
      letter: letterOf(index),
      from: dayOfYear(year, begins) - 1,
      to: dayOfYear(year, ends),
      fromLabel: shortMonth(monthOf(begins)),
      toLabel: shortMonth(monthOf(ends)),
    };
  });
}

/** A, B, … Z, AA, … */
export function letterOf(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : letterOf(Math.floor(index / 26) - 1) + last;
}

/** The bullet bar: everything as a share of its full width, which holds the target and what was lifted beyond it. */
export function bulletOf(liftedKg: Kg, planKg: Kg | null, targetKg: Kg | null) {
  const full = Math.max(liftedKg, targetKg ?? 0, 1);
  return {
    lifted: liftedKg / full,
    plan: planKg === null ? null : planKg / full,
    target: targetKg === null ? null : targetKg / full,
  };
}
