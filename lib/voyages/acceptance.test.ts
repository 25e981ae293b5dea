import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { acceptanceOf, printFound } from './acceptance';
import { isCovered } from './extent';
import { WARNING_CODES, type Found, type WarningCode } from './plausibility';

type Values = Found[number];
const dayOf = (n: number) => `2025-03-${String(n).padStart(2, '0')}`;

/** Of each kind the values of a warning that is this bad: from 0 to 10 hundredths of its measure. */
const asBadAs: Record<(typeof WARNING_CODES)[number], (bad: number) => Values> = {
  intakeAboveDeadweight: (bad) => ({ intakeKg: 10_000_000 + bad * 100_000, deadweightKg: 10_000_000 }),
  intakeAboveDraughtLimit: (bad) => ({ intakeKg: 9_000_000, limitKg: 8_900_000 - bad * 1000, limitM: 6 }),
  intakeUnusual: (bad) => ({ intakeKg: 5_000_000 - bad * 7_000, medianKg: 9_000_000, voyages: 4 }),
  portClosed: (bad) => ({
    ...{ says: 'blDate', on: dayOf(1 + bad), terminal: 'Baku', closedFrom: dayOf(1) },
    closedTo: dayOf(30),
  }),
  passageUnusual: (bad) => ({ passageHours: 97 + bad / 3 }),
  lossAboveLimit: (bad) => ({ lossKg: 60_000 + bad * 7, share: 0.006 + bad / 7000 }),
  eventsOutOfOrder: (bad) => ({ earlier: 'arrived', later: 'berthed', byHours: bad / 3 }),
  overlapsPlan: (bad) => ({ voyageNo: 'AB-2025-0007', byHours: 1 + bad }),
};

test.each(WARNING_CODES)('%s: what is no worse is covered, what is worse is not', (code) => {
  const bad = fc.integer({ min: 0, max: 10 });
  fc.assert(
    fc.property(bad, bad, (accepted, now) => {
      const values = asBadAs[code];
      // As it comes back from where it is stored.
      const stored = JSON.parse(JSON.stringify([values(accepted)])) as Found;
      expect(isCovered(code, values(now), stored)).toBe(now <= accepted);
    }),
  );
});

test.each([
  ['intakeUnusual', { intakeKg: 5, medianKg: 10 }, { intakeKg: 14, medianKg: 10 }],
  ['lossAboveLimit', { lossKg: 9, share: 0.009 }, { lossKg: -6, share: -0.006 }],
  ['passageUnusual', { passageHours: 200 }, { passageHours: 11 }],
  ['eventsOutOfOrder', { earlier: 'a', later: 'b', byHours: 9 }, { earlier: 'a', later: 'c', byHours: 1 }],
  ['overlapsPlan', { voyageNo: 'A', byHours: 9 }, { voyageNo: 'B', byHours: 1 }],
] as const)('%s: something else of the same kind is not covered', (code, accepted, now) => {
  expect(isCovered(code, accepted, [accepted])).toBe(true);
  expect(isCovered(code, now, [accepted])).toBe(false);
});

describe('the reason of a kind', () => {
  const code: WarningCode = 'intakeAboveDeadweight';
  const over = (percent: number): Found => [{ intakeKg: 100 + percent, deadweightKg: 100 }];
  const stored = { reason: 'survey seen', accepted: over(3) };
  const echo = { code, reason: stored.reason, found: stored.accepted };

  it('that was stored covers what is no worse, and keeps what it was given for', () => {
    expect(acceptanceOf(code, over(1), stored, echo)).toEqual(stored);
    expect(acceptanceOf(code, over(3), stored, null)).toEqual(stored);
    expect(acceptanceOf(code, over(40), stored, echo)).toBeNull();
    expect(acceptanceOf(code, over(40), stored, { code, reason: stored.reason })).toBeNull();
    expect(acceptanceOf(code, over(40), stored, null)).toBeNull();
  });

  it('that is given anew covers what was shown then, in the same words or others', () => {
    const given = { ...echo, found: over(40) };
    expect(acceptanceOf(code, over(40), stored, given)).toEqual({ ...stored, accepted: over(40) });
    expect(acceptanceOf(code, over(41), stored, given)).toBeNull();
    expect(acceptanceOf(code, over(40), null, { code, reason: 'deep season' })?.accepted).toEqual(over(40));
  });

  it('says for what it was given', () => {
    expect(printFound(code, over(3))).toBe('3.00 %');
    expect(printFound('intakeUnusual', [{ intakeKg: 5, medianKg: 10 }])).toBe('\u221250.00 %');
    expect(printFound(code, [{}])).toBe('');
  });
});
