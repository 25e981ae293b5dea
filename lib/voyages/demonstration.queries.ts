import 'server-only';
import { db, PLANNED_ONCE } from '@/lib/db';
import { mustBeAllowed, type Person } from '@/lib/people/role';

/** Whether anything simulated is in the log, asked of the monthly sums because it is asked on every page. */
export async function holdsSimulated(person: Person): Promise<boolean> {
  mustBeAllowed(person, 'read');
  const rows = await db().$queryRaw<{ holds: boolean }[]>`${PLANNED_ONCE}
    SELECT EXISTS (SELECT FROM lifting_month WHERE simulated AND lots > 0) AS holds`;
  return rows[0]?.holds ?? false;
}
