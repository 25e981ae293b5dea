import 'server-only';
import { addDays, firstDay, lastDay, type LocalDate, type Month } from '@/lib/calendar';
import { db, PLANNED_ONCE } from '@/lib/db';
import { mustBeAllowed, type Person } from '@/lib/people/role';
import { kgFromDecimal, type Kg } from '@/lib/quantity';
import { entriesOf, noticesOf, recordedOf, type Past } from '@/lib/recorded.queries';
import { instantOf, standing } from '@/lib/voyages/known.queries';
import { Prisma } from '@/prisma/generated/client';
import type { Notice } from './clash';
import { TURN_ROUND_DAYS, type Busy } from './pattern';
import type { Laycan, Move, ProgrammeLot, ProgrammeVoyage } from './programme';
import { PROPOSED_WITHIN_DAYS } from './proposal';

/** A month of this trade has thirteen to twenty voyages; a log of another scale is cut off, and the page says so. */
export const LINES_AT_MOST = 60;
/** As many in the weeks around it. */
const NEIGHBOURS_AT_MOST = 100;

/** Days beyond the month whose voyages can still clash with it, or be one with one of it: a laycan has its length too. */
const AROUND_DAYS = Math.max(TURN_ROUND_DAYS, PROPOSED_WITHIN_DAYS) + 7;

/** What was known is read by other plans at each moment. */
const plannedAs = (past: Past | null) => (past === null ? PLANNED_ONCE : Prisma.empty);

interface Row extends Omit<ProgrammeVoyage, 'vessel' | 'laycan' | 'moves' | 'lots' | 'load' | 'discharge'> {
  vessel: {
    id: number;
    name: string;
    deadweight: string | null;
    ladenDraughtM: number | null;
    tpc: number | null;
  } | null;
  load: ProgrammeVoyage['load'];
  discharge: ProgrammeVoyage['discharge'];
  laycanFrom: LocalDate | null;
  laycanTo: LocalDate | null;
  moves: (Omit<Move, 'from' | 'to'> &
    Record<'from' | 'fromTo', LocalDate> &
    Record<'to' | 'toTo', LocalDate | null>)[];
  lots: (Pick<ProgrammeLot, 'gradeId' | 'shipperId' | 'blDate'> & Record<'planned' | 'bl', string | null>)[];
}

const kgOrNull = (tonnes: string | null): Kg | null => (tonnes === null ? null : kgFromDecimal(tonnes));
const laycanOf = (from: LocalDate | null, to: LocalDate | null): Laycan | null =>
  from === null ? null : { from, to: to ?? from };

function voyageOf({ vessel, laycanFrom, laycanTo, moves, lots, ...row }: Row): ProgrammeVoyage {
  return {
    ...row,
    vessel: vessel && {
      id: vessel.id,
      name: vessel.name,
      deadweightKg: kgOrNull(vessel.deadweight),
      ladenDraughtM: vessel.ladenDraughtM,
      tpc: vessel.tpc,
    },
    laycan: laycanOf(laycanFrom, laycanTo),
    moves: moves.map(({ from, fromTo, to, toTo, ...move }) => ({
      ...move,
      from: { from, to: fromTo },
      to: laycanOf(to, toTo),
    })),
    lots: lots.map(({ planned, bl, ...lot }) => ({
      ...lot,
      plannedKg: kgOrNull(planned),
      blKg: kgOrNull(bl),
    })),
  };
}

export interface ProgrammeBooks {
  voyages: ProgrammeVoyage[];
  notices: Notice[];
  /** More voyages than are read. */
  cutOff: boolean;
}

/** The days of a month, and those around it on which something can clash with one of its voyages. */
function daysOf(month: Month) {
  const [first, last] = [firstDay(month), lastDay(month)];
  return { first, last, from: addDays(first, -AROUND_DAYS), to: addDays(last, AROUND_DAYS) };
}

/** Planned for the month now or first, or in and around it by any date; with `past`, as it was known. */
async function chosenOf(month: Month, past: Past | null): Promise<{ ids: number[]; cutOff: boolean }> {
  const { first, last, from, to } = daysOf(month);
  const voyage =
    past === null
      ? Prisma.sql`voyage`
      : Prisma.sql`(SELECT k.voyage_id AS id, k.laycan_from, k.dated_on FROM voyage_known k WHERE ${standing(past, 'voyage')})`;
  const then = past === null ? Prisma.sql`true` : Prisma.sql`at <= ${instantOf(past)}`;
  const [most, around] = [LINES_AT_MOST, NEIGHBOURS_AT_MOST].map((count) => Prisma.raw(String(count)));
  // One more than is shown says that there are more.
  const upTo = (of: Prisma.Sql | undefined, order: string) =>
    Prisma.sql`ORDER BY ${Prisma.raw(order)} LIMIT ${of} + 1`;
  const nth = (order: string) => Prisma.raw(`row_number() OVER (ORDER BY ${order}) AS nth`);
  const [earliest, latest, dated] = ['laycan_from, id', 'laycan_from DESC, id DESC', 'dated_on, id'] as const;
  const moved = 'from_laycan_from, id';
  const [row] = await db().$queryRaw<{ ids: number[]; cutOff: boolean }[]>`${plannedAs(past)}
    WITH found AS (
      (SELECT ${most} AS most, ${nth(earliest)}, id FROM ${voyage} v WHERE laycan_from BETWEEN ${first}::date AND ${last}::date ${upTo(most, earliest)})
      UNION ALL (SELECT ${most}, ${nth(moved)}, voyage_id FROM programme_move WHERE from_laycan_from BETWEEN ${first}::date AND ${last}::date AND ${then}
        ${upTo(most, moved)})
      UNION ALL (SELECT ${around}, ${nth(dated)}, id FROM ${voyage} v WHERE dated_on BETWEEN ${from}::date AND ${to}::date
        AND (laycan_from BETWEEN ${first}::date AND ${last}::date) IS NOT TRUE ${upTo(around, dated)})
      UNION ALL (SELECT ${around}, ${nth(latest)}, id FROM ${voyage} v WHERE laycan_from >= ${from}::date AND laycan_from < ${first}::date ${upTo(around, latest)})
      UNION ALL (SELECT ${around}, ${nth(earliest)}, id FROM ${voyage} v WHERE laycan_from > ${last}::date AND laycan_from <= ${to}::date ${upTo(around, earliest)}))
    SELECT coalesce(array_agg(DISTINCT id) FILTER (WHERE nth <= most), '{}') AS ids, coalesce(bool_or(nth > most), false) AS "cutOff"
    FROM found`;
  return row ?? { ids: [], cutOff: false };
}

/** These voyages, as the query below reads them; of the past none has a version, because nothing is saved there. */
function voyagesAt(ids: Prisma.Sql, past: Past | null): Prisma.Sql {
  if (past === null) return Prisma.sql`SELECT * FROM voyage WHERE id = ANY (${ids})`;
  return Prisma.sql`
    SELECT k.voyage_id AS id, k.voyage_no, 0 AS version, k.simulated, k.status, k.vessel_id, k.load_terminal_id, k.discharge_terminal_id,
      k.laycan_from, w.laycan_to, k.dated_on, k.first_bl_date, k.actual_from, w.merged_into_id
    FROM voyage_known k JOIN ${recordedOf('voyage', ids, past)} w ON w.id = k.voyage_id
    WHERE k.voyage_id = ANY (${ids}) AND ${standing(past, 'voyage')}`;
}

async function voyagesOf(chosen: readonly number[], past: Past | null): Promise<Row[]> {
  const ids = Prisma.sql`${chosen}::int[]`;
  const then = past === null ? Prisma.sql`true` : Prisma.sql`p.at <= ${instantOf(past)}`;
  return db().$queryRaw<Row[]>`${plannedAs(past)}
    WITH v AS MATERIALIZED (${voyagesAt(ids, past)}),
    merged AS (SELECT id, merged_into_id AS target FROM ${past === null ? Prisma.sql`voyage` : Prisma.sql`v`} w WHERE merged_into_id = ANY (${ids})),
    moves AS (
      SELECT coalesce(m.target, p.voyage_id) AS id, jsonb_agg(jsonb_build_object('from', p.from_laycan_from,
        'fromTo', coalesce(p.from_laycan_to, p.from_laycan_from), 'to', p.to_laycan_from, 'toTo', p.to_laycan_to, 'at', p.at, 'by', p.by_name,
        'reason', p.reason) ORDER BY p.id) AS moves
      FROM (SELECT id, NULL::int AS target FROM v UNION ALL SELECT id, target FROM merged) m JOIN programme_move p ON p.voyage_id = m.id AND ${then}
      GROUP BY 1),
    lots AS (
      SELECT voyage_id AS id, jsonb_agg(jsonb_build_object('gradeId', grade_id, 'shipperId', shipper_id, 'planned', planned_tonnes::text,
        'bl', bl_tonnes::text, 'blDate', bl_date) ORDER BY no) AS lots
      FROM ${recordedOf('lot', ids, past)} l WHERE voyage_id = ANY (${ids}) GROUP BY 1),
    events AS (
      SELECT voyage_id AS id, min(actual_at) FILTER (WHERE name = 'load_arrived') AS arrived, min(actual_at) FILTER (WHERE name = 'load_nor_tendered') AS nor,
        min(actual_at) FILTER (WHERE name IN ('loading_commenced', 'loading_completed', 'sailed')) AS loading
      FROM ${recordedOf('voyage_event', ids, past)} e WHERE voyage_id = ANY (${ids}) AND actual_at IS NOT NULL AND name <= 'sailed' GROUP BY 1)
    SELECT v.voyage_no AS "voyageNo", v.version, v.simulated, v.status::text AS status,
      v.laycan_from::text AS "laycanFrom", v.laycan_to::text AS "laycanTo",
      CASE WHEN s.id IS NOT NULL THEN jsonb_build_object('id', s.id, 'name', s.name, 'deadweight', s.deadweight_tonnes::text,
        'ladenDraughtM', s.laden_draught_m, 'tpc', s.tpc_t_per_cm) END AS vessel,
      CASE WHEN load.id IS NOT NULL THEN jsonb_build_object('id', load.id, 'name', load.name, 'berths', load.berths) END AS load,
      CASE WHEN discharge.id IS NOT NULL THEN jsonb_build_object('id', discharge.id, 'name', discharge.name, 'berths', discharge.berths) END AS discharge,
      coalesce(m.moves, '[]') AS moves, coalesce(l.lots, '[]') AS lots,
      (e.arrived AT TIME ZONE z.zone)::date::text AS "arrivedOn", (e.nor AT TIME ZONE z.zone)::date::text AS "norOn",
      coalesce(v.first_bl_date, (e.loading AT TIME ZONE z.zone)::date)::text AS "loadedOn",
      coalesce((v.actual_from AT TIME ZONE z.zone)::date, v.first_bl_date)::text AS "begunOn",
      CASE v.status WHEN 'cancelled' THEN (SELECT reason FROM ${recordedOf('voyage_act', ids, past)} a WHERE voyage_id = v.id AND kind = 'cancel' ORDER BY at DESC, id DESC LIMIT 1) END AS "cancelReason",
      (SELECT voyage_no FROM voyage other WHERE other.id = v.merged_into_id) AS "mergedInto"
    FROM v
    LEFT JOIN ${entriesOf('vessel', past)} s ON s.id = v.vessel_id
    LEFT JOIN ${entriesOf('terminal', past)} load ON load.id = v.load_terminal_id
    LEFT JOIN ${entriesOf('terminal', past)} discharge ON discharge.id = v.discharge_terminal_id
    LEFT JOIN moves m ON m.id = v.id LEFT JOIN lots l ON l.id = v.id LEFT JOIN events e ON e.id = v.id
    CROSS JOIN LATERAL (SELECT coalesce(load.time_zone, 'Asia/Aqtau') AS zone) z
    ORDER BY v.laycan_from, v.dated_on, v.id`;
}

/**
 * The voyages of a month, planned for it now or first or loaded in it, and those around it that one of them can clash
 * with; and the port notices of those weeks. By the indexes on laycan and date; with `past`, as they were known.
 * @throws NotAllowed
 */
export async function programmeOf(
  person: Person | null,
  month: Month,
  past: Past | null = null,
): Promise<ProgrammeBooks> {
  mustBeAllowed(person, 'read');
  const { from, to } = daysOf(month);
  const [{ rows, cutOff }, notices] = await Promise.all([
    chosenOf(month, past).then(async ({ ids, cutOff: cut }) => {
      // Those that were merged into them since stood for themselves then, or gave them their moves.
      const merged =
        past === null
          ? []
          : await db().$queryRaw<
              { id: number }[]
            >`SELECT id FROM voyage WHERE merged_into_id = ANY (${ids}::int[])`;
      return { rows: await voyagesOf([...ids, ...merged.map(({ id }) => id)], past), cutOff: cut };
    }),
    db().$queryRaw<Notice[]>`${plannedAs(past)}
      SELECT terminal_id AS "terminalId", kind::text AS kind, draught_limit_m::float8 AS "draughtLimitM",
        valid_from::text AS from, valid_to::text AS to
      FROM ${noticesOf(past)} n WHERE valid_from <= ${to}::date AND coalesce(valid_to, 'infinity') >= ${from}::date
      ORDER BY valid_from, id`,
  ]);
  return { voyages: rows.map(voyageOf), notices, cutOff };
}

/** When each ship loads or is to load, in and around a month: what a pattern goes round. @throws NotAllowed */
export async function busyAround(person: Person | null, month: Month): Promise<Busy[]> {
  mustBeAllowed(person, 'read');
  const from = addDays(firstDay(month), -TURN_ROUND_DAYS);
  const to = addDays(lastDay(month), TURN_ROUND_DAYS);
  return db().$queryRaw<Busy[]>`
    SELECT vessel_id AS "vesselId", coalesce(first_bl_date, laycan_from, dated_on)::text AS on FROM voyage
    WHERE id = ANY (ARRAY(SELECT id FROM voyage WHERE dated_on BETWEEN ${from}::date AND ${to}::date
        UNION SELECT id FROM voyage WHERE laycan_from BETWEEN ${from}::date AND ${to}::date))
      AND vessel_id IS NOT NULL AND status <> 'cancelled' AND NOT simulated
    ORDER BY 2, 1`;
}
