import 'server-only';
import { FILE_AT_MOST, type Rows } from '@/lib/entry-file';
import { done, refused, type Result } from '@/lib/result';
import { readTable } from '@/lib/voyages/import/table';

/** The file of entries that a form sends, with the seal of the answer that is agreed to; null while it is tried out. */
export async function entryFileIn(
  form: FormData,
): Promise<Result<{ name: string; table: Rows; seal: string | null }>> {
  const [file, name, seal] = [form.get('file'), form.get('name'), form.get('seal')];
  if (!(file instanceof Blob) || typeof name !== 'string' || name.length > 300)
    return refused({ reason: 'malformed', values: { read: '' } });
  if (file.size > FILE_AT_MOST) return refused({ reason: 'entryFileTooLarge' });
  const table = await readTable(new Uint8Array(await file.arrayBuffer()));
  return table.done
    ? done({ name, table: table.value, seal: typeof seal === 'string' ? seal : null })
    : table;
}
