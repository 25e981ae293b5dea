import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { aPerson, asOwner, onTestDatabase, owner } from '@/e2e/database';
import { signIn } from '../session';
import { amendPerson, invite, offerLink, setActive } from './mutations';
import { acceptLink } from './link.mutations';
import { listPeople, openLink } from './queries';
import { NotAllowed, type Person } from './role';

onTestDatabase();

const password = 'a long enough password';
const visitor = () =>
  new Headers({ 'x-forwarded-for': `fd00:${randomUUID().slice(0, 4)}:${randomUUID().slice(0, 4)}::1` });
const canSignIn = async ({ email }: { email: string }, typed = password) =>
  (await signIn({ email, password: typed }, visitor())).done;

async function stored(id: string) {
  const { rows } = await owner().query('SELECT name, role, active, version FROM "user" WHERE id = $1', [id]);
  return rows[0] as { name: string; role: string; active: boolean; version: number };
}

async function invited(by: Person, role: Person['role'] = 'viewer') {
  const email = `${randomUUID()}@test.example`;
  const result = await invite(by, { name: 'Newcomer', email, role });
  if (!result.done) throw new Error(JSON.stringify(result.refusals));
  const { rows } = await owner().query('SELECT id FROM "user" WHERE email = $1', [email]);
  return { ...result.value, email, id: rows[0].id as string };
}

/** The only ones who can administer are these two. */
async function twoAdministrators(): Promise<[Person, Person]> {
  await asOwner((client) => client.query(`UPDATE "user" SET active = false WHERE role = 'administrator'`));
  return [await aPerson('administrator', { password }), await aPerson('administrator', { password })];
}

describe('invitations and resets', () => {
  it('lets the invited person in by the link, once, with the role given', async () => {
    const by = await aPerson('administrator', { password });
    const { token, email, kind } = await invited(by, 'analyst');
    expect(kind).toBe('invitation');
    expect(await openLink(token)).toMatchObject({ kind, email, name: 'Newcomer' });
    expect(await canSignIn({ email })).toBe(false);
    expect(await acceptLink({ token, password })).toEqual({ done: true, value: { email } });
    expect(await canSignIn({ email })).toBe(true);
    expect(await openLink(token)).toBeNull();
    expect(await acceptLink({ token, password: 'another long password' })).toMatchObject({
      refusals: [{ reason: 'linkInvalid' }],
    });
    expect(await canSignIn({ email })).toBe(true);
  });

  it('accepts a link once when it is opened twice at the same moment', async () => {
    const by = await aPerson('administrator', { password });
    const { token } = await invited(by);
    const answers = await Promise.all(
      [1, 2, 3].map((no) => acceptLink({ token, password: `${password} ${no}` })),
    );
    expect(answers.filter(({ done }) => done)).toHaveLength(1);
  });

  it('holds for a day and not a moment longer', async () => {
    const by = await aPerson('administrator', { password });
    const { token, expiresAt } = await invited(by);
    const hours = (expiresAt.getTime() - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(23.9);
    expect(hours).toBeLessThanOrEqual(24.01);
    await owner().query(`UPDATE one_time_link SET expires_at = now() WHERE expires_at = $1`, [expiresAt]);
    expect(await openLink(token)).toBeNull();
    expect(await acceptLink({ token, password })).toMatchObject({ refusals: [{ reason: 'linkInvalid' }] });
  });

  it('ends the sessions and the other links of whoever resets the password', async () => {
    const by = await aPerson('administrator', { password });
    const person = await aPerson('viewer', { password });
    await canSignIn(person);
    const first = await offerLink(by, person.id);
    if (!first.done) throw new Error('no link');
    expect(first.value.kind).toBe('password_reset');
    // As if two administrators had made one each at the same moment.
    const second = randomUUID();
    await owner().query(
      `INSERT INTO one_time_link (kind, token_hash, user_id, expires_at)
       VALUES ('password_reset', encode(sha256($1::bytea), 'hex'), $2, now() + interval '1 hour')`,
      [second, person.id],
    );
    expect(await openLink(second)).not.toBeNull();
    expect(await acceptLink({ token: first.value.token, password: 'a new long password' })).toMatchObject({
      done: true,
    });
    expect(await openLink(second)).toBeNull();
    expect((await owner().query('SELECT FROM session WHERE user_id = $1', [person.id])).rowCount).toBe(0);
    expect(await canSignIn(person)).toBe(false);
    expect(await canSignIn(person, 'a new long password')).toBe(true);
  });

  it('keeps neither token nor password, and no hash of either in the history', async () => {
    const by = await aPerson('administrator', { password });
    const { token, id } = await invited(by);
    await acceptLink({ token, password });
    const { rows: links } = await owner().query('SELECT * FROM one_time_link WHERE user_id = $1', [id]);
    expect(JSON.stringify(links)).not.toContain(token);
    const { rows: accounts } = await owner().query('SELECT password FROM account WHERE user_id = $1', [id]);
    expect(accounts[0].password).toMatch(/^\$argon2id\$/);
    const { rows: history } = await owner().query(
      `SELECT * FROM revision WHERE after::text LIKE '%' || $1 || '%'`,
      [id],
    );
    expect(history).toMatchObject([
      { table_name: 'user', action: 'insert', actor_id: by.id, actor_name: by.name },
    ]);
    const { rows: all } = await owner().query(
      `SELECT FROM revision WHERE table_name IN ('account', 'session', 'one_time_link')
         OR concat(before, after) LIKE '%argon2%' OR concat(before, after) LIKE '%' || $1 || '%'`,
      [links[0].token_hash],
    );
    expect(all).toEqual([]);
  });

  it('refuses an e-mail that is known, whatever its letters', async () => {
    const by = await aPerson('administrator', { password });
    const { email } = await invited(by);
    expect(await invite(by, { name: 'Twin', email, role: 'viewer' })).toMatchObject({
      refusals: [{ reason: 'emailTaken', field: 'email', values: { read: email } }],
    });
  });
});

describe('who may', () => {
  it.each(['viewer', 'analyst'] as const)('refuses everything to a %s', async (role) => {
    const by = await aPerson(role);
    const other = await aPerson('viewer', { password });
    const notAllowed = { done: false, refusals: [{ reason: 'notAllowed' }] };
    const { version } = await stored(other.id);
    expect(await invite(by, { name: 'X', email: 'x@test.example', role: 'administrator' })).toEqual(
      notAllowed,
    );
    expect(await amendPerson(by, { id: by.id, version, name: 'X', role: 'administrator' })).toEqual(
      notAllowed,
    );
    expect(await setActive(by, { id: other.id, version, active: false })).toEqual(notAllowed);
    expect(await offerLink(by, other.id)).toEqual(notAllowed);
    await expect(listPeople(by)).rejects.toBeInstanceOf(NotAllowed);
    expect(await stored(by.id)).toMatchObject({ role });
    expect(await stored(other.id)).toMatchObject({ active: true });
  });

  it('keeps out at once whoever is deactivated, and lets them back in', async () => {
    const by = await aPerson('administrator', { password });
    const person = await aPerson('analyst', { password });
    await canSignIn(person);
    const link = await offerLink(by, person.id);
    const { version } = await stored(person.id);
    expect(await setActive(by, { id: person.id, version, active: false })).toMatchObject({ done: true });
    expect((await owner().query('SELECT FROM session WHERE user_id = $1', [person.id])).rowCount).toBe(0);
    expect(await canSignIn(person)).toBe(false);
    expect(link.done && (await openLink(link.value.token))).toBeNull();
    expect(await offerLink(by, person.id)).toMatchObject({ refusals: [{ reason: 'personInactive' }] });
    const again = await stored(person.id);
    expect(await setActive(by, { id: person.id, version: again.version, active: true })).toMatchObject({
      done: true,
    });
    expect(await canSignIn(person)).toBe(true);
  });

  it('shows the second of two what the first saved', async () => {
    const by = await aPerson('administrator', { password });
    const person = await aPerson('viewer');
    const { version } = await stored(person.id);
    expect(await amendPerson(by, { id: person.id, version, name: 'First', role: 'analyst' })).toMatchObject({
      done: true,
    });
    expect(await amendPerson(by, { id: person.id, version, name: 'Second', role: 'viewer' })).toMatchObject({
      refusals: [{ reason: 'personChanged', values: { name: 'First', role: 'analyst', active: 'true' } }],
    });
    expect(await stored(person.id)).toMatchObject({ name: 'First', role: 'analyst' });
  });
});

describe('the last administrator', () => {
  it('stays when two demote one another at the same moment', async () => {
    for (let round = 0; round < 5; round++) {
      const [one, other] = await twoAdministrators();
      const answers = await Promise.all([
        amendPerson(one, { id: other.id, version: 1, name: other.name, role: 'viewer' }),
        setActive(other, { id: one.id, version: 1, active: false }),
      ]);
      expect(answers.filter(({ done }) => done)).toHaveLength(1);
      expect(answers.find(({ done }) => !done)).toMatchObject({
        refusals: [{ reason: 'lastAdministrator' }],
      });
    }
  });

  it('is not the last beside one who never accepted the invitation', async () => {
    const [one, other] = await twoAdministrators();
    await amendPerson(one, { id: other.id, version: 1, name: other.name, role: 'viewer' });
    await invited(one, 'administrator');
    expect(await amendPerson(one, { id: one.id, version: 1, name: one.name, role: 'viewer' })).toMatchObject({
      refusals: [{ reason: 'lastAdministrator', field: 'role' }],
    });
  });
});
