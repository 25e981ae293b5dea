/** Years side by side, and any period from month to month: sums of the same months. Pure; null is a gap. */
import { addDays, addMonths, daysBetween, firstDay, lastDay, monthOf, yearOf } from '@/lib/calendar';
import type { LocalDate, Month } from '@/lib/calendar';
import type { Kg } from '@/lib/quantity';
import { targetKgFor, type TargetVersion } from '@/lib/targets/target';
import { planOf } from './entitlement';
import type { Spread } from './filter';
import { planThrough } from './pace';
import { monthStateOf, type MonthState } from './standing';

export interface MonthRange {
  from: Month;
  to: Month;
}

/** What the log knows: months with a counted lot, and where it begins. */
export interface Logged {
  months: readonly { month: Month; kg: Kg }[];
  logBegins: Month | null;
  today: LocalDate;
}

/** A month's sum; null before the log begins and after today, zero where nothing was lifted. */
export function monthIn({ months, logBegins, today }: Logged): (month: Month) => {
  state: MonthState;
  kg: Kg | null;
} {
  const sums = new Map(months.map(({ month, kg }) => [month, kg]));
  return (month) => {
    const state = monthStateOf(month, { today, logBegins, logged: sums.has(month) });
    return { state, kg: state === 'gap' ? null : (sums.get(month) ?? 0) };
  };
}

const total = (kgs: readonly (Kg | null)[]): Kg | null =>
  kgs.every((kg) => kg === null) ? null : kgs.reduce<Kg>((sum, kg) => sum + (kg ?? 0), 0);

/** `01` to `12` against the years, the earliest first. */
export interface YearsTable {
  years: number[];
  rows: { no: number; cells: { month: Month; kg: Kg | null; running: boolean }[]; differenceKg: Kg | null }[];
  totals: (Kg | null)[];
  /** Of the last year on the one before, over the months that are whole and known in both. */
  differenceKg: Kg | null;
  compared: number;
}

export function yearsTable(logged: Logged, last: number, count: number): YearsTable {
  const known = monthIn(logged);
  const years = Array.from({ length: count }, (_, at) => last - count + 1 + at);
  const rows = Array.from({ length: 12 }, (_, at) => {
    const cells = years.map((year) => {
      const month = addMonths(`${year}-01`, at);
      const { state, kg } = known(month);
      return { month, kg, running: state === 'provisional' };
    });
    const [before, now] = cells.slice(-2);
    // Part of a month is not compared with a whole one.
    const whole = before && now && !before.running && !now.running && before.kg !== null && now.kg !== null;
    return { no: at + 1, cells, differenceKg: whole ? now.kg! - before.kg! : null };
  });
  return {
    years,
    rows,
    totals: years.map((_, at) => total(rows.map(({ cells }) => cells[at]!.kg))),
    differenceKg: total(rows.map(({ differenceKg }) => differenceKg)),
    compared: rows.filter(({ differenceKg }) => differenceKg !== null).length,
  };
}

/** Points of a chart: `x` months of the year that are over, and by year what was lifted since its January, in kt. */
export function yearPoints({ years, rows }: YearsTable): ({ x: number } & Record<string, number | null>)[] {
  const sums = years.map((_, at) => {
    let sum: Kg | null = 0;
    // A line ends at its first gap: what follows one is no sum since January.
    return rows.map(
      ({ cells }) => (sum = sum === null || cells[at]!.kg === null ? null : sum + cells[at]!.kg!),
    );
  });
  return [0, ...rows.map(({ no }) => no)].map((x) => ({
    x,
    ...Object.fromEntries(
      years.map((year, at) => {
        const kg = x === 0 ? (rows[0]!.cells[at]!.kg === null ? null : 0) : sums[at]![x - 1]!;
        return [String(year), kg === null ? null : kg / 1_000_000];
      }),
    ),
  }));
}

export interface PeriodSum {
  range: MonthRange;
  /** The last day that is counted: the period's, or today. */
  through: LocalDate;
  months: { month: Month; kg: Kg | null; running: boolean }[];
  kg: Kg | null;
  /** The target's share of the period and of its days so far; null where it is in force on none of them. */
  targetKg: Kg | null;
  planKg: Kg | null;
  days: number;
}

const monthsOf = ({ from, to }: MonthRange): Month[] => {
  const months: Month[] = [];
  for (let month = from; month <= to; month = addMonths(month, 1)) months.push(month);
  return months;
};

/** The plan of the days `from`…`to`: year by year what the target's plan has through the last less before the first. */
function plannedIn(version: TargetVersion, spread: Spread, from: LocalDate, to: LocalDate): Kg | null {
  const years = Array.from({ length: yearOf(to) - yearOf(from) + 1 }, (_, at) => yearOf(from) + at);
  return total(
    years.map((year) => {
      const targetKg = targetKgFor(version, year);
      if (targetKg === null) return null;
      const plan = planOf(version, year, spread);
      const [first, last] = [from > `${year}-01-01` ? from : `${year}-01-01`, to < `${year}-12-31` ? to : `${year}-12-31`]; // prettier-ignore
      const through = (day: LocalDate) => (yearOf(day) < year ? 0 : planThrough(plan, targetKg, year, day));
      return through(last) - through(addDays(first, -1));
    }),
  );
}

/** What was lifted from the first day of a month to the last of another, against the target pro-rated to these days. */
export function periodSum(
  logged: Logged,
  range: MonthRange,
  version: TargetVersion,
  spread: Spread,
): PeriodSum {
  const known = monthIn(logged);
  const [from, to] = [firstDay(range.from), lastDay(range.to)];
  const through = logged.today < to ? logged.today : to;
  const months = monthsOf(range).map((month) => {
    const { state, kg } = known(month);
    return { month, kg, running: state === 'provisional' };
  });
  return {
    range,
    through,
    months,
    kg: total(months.map(({ kg }) => kg)),
    targetKg: plannedIn(version, spread, from, to),
    planKg: monthOf(through) < range.from ? null : plannedIn(version, spread, from, through),
    days: daysBetween(from, to) + 1,
  };
}
