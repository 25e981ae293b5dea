import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { aPerson, asOwner, onTestDatabase, owner } from '@/e2e/database';
import { setupCodeHash } from '@/scripts/setup-code.mjs';
import { signIn } from '../session';
import { becomeFirstAdministrator } from './mutations-link';
import { nobodyYet } from './queries';

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
    expect(await nobodyYet()).toBe(true);
    const input = { ...me(), code: 'k7qd m2xa 9trfhw4c ' };
    expect(await becomeFirstAdministrator(input, randomUUID())).toEqual({
      done: true,
      value: { email: input.email },
    });
    expect(await nobodyYet()).toBe(false);
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
    expect(await nobodyYet()).toBe(true);
  });

  it('is nobody where there is somebody', async () => {
    await aPerson('viewer');
    expect(await becomeFirstAdministrator(me(), randomUUID())).toMatchObject({
      refusals: [{ reason: 'somebodyExists' }],
    });
  });
});
