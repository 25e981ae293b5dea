import { expect, it } from 'vitest';
import { checksOf, type Check } from './checks';
import type { PlausibilityInput } from './plausibility';
import { transitLoss } from './voyage';

const usual: PlausibilityInput = {
  intakeKg: 9_600_000,
  vessel: { deadweightKg: 12_000_000, ladenDraughtM: 7, tpc: 24 },
  draughtLimitM: 6.1,
  draughtNotice: null,
  closures: [],
  cargoDays: [],
  lastIntakesKg: [9_500_000, 9_600_000, 9_700_000],
  events: [
    { name: 'sailed', actual: { at: new Date('2025-01-25T10:00Z'), precision: 'minute' } },
    { name: 'arrived', actual: { at: new Date('2025-01-26T13:00Z'), precision: 'minute' } },
  ],
  zones: { load: 'Asia/Aqtau', discharge: 'Asia/Baku' },
  loss: transitLoss([{ blKg: 1000, outturnKg: 998 }]),
  overlapping: [],
};
const check = (changes: Partial<PlausibilityInput>, known = { terminals: true, dated: true }) =>
  checksOf({ ...usual, ...changes }, known);
const said = (checks: readonly Check[]) => checks.map(({ state, says }) => [state, says]);

it('says of a usual voyage against what it was checked', () => {
  expect(check({})).toEqual([
    {
      check: 'deadweight',
      state: 'fine',
      says: 'fine',
      values: { deadweightKg: 12_000_000, differenceKg: 2_400_000 },
    },
    {
      check: 'draught',
      state: 'fine',
      says: 'fine',
      values: { limitM: 6.1, limitKg: 9_840_000, differenceKg: 240_000 },
    },
    {
      check: 'lastIntakes',
      state: 'fine',
      says: 'fine',
      values: { voyages: 3, medianKg: 9_600_000 },
      intakesKg: [9_500_000, 9_600_000, 9_700_000],
    },
    { check: 'passage', state: 'fine', says: 'fine', values: { passageHours: 27 } },
    { check: 'loss', state: 'fine', says: 'fine', values: { lossKg: 2, share: 0.002, lotsWithout: 0 } },
  ]);
});

it('says what is unusual about every one of them', () => {
  const late = { at: new Date('2025-01-30T13:00Z'), precision: 'minute' } as const;
  const states = check({
    intakeKg: 12_500_000,
    events: [usual.events[0]!, { name: 'arrived', actual: late }],
    loss: transitLoss([{ blKg: 1000, outturnKg: 900 }]),
  }).map(({ state }) => state);
  expect(states).toEqual(Array(5).fill('unusual'));
});

it('says why nothing can be checked', () => {
  const nothing = {
    intakeKg: null,
    vessel: null,
    draughtLimitM: null,
    lastIntakesKg: [],
    events: [],
    loss: transitLoss([]),
  };
  expect(said(check(nothing, { terminals: false, dated: false }))).toEqual([
    ['unchecked', 'noVessel'],
    ['unchecked', 'noTerminal'],
    ['unchecked', 'noVessel'],
    ['unchecked', 'missing'],
    ['unchecked', 'noOutturn'],
  ]);
  expect(said(check(nothing, { terminals: true, dated: false }))[1]).toEqual(['unchecked', 'noDate']);
});

it('names the particulars that a draught limit needs, and shows intakes too few to compare', () => {
  const [deadweight, draught, intakes] = check({
    vessel: { deadweightKg: null, ladenDraughtM: 7, tpc: null },
    lastIntakesKg: [9_500_000],
  });
  expect(deadweight).toMatchObject({ state: 'unchecked', says: 'unknown' });
  expect(draught).toMatchObject({
    state: 'unchecked',
    says: 'unknown',
    values: { missing: 'deadweightKg tpc' },
  });
  expect(intakes).toMatchObject({ state: 'unchecked', says: 'few', intakesKg: [9_500_000] });
});

it('with no limit in force has nothing to hold against the draught', () => {
  expect(said(check({ draughtLimitM: null }))[1]).toEqual(['fine', 'none']);
});
