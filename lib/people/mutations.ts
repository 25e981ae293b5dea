import 'server-only';
import { randomUUID } from 'node:crypto';
import { refusalOf, write, type Transaction } from '../db';
import { done, refused, type Result } from '../result';
import type { ActiveInput, AmendPersonInput, InviteInput } from './input';
import { makeLink, withdrawLinks, type OfferedLink } from './link.mutations';
import { may, type Person } from './role';

/**
 * What an administrator does about people. Every refusal is a value: `notAllowed`, `personUnknown`, `personChanged`,
 * `lastAdministrator`, `emailTaken`, `personInactive`.
 */

const NOT_ALLOWED = refused({ reason: 'notAllowed' });

/** A new person, and the link by which they choose their password. They cannot sign in before. */
export async function invite(by: Person, input: InviteInput): Promise<Result<OfferedLink>> {
  if (!may(by, 'managePeople')) return NOT_ALLOWED;
  const id = randomUUID();
  try {
    return await write(by, null, async (tx) => {
      await tx.user.create({ data: { id, ...input } });
      return done(await makeLink(tx, id, 'invitation'));
    });
  } catch (error) {
    const refusal = refusalOf(error);
    if (!refusal) throw error;
    return refused({ ...refusal, values: { read: input.email } });
  }
}

/** Another name or role, unless somebody else changed the person since `version`. */
export async function amendPerson(
  by: Person,
  { id, version, name, role }: AmendPersonInput,
): Promise<Result<null>> {
  if (!may(by, 'managePeople')) return NOT_ALLOWED;
  return write(by, null, async (tx) => {
    if (role !== 'administrator' && (await isLastAdministrator(tx, id))) {
      return refused({ reason: 'lastAdministrator', field: 'role' });
    }
    const { count } = await tx.user.updateMany({ where: { id, version }, data: { name, role } });
    return count === 1 ? done(null) : missed(tx, id);
  });
}

/**
 * Lets a person in or keeps them out. Whoever is kept out keeps their name in the history; their sessions and open
 * links end in the same transaction.
 */
export async function setActive(by: Person, { id, version, active }: ActiveInput): Promise<Result<null>> {
  if (!may(by, 'managePeople')) return NOT_ALLOWED;
  return write(by, null, async (tx) => {
    if (!active && (await isLastAdministrator(tx, id))) return refused({ reason: 'lastAdministrator' });
    const { count } = await tx.user.updateMany({ where: { id, version }, data: { active } });
    if (count === 0) return missed(tx, id);
    // Also on the way back in: a sign-in that raced the exclusion must not come alive again.
    await tx.session.deleteMany({ where: { userId: id } });
    await withdrawLinks(tx, id);
    return done(null);
  });
}

/** A new one-time link: an invitation for somebody who never chose a password, otherwise a reset. Older links end. */
export async function offerLink(by: Person, id: string): Promise<Result<OfferedLink>> {
  if (!may(by, 'managePeople')) return NOT_ALLOWED;
  return write(by, null, async (tx) => {
    const person = await tx.user.findUnique({
      where: { id },
      select: { active: true, _count: { select: { accounts: true } } },
    });
    if (!person) return refused({ reason: 'personUnknown' });
    if (!person.active) return refused({ reason: 'personInactive' });
    return done(await makeLink(tx, id, person._count.accounts === 0 ? 'invitation' : 'password_reset'));
  });
}

/**
 * Whether nobody else could administer without this person. The rows stay locked until the transaction ends, so two
 * administrators who remove one another at the same moment cannot both succeed. An administrator who never accepted
 * their invitation cannot sign in and does not count.
 */
async function isLastAdministrator(tx: Transaction, id: string): Promise<boolean> {
  const rows = await tx.$queryRaw<{ id: string; able: boolean }[]>`
    SELECT u.id, EXISTS (SELECT FROM account a WHERE a.user_id = u.id AND a.password IS NOT NULL) AS able
    FROM "user" u WHERE u.role = 'administrator' AND u.active ORDER BY u.id FOR UPDATE OF u`;
  return rows.some((row) => row.id === id) && !rows.some((row) => row.id !== id && row.able);
}

/** Nothing was changed: the person is unknown, or somebody else was faster and this is what they saved. */
async function missed(tx: Transaction, id: string) {
  const now = await tx.user.findUnique({ where: { id }, select: { name: true, role: true, active: true } });
  if (!now) return refused({ reason: 'personUnknown' });
  const { name, role, active } = now;
  return refused({ reason: 'personChanged', values: { name, role, active: String(active) } });
}
