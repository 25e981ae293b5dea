import 'server-only';
import { fieldsThatDiffer, verdictOf, type JudgedLine, type TriedFile } from '@/lib/entry-file';
import { Held, importEntries, type Stand } from '@/lib/entry-file.mutations';
import type { Person } from '@/lib/people/role';
import type { Result } from '@/lib/result';
import type { Kind } from './entry';
import type { EntryLine } from './file';
import { entryTable } from './mutations';

type Line = EntryLine<{ id: number; version: number }>;
type Judged = JudgedLine & { line: Line };

interface KindFile {
  kind: Kind;
  /** The reason of every amendment. */
  name: string;
  stand: Stand;
  lines: readonly Line[];
  /** Fields of the form under the names of the facts that they are read as. */
  called?: Readonly<Record<string, string>>;
  /** The field that takes the id of the entry that a line follows. */
  follows?: string;
}

/**
 * Entries of one kind: those that are stored are amended for the file's name as reason, the others entered. Tried out,
 * sealed and written as {@link importEntries} says; who may is asked by the caller.
 */
export async function importLines(
  by: Person,
  { kind, name, stand, lines, called, follows }: KindFile,
  seal: string | null,
  onlyGood: boolean,
): Promise<Result<TriedFile>> {
  const judged = lines.map((line) => judge(line, called, follows));
  const made = new Map<string, number>();
  return importEntries(
    by,
    {
      name,
      stand,
      judged,
      versions: judged.map(({ line }) => line.before?.version ?? 0),
      naming:
        follows === undefined
          ? undefined
          : {
              keyOf: ({ line }) => line.name,
              names: ({ line }) => [line.follows],
              circle: { reason: 'followsInCircle', field: follows },
            },
      writeLine: async (tx, { line }) => {
        const followed =
          follows === undefined || line.follows === '' ? {} : { [follows]: made.get(line.follows) };
        const row = entryTable(kind, { ...line.text, ...followed });
        if (!row.done) throw new Error(`line ${line.no} was not read`);
        if (line.before === null) {
          const { id } = await row.value.create(tx, line.name || undefined);
          made.set(line.name, id);
          return;
        }
        const { id, version } = line.before;
        if ((await row.value.amend(tx, { id, version })).count === 0) throw new Held();
      },
    },
    seal,
    onlyGood,
  );
}

function judge(line: Line, called: KindFile['called'], follows: string | undefined): Judged {
  const { no, before, printed, facts, was, values, refusals } = line;
  const key = before ? String(before.id) : '';
  const changes = facts && before ? changesOf(facts, was, called) : [];
  if (before && follows !== undefined && line.follows !== '' && !changes.includes(follows))
    changes.push(follows);
  const verdict = verdictOf(refusals, before !== null, changes);
  return { no, key, printed, verdict, changes, values, refusals, notes: [], line };
}

/** What no form could save today is amended by whatever the file says. */
const changesOf = (facts: object, was: object | null, called: KindFile['called']): string[] =>
  was === null ? ['note'] : fieldsThatDiffer<Record<string, unknown>>({ ...was }, { ...facts }, called);
