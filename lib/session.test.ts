import { expect, it } from 'vitest';
import { databaseAnswers, signIn } from './session';

// Nobody listens there.
process.env.DATABASE_URL = 'postgresql://app:app@127.0.0.1:1/none';
process.env.BETTER_AUTH_SECRET = 'only-for-tests-only-for-tests-only-for-tests';

it('never takes a database that does not answer for a wrong password', async () => {
  expect(await databaseAnswers(2_000)).toBe(false);
  const headers = new Headers({ 'x-forwarded-for': '192.0.2.1' });
  await expect(
    signIn({ email: 'dana@example.com', password: 'whatever it may be' }, headers),
  ).rejects.toThrow();
});
