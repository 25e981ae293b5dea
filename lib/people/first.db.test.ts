import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { aPerson, asOwner, onTestDatabase, owner } from '@/e2e/database';
import { offerSetupCode, setupCodeHash } from '@/scripts/setup-code.mjs';
import { signIn } from '../session';
import { becomeFirstAdministrator } from './link.mutations';
import { administratorMissing } from './queries';

onTestDatabase();

const password = 'a long enough password';
const code = 'K7QD-M2XA-9TRF-HW4C';
const me = (email = `${randomUUID()}@test.example`) => ({ code, name: 'First', email, password });

// As the terminal leaves it: nobody there, one code.
beforeEach(async () => {
  await asOwner(async (client) => {
    await client.query('DELETE FROM "user"');
    await client.query('DELETE FROM setup_code');
    await client.query('INSERT INTO setup_code (code_hash) VALUES ($1)', [setupCodeHash(code)]);
  });
});

describe('the first administrator', () => {
  it('comes to be by the code of the terminal, however it is typed, and can sign in', async () => {
    expect(await administratorMissing()).toBe('nobody');
    const input = { ...me(), code: 'k7qd m2xa 9trfhw4c ' };
    expect(await becomeFirstAdministrator(input, randomUUID())).toEqual({
      done: true,
      value: { email: input.email },
    });
    expect(await administratorMissing()).toBe(false);
    const headers = new Headers({ 'x-forwarded-for': 'fd00:1::1' });
    expect(await signIn({ email: input.email, password }, headers)).toMatchObject({ done: true });
    const { rows } = await owner().query('SELECT role, active FROM "user"');
    expect(rows).toEqual([{ role: 'administrator', active: true }]);
    expect((await owner().query('SELECT FROM setup_code')).rowCount).toBe(0);
  });

  it('is one, also when several race for it', async () => {
    const answers = await Promise.all([1, 2, 3, 4].map(() => becomeFirstAdministrator(me(), randomUUID())));
    expect(answers.filter(({ done }) => done)).toHaveLength(1);
    expect((await owner().query('SELECT FROM "user"')).rowCount).toBe(1);
  });

  it('needs the right code, and cannot guess at it for long', async () => {
    const address = randomUUID();
    for (let tried = 0; tried < 10; tried++) {
      expect(await becomeFirstAdministrator({ ...me(), code: 'AAAA-BBBB-CCCC-DDDD' }, address)).toMatchObject(
        {
          refusals: [{ reason: 'codeWrong', field: 'code' }],
        },
      );
    }
    expect(await becomeFirstAdministrator(me(), address)).toMatchObject({
      refusals: [{ reason: 'tooManyAttempts' }],
    });
    expect(await administratorMissing()).toBe('nobody');
  });

  it('is nobody where an administrator can sign in', async () => {
    await aPerson('administrator', { password });
    expect(await becomeFirstAdministrator(me(), randomUUID())).toMatchObject({
      refusals: [{ reason: 'administratorExists' }],
    });
  });

  it('is told when the e-mail is somebody else’s, and keeps the code', async () => {
    const { email } = await aPerson('viewer', { password });
    expect(await becomeFirstAdministrator(me(email), randomUUID())).toMatchObject({
      refusals: [{ reason: 'emailKnown', field: 'email', values: { read: email } }],
    });
    expect(await becomeFirstAdministrator(me(), randomUUID())).toMatchObject({ done: true });
  });
});

describe('the code of the terminal', () => {
  const offer = () => offerSetupCode(process.env.TEST_OWNER_URL ?? '');

  it.each([
    ['viewers and analysts alone', 'others', () => aPerson('analyst', { password })],
    ['an administrator who never accepted the invitation', 'nobody', () => aPerson('administrator')],
    ['one who is deactivated', 'nobody', deactivatedAdministrator],
  ])('is offered beside %s, and works', async (_, missing, someone) => {
    await someone();
    expect(await administratorMissing()).toBe(missing);
    const offered = (await offer()) ?? '';
    expect(await becomeFirstAdministrator(me(), randomUUID())).toMatchObject({
      refusals: [{ reason: 'codeWrong' }],
    });
    expect(await becomeFirstAdministrator({ ...me(), code: offered }, randomUUID())).toMatchObject({
      done: true,
    });
    expect(await administratorMissing()).toBe(false);
  });

  it('is not offered beside an administrator, and no earlier one is left behind', async () => {
    await aPerson('administrator', { password });
    expect(await administratorMissing()).toBe(false);
    expect(await offer()).toBeNull();
    expect((await owner().query('SELECT FROM setup_code')).rowCount).toBe(0);
  });
});

async function deactivatedAdministrator() {
  const { id } = await aPerson('administrator', { password });
  await asOwner((client) => client.query('UPDATE "user" SET active = false WHERE id = $1', [id]));
}
