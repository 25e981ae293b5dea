import 'server-only';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { countAttempt } from '../auth';
import { refusalOf, write, type Transaction } from '../db';
import { done, refused, type Result } from '../result';
import type { AcceptInput, FirstInput } from './input';
import { hashPassword } from './password';

/** The ways in without a mail server: one-time links, and the code by which the first administrator comes to be. */

export const LINK_HOURS = 24;
const SETUP = { id: 'system:setup', name: 'Setup' };
const SETUP_ATTEMPTS = { window: 15 * 60, max: 10 };
/** Any number that no other advisory lock of the app uses. */
const SETUP_LOCK = 7_305_501;

export type LinkKind = 'invitation' | 'password_reset';
/** `token` exists only here, to be shown once; the database keeps its hash. */
export type OfferedLink = { kind: LinkKind; token: string; expiresAt: Date };

export const hashToken = (token: string) => createHash('sha256').update(token).digest('hex');

export async function withdrawLinks(tx: Transaction, userId: string): Promise<void> {
  await tx.$executeRaw`UPDATE one_time_link SET used_at = now() WHERE user_id = ${userId} AND used_at IS NULL`;
}

/** Within the administrator's transaction. The newest link is the only open one. Times are the database's. */
export async function makeLink(tx: Transaction, userId: string, kind: LinkKind): Promise<OfferedLink> {
  await withdrawLinks(tx, userId);
  const token = randomBytes(32).toString('base64url');
  const [row] = await tx.$queryRaw<{ expiresAt: Date }[]>`
    INSERT INTO one_time_link (kind, token_hash, user_id, expires_at)
    VALUES (${kind}::link_kind, ${hashToken(token)}, ${userId}, now() + make_interval(hours => ${LINK_HOURS}))
    RETURNING expires_at AS "expiresAt"`;
  return { kind, token, expiresAt: row?.expiresAt as Date };
}

/**
 * Sets the password of the person whom the link was made for. The link and every other open one of theirs are used up,
 * and sessions that are still open end. Refuses `linkInvalid` for one that is unknown, used or expired.
 * @returns the e-mail to sign in with
 */
export async function acceptLink({ token, password }: AcceptInput): Promise<Result<{ email: string }>> {
  const invalid = refused({ reason: 'linkInvalid' });
  const hash = await hashPassword(password);
  return write(SETUP, null, async (tx) => {
    const [link] = await tx.$queryRaw<{ userId: string; email: string }[]>`
      UPDATE one_time_link l SET used_at = now() FROM "user" u
      WHERE l.token_hash = ${hashToken(token)} AND l.used_at IS NULL AND l.expires_at > now()
        AND u.id = l.user_id AND u.active
      RETURNING u.id AS "userId", u.email`;
    if (!link) return invalid;
    await setPassword(tx, link.userId, hash);
    await withdrawLinks(tx, link.userId);
    await tx.session.deleteMany({ where: { userId: link.userId } });
    return done({ email: link.email });
  });
}

/** Keeps the argon2id hash where better-auth looks for it. */
export async function setPassword(tx: Transaction, userId: string, hash: string): Promise<void> {
  const credential = { providerId: 'credential', accountId: userId };
  await tx.account.upsert({
    where: { providerId_accountId: credential },
    create: { id: randomUUID(), userId, ...credential, password: hash },
    update: { password: hash },
  });
}

/** As it is printed: groups of four, whatever was typed between them and in whichever case. */
function asPrinted(code: string): string {
  const letters = code.toUpperCase().replace(/[^A-Z0-9]/g, '');
  return letters.match(/.{1,4}/g)?.join('-') ?? '';
}

/**
 * While nobody can administer, a visitor becomes the administrator by the code that the terminal printed. Refuses
 * `administratorExists`, `codeWrong`, `emailKnown` and `tooManyAttempts`.
 * @param address of the visitor, for the count of attempts
 */
export async function becomeFirstAdministrator(
  { code, name, email, password }: FirstInput,
  address: string,
): Promise<Result<{ email: string }>> {
  const { allowed, retryAfter } = await countAttempt(`first:${address}`, SETUP_ATTEMPTS);
  if (!allowed) return refused(tooManyAttempts(retryAfter));
  const id = randomUUID();
  const hash = await hashPassword(password);
  try {
    return await write(SETUP, null, async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(${SETUP_LOCK})`;
      const administrator = { role: 'administrator', active: true } as const;
      const able = { ...administrator, accounts: { some: { password: { not: null } } } };
      if ((await tx.user.count({ where: able })) > 0) return refused({ reason: 'administratorExists' });
      const { count } = await tx.setupCode.deleteMany({ where: { codeHash: hashToken(asPrinted(code)) } });
      if (count === 0) return refused({ reason: 'codeWrong', field: 'code' });
      await tx.user.create({ data: { id, name, email, ...administrator } });
      await setPassword(tx, id, hash);
      return done({ email });
    });
  } catch (error) {
    const refusal = refusalOf(error);
    if (!refusal) throw error;
    return refused({ ...refusal, reason: 'emailKnown', values: { read: email } });
  }
}

/** How long to wait, in seconds and in begun minutes. */
export function tooManyAttempts(retryAfter: number | null) {
  const seconds = retryAfter ?? 60;
  return { reason: 'tooManyAttempts', values: { seconds, minutes: Math.ceil(seconds / 60) } };
}
