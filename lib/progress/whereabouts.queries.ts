import 'server-only';
import type { LocalDate } from '@/lib/calendar';
import { db } from '@/lib/db';
import { mustBeAllowed, type Person } from '@/lib/people/role';
import { entriesOf, orFirst, recorded } from '@/lib/recorded.queries';
import { joinEvent, partsOf, voyagesOf } from '@/lib/voyages/known.queries';
import { Prisma } from '@/prisma/generated/client';
import type { Selection } from './filter';
import type { Berth, TankerRow } from './whereabouts';

/** How far it looks back for a tanker's latest voyage, in days, and how many tankers are shown: the latest heard of. */
export const LOOK_BACK_DAYS = 45;
export const TANKERS_SHOWN = 40;
/** Of how many latest voyages the median passage is taken. */
const PASSAGES = 200;

/** A terminal joined under that name, as {@link Berth}; null where there is none. */
const berth = (of: 'l' | 'd') => {
  const t = Prisma.raw(of);
  return Prisma.sql`CASE WHEN ${t}.id IS NOT NULL THEN json_build_object('id', ${t}.id, 'name', ${t}.name, 'port', ${t}.port,
    'timeZone', ${t}.time_zone, 'role', ${t}.role, 'latitude', ${t}.latitude::float8, 'longitude', ${t}.longitude::float8) END`;
};

export interface WhereaboutsRows {
  tankers: TankerRow[];
  /** Tankers heard of in the days looked back; more than are shown. */
  heardOf: number;
  terminals: Berth[];
  passageHours: number | null;
}

/**
 * The latest voyage of each tanker with something actual in the last days, by the index on the day; the cargo does
 * not matter. A voyage whose vessel is not known cannot be told from another and is not shown.
 * @throws NotAllowed
 */
export async function whereaboutsRows(
  person: Person | null,
  { data, known = null }: Pick<Selection, 'data' | 'known'>,
  today: LocalDate,
): Promise<WhereaboutsRows> {
  mustBeAllowed(person, 'read');
  const simulated = data === 'all' ? null : data === 'simulated';
  const [tankers, terminals, [passage]] = await Promise.all([
    db().$queryRaw<(TankerRow & { heardOf: number })[]>`
      WITH latest AS (
        SELECT DISTINCT ON (vessel_id) * FROM ${voyagesOf(known)} v
        WHERE dated_on >= ${today}::date - ${LOOK_BACK_DAYS}::int AND vessel_id IS NOT NULL AND actual_to IS NOT NULL
          AND status <> 'cancelled' AND (${simulated}::boolean IS NULL OR simulated = ${simulated}::boolean)
        ORDER BY vessel_id, actual_to DESC, id DESC),
      shown AS (
        SELECT *, (count(*) OVER ())::int AS heard_of FROM latest ORDER BY actual_to DESC, id LIMIT ${TANKERS_SHOWN}::int),
      event AS (SELECT e.* FROM ${partsOf('voyage_event', known, 'shown')} e WHERE e.voyage_id IN (SELECT id FROM shown))
      SELECT s.id AS "vesselId", s.name, v.voyage_no AS "voyageNo", v.simulated, v.heard_of AS "heardOf",
        coalesce(e.name, 'loading_completed')::text AS event, coalesce(e.actual_at, v.actual_to) AS at,
        coalesce(e.actual_precision, 'day')::text AS precision, coalesce(a.estimated_at, a.planned_at) AS "expectedAt",
        ${berth('l')} AS load, ${berth('d')} AS discharge
      FROM shown v JOIN ${entriesOf('vessel', known)} s ON s.id = v.vessel_id
      LEFT JOIN LATERAL (
        SELECT name, actual_at, actual_precision FROM event
        WHERE voyage_id = v.id AND actual_at IS NOT NULL ORDER BY name DESC LIMIT 1) e ON true
      LEFT JOIN event a ON a.voyage_id = v.id AND a.name = 'arrived'
      LEFT JOIN ${entriesOf('terminal', known)} l ON l.id = v.load_terminal_id
      LEFT JOIN ${entriesOf('terminal', known)} d ON d.id = v.discharge_terminal_id
      ORDER BY at DESC, v.id`,
    db().$queryRaw<Berth[]>`
      SELECT id, name, port, time_zone AS "timeZone", role::text AS role, latitude::float8 AS latitude, longitude::float8 AS longitude
      FROM ${recorded('terminal', orFirst(known, 'terminal'))} t ORDER BY latitude DESC NULLS LAST, id`,
    db().$queryRaw<{ hours: number | null }[]>`
      SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM arrived.actual_at - sailed.actual_at)::float8 / 3600) AS hours
      FROM (SELECT v.* FROM ${voyagesOf(known)} v
        WHERE dated_on <= ${today}::date AND status IN ('discharged', 'closed')
          AND (${simulated}::boolean IS NULL OR simulated = ${simulated}::boolean)
        ORDER BY dated_on DESC, id DESC LIMIT ${PASSAGES}::int) v
      ${joinEvent(known, 'sailed')}
      ${joinEvent(known, 'arrived')}
      WHERE sailed.actual_precision = 'minute' AND arrived.actual_precision = 'minute'`,
  ]);
  return {
    tankers: tankers.map(({ heardOf: _, ...row }) => row),
    heardOf: tankers[0]?.heardOf ?? 0,
    terminals,
    passageHours: passage?.hours ?? null,
  };
}
