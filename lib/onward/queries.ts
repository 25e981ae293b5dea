import 'server-only';
import { addDays, addMonths, firstDay, lastDay, monthOf, todayAt, yearOf, type Month } from '@/lib/calendar';
import { db } from '@/lib/db';
import { mustBeAllowed, type Person } from '@/lib/people/role';
import { kgFromDecimal, type Kg } from '@/lib/quantity';
import { movements, routeTotals, type MovementEntry, type TotalEntry } from '@/lib/registry/onward.queries';
import { DUE_AFTER_DAYS } from '@/lib/voyages/filter';
import { balanceOf, monthsToBalance, seaMonths, type Balance, type Cohort } from './balance';
import { monthSlot, yearSlot } from './blocks';
import { waysOut, type WaysOut } from './routes';

const LOAD_ZONE = 'Asia/Aqtau';
/** No cargo is longer under way than this: lots loaded earlier cannot be in transit when the first month begins. */
const LOOK_BACK_MONTHS = 6;

type CohortRow = Omit<Cohort, 'kg' | 'measuredKg' | 'outturnKg'> & {
  tonnes: string;
  measured: string;
  outturn: string;
};

/**
 * The counted lots loaded in these months by what became of them. Discharged on the day of the outturn; without one, on
 * the day that discharging was completed; the look is bounded by the B/L date, which is indexed.
 */
async function cohorts(first: Month, last: Month, gradeId: number | null): Promise<Cohort[]> {
  const due = addDays(todayAt(LOAD_ZONE), -DUE_AFTER_DAYS);
  const rows = await db().$queryRaw<CohortRow[]>`
    SELECT to_char(bl_date, 'YYYY-MM') AS loaded, to_char(discharged_on, 'YYYY-MM') AS discharged,
      discharged_on IS NULL AND bl_date > ${due}::date AS "underWay", count(*)::int AS lots, sum(bl_tonnes)::text AS tonnes,
      coalesce(sum(bl_tonnes) FILTER (WHERE outturn_tonnes IS NOT NULL AND discharged_on IS NOT NULL), 0)::text AS measured,
      coalesce(sum(outturn_tonnes) FILTER (WHERE discharged_on IS NOT NULL), 0)::text AS outturn,
      (count(*) FILTER (WHERE simulated))::int AS simulated
    FROM lot
    WHERE bl_date BETWEEN ${firstDay(addMonths(first, -LOOK_BACK_MONTHS))}::date AND ${lastDay(last)}::date
      AND bl_tonnes IS NOT NULL AND NOT cancelled AND (${gradeId}::int IS NULL OR grade_id = ${gradeId}::int)
    GROUP BY 1, 2, 3 ORDER BY 1, 2 NULLS LAST`;
  return rows.map(({ tonnes, measured, outturn, ...row }) => ({
    ...row,
    kg: kgFromDecimal(tonnes),
    measuredKg: kgFromDecimal(measured),
    outturnKg: kgFromDecimal(outturn),
  }));
}

async function logBegins(): Promise<Month | null> {
  const [row] = await db().$queryRaw<{ begins: Month | null }[]>`
    SELECT to_char(min(month), 'YYYY-MM') AS begins FROM lifting_month WHERE lots > 0`;
  return row?.begins ?? null;
}

export interface Onward {
  year: number;
  balance: Balance;
  movements: MovementEntry[];
  /** Years of which anything is known, the earliest first. */
  years: number[];
}

/** The balance of a year from loading to lifting, of all grades together or of one. @throws NotAllowed */
export async function onwardBalance(
  person: Person | null,
  year: number | null,
  gradeId: number | null,
): Promise<Onward> {
  mustBeAllowed(person, 'read');
  const [all, begins] = await Promise.all([movements(person), logBegins()]);
  const thisMonth = monthOf(todayAt(LOAD_ZONE));
  const years = yearsOf(
    [...all.flatMap(({ from, to }) => [from, to]), ...(begins ? [begins] : [])],
    thisMonth,
  );
  const shown = year ?? yearOf(all[0]?.to ?? thisMonth);
  const moved = all.filter((one) => one.gradeId === gradeId);
  const months = monthsToBalance(shown, moved);
  const loaded = await cohorts(months[0] ?? thisMonth, `${shown}-12`, gradeId);
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

/** What each way out took, by month of a year and by year; the log's part from the rollup by month. @throws NotAllowed */
export async function waysOutOf(person: Person | null, year: number | null): Promise<Ways> {
  mustBeAllowed(person, 'read');
  const [totals, liftings] = await Promise.all([
    routeTotals(person),
    db().$queryRaw<{ month: Month; tonnes: string }[]>`
      SELECT to_char(month, 'YYYY-MM') AS month, sum(bl_tonnes)::text AS tonnes FROM lifting_month
      WHERE lots > 0 GROUP BY month ORDER BY month`,
  ]);
  const byMonth = new Map(liftings.map(({ month, tonnes }) => [month, kgFromDecimal(tonnes)]));
  const thisMonth = monthOf(todayAt(LOAD_ZONE));
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
