import 'server-only';
import { db } from '@/lib/db';
import { mustBeAllowed, type Person } from '@/lib/people/role';
import { joinEvent, voyagesOf } from '@/lib/voyages/known.queries';
import { countedVoyages } from './counted.queries';
import type { Selection } from './filter';
import type { FleetRow, FleetRows } from './fleet';

/** A tanker that was away for longer was not waiting for a cargo of this route: days. */
export const AWAY_AFTER_DAYS = 60;

/**
 * The year's voyages by month with what their tankers did before: the voyage before is the tanker's last one not
 * cancelled, whatever it carried, found by the index on vessel and day. Idle is the time between the last event of it
 * and the first of this one, less one ballast passage.
 * @throws NotAllowed
 */
export async function fleetRows(
  person: Person | null,
  selection: Selection,
  year: number,
): Promise<FleetRows> {
  mustBeAllowed(person, 'read');
  const { known = null } = selection;
  const rows = await db().$queryRaw<(FleetRow & { ballastHours: number | null })[]>`
    WITH trip AS (
      SELECT c.day, v.vessel_id, v.actual_from, before.actual_to AS free_from, sailed.actual_at AS sailed, before.sailed_at AS sailed_before,
        CASE WHEN sailed.actual_precision = 'minute' AND arrived.actual_precision = 'minute'
          THEN extract(epoch FROM arrived.actual_at - sailed.actual_at)::float8 / 3600 END AS passage
      FROM (${countedVoyages({ selection, from: `${year}-01-01`, to: `${year}-12-31` })}) c
      JOIN ${voyagesOf(known)} v ON v.id = c.id
      ${joinEvent(known, 'sailed')}
      ${joinEvent(known, 'arrived')}
      LEFT JOIN LATERAL (
        SELECT p.actual_to, sailed.actual_at AS sailed_at
        FROM (
          SELECT p.* FROM ${voyagesOf(known)} p
          WHERE p.vessel_id = v.vessel_id AND (p.dated_on, p.id) < (v.dated_on, v.id)
            AND p.dated_on >= v.dated_on - ${AWAY_AFTER_DAYS}::int
            AND p.simulated = v.simulated AND p.status <> 'cancelled' AND p.actual_to <= v.actual_from
          ORDER BY p.dated_on DESC, p.id DESC LIMIT 1) p
        ${joinEvent(known, 'sailed', 'p')}) before ON true),
    ballast AS (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY passage) AS hours FROM trip WHERE passage > 0),
    spent AS (
      SELECT to_char(day, 'YYYY-MM') AS month, vessel_id, extract(epoch FROM sailed - sailed_before)::float8 / 86400 AS between_days,
        -- greatest() alone would make a zero of what is not known.
        CASE WHEN free_from IS NOT NULL AND ballast.hours IS NOT NULL THEN
          greatest(0, extract(epoch FROM actual_from - free_from)::float8 / 86400 - ballast.hours / 24) END AS idle_days
      FROM trip CROSS JOIN ballast)
    SELECT month, count(*)::int AS voyages, count(DISTINCT vessel_id)::int AS tankers,
      (count(*) - count(vessel_id))::int AS "vesselUnknown", count(between_days)::int AS turnarounds,
      percentile_cont(0.5) WITHIN GROUP (ORDER BY between_days) AS "betweenDays",
      count(idle_days)::int AS waits, sum(idle_days) AS "idleDays",
      percentile_cont(0.5) WITHIN GROUP (ORDER BY idle_days) AS "medianIdleDays",
      (SELECT hours FROM ballast) AS "ballastHours"
    FROM spent GROUP BY GROUPING SETS ((), (month)) ORDER BY month NULLS FIRST`;
  return {
    rows: rows.map(({ ballastHours: _, ...row }) => row),
    ballastHours: rows[0]?.ballastHours ?? null,
  };
}
