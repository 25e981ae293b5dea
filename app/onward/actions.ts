'use server';

import { revalidatePath } from 'next/cache';
import { asSomebody } from '@/app/as-somebody';
import { sayOfFile } from '@/app/entry-file-in';
import type { SaidOfFile } from '@/lib/entry-headings';
import { COLUMNS, NEEDED } from '@/lib/onward/columns';
import { importOnward } from '@/lib/onward/import.mutations';
import { ONWARD_KINDS } from '@/lib/registry/entry';
import { refused, type Result } from '@/lib/result';

/** A file of movements, totals or costs: tried out without a seal, imported with the seal of that answer. */
export async function importOnwardFile(kind: string, form: FormData): Promise<Result<SaidOfFile>> {
  const of = ONWARD_KINDS.find((one) => one === kind);
  if (!of) return refused({ reason: 'malformed', values: { read: kind } });
  const said = await asSomebody((by) =>
    sayOfFile(form, { columns: COLUMNS[of], needed: NEEDED[of] }, (file) =>
      importOnward(by, of, file, file.seal, file.onlyGood),
    ),
  );
  if (said.done && said.value.file.done && said.value.file.value.imported)
    revalidatePath('/onward', 'layout');
  return said;
}
