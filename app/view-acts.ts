import 'server-only';
import { revalidatePath } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { wordingOf } from '@/components/voyages/wording';
import type { Person } from '@/lib/people/role';
import { refused, type Result } from '@/lib/result';
import { amendView, putBackView, removeView, saveView } from '@/lib/views/mutations';
import type { Place } from '@/lib/views/view';
import { asSomebody } from './as-somebody';

/** Saved views of a place: who, parse, call; null when done, otherwise what is wrong in words. */

const typed = z.object({ name: z.string().max(200), shared: z.boolean(), query: z.string().max(20_000) });
const kept = z.object({ id: z.int().min(1).max(2_147_483_647), version: z.int().min(0).max(2_147_483_647) });

export type TypedView = z.infer<typeof typed>;
export type KeptView = z.infer<typeof kept>;

const PATHS: Record<Place, string> = { voyages: '/voyages', board: '/' };

async function told<Input, T>(
  place: Place,
  schema: z.ZodType<Input>,
  given: unknown,
  work: (by: Person, input: Input) => Promise<Result<T>>,
): Promise<string | null> {
  const input = schema.safeParse(given);
  const result = input.success
    ? await asSomebody((by) => work(by, input.data))
    : refused({ reason: 'malformed', values: { read: '' } });
  if (result.done) {
    revalidatePath(PATHS[place]);
    return null;
  }
  const { refusal } = wordingOf(await getTranslations('voyages'), await getTranslations('refusals'));
  return result.refusals.map(refusal).join(' ');
}

export const saveViewAt = (place: Place, view: TypedView): Promise<string | null> =>
  told(place, typed, view, (by, text) => saveView(by, place, text));

export const replaceViewAt = (place: Place, view: TypedView & KeptView): Promise<string | null> =>
  told(place, typed.extend(kept.shape), view, (by, { id, ...text }) => amendView(by, place, id, text));

export const removeViewAt = (place: Place, view: KeptView): Promise<string | null> =>
  told(place, kept, view, (by, { id, version }) => removeView(by, id, version));

export const putBackViewAt = (place: Place, view: KeptView): Promise<string | null> =>
  told(place, kept, view, (by, { id }) => putBackView(by, id));
