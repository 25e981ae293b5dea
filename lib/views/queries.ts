import 'server-only';
import { db } from '@/lib/db';
import { mustBeAllowed, type Person } from '@/lib/people/role';
import type { Place, SavedView } from './view';

/** One's own views of a place and those that others share there, by name. @throws NotAllowed */
export async function viewsFor(person: Person, place: Place): Promise<SavedView[]> {
  mustBeAllowed(person, 'read');
  return db().$queryRaw<SavedView[]>`
    SELECT v.id, v.name, v.shared, v.owner_id = ${person.id} AS own, u.name AS owner, v.query, v.version
    FROM saved_view v JOIN "user" u ON u.id = v.owner_id
    WHERE v.place = ${place} AND (v.shared OR v.owner_id = ${person.id})
    ORDER BY v.owner_id <> ${person.id}, fold_text(v.name), v.id`;
}
