'use server';

import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { answer, answered } from '@/app/answer';
import type { Answered } from '@/components/people/use-submission';
import { acceptInput, firstInput, read, signInInput } from '@/lib/people/input';
import { acceptLink as accept, becomeFirstAdministrator } from '@/lib/people/link.mutations';
import { done, type Result } from '@/lib/result';
import { addressOf, signIn as enter, signOut as leave, type CookieToSet } from '@/lib/session';
import { nextPath } from './next-path';

async function keep(toSet: CookieToSet[]): Promise<void> {
  const jar = await cookies();
  for (const { name, value, options } of toSet) jar.set(name, value, options);
}

/** Signs in and goes on to the page that was asked for. */
export async function signIn(_: Answered, form: FormData): Promise<Answered> {
  const result = await answer(async () => {
    const typed = read(signInInput, Object.fromEntries(form));
    return typed.done ? enter(typed.value, await headers()) : typed;
  });
  if (!result.done) return answered(result, form);
  await keep(result.value);
  redirect(nextPath(form.get('next')));
}

export async function signOut(): Promise<Result<null>> {
  const result = await answer(async () => done(await leave(await headers())));
  if (!result.done) return result;
  await keep(result.value);
  redirect('/sign-in?said=signed-out');
}

/** Sets the password by a one-time link; then one signs in with it. */
export async function acceptLink(_: Answered, form: FormData): Promise<Answered> {
  const result = await answer(async () => {
    const typed = read(acceptInput, Object.fromEntries(form));
    return typed.done ? accept(typed.value) : typed;
  });
  if (!result.done) return answered(result, form);
  redirect(`/sign-in?said=password-set&email=${encodeURIComponent(result.value.email)}`);
}

/** Creates the administrator where there is none, and signs them in. */
export async function createFirst(_: Answered, form: FormData): Promise<Answered> {
  const visitor = await headers();
  const result = await answer(async () => {
    const typed = read(firstInput, Object.fromEntries(form));
    if (!typed.done) return typed;
    const made = await becomeFirstAdministrator(typed.value, addressOf(visitor));
    return made.done ? enter(typed.value, visitor) : made;
  });
  if (!result.done) return answered(result, form);
  await keep(result.value);
  redirect('/');
}
