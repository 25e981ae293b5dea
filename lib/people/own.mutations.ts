import 'server-only';
import { countAttempt, forgetAttempts } from '../auth';
import { db, write } from '../db';
import { done, refused, type Result } from '../result';
import type { OwnPasswordInput } from './input';
import { setPassword, tooManyAttempts, withdrawLinks } from './link.mutations';
import { hashPassword, isPassword } from './password';
import type { Person } from './role';

/** What everybody does about themselves: password and sessions, never anybody else's. */

const ATTEMPTS = { window: 15 * 60, max: 10 };

/**
 * Changes one's own password; the current one is asked for, so that an unlocked screen is not enough. Refuses
 * `currentPasswordWrong` and `tooManyAttempts`.
 * @param sessionId the session that stays when the others are to end
 */
export async function changeOwnPassword(
  by: Person,
  { current, password, endOthers }: OwnPasswordInput,
  sessionId: string,
): Promise<Result<{ ended: number }>> {
  const key = `password:${by.id}`;
  const { allowed, retryAfter } = await countAttempt(key, ATTEMPTS);
  if (!allowed) return refused({ ...tooManyAttempts(retryAfter), field: 'current' });
  const account = await db().account.findFirst({
    where: { userId: by.id, providerId: 'credential' },
    select: { password: true },
  });
  if (!account?.password || !(await isPassword(current, account.password))) {
    return refused({ reason: 'currentPasswordWrong', field: 'current' });
  }
  const hash = await hashPassword(password);
  const ended = await write(by, null, async (tx) => {
    await setPassword(tx, by.id, hash);
    // A reset link that still lies in somebody's mail would undo this.
    await withdrawLinks(tx, by.id);
    if (!endOthers) return 0;
    return (await tx.session.deleteMany({ where: { userId: by.id, id: { not: sessionId } } })).count;
  });
  await forgetAttempts(key);
  return done({ ended });
}

/** Ends one session of one's own. A session that has ended already is no mistake. */
export async function endOwnSession(by: Person, sessionId: string): Promise<Result<null>> {
  await db().session.deleteMany({ where: { userId: by.id, id: String(sessionId) } });
  return done(null);
}

/** Ends all sessions of one's own but this one. */
export async function endOtherSessions(by: Person, sessionId: string): Promise<Result<{ ended: number }>> {
  const { count } = await db().session.deleteMany({
    where: { userId: by.id, id: { not: String(sessionId) } },
  });
  return done({ ended: count });
}
