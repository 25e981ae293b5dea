import { expect, it } from 'vitest';
import { answer } from '@/app/answer';
import { databaseAnswers, signIn } from './session';

// Nobody listens there.
process.env.DATABASE_URL = 'postgresql://app:app@127.0.0.1:1/none';
process.env.BETTER_AUTH_SECRET = 'only-for-tests-only-for-tests-only-for-tests';

it('says that the database does not answer, and never that the password is wrong', async () => {
  expect(await databaseAnswers(2_000)).toBe(false);
  const headers = new Headers({ 'x-forwarded-for': '192.0.2.1' });
  const typed = { email: 'dana@example.com', password: 'whatever it may be' };
  expect(await answer(() => signIn(typed, headers))).toEqual({
    done: false,
    refusals: [{ reason: 'databaseUnreachable' }],
  });
});
