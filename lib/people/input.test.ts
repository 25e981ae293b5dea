import { describe, expect, it } from 'vitest';
import { deviceOf } from './device';
import { firstInput, inviteInput, read, signInInput } from './input';

const reasons = (schema: Parameters<typeof read>[0], input: unknown) => {
  const result = read(schema, input);
  return result.done ? null : result.refusals.map(({ field, reason }) => [field, reason]);
};

describe('what is typed about people', () => {
  it('reads an e-mail without regard to case or spaces around it', () => {
    expect(read(signInInput, { email: '  Dana@Example.COM ', password: 'x' })).toMatchObject({
      done: true,
      value: { email: 'dana@example.com' },
    });
  });

  it('says beside each field what is wrong with it, once', () => {
    expect(reasons(firstInput, { code: ' ', name: '  ', email: 'nobody', password: 'short' })).toEqual([
      ['code', 'codeMissing'],
      ['name', 'nameMissing'],
      ['email', 'emailInvalid'],
      ['password', 'passwordTooShort'],
    ]);
  });

  it.each([
    ['a'.repeat(11), 'passwordTooShort'],
    ['🛢'.repeat(11), 'passwordTooShort'],
    ['a'.repeat(201), 'passwordTooLong'],
  ])('refuses the password %s', (password, reason) => {
    const input = { code: 'A', name: 'N', email: 'n@example.com', password };
    expect(reasons(firstInput, input)).toEqual([['password', reason]]);
  });

  it('knows no role but the three', () => {
    expect(reasons(inviteInput, { name: 'N', email: 'n@example.com', role: 'owner' })).toEqual([
      ['role', 'roleUnknown'],
    ]);
  });
});

describe('the browser of a session', () => {
  it.each([
    [
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
      'Chrome',
      'Linux',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0',
      'Edge',
      'Windows',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1',
      'Safari',
      'iOS',
    ],
    [
      'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0.0.0 Mobile Safari/537.36',
      'Chrome',
      'Android',
    ],
  ])('%s', (userAgent, browser, system) => {
    expect(deviceOf(userAgent)).toEqual({ browser, system });
  });

  it('is a gap where it is unknown', () => {
    expect(deviceOf('curl/8.5')).toBeNull();
    expect(deviceOf(null)).toBeNull();
  });
});
