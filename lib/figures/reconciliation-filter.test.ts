import fc from 'fast-check';
import { expect, test } from 'vitest';
import { STATES } from './reconcile';
import {
  folds,
  LINES_AT_ONCE,
  linkToReconciliation,
  readReconciliationFilter,
} from './reconciliation-filter';

const YEARS = { first: 2017, last: 2026 };
const asked = (address: string) =>
  readReconciliationFilter(Object.fromEntries(new URL(address, 'http://here').searchParams), YEARS);

test('an address is what it shows, there and back', () => {
  const filters = fc.record({
    from: fc.integer({ min: 2010, max: 2020 }),
    to: fc.integer({ min: 2020, max: 2029 }),
    grade: fc.constantFrom(null, 'all', 'Tengiz', 'a & b'),
    state: fc.constantFrom(null, ...STATES),
    whole: fc.boolean(),
  });
  fc.assert(
    fc.property(filters, (filter) => {
      expect(asked(linkToReconciliation(filter, null))).toEqual(filter);
    }),
  );
  expect(asked('/?lines=some')).toBeNull();
});

test('many lines of several years are folded, unless all are asked for; those of one year never', () => {
  const several = asked('/');
  if (!several) throw new Error('no filter');
  expect(folds(several, LINES_AT_ONCE)).toBe(false);
  expect(folds(several, LINES_AT_ONCE + 1)).toBe(true);
  expect(folds({ ...several, whole: true }, 1000)).toBe(false);
  expect(folds({ ...several, from: 2026 }, 1000)).toBe(false);
});
