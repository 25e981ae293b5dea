import 'server-only';
import type { Month } from '@/lib/calendar';
import { db } from '@/lib/db';
import { mustBeAllowed, type Person } from '@/lib/people/role';
import { kgFromDecimal } from '@/lib/quantity';
import { checkedFigures, type StoredFigure } from './queries';
import { linesOf, type Act, type Books, type Line, type LoggedMonth } from './reconcile';

/** B/L tonnes by month and grade, from the rollup that the database keeps with the lots; cancelled voyages are not in it. */
async function loggedMonths(): Promise<{ logged: LoggedMonth[]; logBegins: Month | null }> {
  const rows = await db().$queryRaw<
    { month: Month; grade: string | null; tonnes: string; simulated: string }[]
  >`
    SELECT to_char(m.month, 'YYYY-MM') AS month, g.name AS grade, sum(m.bl_tonnes)::text AS tonnes,
      coalesce(sum(m.bl_tonnes) FILTER (WHERE m.simulated), 0)::text AS simulated
    FROM lifting_month m LEFT JOIN grade g ON g.id = m.grade_id
    WHERE m.lots > 0 GROUP BY m.month, g.name ORDER BY m.month`;
  const logged = rows.map(({ month, grade, tonnes, simulated }) => ({
    month,
    grade,
    kg: kgFromDecimal(tonnes),
    simulatedKg: kgFromDecimal(simulated),
  }));
  return { logged, logBegins: logged[0]?.month ?? null };
}

async function actsOnLines(): Promise<Act[]> {
  const rows = await db().$queryRaw<
    (Omit<Act, 'reportedKg' | 'loggedKg'> & { reported: string; logged: string })[]
  >`
    SELECT line, kind::text AS kind, finding, explanation, reported_tonnes::text AS reported, logged_tonnes::text AS logged,
      at, by_name AS by
    FROM reconciliation_act ORDER BY id`;
  return rows.map(({ reported, logged, ...act }) => ({
    ...act,
    reportedKg: kgFromDecimal(reported),
    loggedKg: kgFromDecimal(logged),
  }));
}

export interface Reconciliation extends Books {
  figures: StoredFigure[];
  lines: Line[];
  gradeIds: Record<string, number>;
}

/** Every line of the reconciliation as it stands now, with what it is made from. @throws NotAllowed */
export async function reconciliation(person: Person | null): Promise<Reconciliation> {
  mustBeAllowed(person, 'read');
  const [{ figures, checked, evidence }, { logged, logBegins }, acts, grades] = await Promise.all([
    checkedFigures(person),
    loggedMonths(),
    actsOnLines(),
    db().$queryRaw<{ id: number; name: string }[]>`SELECT id, name FROM grade`,
  ]);
  const books = { figures, checked, evidence, logged, logBegins, acts };
  const gradeIds = Object.fromEntries(grades.map(({ id, name }) => [name.toLowerCase(), id]));
  return { ...books, lines: linesOf(books), gradeIds };
}
