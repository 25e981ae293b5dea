'use server';

import { headers } from 'next/headers';
import { refresh } from 'next/cache';
import { z } from 'zod';
import { answer } from '@/app/answer';
import * as evidence from '@/lib/evidence/mutations';
import type { Person } from '@/lib/people/role';
import { refused, type Result } from '@/lib/result';
import { whoIs } from '@/lib/session';

/** Who, parse, call, answer. */

const voyageNo = z
  .string()
  .min(1)
  .max(60)
  .refine((text) => !text.includes('\0'));
const id = z.int().min(1).max(2_147_483_647);
const removal = z.object({ voyageNo, id, reason: z.string().max(4000) });
const remark = z.object({ voyageNo, text: z.string().max(20_000) });
const withdrawal = z.object({ voyageNo, id });

async function parsed<Input>(
  schema: z.ZodType<Input>,
  typed: unknown,
  work: (by: Person, input: Input) => Promise<Result<null>>,
): Promise<Result<null>> {
  const input = schema.safeParse(typed);
  if (!input.success) return refused({ reason: 'malformed', values: { read: '' } });
  const result = await answer(async () => {
    const by = await whoIs(await headers());
    return by ? work(by, input.data) : refused({ reason: 'notSignedIn' });
  });
  if (result.done) refresh();
  return result;
}

export async function removePaper(typed: z.input<typeof removal>): Promise<Result<null>> {
  return parsed(removal, typed, (by, input) =>
    evidence.removePaper(by, input.voyageNo, input.id, input.reason),
  );
}

export async function addComment(typed: z.input<typeof remark>): Promise<Result<null>> {
  return parsed(remark, typed, (by, input) => evidence.addComment(by, input.voyageNo, input.text));
}

export async function withdrawComment(typed: z.input<typeof withdrawal>): Promise<Result<null>> {
  return parsed(withdrawal, typed, (by, input) => evidence.withdrawComment(by, input.voyageNo, input.id));
}
