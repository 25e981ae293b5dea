import { describe, expect, it } from 'vitest';
import { parseEnv } from './env';

const complete = {
  DATABASE_URL: 'postgresql://app:x@127.0.0.1:5432/caspian',
  BETTER_AUTH_SECRET: 'x'.repeat(32),
};

describe('the environment', () => {
  it('needs only the database and the secret', () => {
    expect(parseEnv(complete)).toEqual({
      ...complete,
      PUBLIC_URL: 'http://localhost:3000',
      DATABASE_POOL_MAX: 10,
      CONNECTION_TIMEOUT: 5000,
    });
  });

  it('names every variable that is missing or wrong', () => {
    expect(() => parseEnv({ BETTER_AUTH_SECRET: 'short', DATABASE_POOL_MAX: '0' })).toThrow(
      /DATABASE_URL[^]*BETTER_AUTH_SECRET[^]*DATABASE_POOL_MAX/,
    );
  });

  it('takes an empty optional variable for an unset one', () => {
    const parsed = parseEnv({ ...complete, APP_NOW: '', FORWARDED_ADDRESS_HEADER: 'X-Forwarded-For' });
    expect(parsed.APP_NOW).toBeUndefined();
    expect(parsed.FORWARDED_ADDRESS_HEADER).toBe('x-forwarded-for');
  });

  it('refuses a moment that is none', () => {
    expect(() => parseEnv({ ...complete, APP_NOW: 'yesterday' })).toThrow(/APP_NOW/);
  });
});
