import 'server-only';
import { db } from '@/lib/db';
import { mustBeAllowed, type Person } from '@/lib/people/role';

export interface FoundVessel {
  id: number;
  name: string;
  imoNumber: string | null;
}

const AT_MOST = 4;

/** A few vessels by name or IMO number, in any case; merged ones are passed over. @throws NotAllowed */
export async function findVessels(person: Person | null, text: string): Promise<FoundVessel[]> {
  mustBeAllowed(person, 'read');
  if (text === '') return [];
  return db().$queryRaw<FoundVessel[]>`
    SELECT id, name, imo_number AS "imoNumber" FROM vessel
    WHERE merged_into_id IS NULL AND (strpos(fold_text(name), fold_text(${text})) > 0 OR starts_with(imo_number, ${text}))
    ORDER BY strpos(fold_text(name), fold_text(${text})), name, id LIMIT ${AT_MOST}::int`;
}
