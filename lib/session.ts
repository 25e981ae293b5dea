import 'server-only';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { getSessionCookie, parseSetCookieHeader, toCookieOptions } from 'better-auth/cookies';
import { ADDRESS_HEADER, auth, COOKIE_PREFIX, PER_ADDRESS } from './auth';
import { db } from './db';
import { env } from './env';
import type { Person } from './people/role';
import { done, refused, type Result } from './result';

/** Who is asking. The person and the role are read from the database at each request; knows no framework. */

/**
 * The visitor's address: the last one in the configured header, which is the one that our own proxy wrote; without a
 * proxy the one that the web server saw.
 */
export function addressOf(headers: Headers): string {
  const named = headers.get(env().FORWARDED_ADDRESS_HEADER ?? 'x-forwarded-for');
  const last = named?.split(',').at(-1)?.trim() || 'unknown';
  return last === '::1' ? '127.0.0.1' : last;
}

/** The part of better-auth that is open to HTTP: sign-in and sign-out. Everything else goes through our mutations. */
export async function answerAuth(request: Request): Promise<Response> {
  const path = new URL(request.url).pathname.replace(/\/+$/, '');
  if (request.method !== 'POST' || !['/api/auth/sign-in/email', '/api/auth/sign-out'].includes(path)) {
    return Response.json({ message: 'Not found' }, { status: 404 });
  }
  const headers = new Headers(request.headers);
  headers.set(ADDRESS_HEADER, addressOf(request.headers));
  return auth().handler(new Request(request, { headers }));
}

export type CookieToSet = { name: string; value: string; options: ReturnType<typeof toCookieOptions> };

function ask(path: string, body: object, from: Headers): Promise<Response> {
  const { PUBLIC_URL } = env();
  const headers = new Headers({ 'content-type': 'application/json', origin: PUBLIC_URL });
  for (const name of ['cookie', 'user-agent', env().FORWARDED_ADDRESS_HEADER ?? 'x-forwarded-for']) {
    const value = from.get(name);
    if (value) headers.set(name, value);
  }
  return answerAuth(
    new Request(`${PUBLIC_URL}/api/auth${path}`, { method: 'POST', headers, body: JSON.stringify(body) }),
  );
}

const cookiesOf = (response: Response): CookieToSet[] =>
  [...parseSetCookieHeader(response.headers.get('set-cookie') ?? '')].map(([name, attributes]) => ({
    name,
    value: attributes.value,
    options: toCookieOptions(attributes),
  }));

/**
 * Signs in. Refuses `signInWrong` (alike for an unknown e-mail, a wrong password and an inactive person) and
 * `tooManyAttempts` with `seconds` and begun `minutes`.
 * @param headers of the visitor's request
 * @throws Error when the database does not answer
 */
export async function signIn(
  input: { email: string; password: string },
  headers: Headers,
): Promise<Result<CookieToSet[]>> {
  const response = await ask('/sign-in/email', input, headers);
  if (response.ok) return done(cookiesOf(response));
  if (response.status === 429) {
    const seconds = Number(response.headers.get('x-retry-after')) || PER_ADDRESS.window;
    return refused({ reason: 'tooManyAttempts', values: { seconds, minutes: Math.ceil(seconds / 60) } });
  }
  if (response.status >= 500) throw new Error(`sign-in answered ${response.status}`);
  return refused({ reason: 'signInWrong', field: 'password' });
}

/** Ends the session of these headers. @returns the cookies that take it from the browser */
export async function signOut(headers: Headers): Promise<CookieToSet[]> {
  return cookiesOf(await ask('/sign-out', {}, headers));
}

/** The token in the signed cookie, or null when the signature is not ours: such a request costs no query. */
function tokenOf(headers: Headers): string | null {
  const cookie = getSessionCookie(headers, { cookiePrefix: COOKIE_PREFIX });
  if (!cookie) return null;
  const [token = '', signature = ''] = decoded(cookie).split(/\.(?=[^.]*$)/);
  const expected = createHmac('sha256', env().BETTER_AUTH_SECRET).update(token).digest();
  const given = Buffer.from(signature, 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

/** The session behind these headers with its person, read from the database now; null when there is none. */
export async function sessionOf(headers: Headers): Promise<{ sessionId: string; person: Person } | null> {
  const token = tokenOf(headers);
  if (token === null) return null;
  const [row] = await db().$queryRaw<(Person & { sessionId: string })[]>`
    SELECT s.id AS "sessionId", u.id, u.name, u.email, u.role::text AS role
    FROM session s JOIN "user" u ON u.id = s.user_id
    WHERE s.token = ${token} AND s.expires_at > now() AND u.active`;
  if (!row) return null;
  const { sessionId, ...person } = row;
  return { sessionId, person };
}

/** Who is asking, with the role as it is now; null when nobody is signed in. */
export async function whoIs(headers: Headers): Promise<Person | null> {
  return (await sessionOf(headers))?.person ?? null;
}

/** Whether the database answers within so many milliseconds; asked without knowing who asks. */
export async function databaseAnswers(within: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => (timer = setTimeout(() => resolve(false), within)));
  const answered = db().$queryRaw`SELECT 1`.then(
    () => true,
    () => false,
  );
  return Promise.race([answered, late]).finally(() => clearTimeout(timer));
}
