import 'server-only';
import type { LocalDate } from '@/lib/calendar';
import { db } from '@/lib/db';
import { mustBeAllowed, type Person } from '@/lib/people/role';
import { EVERYTHING } from './filter';
import { and, voyageConditions } from './filter.queries';
import type { Status } from './voyage';

/** What a voyage is recognised by in a short list. */
export interface FoundVoyage {
  voyageNo: string;
  vessel: string | null;
  datedOn: LocalDate;
  status: Status;
  simulated: boolean;
  blNos: string[];
}

const AT_MOST = 8;

/**
 * A few voyages by number, vessel or B/L number, in any case: the one of exactly this number, then the latest.
 * @param text without control characters, at most 100 of them
 * @throws NotAllowed
 */
export async function findVoyages(person: Person | null, text: string): Promise<FoundVoyage[]> {
  mustBeAllowed(person, 'read');
  if (text === '') return [];
  const conditions = and(voyageConditions({ ...EVERYTHING, text }, { earliest: null, latest: null }));
  return db().$queryRaw<FoundVoyage[]>`
    WITH exact AS (SELECT v.id FROM voyage v WHERE fold_text(v.voyage_no) = fold_text(${text})),
      latest AS (SELECT v.id FROM voyage v WHERE ${conditions} ORDER BY v.dated_on DESC, v.id DESC LIMIT ${AT_MOST}::int)
    SELECT v.voyage_no AS "voyageNo", s.name AS vessel, v.dated_on::text AS "datedOn", v.status::text AS status, v.simulated,
      ARRAY(SELECT l.bl_no FROM lot l WHERE l.voyage_id = v.id AND l.bl_no IS NOT NULL ORDER BY l.no) AS "blNos"
    FROM voyage v LEFT JOIN vessel s ON s.id = v.vessel_id
    WHERE v.id IN (SELECT id FROM exact UNION SELECT id FROM latest)
    ORDER BY v.id IN (SELECT id FROM exact) DESC, v.dated_on DESC, v.id DESC LIMIT ${AT_MOST}::int`;
}
