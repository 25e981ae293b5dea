import { describe, expect, it } from 'vitest';
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
