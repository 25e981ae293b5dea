import 'server-only';
import type { Rows, TriedFile } from '@/lib/entry-file';
import { may, type Person } from '@/lib/people/role';
import { refused, type Result } from '@/lib/result';
import { DELAY_REASONS } from './delay-reason';
import { ANNOTATION, PRECISIONS, readDisruption } from './disruption';
import { DISRUPTION_COLUMNS, DISRUPTIONS_NEEDED, type Filled } from './disruption-columns';
import { ENTERING } from './entry';
import { chooses, type FileKind } from './file';
import { importLines } from './import.mutations';
import { disruptions, type DisruptionEntry } from './queries';
import { emptyEntryText, textOfEntry } from './text';

/** The id names a disruption; without it the name does, which no two have. */
const FILE: FileKind<DisruptionEntry, Filled> = {
  columns: DISRUPTION_COLUMNS,
  needed: DISRUPTIONS_NEEDED,
  named: { by: 'id', of: ({ id }) => String(id), mayBeNew: false },
  textOf: (entry) => textOfEntry('disruptions', entry),
  empty: () => emptyEntryText('disruptions'),
  read: readDisruption,
  sameThing: ['name'],
  choices: {
    precision: Object.fromEntries(PRECISIONS.map((key) => [key.replace(' ', '_'), key])),
    delayReason: { '': ANNOTATION, ...chooses([...DELAY_REASONS, ANNOTATION]) },
  },
  resolve: () => [],
  printed: ({ name, begins, ends }) =>
    [name, [begins, ends].filter(Boolean).join('–')].filter(Boolean).join(' · '),
};

/**
 * Disruptions from a table with the columns of their export: those that are stored are amended for the file's name as
 * reason, the others entered. Tried out, sealed and written as {@link importLines} says.
 */
export async function importDisruptions(
  by: Person,
  { name, table }: { name: string; table: Rows },
  seal: string | null = null,
  onlyGood = false,
): Promise<Result<TriedFile>> {
  if (!may(by, ENTERING.disruptions)) return refused({ reason: 'notAllowed' });
  const stored = async () => ({ as: FILE, entries: await disruptions(by) });
  const called = { fromDate: 'begins', toDate: 'ends' };
  return importLines(
    by,
    { kind: 'disruptions', of: 'disruption', name, table, stored, called },
    seal,
    onlyGood,
  );
}
