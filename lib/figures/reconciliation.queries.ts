import 'server-only';
import type { Month } from '@/lib/calendar';
import { db } from '@/lib/db';
import { mustBeAllowed, type Person } from '@/lib/people/role';
import { liftingMonths } from '@/lib/progress/known.queries';
import { kgFromDecimal } from '@/lib/quantity';
import { recorded, type Past } from '@/lib/recorded.queries';
import { checkedFigures, type StoredFigure } from './queries';
import { linesOf, type Act, type Books, type Line, type LoggedMonth } from './reconcile';

/** No B/L date lies outside. */
const EVERY_MONTH = ['1990-01-01', '2099-12-01'] as const;

/** B/L tonnes by month and grade, from the rollup that the database keeps with the lots; cancelled voyages are not in it. */
async function loggedMonths(past: Past | null): Promise<{ logged: LoggedMonth[]; logBegins: Month | null }> {
  const rows = await db().$queryRaw<
    { month: Month; grade: string | null; tonnes: string; simulated: string }[]
  >`
    SELECT to_char(m.month, 'YYYY-MM') AS month, g.name AS grade, sum(m.bl_tonnes)::text AS tonnes,
      coalesce(sum(m.bl_tonnes) FILTER (WHERE m.simulated), 0)::text AS simulated
    FROM ${liftingMonths(past, 'bl', ...EVERY_MONTH)} m LEFT JOIN ${recorded('grade', past)} g ON g.id = m.grade_id
    GROUP BY m.month, g.name HAVING sum(m.lots) > 0 ORDER BY m.month`;
  const logged = rows.map(({ month, grade, tonnes, simulated }) => ({
    month,
    grade,
    kg: kgFromDecimal(tonnes),
    simulatedKg: kgFromDecimal(simulated),
  }));
  return { logged, logBegins: logged[0]?.month ?? null };
}

async function actsOnLines(past: Past | null): Promise<Act[]> {
  const rows = await db().$queryRaw<
    (Omit<Act, 'reportedKg' | 'loggedKg'> & { reported: string; logged: string })[]
  >`
    SELECT line, kind::text AS kind, finding, explanation, reported_tonnes::text AS reported, logged_tonnes::text AS logged,
      at, by_name AS by
    FROM ${recorded('reconciliation_act', past)} act ORDER BY id`;
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

/** Every line of the reconciliation, now or as it stood by `past`, with what it is made from. @throws NotAllowed */
export async function reconciliation(
  person: Person | null,
  past: Past | null = null,
): Promise<Reconciliation> {
  mustBeAllowed(person, 'read');
  const [{ figures, checked, evidence }, { logged, logBegins }, acts, grades] = await Promise.all([
    checkedFigures(person, past),
    loggedMonths(past),
    actsOnLines(past),
    db().$queryRaw<{ id: number; name: string }[]>`SELECT id, name FROM ${recorded('grade', past)} g`,
  ]);
  const books = { figures, checked, evidence, logged, logBegins, acts };
  const gradeIds = Object.fromEntries(grades.map(({ id, name }) => [name.toLowerCase(), id]));
  return { ...books, lines: linesOf(books), gradeIds };
}
