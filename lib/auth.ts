import 'server-only';
import { createHash, randomUUID } from 'node:crypto';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { APIError, createAuthMiddleware } from 'better-auth/api';
import { betterAuth } from 'better-auth/minimal';
import { db } from './db';
import { env } from './env';
import { hashPassword, isPassword } from './people/password';

/** better-auth, kept small: e-mail and password, closed sign-up, sessions in the database; and the count of attempts. */

const SESSION_DAYS = 7;
export const COOKIE_PREFIX = 'caspian';
/** Sign-ins from one address, and refused ones for one e-mail: an address can be forged, an e-mail cannot. */
export const PER_ADDRESS = { window: 60, max: 10 };
const PER_EMAIL = { window: 15 * 60, max: 10 };
/** Ours, overwritten in every request that reaches better-auth: what a client sends under this name never counts. */
export const ADDRESS_HEADER = 'x-visitor-address';

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
export function auth() {
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
