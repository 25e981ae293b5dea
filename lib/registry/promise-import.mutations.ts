import 'server-only';
import type { Rows, TriedFile } from '@/lib/entry-file';
import { may, type Person } from '@/lib/people/role';
import type { RecordedTable } from '@/lib/recorded.queries';
import { ENTERING } from './entry';
import { importLines } from './import.mutations';
import { agreements, scopes } from './promise.queries';
import { companies, entriesOf, grades } from './queries';
import { refused, type Result } from '@/lib/result';
import type { PromiseKind } from './promise-columns';
import { PROMISE_FILES } from './promise-file';

const TABLES: Record<PromiseKind, RecordedTable> = {
  agreements: 'agreement',
  scopes: 'scope',
  versions: 'target_version',
};

const CALLED = { title: 'name', signedPrecision: 'signedOn' };

/**
 * Agreements, scopes or target versions from a table with the columns of their export: those that are stored are amended
 * for the file's name as reason, the others entered under the key that the file says. Tried out, sealed and written as
 * {@link importLines} says.
 */
export async function importPromises<K extends PromiseKind>(
  by: Person,
  kind: K,
  { name, table }: { name: string; table: Rows },
  seal: string | null = null,
  onlyGood = false,
): Promise<Result<TriedFile>> {
  if (!may(by, ENTERING[kind])) return refused({ reason: 'notAllowed' });
  const stored = async () => {
    const [entries, parties, known, promises, wholes] = await Promise.all([
      entriesOf(by, kind),
      companies(by),
      grades(by),
      agreements(by),
      scopes(by),
    ]);
    // One name can stand for a merged duplicate too: the entry that took its place is the one.
    const standing = <T extends { mergedInto: unknown }>(all: T[]) =>
      all.filter(({ mergedInto }) => mergedInto === null);
    const as = PROMISE_FILES[kind]({
      companies: standing(parties),
      grades: standing(known),
      agreements: promises,
      scopes: wholes,
    });
    return { as, entries };
  };
  return importLines(by, { kind, of: TABLES[kind], name, table, stored, called: CALLED }, seal, onlyGood);
}
