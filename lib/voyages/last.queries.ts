import 'server-only';
import { db } from '@/lib/db';
import { mustBeAllowed, type Person } from '@/lib/people/role';

/** So far back the history is read for what somebody logged last. */
const REVISIONS = 20_000;

/**
 * The number of the latest voyage of the vessel or, without one, of the last that this person logged; cancelled ones
 * are passed over. Null when there is none. @throws NotAllowed
 */
export async function lastVoyageNo(person: Person | null, vesselId: number | null): Promise<string | null> {
  mustBeAllowed(person, 'logVoyages');
  const rows =
    vesselId === null
      ? await db().$queryRaw<{ no: string }[]>`
          SELECT v.voyage_no AS no FROM revision r JOIN voyage v ON v.id = r.voyage_id
          WHERE r.id > (SELECT max(id) FROM revision) - ${REVISIONS}::int AND r.actor_id = ${person?.id ?? ''}
            AND r.table_name = 'voyage' AND r.action = 'insert' AND v.status <> 'cancelled'
          ORDER BY r.id DESC LIMIT 1`
      : await db().$queryRaw<{ no: string }[]>`
          SELECT voyage_no AS no FROM voyage WHERE vessel_id = ${vesselId} AND status <> 'cancelled'
          ORDER BY dated_on DESC, id DESC LIMIT 1`;
  return rows[0]?.no ?? null;
}
