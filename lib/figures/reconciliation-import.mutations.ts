import 'server-only';
import type { Rows, TriedFile } from '@/lib/entry-file';
import { importEntries, type EntryFile } from '@/lib/entry-file.mutations';
import { may, type Person } from '@/lib/people/role';
import { done, refused, type Result } from '@/lib/result';
import { actingLines, type ActingLine } from './reconciliation-file';
import { recordAct } from './reconciliation.mutations';
import { reconciliation } from './reconciliation.queries';

/**
 * Explanations, signatures and withdrawals from a table with the columns of the reconciliation's export: acts of whoever
 * imports it, on the numbers that the file says. Tried out, sealed and written as {@link importEntries} says.
 */
export async function importReconciliation(
  by: Person,
  { name, table }: { name: string; table: Rows },
  seal: string | null = null,
  onlyGood = false,
): Promise<Result<TriedFile>> {
  if (!may(by, 'signReconciliation')) return refused({ reason: 'notAllowed' });
  const judge = async () => {
    const { lines } = await reconciliation(by);
    const read = actingLines(table, lines);
    if (!read.done) return read;
    return done<EntryFile<ActingLine>>({
      name,
      judged: read.value,
      // Acts are added and never changed: what stands is in what was judged.
      versions: read.value.map(() => 1),
      writeLine: async (tx, { acts }) => {
        for (const act of acts) await recordAct(tx, by, act);
      },
    });
  };
  return importEntries(by, 'reconciliation_act', judge, seal, onlyGood);
}
