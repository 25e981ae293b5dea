'use server';

import { revalidatePath } from 'next/cache';
import { headers } from 'next/headers';
import type { z } from 'zod';
import { answer } from '@/app/answer';
import type { ShownLink } from '@/components/people/one-time-link';
import { printMoment } from '@/lib/calendar';
import { env } from '@/lib/env';
import {
  activeInput,
  amendPersonInput,
  inviteInput,
  personInput,
  read,
  type ActiveInput,
  type AmendPersonInput,
  type InviteInput,
} from '@/lib/people/input';
import * as people from '@/lib/people/mutations';
import type { OfferedLink } from '@/lib/people/link.mutations';
import type { Person } from '@/lib/people/role';
import { done, refused, type Result } from '@/lib/result';
import { whoIs } from '@/lib/session';
import { USUAL_ZONES } from '@/lib/voyages/input';

/** Who, parse, call, answer; whether they may is the mutation's to say. The list is read anew also after a refusal. */
async function act<In, Out>(
  schema: z.ZodType<In>,
  input: unknown,
  work: (by: Person, typed: In) => Promise<Result<Out>>,
): Promise<Result<Out>> {
  const result = await answer(async () => {
    const by = await whoIs(await headers());
    if (!by) return refused({ reason: 'notSignedIn' });
    const typed = read(schema, input);
    return typed.done ? work(by, typed.value) : typed;
  });
  revalidatePath('/admin');
  return result;
}

function shown(result: Result<OfferedLink>): Result<ShownLink> {
  if (!result.done) return result;
  const { kind, token, expiresAt } = result.value;
  const href = `${env().PUBLIC_URL}/sign-in/link/${token}`;
  return done({ kind, href, until: printMoment(expiresAt, USUAL_ZONES.load) });
}

export async function invite(input: InviteInput): Promise<Result<ShownLink>> {
  return shown(await act(inviteInput, input, people.invite));
}

export async function amendPerson(input: AmendPersonInput): Promise<Result<null>> {
  return act(amendPersonInput, input, people.amendPerson);
}

export async function setActive(input: ActiveInput): Promise<Result<null>> {
  return act(activeInput, input, people.setActive);
}

export async function offerLink(input: { id: string }): Promise<Result<ShownLink>> {
  return shown(await act(personInput, input, (by, { id }) => people.offerLink(by, id)));
}
