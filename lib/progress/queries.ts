import 'server-only';
import type { LocalDate, Month } from '@/lib/calendar';
import { db, PLANNED_ONCE } from '@/lib/db';
import { mustBeAllowed, type Person } from '@/lib/people/role';
import { kgFromDecimal, type Kg } from '@/lib/quantity';
import { recorded, type PastOrFirst } from '@/lib/recorded.queries';
import { lotsOf, voyagesOf, type Moment } from '@/lib/voyages/known.queries';
import { Prisma } from '@/prisma/generated/client';
import type { Selection } from './filter';
import { firstMonth, liftingMonths } from './known.queries';
import type { Disruption, Liftings } from './series';
import { BEST_OF_YEARS } from './standing';

interface MonthJson {
  month: Month;
  tonnes: string;
  simulated: string;
  lots: number;
  voyages: number;
}

/**
 * Liftings by month on the basis of the selection, from the rollups `lifting_month` and `basis_month`, which the database keeps in the transaction of the lots it sums;
 * its size follows the months, not the voyages. A cancelled voyage's tonnes are not in it.
 * @throws NotAllowed
 */
export async function liftingsOf(
  person: Person | null,
  { known = null, ...selection }: Selection,
  year: number,
): Promise<Liftings> {
  mustBeAllowed(person, 'read');
  return liftingsAt(known, selection, year);
}

/** {@link liftingsOf} at any moment, also at one that is just being kept. */
export async function liftingsAt(
  moment: Moment | null,
  { gradeIds, shipperId, data, basis = 'bl' }: Selection,
  year: number,
): Promise<Liftings> {
  const simulated = data === 'all' ? null : data === 'simulated';
  const grades = [...gradeIds];
  const [first, last] = [`${year - BEST_OF_YEARS + 1}-01-01`, `${year}-12-01`];
  const kind = Prisma.sql`(${simulated}::boolean IS NULL OR l.simulated = ${simulated}::boolean)`;
  const [row] = await db().$queryRaw<
    { begins: Month | null; anyVoyage: boolean; best: MonthJson | null; months: MonthJson[] }[]
  >`${PLANNED_ONCE}
    WITH monthly AS (
      SELECT month, sum(bl_tonnes) AS tonnes, coalesce(sum(bl_tonnes) FILTER (WHERE simulated), 0) AS simulated,
        sum(lots)::int AS lots, sum(voyages)::int AS voyages
      FROM ${liftingMonths(moment, basis, first, last)} l
      WHERE ${kind}
        AND (cardinality(${grades}::int[]) = 0 OR grade_id = ANY (${grades}::int[]))
        AND (${shipperId}::int IS NULL OR shipper_id = ${shipperId}::int)
        AND month BETWEEN ${first}::date AND ${last}::date
      GROUP BY month HAVING sum(lots) > 0),
    printed AS (
      SELECT month, tonnes, json_build_object('month', to_char(month, 'YYYY-MM'), 'tonnes', tonnes::text,
        'simulated', simulated::text, 'lots', lots, 'voyages', voyages) AS row
      FROM monthly)
    SELECT ${firstMonth(moment, basis, kind)} AS begins,
      EXISTS (SELECT FROM ${voyagesOf(moment)} v) AS "anyVoyage",
      (SELECT row FROM printed ORDER BY tonnes DESC, month LIMIT 1) AS best,
      (SELECT coalesce(json_agg(row ORDER BY month), '[]') FROM printed
        WHERE month >= make_date(${year - 1}::int, 1, 1)) AS months`;
  return {
    months: (row?.months ?? []).map(({ month, tonnes, simulated: part, lots, voyages }) => ({
      month,
      kg: kgFromDecimal(tonnes),
      simulatedKg: kgFromDecimal(part),
      lots,
      voyages,
    })),
    best: row?.best ? { month: row.best.month, kg: kgFromDecimal(row.best.tonnes) } : null,
    logBegins: row?.begins ?? null,
    anyVoyage: row?.anyVoyage ?? false,
  };
}

/** How many voyages the median intake is taken of. */
export const LATEST_VOYAGES = 50;
/** How far it looks back for them, in voyages: a bound on the work when hardly any is in scope. */
const LOOK_BACK = 1000;

/**
 * Intakes of the latest voyages with a lot in the selection, up to and including `today`; newest first. By discharge
 * it is what was measured ashore, of voyages of which all of it was.
 * @throws NotAllowed
 */
export async function latestIntakes(
  person: Person | null,
  { known = null, ...selection }: Selection,
  today: LocalDate,
): Promise<Kg[]> {
  mustBeAllowed(person, 'read');
  return latestIntakesAt(known, selection, today);
}

/** {@link latestIntakes} at any moment, also at one that is just being kept. */
export async function latestIntakesAt(
  moment: Moment | null,
  { gradeIds, shipperId, data, basis = 'bl' }: Selection,
  today: LocalDate,
): Promise<Kg[]> {
  const simulated = data === 'all' ? null : data === 'simulated';
  const grades = [...gradeIds];
  const ashore = basis === 'discharge';
  const measure = ashore ? Prisma.sql`outturn_tonnes` : Prisma.sql`bl_tonnes`;
  const whole = ashore ? Prisma.sql`outturn_tonnes > 0 AND lots_without_outturn = 0` : Prisma.sql`true`;
  const rows = await db().$queryRaw<{ tonnes: string }[]>`${PLANNED_ONCE}
    SELECT tonnes::text AS tonnes
    FROM (
      SELECT id, first_bl_date, ${measure} AS tonnes FROM ${voyagesOf(moment)} v
      WHERE status <> 'cancelled' AND bl_tonnes > 0 AND ${whole} AND first_bl_date <= ${today}::date
        AND (${simulated}::boolean IS NULL OR simulated = ${simulated}::boolean)
      ORDER BY first_bl_date DESC, id DESC LIMIT ${LOOK_BACK}::int) latest
    WHERE (cardinality(${grades}::int[]) = 0 AND ${shipperId}::int IS NULL) OR EXISTS (
      SELECT FROM ${lotsOf(moment)} lot WHERE lot.voyage_id = latest.id
        AND (cardinality(${grades}::int[]) = 0 OR lot.grade_id = ANY (${grades}::int[]))
        AND (${shipperId}::int IS NULL OR lot.shipper_id = ${shipperId}::int))
    ORDER BY first_bl_date DESC, id DESC LIMIT ${LATEST_VOYAGES}::int`;
  return rows.map(({ tonnes }) => kgFromDecimal(tonnes));
}

/** The disruptions that touch `year`, earliest first; as recorded by then with `past`. @throws NotAllowed */
export async function disruptionsIn(
  person: Person | null,
  year: number | { first: number; last: number },
  past: PastOrFirst | null = null,
): Promise<Disruption[]> {
  mustBeAllowed(person, 'read');
  const { first, last } = typeof year === 'number' ? { first: year, last: year } : year;
  return db().$queryRaw<Disruption[]>`${PLANNED_ONCE}
    SELECT name, from_date::text AS "from", to_date::text AS "to", precision, delay_reason::text AS reason, source, note
    FROM ${recorded('disruption', past)} d
    WHERE from_date <= make_date(${last}::int, 12, 31) AND to_date >= make_date(${first}::int, 1, 1)
    ORDER BY from_date, id`;
}
