import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { aPerson, onTestDatabase, owner } from '@/e2e/database';
import { signIn } from '../session';
import { changeOwnPassword, endOtherSessions, endOwnSession } from './own.mutations';
import { ownSessions } from './queries';

onTestDatabase();

const password = 'a long enough password';
const newPassword = 'an even longer password';
const visitor = () =>
  new Headers({ 'x-forwarded-for': `fd00:${randomUUID().slice(0, 4)}:${randomUUID().slice(0, 4)}::1` });
const enter = async (email: string, typed = password) =>
  (await signIn({ email, password: typed }, visitor())).done;

async function signedInTwice() {
  const person = await aPerson('viewer', { password });
  await enter(person.email);
  await enter(person.email);
  const sessions = await ownSessions(person);
  return { person, here: sessions[0]?.id ?? '', there: sessions[1]?.id ?? '' };
}

describe('one’s own password', () => {
  it('changes only with the current one', async () => {
    const { person, here } = await signedInTwice();
    const wrong = { current: 'not the current one', password: newPassword, endOthers: true };
    expect(await changeOwnPassword(person, wrong, here)).toEqual({
      done: false,
      refusals: [{ reason: 'currentPasswordWrong', field: 'current' }],
    });
    expect(await enter(person.email, newPassword)).toBe(false);
    expect(await enter(person.email)).toBe(true);
  });

  it('ends the other sessions when asked, and only then', async () => {
    const { person, here, there } = await signedInTwice();
    const input = { current: password, password: newPassword, endOthers: false };
    expect(await changeOwnPassword(person, input, here)).toEqual({ done: true, value: { ended: 0 } });
    expect((await ownSessions(person)).map(({ id }) => id)).toEqual([here, there]);
    const again = { current: newPassword, password, endOthers: true };
    expect(await changeOwnPassword(person, again, here)).toEqual({ done: true, value: { ended: 1 } });
    expect((await ownSessions(person)).map(({ id }) => id)).toEqual([here]);
    expect(await enter(person.email, newPassword)).toBe(false);
    expect(await enter(person.email)).toBe(true);
  });

  it('cannot be guessed at from an unlocked screen', async () => {
    const { person, here } = await signedInTwice();
    const guess = { current: 'a guess', password: newPassword, endOthers: true };
    for (let tried = 0; tried < 10; tried++) await changeOwnPassword(person, guess, here);
    expect(await changeOwnPassword(person, { ...guess, current: password }, here)).toMatchObject({
      refusals: [{ reason: 'tooManyAttempts', field: 'current', values: { minutes: 15 } }],
    });
  });
});

describe('one’s own sessions', () => {
  it('end one by one or all but this', async () => {
    const { person, here, there } = await signedInTwice();
    await endOwnSession(person, there);
    expect((await ownSessions(person)).map(({ id }) => id)).toEqual([here]);
    await enter(person.email);
    expect(await endOtherSessions(person, here)).toEqual({ done: true, value: { ended: 1 } });
    expect((await ownSessions(person)).map(({ id }) => id)).toEqual([here]);
  });

  it('are nobody else’s to see or end', async () => {
    const { here } = await signedInTwice();
    const stranger = await aPerson('administrator', { password });
    await endOwnSession(stranger, here);
    expect(await ownSessions(stranger)).toEqual([]);
    expect((await owner().query('SELECT FROM session WHERE id = $1', [here])).rowCount).toBe(1);
  });
});
