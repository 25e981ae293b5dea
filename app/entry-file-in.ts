import 'server-only';
import { FILE_AT_MOST, type EntryColumn, type Rows, type TriedFile } from '@/lib/entry-file';
import { headingsFor, underColumns, type SaidOfFile } from '@/lib/entry-headings';
import { done, refused, type Result } from '@/lib/result';
import { readTable } from '@/lib/voyages/import/table';

/** What a kind of entries is read from. */
interface Kind {
  columns: readonly EntryColumn<never, string>[];
  needed: readonly string[];
}

export interface SentFile {
  name: string;
  table: Rows;
  /** Of the answer that is agreed to; null while it is tried out. */
  seal: string | null;
  onlyGood: boolean;
}

/** The file of entries that a form sends, under the columns that it says or that its headings suggest. */
export async function sayOfFile(
  form: FormData,
  { columns, needed }: Kind,
  work: (file: SentFile) => Promise<Result<TriedFile>>,
): Promise<Result<SaidOfFile>> {
  const [body, name, seal] = [form.get('file'), form.get('name'), form.get('seal')];
  if (!(body instanceof Blob) || typeof name !== 'string' || name.length > 300)
    return refused({ reason: 'malformed', values: { read: '' } });
  if (body.size > FILE_AT_MOST) return refused({ reason: 'entryFileTooLarge' });
  const read = await readTable(new Uint8Array(await body.arrayBuffer()), headingsFor(columns));
  if (!read.done) return read;
  const under = underColumns(read.value, columns, chosenIn(form));
  const file = await work({
    name,
    table: under.table,
    seal: typeof seal === 'string' ? seal : null,
    onlyGood: form.get('only') === 'good',
  });
  const held = new Set(
    file.done ? file.value.lines.filter(({ verdict }) => verdict === 'refused').map(({ no }) => no) : [],
  );
  return done({
    columns: under.columns,
    choices: columns.map((of) => ({ name: of.name, fills: of.fills, needed: needed.includes(of.name) })),
    file,
    heldBack: read.value.rows.filter(({ no }) => held.has(no)),
  });
}

function chosenIn(form: FormData): string[] | null {
  const chosen = form.getAll('column').map(String);
  return chosen.length === 0 ? null : chosen;
}
