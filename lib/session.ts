import 'server-only';
import { createHash, createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { APIError, createAuthMiddleware } from 'better-auth/api';
import { getSessionCookie, parseSetCookieHeader, toCookieOptions } from 'better-auth/cookies';
import { betterAuth } from 'better-auth/minimal';
import { db } from './db';
import { env } from './env';
import { hashPassword, isPassword } from './people/password';
import type { Person } from './people/role';
import { done, refused, type Result } from './result';

/** Who is asking. better-auth signs in and out; the person and the role are read from the database at each request. */

const SESSION_DAYS = 7;
const COOKIE_PREFIX = 'caspian';
/** Sign-ins from one address, and refused ones for one e-mail: an address can be forged, an e-mail cannot. */
const PER_ADDRESS = { window: 60, max: 10 };
const PER_EMAIL = { window: 15 * 60, max: 10 };
/** Ours, overwritten in every request that reaches better-auth: what a client sends under this name never counts. */
const ADDRESS_HEADER = 'x-visitor-address';

function makeAuth() {
  const { PUBLIC_URL, BETTER_AUTH_SECRET } = env();
  return betterAuth({
    appName: 'Caspian Lift',
    baseURL: PUBLIC_URL,
    secret: BETTER_AUTH_SECRET,
    trustedOrigins: [PUBLIC_URL, `http://localhost:${process.env.PORT || 3000}`],
    telemetry: { enabled: false },
    logger: { level: 'error' },
    database: prismaAdapter(db(), { provider: 'postgresql' }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      maxPasswordLength: 200,
      password: { hash: hashPassword, verify: ({ hash, password }) => isPassword(password, hash) },
    },
    user: {
      additionalFields: {
        role: { type: 'string', input: false, required: false },
        active: { type: 'boolean', input: false, required: false },
      },
    },
    session: {
      expiresIn: SESSION_DAYS * 24 * 60 * 60,
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
    },
    rateLimit: {
      enabled: true,
      window: 60,
      max: 100,
      customRules: { '/sign-in/email': PER_ADDRESS },
      // The same atomic count for better-auth and for what it knows nothing of: one code, one e-mail, one password.
      customStorage: { consume: countAttempt },
    },
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      useSecureCookies: PUBLIC_URL.startsWith('https://'),
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
    },
    hooks: {
      before: createAuthMiddleware(async (context) => {
        if (context.path !== '/sign-in/email') return;
        const { allowed, retryAfter } = await countAttempt(emailKey(context.body?.email), PER_EMAIL);
        if (!allowed) throw new APIError('TOO_MANY_REQUESTS', {}, { 'X-Retry-After': String(retryAfter) });
      }),
    },
    databaseHooks: {
      session: {
        create: {
          before: async ({ userId }) => {
            const person = await db().user.findUnique({ where: { id: userId }, select: { active: true } });
            return person?.active === true;
          },
          after: async ({ userId }) => {
            const person = await db().user.findUnique({ where: { id: userId }, select: { email: true } });
            await forgetAttempts(emailKey(person?.email));
          },
        },
      },
    },
  });
}

const kept = globalThis as typeof globalThis & { caspianAuth?: ReturnType<typeof makeAuth> };

/** Made at first use, so that `next build` needs neither a secret nor a database. */
function auth() {
  return (kept.caspianAuth ??= makeAuth());
}

const emailKey = (email: unknown) =>
  `sign-in:${createHash('sha256').update(String(email).trim().toLowerCase()).digest('hex')}`;

/**
 * Counts one attempt under `key`: at most `max` in a window of so many seconds, counted in the database and therefore
 * over all copies of the app.
 * @returns `retryAfter` seconds when it is one too many
 */
export async function countAttempt(
  key: string,
  { window, max }: { window: number; max: number },
): Promise<{ allowed: boolean; retryAfter: number | null }> {
  const at = Date.now();
  const [row] = await db().$queryRaw<{ count: number; since: number }[]>`
    INSERT INTO rate_limit AS kept (id, key, count, last_request) VALUES (${randomUUID()}, ${key}, 1, ${at}::bigint)
    ON CONFLICT (key) DO UPDATE SET
      count = CASE WHEN kept.last_request <= ${at - window * 1000}::bigint THEN 1 ELSE kept.count + 1 END,
      last_request = CASE WHEN kept.last_request <= ${at - window * 1000}::bigint THEN ${at}::bigint ELSE kept.last_request END
    RETURNING count, last_request::float8 AS since`;
  if (!row || row.count <= max) {
    if (row?.count === 1)
      await db().$executeRaw`DELETE FROM rate_limit WHERE last_request < ${at - 86_400_000}::bigint`;
    return { allowed: true, retryAfter: null };
  }
  return { allowed: false, retryAfter: Math.max(1, Math.ceil((row.since + window * 1000 - at) / 1000)) };
}

/** After a success, earlier failures no longer count. */
export async function forgetAttempts(key: string): Promise<void> {
  await db().$executeRaw`DELETE FROM rate_limit WHERE key = ${key}`;
}

/**
 * The visitor's address: the last one in the configured header, which is the one that our own proxy wrote; without a
 * proxy the one that the web server saw.
 */
export function addressOf(headers: Headers): string {
  const named = headers.get(env().FORWARDED_ADDRESS_HEADER ?? 'x-forwarded-for');
  return named?.split(',').at(-1)?.trim() || 'unknown';
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
 * `tooManyAttempts` with `seconds`.
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
    return refused({ reason: 'tooManyAttempts', values: { seconds } });
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
