/** The lines of the reconciliation year by year: a year's months, its longer periods, and what it comes to. Pure. */
import { addMonths, firstDay, lastDay, monthOf, yearOf, type Month } from '@/lib/calendar';
import { ALL_GRADES } from './figure';
import { loggedIn, STATES, type Books, type Line, type Logged, type State } from './reconcile';

export interface ReconciledMonth {
  month: Month;
  /** Null before the log begins: a gap. */
  logged: Logged | null;
  lines: Line[];
}

export interface ReconciledYear {
  year: number;
  months: ReconciledMonth[];
  /** Periods longer than a month, by their first day; of the year they begin in. */
  longer: Line[];
}

/** The lines of all grades or one, year by year; a month that nobody reports stays in its place. */
export function yearsOf(
  books: Books,
  lines: readonly Line[],
  { first, last, through }: { first: number; last: number; through: Month },
): ReconciledYear[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => {
    const year = first + index;
    const own = lines.filter(({ from }) => yearOf(from) === year);
    const months = Array.from({ length: 12 }, (_, at) => addMonths(`${year}-01`, at)).filter(
      (month) => month <= through,
    );
    return {
      year,
      months: months.map((month) => ({
        month,
        logged: loggedIn(books, { from: firstDay(month), to: lastDay(month) }, ALL_GRADES),
        lines: own.filter(({ from, to }) => monthOf(from) === month && monthOf(to) === month),
      })),
      longer: own.filter(({ from, to }) => monthOf(from) !== monthOf(to)),
    };
  });
}

/** How many lines are in each state, and how many of them somebody signed. */
export type LineCounts = Record<State | 'signed', number>;

export function countsOf(lines: readonly Line[]): LineCounts {
  const counts = { signed: lines.filter(({ signed }) => signed !== null).length } as LineCounts;
  for (const state of STATES) counts[state] = lines.filter((line) => line.state === state).length;
  return counts;
}

export interface YearSummary {
  year: number;
  /** Of the grade that was asked for, or of all. */
  logged: Logged | null;
  counts: LineCounts;
}

/** What each year comes to; its lines are those that begin in it. */
export function summariesOf(
  books: Books,
  lines: readonly Line[],
  { first, last, grade }: { first: number; last: number; grade: string | null },
): YearSummary[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => {
    const year = first + index;
    return {
      year,
      logged: loggedIn(books, { from: `${year}-01-01`, to: `${year}-12-31` }, grade ?? ALL_GRADES),
      counts: countsOf(lines.filter(({ from }) => yearOf(from) === year)),
    };
  });
}
