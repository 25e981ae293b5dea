'use server';

import { revalidatePath } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { asSomebody } from '@/app/as-somebody';
import { wordingOf } from '@/components/voyages/wording';
import type { Person } from '@/lib/people/role';
import { refused, type Result } from '@/lib/result';
import { amendView, removeView, saveView } from '@/lib/views/mutations';

/** The log's saved views: who, parse, call; null when done, otherwise what is wrong in words. */

const typed = z.object({ name: z.string().max(200), shared: z.boolean(), query: z.string().max(20_000) });
const kept = z.object({ id: z.int().min(1).max(2_147_483_647), version: z.int().min(0).max(2_147_483_647) });

async function told<Input, T>(
  schema: z.ZodType<Input>,
  given: unknown,
  work: (by: Person, input: Input) => Promise<Result<T>>,
): Promise<string | null> {
  const input = schema.safeParse(given);
  const result = input.success
    ? await asSomebody((by) => work(by, input.data))
    : refused({ reason: 'malformed', values: { read: '' } });
  if (result.done) {
    revalidatePath('/voyages');
    return null;
  }
  const { refusal } = wordingOf(await getTranslations('voyages'), await getTranslations('refusals'));
  return result.refusals.map(refusal).join(' ');
}

export async function saveLogView(view: z.infer<typeof typed>): Promise<string | null> {
  return told(typed, view, (by, text) => saveView(by, 'voyages', text));
}

export async function replaceLogView(
  view: z.infer<typeof typed> & z.infer<typeof kept>,
): Promise<string | null> {
  return told(typed.extend(kept.shape), view, (by, { id, ...text }) => amendView(by, 'voyages', id, text));
}

export async function removeLogView(view: z.infer<typeof kept>): Promise<string | null> {
  return told(kept, view, (by, { id, version }) => removeView(by, id, version));
}
