import 'server-only';
import { firstDay, monthOf, type LocalDate, type Month } from '@/lib/calendar';
import { db } from '@/lib/db';
import { mustBeAllowed, type Person } from '@/lib/people/role';
import { kgFromDecimal, medianKg, type Kg } from '@/lib/quantity';
import { entriesOf, noticesOf, orFirst, recorded } from '@/lib/recorded.queries';
import { draughtLimits } from '@/lib/voyages/draught.queries';
import type { Known } from '@/lib/voyages/known';
import { lotsOf, voyagesOf } from '@/lib/voyages/known.queries';
import { countsBy, dayBy, tonnesBy } from '@/lib/voyages/filter.queries';
import type { Selection } from './filter';
import { anyLot, liftingMonths } from './known.queries';
import type { PastMonth } from './outlook-months';
import type { ScenarioShip } from './scenario';

/** How far back the back-test goes, in years: a bound that a century of months cannot slow down. */
export const HISTORY_YEARS = 5;

/** Both days included. */
interface Span {
  from: LocalDate;
  to: LocalDate;
}

/**
 * Liftings by month from the rollup, and the voyages whose first lot they are. In a part of all lots a voyage may begin
 * with another's: there lots are counted, as in the board's table.
 * @throws NotAllowed
 */
export async function loggedMonths(
  person: Person | null,
  { gradeIds, shipperId, data, basis = 'bl', known = null }: Selection,
  { from, to }: Span,
): Promise<PastMonth[]> {
  mustBeAllowed(person, 'read');
  const simulated = data === 'all' ? null : data === 'simulated';
  const grades = [...gradeIds];
  const part = grades.length > 0 || shipperId !== null;
  const rows = await db().$queryRaw<{ month: Month; tonnes: string; voyages: number }[]>`
    SELECT to_char(month, 'YYYY-MM') AS month, sum(bl_tonnes)::text AS tonnes,
      sum(CASE WHEN ${part}::boolean THEN lots ELSE voyages END)::int AS voyages
    FROM ${liftingMonths(known, basis, firstDay(monthOf(from)), firstDay(monthOf(to)))} l
    WHERE (${simulated}::boolean IS NULL OR simulated = ${simulated}::boolean)
      AND (cardinality(${grades}::int[]) = 0 OR grade_id = ANY (${grades}::int[]))
      AND (${shipperId}::int IS NULL OR shipper_id = ${shipperId}::int)
      AND month BETWEEN ${from}::date AND ${to}::date
    GROUP BY month HAVING sum(lots) > 0 ORDER BY month`;
  return rows.map(({ month, tonnes, voyages }) => ({ month, kg: kgFromDecimal(tonnes), voyages }));
}

/**
 * The days on which the route stood still, in order, each once: those of a disruption with a delay reason, and those on
 * which every terminal of a port that these years' lots went through was closed.
 * @throws NotAllowed
 */
export async function stoppedDays(
  person: Person | null,
  { from, to }: Span,
  known: Known | null = null,
): Promise<LocalDate[]> {
  mustBeAllowed(person, 'read');
  const rows = await db().$queryRaw<{ day: LocalDate }[]>`
    WITH terminal AS (SELECT t.* FROM ${recorded('terminal', orFirst(known, 'terminal'))} t),
    used AS (
      SELECT DISTINCT t.port FROM lifting_month m JOIN terminal t ON t.id IN (m.load_terminal_id, m.discharge_terminal_id)
      WHERE ${anyLot(known)} AND m.month BETWEEN date_trunc('month', ${from}::date) AND ${to}::date),
    closed AS (
      SELECT t.port, day::date AS day
      FROM ${noticesOf(known)} n JOIN terminal t ON t.id = n.terminal_id
      CROSS JOIN generate_series(greatest(n.valid_from, ${from}::date),
        least(coalesce(n.valid_to, ${to}::date), ${to}::date), interval '1 day') day
      WHERE n.kind = 'closure' AND t.port IN (SELECT port FROM used)
      GROUP BY t.port, day
      HAVING count(DISTINCT t.id) = (SELECT count(*) FROM terminal other WHERE other.port = t.port AND other.merged_into_id IS NULL)),
    stopped AS (
      SELECT day::date AS day FROM ${recorded('disruption', orFirst(known, 'disruption'))} d
      CROSS JOIN generate_series(greatest(from_date, ${from}::date), least(to_date, ${to}::date), interval '1 day') day
      WHERE delay_reason IS NOT NULL)
    SELECT day::text AS day FROM (SELECT day FROM closed UNION SELECT day FROM stopped) days ORDER BY day`;
  return rows.map(({ day }) => day);
}

/** What a month's voyages carried, in the selection; see {@link BridgeMonth}. */
export interface CarriedMonth {
  month: Month;
  voyages: number;
  carriedKg: Kg;
  keptOffKg: Kg | null;
  lostKg: Kg | null;
}

export interface Carried {
  months: CarriedMonth[];
  /** The median of what a voyage carried in the months before the year, else in the year itself; null of nothing. */
  reference: { kg: Kg; voyages: number; ofYearItself: boolean } | null;
  /** The last twelve months up to today. */
  recent: { voyages: number; medianKg: Kg | null };
}

interface CarriedRow {
  of: 'month' | 'before' | 'year' | 'recent';
  month: Month | null;
  voyages: number;
  tonnes: string;
  keptOff: string | null;
  lost: string | null;
  lower: string;
  upper: string;
}

/**
 * What voyages carried, by the month of their first lot in the selection: the year's months, and the medians of the
 * twelve months before the year and before `today`. What a draught limit kept off is 100 · (laden draught − limit) · TPC,
 * at most what the ship had left to her deadweight, for the selection's share of the voyage. A lot more than 60 days
 * before or after these months is taken for none of their voyages'. On every basis the intake is B/L tonnes; `recent`
 * alone is what counts on the basis.
 * @throws NotAllowed
 */
export async function carriedIn(
  person: Person | null,
  { gradeIds, shipperId, data, basis = 'bl', known = null }: Selection,
  year: number,
  today: LocalDate,
): Promise<Carried> {
  mustBeAllowed(person, 'read');
  const simulated = data === 'all' ? null : data === 'simulated';
  const grades = [...gradeIds];
  const rows = await db().$queryRaw<CarriedRow[]>`
    WITH span AS (
      SELECT least(make_date(${year - 1}::int, 1, 1), (${today}::date - interval '1 year')::date + 1) AS first,
        least(make_date(${year}::int, 12, 31), ${today}::date) AS last),
    carried AS (
      SELECT l.voyage_id, min(${dayBy(basis)}) AS first, sum(coalesce(l.bl_tonnes, l.outturn_tonnes)) AS tonnes,
        sum(${tonnesBy(basis)}) AS counted
      FROM ${lotsOf(known)} l
      WHERE ${countsBy(basis)}
        AND ${dayBy(basis)} BETWEEN (SELECT first FROM span) - 60 AND (SELECT last FROM span) + 60
        AND (${simulated}::boolean IS NULL OR l.simulated = ${simulated}::boolean)
        AND (cardinality(${grades}::int[]) = 0 OR l.grade_id = ANY (${grades}::int[]))
        AND (${shipperId}::int IS NULL OR l.shipper_id = ${shipperId}::int)
      GROUP BY l.voyage_id),
    loaded AS MATERIALIZED (
      SELECT v.id, carried.first, carried.tonnes, carried.counted, v.bl_tonnes, v.vessel_id, v.load_terminal_id,
        v.discharge_terminal_id, coalesce(v.first_bl_date, v.dated_on) AS day
      FROM carried JOIN ${voyagesOf(known)} v ON v.id = carried.voyage_id
      WHERE carried.first BETWEEN (SELECT first FROM span) AND (SELECT last FROM span)),
    ${draughtLimits(known)},
    known AS (
      SELECT v.first, v.tonnes, v.counted,
        CASE WHEN ship.deadweight_tonnes + ship.laden_draught_m + ship.tpc_t_per_cm IS NULL THEN NULL
          WHEN notice.limit_m IS NULL OR v.bl_tonnes = 0 THEN 0
          ELSE round(greatest(0, least(100 * (ship.laden_draught_m - notice.limit_m) * ship.tpc_t_per_cm,
            ship.deadweight_tonnes - v.bl_tonnes)) * v.tonnes / v.bl_tonnes, 3) END AS kept_off
      FROM loaded v
      LEFT JOIN ${entriesOf('vessel', known)} ship ON ship.id = v.vessel_id
      LEFT JOIN draught_limit notice ON notice.id = v.id),
    parts AS (
      SELECT 'month' AS of, to_char(first, 'YYYY-MM') AS month, tonnes, kept_off, tonnes - counted AS lost FROM known
        WHERE first >= make_date(${year}::int, 1, 1)
      UNION ALL SELECT 'year', NULL, tonnes, NULL, NULL FROM known WHERE first >= make_date(${year}::int, 1, 1)
      UNION ALL SELECT 'before', NULL, tonnes, NULL, NULL FROM known
        WHERE first BETWEEN make_date(${year - 1}::int, 1, 1) AND make_date(${year - 1}::int, 12, 31)
      UNION ALL SELECT 'recent', NULL, counted, NULL, NULL FROM known
        WHERE first BETWEEN (${today}::date - interval '1 year')::date + 1 AND ${today}::date)
    SELECT of, month, count(*)::int AS voyages, sum(tonnes)::text AS tonnes, sum(kept_off)::text AS "keptOff", sum(lost)::text AS lost,
      (percentile_disc(0.5) WITHIN GROUP (ORDER BY tonnes))::text AS lower,
      (percentile_disc(0.5) WITHIN GROUP (ORDER BY tonnes DESC))::text AS upper
    FROM parts GROUP BY of, month ORDER BY month`;
  const median = ({ lower, upper }: CarriedRow) =>
    medianKg([kgFromDecimal(lower), kgFromDecimal(upper)]) ?? 0;
  const one = (of: CarriedRow['of']) => rows.find((row) => row.of === of);
  const [before, itself, recent] = [one('before'), one('year'), one('recent')];
  const reference = before ?? itself;
  return {
    months: rows.flatMap((row) =>
      row.of !== 'month' || row.month === null
        ? []
        : [
            {
              month: row.month,
              voyages: row.voyages,
              carriedKg: kgFromDecimal(row.tonnes),
              keptOffKg: row.keptOff === null ? null : kgFromDecimal(row.keptOff),
              lostKg: basis === 'discharge' && row.lost !== null ? kgFromDecimal(row.lost) : null,
            },
          ],
    ),
    reference: reference
      ? { kg: median(reference), voyages: reference.voyages, ofYearItself: before === undefined }
      : null,
    recent: { voyages: recent?.voyages ?? 0, medianKg: recent ? median(recent) : null },
  };
}

/** The ships of the last twelve months with a voyage in the log, and how many voyages each made. @throws NotAllowed */
export async function shipsOfLate(
  person: Person | null,
  today: LocalDate,
  known: Known | null = null,
): Promise<ScenarioShip[]> {
  mustBeAllowed(person, 'read');
  const rows = await db().$queryRaw<
    { deadweight: string | null; ladenDraughtM: number | null; tpc: number | null; voyages: number }[]
  >`
    SELECT ship.deadweight_tonnes::text AS deadweight, ship.laden_draught_m::float8 AS "ladenDraughtM",
      ship.tpc_t_per_cm::float8 AS tpc, count(*)::int AS voyages
    FROM ${voyagesOf(known)} v JOIN ${entriesOf('vessel', known)} ship ON ship.id = v.vessel_id
    WHERE v.status <> 'cancelled' AND v.dated_on BETWEEN (${today}::date - interval '1 year')::date + 1 AND ${today}::date
    GROUP BY ship.id, ship.deadweight_tonnes, ship.laden_draught_m, ship.tpc_t_per_cm ORDER BY ship.id`;
  return rows.map(({ deadweight, ...ship }) => ({
    ...ship,
    deadweightKg: deadweight === null ? null : kgFromDecimal(deadweight),
  }));
}
