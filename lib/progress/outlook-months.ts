/** The months that a forecast is made of: the whole ones behind it, and the ones that are left of its year. Pure. */
import { addMonths, daysBetween, firstDay, lastDay, monthOf, monthsOfYear, yearOf } from '@/lib/calendar';
import type { LocalDate, Month } from '@/lib/calendar';
import type { Kg } from '@/lib/quantity';

/** What was lifted in a month that is over; a month without a lifting is zero, one before the log is not here. */
export interface PastMonth {
  month: Month;
  kg: Kg;
  voyages: number;
}

/** A month of which days are left, today itself being over. */
export interface MonthLeft {
  month: Month;
  days: number;
  daysLeft: number;
}

/** A forecast draws from the last twelve: each season once, and the fleet of today. Older stops are the outage scenario's. */
export const PAST_MONTHS = 12;

/** Every whole month from `logBegins` to the one before `today`'s, oldest first; what has no row is zero. */
export function wholeMonths(
  logged: readonly PastMonth[],
  { logBegins, today }: { logBegins: Month | null; today: LocalDate },
): PastMonth[] {
  if (logBegins === null) return [];
  const sums = new Map(logged.map((sum) => [sum.month, sum]));
  const months: PastMonth[] = [];
  // The running month is over on its last day: today is counted everywhere.
  const end = today === lastDay(monthOf(today)) ? addMonths(monthOf(today), 1) : monthOf(today);
  for (let month = logBegins; month < end; month = addMonths(month, 1)) {
    months.push(sums.get(month) ?? { month, kg: 0, voyages: 0 });
  }
  return months;
}

/** What is left of `year` after `today`: all twelve months of a year that has not begun, none of one that is over. */
export function monthsLeft(year: number, today: LocalDate): MonthLeft[] {
  if (yearOf(today) > year) return [];
  return monthsOfYear(year).flatMap((month) => {
    const days = daysBetween(firstDay(month), lastDay(month)) + 1;
    const over = Math.min(Math.max(daysBetween(firstDay(month), today) + 1, 0), days);
    return over === days ? [] : [{ month, days, daysLeft: days - over }];
  });
}
