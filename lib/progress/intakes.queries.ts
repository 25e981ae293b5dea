import 'server-only';
import { db } from '@/lib/db';
import { mustBeAllowed, type Person } from '@/lib/people/role';
import { kgFromDecimal } from '@/lib/quantity';
import { entriesOf } from '@/lib/recorded.queries';
import { draughtLimits } from '@/lib/voyages/draught.queries';
import { voyagesOf } from '@/lib/voyages/known.queries';
import { countedVoyages } from './counted.queries';
import type { Selection } from './filter';
import type { IntakeRow } from './intakes';

type StoredRow = Omit<IntakeRow, 'deadweightKg' | 'intakesKg'> & {
  deadweight: string | null;
  intakes: string[];
};

/**
 * Intakes of the year's voyages with what their vessels can take. The whole intake of a voyage counts, also what is in
 * lots outside of the selection: it is what deadweight and draught speak of.
 * @throws NotAllowed
 */
export async function intakeRows(
  person: Person | null,
  selection: Selection,
  year: number,
): Promise<IntakeRow[]> {
  mustBeAllowed(person, 'read');
  const { known = null } = selection;
  const rows = await db().$queryRaw<StoredRow[]>`
    WITH loaded AS MATERIALIZED (
      SELECT v.id, c.day AS counted, v.bl_tonnes, v.vessel_id, v.load_terminal_id, v.discharge_terminal_id,
        coalesce(v.first_bl_date, v.dated_on) AS day
      FROM (${countedVoyages({ selection, from: `${year}-01-01`, to: `${year}-12-31` })}) c
      JOIN ${voyagesOf(known)} v ON v.id = c.id),
    ${draughtLimits(known)}
    SELECT to_char(v.counted, 'YYYY-MM') AS month, s.deadweight_tonnes::text AS deadweight,
      s.laden_draught_m::float8 AS "ladenDraughtM", s.tpc_t_per_cm::float8 AS tpc, n.limit_m::float8 AS "limitM",
      array_agg(v.bl_tonnes::text ORDER BY v.id) AS intakes
    FROM loaded v LEFT JOIN draught_limit n ON n.id = v.id
    LEFT JOIN ${entriesOf('vessel', known)} s ON s.id = v.vessel_id
    GROUP BY 1, s.id, s.deadweight_tonnes, s.laden_draught_m, s.tpc_t_per_cm, n.limit_m`;
  return rows.map(({ deadweight, intakes, ...row }) => ({
    ...row,
    deadweightKg: deadweight === null ? null : kgFromDecimal(deadweight),
    intakesKg: intakes.map((tonnes) => kgFromDecimal(tonnes)),
  }));
}
