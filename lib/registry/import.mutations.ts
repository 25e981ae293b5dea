import 'server-only';
import { fieldsThatDiffer, verdictOf, type JudgedLine, type Rows, type TriedFile } from '@/lib/entry-file';
import { Held, importEntries, type EntryFile } from '@/lib/entry-file.mutations';
import type { Person } from '@/lib/people/role';
import type { RecordedTable } from '@/lib/recorded.queries';
import { done, type Result } from '@/lib/result';
import type { Kind } from './entry';
import { entryLines, type EntryLine, type FileKind } from './file';
import { entryTable } from './mutations';

type Stored = { id: number; version: number };
type Line = EntryLine<Stored>;
type Judged = JudgedLine & { line: Line };

interface KindFile<Of extends Stored, Fills extends string> {
  kind: Kind;
  /** Where entries of the kind are kept. */
  of: RecordedTable;
  /** The reason of every amendment. */
  name: string;
  table: Rows;
  /** How the file is read, and what is stored. */
  stored: () => Promise<{ as: FileKind<Of, Fills>; entries: readonly Of[] }>;
  /** Fields of the form under the names of the facts that they are read as. */
  called?: Called;
}

type Called = Readonly<Record<string, string>>;

/**
 * Entries of one kind: those that are stored are amended for the file's name as reason, the others entered. Tried out,
 * sealed and written as {@link importEntries} says; who may is asked by the caller.
 */
export async function importLines<Of extends Stored, Fills extends string>(
  by: Person,
  { kind, of, name, table, stored, called }: KindFile<Of, Fills>,
  seal: string | null,
  onlyGood: boolean,
): Promise<Result<TriedFile>> {
  const judged = async () => {
    const { as, entries } = await stored();
    const read = entryLines(as, table, entries);
    if (!read.done) return read;
    const follows = as.follows?.field;
    return done(
      fileOf(
        kind,
        name,
        read.value.map((line) => judge(line, called, follows)),
        follows,
      ),
    );
  };
  return importEntries(by, of, judged, seal, onlyGood);
}

/** `follows`: the field that takes the id of the entry that a line follows. */
function fileOf(kind: Kind, name: string, judged: Judged[], follows: string | undefined): EntryFile<Judged> {
  const made = new Map<string, number>();
  return {
    name,
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
  };
}

function judge(line: Line, called: Called | undefined, follows: string | undefined): Judged {
  const { no, before, printed, facts, was, values, refusals } = line;
  const key = before ? String(before.id) : '';
  const changes = facts && before ? changesOf(facts, was, called) : [];
  if (before && follows !== undefined && line.follows !== '' && !changes.includes(follows))
    changes.push(follows);
  const verdict = verdictOf(refusals, before !== null, changes);
  return { no, key, printed, verdict, changes, values, refusals, notes: [], line };
}

/** What no form could save today is amended by whatever the file says. */
const changesOf = (facts: object, was: object | null, called: Called | undefined): string[] =>
  was === null ? ['note'] : fieldsThatDiffer<Record<string, unknown>>({ ...was }, { ...facts }, called);
