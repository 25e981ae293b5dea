import 'server-only';
import type { Rows, TriedFile } from '@/lib/entry-file';
import { db } from '@/lib/db';
import { may, type Person } from '@/lib/people/role';
import { kgFromDecimal } from '@/lib/quantity';
import type { RecordedTable } from '@/lib/recorded.queries';
import { ENTERING } from '@/lib/registry/entry';
import { importLines } from '@/lib/registry/import.mutations';
import { entriesOf, grades } from '@/lib/registry/queries';
import { refused, type Result } from '@/lib/result';
import type { OnwardKind } from './columns';
import { ONWARD_FILES, type NamedFigure } from './file';

const TABLES: Record<OnwardKind, RecordedTable> = {
  movements: 'movement',
  totals: 'route_total',
  costs: 'transport_cost',
};

async function namedFigures(): Promise<NamedFigure[]> {
  const rows = await db().$queryRaw<(Omit<NamedFigure, 'kg'> & { tonnes: string })[]>`
    SELECT id, key, period_start::text AS "from", period_end::text AS "to", tonnes::text AS tonnes,
      concat_ws(', ', publisher, source) AS source FROM reported_figure ORDER BY id`;
  return rows.map(({ tonnes, ...row }) => ({ ...row, kg: kgFromDecimal(tonnes) }));
}

/**
 * Movements, totals or costs from a table with the columns of their export: those that are stored are amended for the
 * file's name as reason, the others entered. Tried out, sealed and written as {@link importLines} says.
 */
export async function importOnward<K extends OnwardKind>(
  by: Person,
  kind: K,
  { name, table }: { name: string; table: Rows },
  seal: string | null = null,
  onlyGood = false,
): Promise<Result<TriedFile>> {
  if (!may(by, ENTERING[kind])) return refused({ reason: 'notAllowed' });
  const stored = async () => {
    const [entries, known, figures] = await Promise.all([entriesOf(by, kind), grades(by), namedFigures()]);
    // One name can stand for a merged duplicate too: the entry that took its place is the one.
    const standing = known.filter(({ mergedInto }) => mergedInto === null);
    return { as: ONWARD_FILES[kind]({ grades: standing, figures }), entries };
  };
  const called = { cents: 'amount' };
  return importLines(by, { kind, of: TABLES[kind], name, table, stored, called }, seal, onlyGood);
}
