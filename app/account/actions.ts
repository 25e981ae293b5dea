'use server';

import { revalidatePath } from 'next/cache';
import { headers } from 'next/headers';
import { answer, answered } from '@/app/answer';
import type { Answered } from '@/components/people/use-submission';
import { ownPasswordInput, read } from '@/lib/people/input';
import * as own from '@/lib/people/own.mutations';
import type { Person } from '@/lib/people/role';
import { refused, type Result } from '@/lib/result';
import { sessionOf } from '@/lib/session';

/** Who asks, from which session; then the sessions on the page are read anew. */
async function mine<T>(work: (by: Person, sessionId: string) => Promise<Result<T>>): Promise<Result<T>> {
  const result = await answer(async () => {
    const session = await sessionOf(await headers());
    return session ? work(session.person, session.sessionId) : refused({ reason: 'notSignedIn' });
  });
  if (result.done) revalidatePath('/account');
  return result;
}

export async function changeOwnPassword(
  _: Answered<{ ended: number }>,
  form: FormData,
): Promise<Answered<{ ended: number }>> {
  const result = await mine(async (by, sessionId) => {
    const typed = read(ownPasswordInput, { ...Object.fromEntries(form), endOthers: form.has('endOthers') });
    return typed.done ? own.changeOwnPassword(by, typed.value, sessionId) : typed;
  });
  return answered(result, form);
}

export async function endSession({ id }: { id: string }): Promise<Result<null>> {
  return mine((by) => own.endOwnSession(by, id));
}

export async function endOtherSessions(): Promise<Result<{ ended: number }>> {
  return mine((by, sessionId) => own.endOtherSessions(by, sessionId));
}
