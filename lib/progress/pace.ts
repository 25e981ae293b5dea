/** Pace against a target: straight-line by day, or by the monthly plan. Null is a gap, never a zero. */
import { daysBetween, lastDay, monthOf, monthsOfYear, type LocalDate, type Month } from '@/lib/calendar';
import type { Kg } from '@/lib/quantity';
import type { Period } from '@/lib/targets/target';

/** A month of time left, in days. */
export const DAYS_A_MONTH = 365 / 12;

function wholeYear(year: number): Period {
  return { from: `${year}-01-01`, to: `${year}-12-31` };
}

/** Days of `period` up to and including `today`, and in all. */
export function daysOf(period: Period, today: LocalDate): { elapsed: number; total: number; left: number } {
  const total = daysBetween(period.from, period.to) + 1;
  const elapsed = Math.min(Math.max(daysBetween(period.from, today) + 1, 0), total);
  return { elapsed, total, left: total - elapsed };
}

/**
 * Plan to date: the target spread evenly over the days of the year (of `period`, where a target is pro-rated),
 * today included. Nothing before it begins, all of it once it is over.
 */
export function planToDate(targetKg: Kg, year: number, today: LocalDate, period = wholeYear(year)): Kg {
  const { elapsed, total } = daysOf(period, today);
  return Math.round((targetKg * elapsed) / total);
}

/** The plan by month, each month by its days; the twelve add up to the target exactly. */
export function monthlyPlan(
  targetKg: Kg,
  year: number,
  period = wholeYear(year),
): { month: Month; planKg: Kg }[] {
  let before = 0;
  return monthsOfYear(year).map((month) => {
    const through = planToDate(targetKg, year, lastDay(month), period);
    const planKg = through - before;
    before = through;
    return { month, planKg };
  });
}

/** Plan to date by a monthly plan: past months whole, the present one by its days, today included. */
export function planToDateByMonth(plan: readonly { month: Month; planKg: Kg }[], today: LocalDate): Kg {
  return plan.reduce((sum, { month, planKg }) => {
    if (month > monthOf(today)) return sum;
    if (month < monthOf(today)) return sum + planKg;
    return sum + Math.round((planKg * Number(today.slice(8))) / Number(lastDay(month).slice(8)));
  }, 0);
}

/**
 * Kilograms a month still needed: (target − actual) ÷ months left, of 365/12 days each; zero once the target is
 * reached, null when it is not and no day is left.
 */
export function requiredRunRate(input: { targetKg: Kg; actualKg: Kg; daysLeft: number }): Kg | null {
  const missing = input.targetKg - input.actualKg;
  if (missing <= 0) return 0;
  return input.daysLeft > 0 ? Math.round(missing / (input.daysLeft / DAYS_A_MONTH)) : null;
}

/** Kilograms a month so far, months of 365/12 days; null before the first day is over. */
export function achievedRunRate(input: { actualKg: Kg; daysElapsed: number }): Kg | null {
  return input.daysElapsed > 0 ? Math.round(input.actualKg / (input.daysElapsed / DAYS_A_MONTH)) : null;
}

/** Where the year ends at the pace so far, straight by day; null before the first day is over. */
export function straightPaceEnd(input: { actualKg: Kg; daysElapsed: number; daysTotal: number }): Kg | null {
  return input.daysElapsed > 0 ? Math.round((input.actualKg * input.daysTotal) / input.daysElapsed) : null;
}

/** ceil((target − actual) ÷ median intake), never below zero; null without a median to go by. */
export function voyagesNeeded(input: {
  targetKg: Kg;
  actualKg: Kg;
  medianIntakeKg: Kg | null;
}): number | null {
  const missing = input.targetKg - input.actualKg;
  if (missing <= 0) return 0;
  return input.medianIntakeKg ? Math.ceil(missing / input.medianIntakeKg) : null;
}

/** Change on an earlier period; null where either is a gap, and no share of nothing. */
export function change(current: Kg | null, previous: Kg | null): { kg: Kg; share: number | null } | null {
  if (current === null || previous === null) return null;
  return { kg: current - previous, share: previous === 0 ? null : (current - previous) / previous };
}

/** How a year's target is spread: evenly over the days of a period, or by months, which are those in force. */
export type Plan =
  { kind: 'straight'; period: Period } | { kind: 'monthly'; months: readonly { month: Month; planKg: Kg }[] };

export const straightPlan = (year: number): Plan => ({ kind: 'straight', period: wholeYear(year) });

/** Plan to date by either; see {@link planToDate} and {@link planToDateByMonth}. */
export function planThrough(plan: Plan, targetKg: Kg, year: number, day: LocalDate): Kg {
  return plan.kind === 'straight'
    ? planToDate(targetKg, year, day, plan.period)
    : planToDateByMonth(plan.months, day);
}
