import 'server-only';
import { addDays, firstDay, lastDay, type LocalDate, type Month } from '@/lib/calendar';
import { db } from '@/lib/db';
import { mustBeAllowed, type Person } from '@/lib/people/role';
import { kgFromDecimal, type Kg } from '@/lib/quantity';
import type { Notice } from './clash';
import { TURN_ROUND_DAYS, type Busy } from './pattern';
import type { Laycan, Move, ProgrammeLot, ProgrammeVoyage } from './programme';
import { PROPOSED_WITHIN_DAYS } from './proposal';

/** A month of this trade has thirteen to twenty voyages; a log of another scale is cut off, and the page says so. */
export const LINES_AT_MOST = 300;

/** Days beyond the month whose voyages can still clash with it, or be one with one of it: a laycan has its length too. */
const AROUND_DAYS = Math.max(TURN_ROUND_DAYS, PROPOSED_WITHIN_DAYS) + 7;

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

/**
 * The voyages of a month, planned for it now or first or loaded in it, and those around it that one of them can clash
 * with; and the port notices of those weeks. By the indexes on laycan and date. @throws NotAllowed
 */
export async function programmeOf(person: Person | null, month: Month): Promise<ProgrammeBooks> {
  mustBeAllowed(person, 'read');
  const [first, last] = [firstDay(month), lastDay(month)];
  const [from, to] = [addDays(first, -AROUND_DAYS), addDays(last, AROUND_DAYS)];
  const [rows, notices] = await Promise.all([
    db().$queryRaw<Row[]>`
      WITH chosen AS (
        SELECT id FROM (SELECT id FROM voyage WHERE laycan_from BETWEEN ${first}::date AND ${last}::date ORDER BY laycan_from, id LIMIT ${LINES_AT_MOST}::int) a
        UNION SELECT voyage_id FROM (SELECT voyage_id FROM programme_move WHERE from_laycan_from BETWEEN ${first}::date AND ${last}::date ORDER BY from_laycan_from LIMIT ${LINES_AT_MOST}::int) b
        UNION SELECT id FROM (SELECT id FROM voyage WHERE dated_on BETWEEN ${from}::date AND ${to}::date ORDER BY dated_on, id LIMIT ${LINES_AT_MOST}::int) c
        UNION SELECT id FROM (SELECT id FROM voyage WHERE laycan_from BETWEEN ${from}::date AND ${to}::date ORDER BY laycan_from, id LIMIT ${LINES_AT_MOST}::int) d)
      SELECT v.voyage_no AS "voyageNo", v.version, v.simulated, v.status::text AS status,
        v.laycan_from::text AS "laycanFrom", v.laycan_to::text AS "laycanTo",
        CASE WHEN s.id IS NOT NULL THEN jsonb_build_object('id', s.id, 'name', s.name, 'deadweight', s.deadweight_tonnes::text,
          'ladenDraughtM', s.laden_draught_m, 'tpc', s.tpc_t_per_cm) END AS vessel,
        CASE WHEN load.id IS NOT NULL THEN jsonb_build_object('id', load.id, 'name', load.name, 'berths', load.berths) END AS load,
        CASE WHEN discharge.id IS NOT NULL THEN jsonb_build_object('id', discharge.id, 'name', discharge.name, 'berths', discharge.berths) END AS discharge,
        m.moves, l.lots, (e.arrived AT TIME ZONE z.zone)::date::text AS "arrivedOn", (e.nor AT TIME ZONE z.zone)::date::text AS "norOn",
        coalesce(v.first_bl_date, (e.loading AT TIME ZONE z.zone)::date)::text AS "loadedOn",
        coalesce((v.actual_from AT TIME ZONE z.zone)::date, v.first_bl_date)::text AS "begunOn",
        CASE v.status WHEN 'cancelled' THEN (SELECT reason FROM voyage_act WHERE voyage_id = v.id AND kind = 'cancel' ORDER BY at DESC, id DESC LIMIT 1) END AS "cancelReason",
        (SELECT voyage_no FROM voyage other WHERE other.id = v.merged_into_id) AS "mergedInto"
      FROM voyage v
      LEFT JOIN vessel s ON s.id = v.vessel_id
      LEFT JOIN terminal load ON load.id = v.load_terminal_id
      LEFT JOIN terminal discharge ON discharge.id = v.discharge_terminal_id
      CROSS JOIN LATERAL (SELECT coalesce(load.time_zone, 'Asia/Aqtau') AS zone) z
      CROSS JOIN LATERAL (
        SELECT coalesce(jsonb_agg(jsonb_build_object('gradeId', grade_id, 'shipperId', shipper_id, 'planned', planned_tonnes::text, 'bl', bl_tonnes::text, 'blDate', bl_date) ORDER BY no), '[]') AS lots
        FROM lot WHERE voyage_id = v.id) l
      CROSS JOIN LATERAL (
        SELECT min(actual_at) FILTER (WHERE name = 'load_arrived') AS arrived, min(actual_at) FILTER (WHERE name = 'load_nor_tendered') AS nor,
          min(actual_at) FILTER (WHERE name IN ('loading_commenced', 'loading_completed', 'sailed')) AS loading
        FROM voyage_event WHERE voyage_id = v.id AND actual_at IS NOT NULL AND name <= 'sailed') e
      CROSS JOIN LATERAL (
        SELECT coalesce(jsonb_agg(jsonb_build_object('from', p.from_laycan_from, 'fromTo', coalesce(p.from_laycan_to, p.from_laycan_from),
          'to', p.to_laycan_from, 'toTo', p.to_laycan_to, 'at', p.at, 'by', p.by_name, 'reason', p.reason) ORDER BY p.id), '[]') AS moves
        FROM programme_move p WHERE p.voyage_id = v.id OR p.voyage_id = ANY (ARRAY(SELECT id FROM voyage WHERE merged_into_id = v.id))) m
      WHERE v.id = ANY (ARRAY(SELECT id FROM chosen))
      ORDER BY v.laycan_from, v.dated_on, v.id`,
    db().$queryRaw<Notice[]>`
      SELECT terminal_id AS "terminalId", kind::text AS kind, draught_limit_m::float8 AS "draughtLimitM",
        valid_from::text AS from, valid_to::text AS to
      FROM port_notice WHERE valid_from <= ${to}::date AND coalesce(valid_to, 'infinity') >= ${from}::date
      ORDER BY valid_from, id`,
  ]);
  return { voyages: rows.map(voyageOf), notices, cutOff: rows.length >= LINES_AT_MOST };
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
