import fc from 'fast-check';
import type { EntryColumn, Rows, TriedFile } from '@/lib/entry-file';
import { workbookLines, type EntryTable } from '@/lib/entry-export';
import { headingsFor, underColumns } from '@/lib/entry-headings';
import type { Person } from '@/lib/people/role';
import type { Result } from '@/lib/result';
import { workbookOf } from '@/lib/voyages/export-xlsx';
import { readTable } from '@/lib/voyages/import/table';

/** Files of entries for database tests: read as the page reads them, tried out, and imported as the answer showed. */

type Bytes = string | Uint8Array;
type Sent = { seal?: string; onlyGood?: boolean; by?: Person };
type Import = (
  by: Person,
  file: { name: string; table: Rows },
  seal: string | null,
  onlyGood: boolean,
) => Promise<Result<TriedFile>>;

/** The file is called entries.csv, which is the reason of its amendments; `by` is whoever sends it otherwise. */
export function sender(columns: readonly EntryColumn<never, string>[], work: Import, by: () => Person) {
  async function sent(file: Bytes, as: Sent = {}): Promise<Result<TriedFile>> {
    const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
    const read = await readTable(bytes, headingsFor(columns));
    if (!read.done) return read;
    const { table } = underColumns(read.value, columns, null);
    return work(as.by ?? by(), { name: 'entries.csv', table }, as.seal ?? null, as.onlyGood ?? false);
  }
  async function answered(file: Bytes, as: Sent = {}): Promise<TriedFile> {
    const result = await sent(file, as);
    if (!result.done) throw new Error(JSON.stringify(result.refusals));
    return result.value;
  }
  async function imported(file: Bytes): Promise<TriedFile> {
    const answer = await answered(file, await answered(file));
    if (!answer.imported) throw new Error(JSON.stringify(answer.lines));
    return answer;
  }
  return { sent, answered, imported };
}

export const verdicts = ({ lines }: TriedFile) => lines.map(({ verdict }) => verdict);
export const problems = ({ lines }: TriedFile) =>
  lines.flatMap(({ no, refusals }) => refusals.map(({ reason, field }) => [no, reason, field]));

export const workbook = (table: EntryTable): Promise<Uint8Array> =>
  workbookOf(
    [workbookLines(table)],
    { headers: table.names, sheets: { lines: 'Entries', about: 'About' }, about: [['What', 'a test']] },
    table.kinds.map((kind) => ({ kind, optional: false })),
  );

/** What a spreadsheet would run, part or trim is a text like another. */
export const saidText = fc
  .oneof(
    fc.constantFrom('=1+1', '-x', "'=a", '@b', 'a, "b"; c', 'т 1,5', '9.959', 'constructor', '__proto__'),
    fc.string({ minLength: 1, maxLength: 30 }),
  )
  .map((text) => text.replace(/[^\P{C}]/gu, '').trim() || 'a paper');

export const someDay = fc
  .integer({ min: 0, max: 5000 })
  .map((n) => new Date(Date.UTC(1991, 0, 1 + n)).toISOString().slice(0, 10));
