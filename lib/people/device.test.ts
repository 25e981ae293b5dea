import { describe, expect, it } from 'vitest';
import { deviceOf, shortAddress } from './device';

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

it('shortens the address of an IPv6 network and leaves others as they are', () => {
  expect(shortAddress('2001:0db8:0000:0001:0000:0000:0000:0000')).toBe('2001:db8:0:1::/64');
  expect(shortAddress('192.0.2.7')).toBe('192.0.2.7');
  expect(shortAddress('')).toBeNull();
});
