import 'server-only';
import { fieldsThatDiffer, verdictOf, type JudgedLine, type Rows, type TriedFile } from '@/lib/entry-file';
import { Held, importEntries, standNow, type Stand } from '@/lib/entry-file.mutations';
import { db } from '@/lib/db';
import { may, type Person } from '@/lib/people/role';
import { kgFromDecimal } from '@/lib/quantity';
import { ENTERING } from '@/lib/registry/entry';
import { entryTable } from '@/lib/registry/mutations';
import { entriesOf, grades } from '@/lib/registry/queries';
import { refused, type Result } from '@/lib/result';
import type { OnwardKind } from './columns';
import { onwardLines, type NamedFigure, type OnwardLine } from './file';

type Judged = JudgedLine & { line: OnwardLine };

const TABLES: Record<OnwardKind, Stand['table']> = {
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
 * file's name as reason, the others entered. Tried out, sealed and written as {@link importEntries} says.
 */
export async function importOnward(
  by: Person,
  kind: OnwardKind,
  { name, table }: { name: string; table: Rows },
  seal: string | null = null,
): Promise<Result<TriedFile>> {
  if (!may(by, ENTERING[kind])) return refused({ reason: 'notAllowed' });
  const stand = await standNow(TABLES[kind]);
  const [entries, known, figures] = await Promise.all([entriesOf(by, kind), grades(by), namedFigures()]);
  // One name can stand for a merged duplicate too: the entry that took its place is the one.
  const standing = known.filter(({ mergedInto }) => mergedInto === null);
  const read = onwardLines(kind, table, { entries, grades: standing, figures });
  if (!read.done) return read;
  const judged = read.value.map(judge);
  return importEntries(
    by,
    {
      name,
      stand,
      judged,
      versions: judged.map(({ line }) => line.before?.version ?? 0),
      writeLine: async (tx, { line }) => {
        const row = entryTable(kind, line.text);
        if (!row.done) throw new Error(`line ${line.no} was not read`);
        if (line.before === null) return void (await row.value.create(tx));
        const { id, version } = line.before;
        if ((await row.value.amend(tx, { id, version })).count === 0) throw new Held();
      },
    },
    seal,
  );
}

function judge(line: OnwardLine): Judged {
  const { no, before, printed, facts, was, refusals } = line;
  // What no form could save today is amended by whatever the file says.
  const changes =
    facts && before ? (was ? fieldsThatDiffer(was, facts, { cents: 'amount' }) : ['tonnes']) : [];
  const verdict = verdictOf(refusals, before !== null, changes);
  return { no, key: before ? String(before.id) : '', printed, verdict, changes, refusals, line };
}
