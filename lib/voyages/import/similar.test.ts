import { expect, test } from 'vitest';
import { similarNames } from './similar';

const FLEET = [
  'Abai',
  'Aktau',
  'Almaty',
  'Astana',
  'Taraz',
  'Lachin',
  'Shah Ismayil Khatai',
  'Zangezur',
  'Jabbar Hashimov',
];

test.each([
  ['Астана', ['Astana']],
  ['АЛМАТЫ', ['Almaty']],
  ['Ақтау', ['Aktau']],
  ['Абай', ['Abai']],
  ['Laçın', ['Lachin']],
  ['Zəngəzur', ['Zangezur']],
  ['Зангезур', ['Zangezur']],
  ['Tarazz', ['Taraz']],
  ['M/T Astana', ['Astana']],
  ['Shah Ismail Khatai', ['Shah Ismayil Khatai']],
  ['Dagestan', []],
  ['?', []],
])('%s may be %j', (read, names) => {
  expect(similarNames(read, FLEET)).toEqual(names);
});

test('at most four are offered, the nearest first', () => {
  expect(similarNames('Aral 1', ['Aral 2', 'Aral 3', 'Aral 4', 'Aral 5', 'Aral 1'])).toEqual([
    'Aral 1',
    'Aral 2',
    'Aral 3',
    'Aral 4',
  ]);
});
