/** Over- and underlift: what a promise entitles to month by month, against what was lifted, carried on. Pure. */
import { addMonths, lastDay, monthOf, yearOf, type LocalDate, type Month } from '@/lib/calendar';
import type { Kg } from '@/lib/quantity';
import { inForce, targetKgFor, type TargetVersion } from '@/lib/targets/target';
import type { Spread } from './filter';
import { monthlyPlan, planToDateByMonth, straightPlan, type Plan } from './pace';

export interface EntitledMonth {
  month: Month;
  /** The plan of the month: by the promise's own months, or the year by its days; of a month that runs, to date. */
  entitledKg: Kg;
  /** Null before the log begins, and for a month that has not begun: a gap, not a zero. */
  liftedKg: Kg | null;
  /** Lifted less entitled: positive is overlift. */
  balanceKg: Kg | null;
  /** The balances up to and including this month; a gap adds nothing. Null until the first month that is known. */
  carriedKg: Kg | null;
  /** The month runs: both sides are those of its days so far. */
  running: boolean;
}

type PromisedQuantity = Pick<
  TargetVersion,
  'kgPerYear' | 'effectiveFrom' | 'effectiveTo' | 'monthlyKg' | 'proRated'
>;

/** The months of `year` in which the promise is in force, each with what it entitles to; together the year's target. */
export function entitledMonths(version: PromisedQuantity, year: number): { month: Month; entitledKg: Kg }[] {
  const period = inForce(version, year);
  const targetKg = targetKgFor(version, year);
  if (period === null || targetKg === null) return [];
  const ofPart = (month: Month) => month >= monthOf(period.from) && month <= monthOf(period.to);
  const months = version.monthlyKg.length > 0 ? byOwnMonths(version, year, targetKg) : null;
  return (months ?? monthlyPlan(targetKg, year, period))
    .filter(({ month }) => ofPart(month))
    .map(({ month, planKg }) => ({ month, entitledKg: planKg }));
}

/** The plan that a board compares with: by the promise's own months, or straight over the days it is in force pro-rated. */
export function planOf(version: PromisedQuantity, year: number, spread: Spread): Plan {
  if (spread === 'monthly' && version.monthlyKg.length > 0) {
    const months = version.proRated
      ? entitledMonths(version, year)
      : version.monthlyKg.map((entitledKg, at) => ({ month: addMonths(`${year}-01`, at), entitledKg }));
    return {
      kind: 'monthly',
      months: months.map(({ month, entitledKg }) => ({ month, planKg: entitledKg })),
    };
  }
  const period = version.proRated ? inForce(version, year) : null;
  return period === null ? straightPlan(year) : { kind: 'straight', period };
}

/**
 * A profile speaks of whole years: in a part of one its months in force share what is promised of it. Rounded as it adds
 * up: what each month was rounded up by is not left for the last one to give back.
 */
function byOwnMonths(version: PromisedQuantity, year: number, targetKg: Kg): { month: Month; planKg: Kg }[] {
  const period = inForce(version, year);
  if (period === null) return [];
  const all = version.monthlyKg.map((planKg, at) => ({ month: addMonths(`${year}-01`, at), planKg }));
  const part = all.filter(({ month }) => month >= monthOf(period.from) && month <= monthOf(period.to));
  const sum = part.reduce((total, { planKg }) => total + planKg, 0);
  if (sum === targetKg || sum === 0) return part;
  let [through, given] = [0, 0];
  return part.map(({ month, planKg }) => {
    through += planKg;
    const before = given;
    given = Math.round((through * targetKg) / sum);
    return { month, planKg: given - before };
  });
}

export interface EntitlementInput {
  version: PromisedQuantity;
  /** Today at the load port. */
  today: LocalDate;
  /** The first month of the log in this scope's data; null of an empty log. */
  logBegins: Month | null;
  /** Months with a counted lot of the scope. */
  lifted: ReadonlyMap<Month, Kg>;
}

/** Every month of the promise from its beginning to the present one. */
export function entitlementOf({ version, today, logBegins, lifted }: EntitlementInput): EntitledMonth[] {
  const years: number[] = [];
  for (let year = yearOf(version.effectiveFrom); year <= yearOf(today); year += 1) years.push(year);
  let carriedKg: Kg | null = null;
  return years
    .flatMap((year) => entitledMonths(version, year))
    .filter(({ month }) => month <= monthOf(today))
    .map(({ month, entitledKg: wholeKg }) => {
      const running = month === monthOf(today) && today < lastDay(month);
      // What is lifted of a month that runs stands against its days so far.
      const entitledKg = running ? planToDateByMonth([{ month, planKg: wholeKg }], today) : wholeKg;
      const known = logBegins !== null && month >= logBegins;
      const liftedKg = known ? (lifted.get(month) ?? 0) : null;
      const balanceKg = liftedKg === null ? null : liftedKg - entitledKg;
      if (balanceKg !== null) carriedKg = (carriedKg ?? 0) + balanceKg;
      return {
        month,
        entitledKg,
        liftedKg,
        balanceKg,
        carriedKg,
        running,
      };
    });
}
