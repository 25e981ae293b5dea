'use server';

import { revalidatePath } from 'next/cache';
import { asSomebody } from '@/app/as-somebody';
import { sayOfFile } from '@/app/entry-file-in';
import type { SaidOfFile } from '@/lib/entry-headings';
import { PROMISE_KINDS } from '@/lib/registry/entry';
import { refused, type Result } from '@/lib/result';
import { COLUMNS, NEEDED } from '@/lib/registry/promise-columns';
import { importPromises } from '@/lib/registry/promise-import.mutations';

/** A file of agreements, scopes or target versions: tried out without a seal, imported with the seal of that answer. */
export async function importPromiseFile(kind: string, form: FormData): Promise<Result<SaidOfFile>> {
  const of = PROMISE_KINDS.find((one) => one === kind);
  if (!of) return refused({ reason: 'malformed', values: { read: kind } });
  const said = await asSomebody((by) =>
    sayOfFile(form, { columns: COLUMNS[of], needed: NEEDED[of] }, (file) =>
      importPromises(by, of, file, file.seal, file.onlyGood),
    ),
  );
  // The board stands on them too.
  if (said.done && said.value.file.done && said.value.file.value.imported) revalidatePath('/', 'layout');
  return said;
}
