/** Where a year stands against its target: the one set of numbers behind the sentence, the bar and the formulas. */
import { lastDay, monthOf, yearOf, type LocalDate, type Month } from '@/lib/calendar';
import { medianKg, type Kg } from '@/lib/quantity';
import type { DatedBy } from '@/lib/voyages/filter';
import {
  achievedRunRate,
  daysOf,
  planThrough,
  requiredRunRate,
  straightPlan,
  voyagesNeeded,
  type Plan,
} from './pace';

/** The best month is that of so many years, the board's the last: a bound that a century of months cannot slow down. */
export const BEST_OF_YEARS = 2;

export interface StandingInput {
  year: number;
  /** What counts, and by which days; by B/L where it is left out. */
  basis?: DatedBy;
  /** Today at the load port. */
  today: LocalDate;
  /** Null where the chosen version is not in force in that year. */
  targetKg: Kg | null;
  /** Straight over the year where it is left out. */
  plan?: Plan;
  /** The months of the year that have a lot. */
  months: readonly { month: Month; kg: Kg; simulatedKg: Kg }[];
  /** The first month of the log; null of an empty one. */
  logBegins: Month | null;
  best: { month: Month; kg: Kg } | null;
  /** Of the latest voyages in scope. */
  intakes: readonly Kg[];
}

export type State = 'noData' | 'notBegun' | 'running' | 'finished';

export interface Standing {
  state: State;
  year: number;
  basis: DatedBy;
  plan: Plan;
  /** The last day that is counted: today, or the end of a year that is over. */
  through: LocalDate;
  liftedKg: Kg;
  simulatedKg: Kg;
  /** Null where no target is in force; then everything below that compares with it is null too. */
  targetKg: Kg | null;
  planKg: Kg | null;
  /** Lifted less plan to date: negative is behind. */
  gapKg: Kg | null;
  share: number | null;
  reached: boolean;
  requiredKg: Kg | null;
  achievedKg: Kg | null;
  voyagesNeeded: number | null;
  medianIntakeKg: Kg | null;
  intakes: number;
  best: { month: Month; kg: Kg } | null;
  /** The first of the years that `best` is the best of. */
  bestSince: number;
  days: { elapsed: number; total: number; left: number };
}

/** A year is without data when the log begins after it, or is empty; a logged month without a lot is zero instead. */
function stateOf({ year, today, months, logBegins }: StandingInput): State {
  if (months.length > 0)
    return year < yearOf(today) ? 'finished' : year > yearOf(today) ? 'notBegun' : 'running';
  if (year > yearOf(today)) return 'notBegun';
  if (logBegins === null || yearOf(logBegins) > year) return 'noData';
  return year < yearOf(today) ? 'finished' : 'running';
}

/**
 * The standing of `year`, today included, by its plan: straight by day, or by month. A version that begins or ends within
 * the year is compared with its whole yearly quantity over the whole year, unless it is pro-rated.
 */
export function standingOf(input: StandingInput): Standing {
  const { year, today, targetKg, months, logBegins, best, intakes } = input;
  const [first, last] = [`${year}-01-01`, lastDay(`${year}-12`)];
  const days = daysOf({ from: first, to: last }, today);
  const liftedKg = months.reduce((sum, { kg }) => sum + kg, 0);
  const plan = input.plan ?? straightPlan(year);
  const planKg = targetKg === null ? null : planThrough(plan, targetKg, year, today);
  const medianIntakeKg = medianKg(intakes);
  const missing = targetKg === null ? null : { targetKg, actualKg: liftedKg };
  return {
    state: stateOf(input),
    year,
    basis: input.basis ?? 'bl',
    plan,
    through: today > last ? last : today,
    liftedKg,
    simulatedKg: months.reduce((sum, { simulatedKg }) => sum + simulatedKg, 0),
    targetKg,
    planKg,
    gapKg: planKg === null ? null : liftedKg - planKg,
    share: targetKg === null ? null : liftedKg / targetKg,
    reached: targetKg !== null && liftedKg >= targetKg,
    requiredKg: missing && requiredRunRate({ ...missing, daysLeft: days.left }),
    achievedKg: achievedRunRate({ actualKg: liftedKg, daysElapsed: days.elapsed }),
    voyagesNeeded: missing && voyagesNeeded({ ...missing, medianIntakeKg }),
    medianIntakeKg,
    intakes: intakes.length,
    best,
    bestSince: Math.max(
      year - BEST_OF_YEARS + 1,
      logBegins === null ? year : Math.min(yearOf(logBegins), year),
    ),
    days,
  };
}

/** What is known of a month: `gap` before the log begins or after today, `provisional` while it runs. */
export type MonthState = 'gap' | 'final' | 'provisional';

export function monthStateOf(
  month: Month,
  { today, logBegins, logged }: { today: LocalDate; logBegins: Month | null; logged: boolean },
): MonthState {
  if (month === monthOf(today))
    return logged || (logBegins !== null && logBegins <= month) ? 'provisional' : 'gap';
  if (logged) return 'final';
  return month > monthOf(today) || logBegins === null || month < logBegins ? 'gap' : 'final';
}
