import 'server-only';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import type { Person } from '@/lib/people/role';
import { sessionOf } from '@/lib/session';

/** One question to the database per request, however many parts of the page ask. */
export const sessionNow = cache(async () => sessionOf(await headers()));

/** Who is asking, or null. */
export async function personOrNull(): Promise<Person | null> {
  return (await sessionNow())?.person ?? null;
}

/** Who is asking; everybody else is sent to the sign-in page. Call it outside `try`. */
export async function signedIn(): Promise<Person> {
  return (await personOrNull()) ?? redirect('/sign-in?said=ended');
}
