import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { aPerson, asOwner, owner, onTestDatabase } from '@/e2e/database';
import { countAttempt } from './auth';
import { addressOf, answerAuth, sessionOf, signIn, signOut, whoIs } from './session';

onTestDatabase();

const password = 'a long enough password';

/** A visitor from an address of their own, so that one test's attempts never count in another. */
function visitor(cookie?: string): Headers {
  const headers = new Headers({
    'x-forwarded-for': `fd00:${randomUUID().slice(0, 4)}:${randomUUID().slice(0, 4)}::1`,
  });
  if (cookie) headers.set('cookie', cookie);
  return headers;
}

async function signedInAs(email: string): Promise<Headers> {
  const result = await signIn({ email, password }, visitor());
  if (!result.done) throw new Error(JSON.stringify(result.refusals));
  return visitor(result.value.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; '));
}

describe('signing in', () => {
  it('knows the person behind the cookie, and no longer after signing out', async () => {
    const person = await aPerson('analyst', { password });
    const headers = await signedInAs(person.email.toUpperCase());
    expect(await whoIs(headers)).toEqual(person);
    await signOut(headers);
    expect(await whoIs(headers)).toBeNull();
  });

  it('gives a cookie that scripts cannot read and other sites do not send', async () => {
    const person = await aPerson('viewer', { password });
    const result = await signIn({ email: person.email, password }, visitor());
    expect(result).toMatchObject({
      done: true,
      value: [{ options: { httpOnly: true, sameSite: 'lax', path: '/' } }],
    });
  });

  it('takes the role as it is now, not as it was at sign-in', async () => {
    const person = await aPerson('administrator', { password });
    const headers = await signedInAs(person.email);
    await asOwner((client) => client.query(`UPDATE "user" SET role = 'viewer' WHERE id = $1`, [person.id]));
    expect(await whoIs(headers)).toMatchObject({ role: 'viewer' });
  });

  it('refuses a token whose signature is not ours', async () => {
    const person = await aPerson('viewer', { password });
    const cookie = (await signedInAs(person.email)).get('cookie') ?? '';
    expect(await whoIs(visitor(cookie))).toEqual(person);
    const [name, value = ''] = cookie.split('=');
    const token = decodeURIComponent(value).split('.')[0];
    expect(await whoIs(visitor(`${name}=${token}.${Buffer.alloc(32).toString('base64')}`))).toBeNull();
    expect(await whoIs(visitor(`${name}=${token}`))).toBeNull();
    expect(await whoIs(visitor(`${name}=%`))).toBeNull();
  });

  it('answers alike for an unknown e-mail, a wrong password and somebody inactive', async () => {
    const person = await aPerson('viewer', { password });
    const inactive = await aPerson('viewer', { password });
    await asOwner((client) => client.query('UPDATE "user" SET active = false WHERE id = $1', [inactive.id]));
    const wrong = { done: false, refusals: [{ reason: 'signInWrong', field: 'password' }] };
    expect(await signIn({ email: person.email, password: 'something else entirely' }, visitor())).toEqual(
      wrong,
    );
    expect(await signIn({ email: 'nobody@test.example', password }, visitor())).toEqual(wrong);
    expect(await signIn({ email: inactive.email, password }, visitor())).toEqual(wrong);
  });

  it('ends at once for somebody who becomes inactive, and when the session has expired', async () => {
    const person = await aPerson('viewer', { password });
    const headers = await signedInAs(person.email);
    await owner().query(`UPDATE session SET expires_at = now() WHERE user_id = $1`, [person.id]);
    expect(await sessionOf(headers)).toBeNull();
    const again = await signedInAs(person.email);
    await asOwner((client) => client.query('UPDATE "user" SET active = false WHERE id = $1', [person.id]));
    expect(await sessionOf(again)).toBeNull();
  });
});

describe('too many attempts', () => {
  it('stops guessing at one e-mail from ever new addresses, and says for how long', async () => {
    const person = await aPerson('viewer', { password });
    for (let tried = 0; tried < 10; tried++) {
      expect(
        await signIn({ email: person.email, password: `guess number ${tried}` }, visitor()),
      ).toMatchObject({
        refusals: [{ reason: 'signInWrong' }],
      });
    }
    const refusal = await signIn({ email: person.email, password }, visitor());
    expect(refusal).toMatchObject({
      refusals: [{ reason: 'tooManyAttempts', values: { seconds: expect.any(Number) } }],
    });
    const seconds = refusal.done ? 0 : Number(refusal.refusals[0]?.values?.seconds);
    expect(seconds).toBeGreaterThan(800);
    expect(seconds).toBeLessThanOrEqual(900);
  });

  it('stops one address that tries many e-mails', async () => {
    const from = visitor();
    const answers = [];
    for (let tried = 0; tried < 11; tried++) {
      answers.push(await signIn({ email: `nobody-${randomUUID()}@test.example`, password }, from));
    }
    expect(answers[9]).toMatchObject({ refusals: [{ reason: 'signInWrong' }] });
    expect(answers[10]).toMatchObject({ refusals: [{ reason: 'tooManyAttempts' }] });
  });

  it('forgets the failures of somebody who then signs in', async () => {
    const person = await aPerson('viewer', { password });
    for (let round = 0; round < 2; round++) {
      for (let tried = 0; tried < 7; tried++)
        await signIn({ email: person.email, password: 'mistyped it' }, visitor());
      expect(await signIn({ email: person.email, password }, visitor())).toMatchObject({ done: true });
    }
  });

  it('lets exactly as many through as allowed when they come at once', async () => {
    const key = `test:${randomUUID()}`;
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => countAttempt(key, { window: 60, max: 5 })),
    );
    expect(answers.filter(({ allowed }) => allowed)).toHaveLength(5);
  });

  it('believes only the last address of a chain', () => {
    expect(addressOf(new Headers({ 'x-forwarded-for': '6.6.6.6, 10.0.0.7' }))).toBe('10.0.0.7');
  });
});

describe('what is open to HTTP', () => {
  const post = (path: string, body: object) =>
    answerAuth(
      new Request(`http://localhost:3000/api/auth${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: 'http://localhost:3000' },
        body: JSON.stringify(body),
      }),
    );

  it('has no sign-up and no way to change oneself past the history', async () => {
    const email = `${randomUUID()}@test.example`;
    for (const path of [
      '/sign-up/email',
      '/update-user',
      '/delete-user',
      '/change-email',
      '/sign-in/email/../../sign-up/email',
    ]) {
      expect((await post(path, { email, name: 'Me', password, role: 'administrator' })).status).toBe(404);
    }
    expect((await owner().query('SELECT FROM "user" WHERE email = $1', [email])).rowCount).toBe(0);
  });
});
