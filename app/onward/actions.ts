'use server';

import { revalidatePath } from 'next/cache';
import { asSomebody } from '@/app/as-somebody';
import { entryFileIn } from '@/app/entry-file-in';
import type { TriedFile } from '@/lib/entry-file';
import { importOnward } from '@/lib/onward/import.mutations';
import { ONWARD_KINDS } from '@/lib/registry/entry';
import { refused, type Result } from '@/lib/result';

/** A file of movements, totals or costs: tried out without a seal, imported with the seal of that answer. */
export async function importOnwardFile(kind: string, form: FormData): Promise<Result<TriedFile>> {
  const of = ONWARD_KINDS.find((one) => one === kind);
  if (!of) return refused({ reason: 'malformed', values: { read: kind } });
  const result = await asSomebody(async (by) => {
    const file = await entryFileIn(form);
    return file.done ? importOnward(by, of, file.value, file.value.seal) : file;
  });
  if (result.done && result.value.imported) revalidatePath('/onward', 'layout');
  return result;
}
