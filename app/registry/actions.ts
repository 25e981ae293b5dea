'use server';

import { revalidatePath } from 'next/cache';
import { headers } from 'next/headers';
import { z } from 'zod';
import { answer } from '@/app/answer';
import type { Saved } from '@/components/registry/use-amendable';
import type { Person } from '@/lib/people/role';
import { KINDS, MERGEABLE, type EntryText, type Kind, type Mergeable } from '@/lib/registry/entry';
import { mergeEntries } from '@/lib/registry/merge.mutations';
import * as registry from '@/lib/registry/mutations';
import { entryOf } from '@/lib/registry/queries';
import { entryHistory } from '@/lib/registry/record.queries';
import { textOfEntry } from '@/lib/registry/text';
import { refused, type Result } from '@/lib/result';
import { whoIs } from '@/lib/session';

/** Who, parse, call, answer. What is typed into an entry is parsed by the mutation. */

const id = z.int().min(1).max(2_147_483_647);
const version = z.int().min(0).max(2_147_483_647);
const reason = z.string().max(4000);
const MALFORMED = refused({ reason: 'malformed', values: { read: '' } });

async function asSomebody<T>(work: (by: Person) => Promise<Result<T>>): Promise<Result<T>> {
  const result = await answer(async () => {
    const by = await whoIs(await headers());
    return by ? work(by) : refused({ reason: 'notSignedIn' });
  });
  // Names, limits and sums stand on many pages.
  if (result.done) revalidatePath('/', 'layout');
  return result;
}

export async function createEntry(kind: Kind, text: EntryText): Promise<Saved<EntryText, { id: number }>> {
  const parsed = z.enum(KINDS).safeParse(kind);
  return parsed.success ? asSomebody((by) => registry.createEntry(by, parsed.data, text)) : MALFORMED;
}

const amendment = z.object({ kind: z.enum(KINDS), id, version, reason });

/** When somebody else was faster, what they saved comes back with the refusal. */
export async function amendEntry(
  of: { kind: Kind; id: number },
  text: EntryText,
  amended: { version: number; reason: string } | null,
): Promise<Saved<EntryText, { id: number }>> {
  const parsed = amendment.safeParse({ ...of, ...amended });
  if (!parsed.success) return MALFORMED;
  const { kind, id: key, ...at } = parsed.data;
  const result = await asSomebody((by) => registry.amendEntry(by, kind, key, { ...at, text }));
  if (result.done || !result.refusals.some((refusal) => refusal.reason === 'changedMeanwhile')) return result;
  const person = await whoIs(await headers());
  const [entry, [last]] = await Promise.all([entryOf(person, kind, key), entryHistory(person, kind, key)]);
  if (!entry || !last) return result;
  const { by, reason: why } = last;
  return { ...result, now: { version: entry.version, text: textOfEntry(kind, entry), by, reason: why } };
}

const merging = z.object({
  kind: z.enum(MERGEABLE),
  fromId: id,
  intoId: id,
  fromVersion: version,
  intoVersion: version,
});

export async function merge(
  of: { kind: Mergeable; fromId: number; intoId: number; fromVersion: number; intoVersion: number },
  why: string,
): Promise<Result<{ moved: number }>> {
  const parsed = merging.extend({ reason }).safeParse({ ...of, reason: why });
  if (!parsed.success) return MALFORMED;
  const { kind, ...what } = parsed.data;
  return asSomebody((by) => mergeEntries(by, kind, what));
}
