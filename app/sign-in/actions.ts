'use server';

import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { answer } from '@/app/answer';
import { acceptInput, firstInput, read, signInInput } from '@/lib/people/input';
import { acceptLink as accept, becomeFirstAdministrator } from '@/lib/people/mutations-link';
import { refused, type Result } from '@/lib/result';
import { addressOf, signIn as enter, signOut as leave, type CookieToSet } from '@/lib/session';
import { nextPath } from './next-path';

async function keep(toSet: CookieToSet[]): Promise<void> {
  const jar = await cookies();
  for (const { name, value, options } of toSet) jar.set(name, value, options);
}

/** Signs in and goes on to the page that was asked for. */
export async function signIn(input: {
  email: string;
  password: string;
  next: string;
}): Promise<Result<null>> {
  const result = await answer(async () => {
    const typed = read(signInInput, input);
    return typed.done ? enter(typed.value, await headers()) : typed;
  });
  if (!result.done) return result;
  await keep(result.value);
  redirect(nextPath(input.next));
}

export async function signOut(): Promise<Result<null>> {
  const result = await answer(async () => ({ done: true, value: await leave(await headers()) }));
  if (!result.done) return result;
  await keep(result.value);
  redirect('/sign-in?said=signed-out');
}

/** Sets the password by a one-time link; then one signs in with it. */
export async function acceptLink(input: { token: string; password: string }): Promise<Result<null>> {
  const result = await answer(async () => {
    const typed = read(acceptInput, input);
    return typed.done ? accept(typed.value) : typed;
  });
  if (!result.done) return result;
  redirect(`/sign-in?said=password-set&email=${encodeURIComponent(result.value.email)}`);
}

/** Creates the first administrator, and signs them in. */
export async function createFirst(input: {
  code: string;
  name: string;
  email: string;
  password: string;
}): Promise<Result<null>> {
  const visitor = await headers();
  const result = await answer(async () => {
    const typed = read(firstInput, input);
    if (!typed.done) return typed;
    const made = await becomeFirstAdministrator(typed.value, addressOf(visitor));
    return made.done ? enter(typed.value, visitor) : made;
  });
  if (!result.done) return refused(...result.refusals);
  await keep(result.value);
  redirect('/');
}
