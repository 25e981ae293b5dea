import { expect, test } from 'vitest';
import { plainName } from './names';

test('names of this trade are one in every alphabet', () => {
  for (const name of ['Сангачал', 'Səngəçal', 'SANGACHAL']) expect(plainName(name)).toBe('sangachal');
});

test('a name that every object of JavaScript knows is a name like another', () => {
  for (const name of ['constructor', 'toString', '__proto__'])
    expect(plainName(name)).toBe(name.toLowerCase());
});
