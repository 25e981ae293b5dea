'use server';

import { revalidatePath } from 'next/cache';
import { asSomebody } from '@/app/as-somebody';
import { sayOfFile } from '@/app/entry-file-in';
import type { SaidOfFile } from '@/lib/entry-headings';
import { DISRUPTION_COLUMNS, DISRUPTIONS_NEEDED } from '@/lib/registry/disruption-columns';
import { importDisruptions } from '@/lib/registry/disruption-import.mutations';
import type { Result } from '@/lib/result';

/** A file of disruptions: tried out without a seal, imported with the seal of that answer. */
export async function importDisruptionFile(form: FormData): Promise<Result<SaidOfFile>> {
  const said = await asSomebody((by) =>
    sayOfFile(form, { columns: DISRUPTION_COLUMNS, needed: DISRUPTIONS_NEEDED }, (file) =>
      importDisruptions(by, file, file.seal, file.onlyGood),
    ),
  );
  // The board, its forecast and the reconciliation show them too.
  if (said.done && said.value.file.done && said.value.file.value.imported) revalidatePath('/', 'layout');
  return said;
}
