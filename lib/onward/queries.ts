import 'server-only';
import {
  addMonths,
  firstDay,
  HOME_ZONE,
  type LocalDate,
  localDateOf,
  type Month,
  monthOf,
  todayAt,
  yearOf,
} from '@/lib/calendar';
import { db, PLANNED_ONCE } from '@/lib/db';
import { mustBeAllowed, type Person } from '@/lib/people/role';
import { firstMonth, liftingMonths } from '@/lib/progress/known.queries';
import { kgFromDecimal, type Kg } from '@/lib/quantity';
import type { Past } from '@/lib/recorded.queries';
import { movements, routeTotals, type MovementEntry, type TotalEntry } from '@/lib/registry/onward.queries';
import { Prisma } from '@/prisma/generated/client';
import { balanceOf, monthsToBalance, seaMonths, type Balance } from './balance';
import { monthSlot, yearSlot } from './blocks';
import { cohortsOf } from './cohorts.queries';
import { waysOut, type WaysOut } from './routes';

/** No date of the log lies before it. */
const FIRST_MONTH = '1990-01-01';

/** A moment of the past at which it is asked. */
export interface Then {
  past: Past;
  at: Date;
}

const dayOf = (then: Then | null): LocalDate =>
  then === null ? todayAt(HOME_ZONE) : localDateOf(then.at, HOME_ZONE);

async function logBegins(then: Then | null): Promise<Month | null> {
  const [row] = await db().$queryRaw<{ begins: Month | null }[]>`
    SELECT ${firstMonth(then?.past ?? null, 'bl', Prisma.sql`true`)} AS begins`;
  return row?.begins ?? null;
}

export interface Onward {
  year: number;
  balance: Balance;
  movements: MovementEntry[];
  /** Years of which anything is known, the earliest first. */
  years: number[];
}

/** The balance of a year from loading to lifting, of all grades together or of one; now or then. @throws NotAllowed */
export async function onwardBalance(
  person: Person | null,
  year: number | null,
  gradeId: number | null,
  then: Then | null = null,
): Promise<Onward> {
  mustBeAllowed(person, 'read');
  const past = then?.past ?? null;
  const [all, begins] = await Promise.all([movements(person, past), logBegins(then)]);
  const today = dayOf(then);
  const thisMonth = monthOf(today);
  const years = yearsOf(
    [...all.flatMap(({ from, to }) => [from, to]), ...(begins ? [begins] : [])],
    thisMonth,
  );
  const shown = year ?? yearOf(all[0]?.to ?? thisMonth);
  const moved = all.filter((one) => one.gradeId === gradeId);
  const months = monthsToBalance(shown, moved);
  const asked = { first: months[0] ?? thisMonth, last: `${shown}-12`, gradeId, today };
  const loaded = await cohortsOf(asked, past);
  const sea = seaMonths(months, loaded, { logBegins: begins, thisMonth });
  return { year: shown, balance: balanceOf({ months, sea, moved }), movements: all, years };
}

/** From the first year that is spoken of to this one. */
function yearsOf(days: readonly string[], thisMonth: Month): number[] {
  const first = Math.min(yearOf(thisMonth), ...days.map(yearOf));
  const last = Math.max(yearOf(thisMonth), ...days.map(yearOf));
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

export interface Ways {
  year: number;
  /** By month of the year, and by year. */
  monthly: WaysOut;
  yearly: WaysOut;
  totals: TotalEntry[];
  years: number[];
}

/** Loaded by month, of all that is counted. The months of the passages are the fewest. */
const loadedMonths = (past: Past | null, last: Month): Prisma.Sql =>
  past === null
    ? Prisma.sql`(SELECT loaded AS month, lots, bl_tonnes FROM passage_month)`
    : liftingMonths(past, 'bl', FIRST_MONTH, firstDay(last));

/** What each way out took, by month of a year and by year; the log's part from the rollup by month. @throws NotAllowed */
export async function waysOutOf(
  person: Person | null,
  year: number | null,
  then: Then | null = null,
): Promise<Ways> {
  mustBeAllowed(person, 'read');
  const past = then?.past ?? null;
  const thisMonth = monthOf(dayOf(then));
  const [totals, liftings] = await Promise.all([
    routeTotals(person, past),
    db().$queryRaw<{ month: Month; tonnes: string }[]>`${past === null ? PLANNED_ONCE : Prisma.empty}
      SELECT to_char(month, 'YYYY-MM') AS month, sum(bl_tonnes)::text AS tonnes
      FROM ${loadedMonths(past, thisMonth)} l GROUP BY l.month HAVING sum(lots) > 0 ORDER BY l.month`,
  ]);
  const byMonth = new Map(liftings.map(({ month, tonnes }) => [month, kgFromDecimal(tonnes)]));
  const years = yearsOf([...totals.flatMap(({ from, to }) => [from, to]), ...byMonth.keys()], thisMonth);
  const shown = year ?? yearOf(totals[0]?.to ?? thisMonth);
  const months = Array.from({ length: 12 }, (_, at) => addMonths(`${shown}-01`, at));
  // A month or year of the log without a lot says nothing about the route: the log may lack it.
  const ofYear = (one: number): Kg | null => {
    const found = liftings.filter(({ month }) => yearOf(month) === one);
    return found.length === 0 ? null : found.reduce((sum, { month }) => sum + (byMonth.get(month) ?? 0), 0);
  };
  return {
    year: shown,
    monthly: waysOut(
      months.map(monthSlot),
      totals,
      months.map((month) => byMonth.get(month) ?? null),
    ),
    yearly: waysOut(years.map(yearSlot), totals, years.map(ofYear)),
    totals,
    years,
  };
}
