import { expect, test } from 'vitest';
import { lookUp } from './lookup';

test('what was put there is found, and what every object answers to is not', () => {
  expect(lookUp({ tengiz: 46 }, 'tengiz')).toBe(46);
  for (const key of ['constructor', 'toString', '__proto__', 'kashagan'])
    expect(lookUp({ tengiz: 46 }, key)).toBeUndefined();
});
