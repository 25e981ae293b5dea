import 'server-only';
import { headers } from 'next/headers';
import type { Person } from '@/lib/people/role';
import { refused, type Result } from '@/lib/result';
import { whoIs } from '@/lib/session';
import { answer } from './answer';

/** What is read beside a form, for whoever is signed in; nobody is no fault of the server. */
export async function readAsSomebody<T>(read: (by: Person) => Promise<T>): Promise<T | 'signedOut'> {
  const by = await whoIs(await headers());
  return by ? read(by) : 'signedOut';
}

/** What an action does for whoever is signed in; a refusal for everybody else. */
export async function asSomebody<T>(work: (by: Person) => Promise<Result<T>>): Promise<Result<T>> {
  return answer(async () => {
    const by = await whoIs(await headers());
    return by ? work(by) : refused({ reason: 'notSignedIn' });
  });
}
