import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readVoyage, USUAL_ZONES } from './input';
import { emptyVoyageText } from './text';
import {
  ALLOWED_HOURS,
  emptyTermsText,
  printHours,
  printMoney,
  readHours,
  readMoney,
  type TermsText,
} from './terms';

const read = (terms: Partial<TermsText>) =>
  readVoyage({ ...emptyVoyageText(), vesselId: 1, terms: { ...emptyTermsText(), ...terms } }, USUAL_ZONES);

describe('terms as typed', () => {
  test('hours become whole minutes, money whole cents, reasons a list in their usual order', () => {
    const typed = {
      allowedHours: '36:30',
      allowedFor: 'reversible',
      noticeHours: '6 h',
      demurragePerDay: '18 000,50',
      currency: 'usd',
      excepted: 'berth_occupied, weather',
    };
    expect(read(typed)).toMatchObject({
      done: true,
      value: {
        terms: {
          allowedMinutes: 2190,
          allowedFor: 'reversible',
          noticeMinutes: 360,
          demurrageCents: 1_800_050,
          currency: 'USD',
          excepted: ['weather', 'berth_occupied'],
        },
      },
    });
  });

  test.each([
    [{ allowedHours: '36.33' }, 'notWholeMinutes', 'terms.allowedHours'],
    [{ allowedHours: '0' }, 'tooSmall', 'terms.allowedHours'],
    [{ noticeHours: '241' }, 'tooLarge', 'terms.noticeHours'],
    [{ demurragePerDay: '-5' }, 'tooSmall', 'terms.demurragePerDay'],
    [{ currency: 'dollars' }, 'currencyShape', 'terms.currency'],
    [{ demurragePerDay: '18 000' }, 'currencyMissing', 'terms.currency'],
    [{ excepted: 'weather, holiday' }, 'malformed', 'terms.excepted'],
  ])('%o is refused: %s', (terms, reason, field) => {
    const result = read(terms);
    expect(result.done ? [] : result.refusals).toEqual([expect.objectContaining({ reason, field })]);
  });

  test('a sum that can be read in two ways is asked', () => {
    const result = read({ demurragePerDay: '18.000', currency: 'USD' });
    expect(result).toMatchObject({ done: false, refusals: [{ reason: 'ambiguous' }] });
    expect(result.done ? [] : result.refusals[0]?.choices?.map((print) => readMoney(print))).toEqual([
      { kind: 'read', value: 1_800_000 },
      { kind: 'read', value: 1800 },
    ]);
  });

  test('what is printed reads back', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: ALLOWED_HOURS.max * 60 }),
        fc.integer({ min: 1, max: 1_000_000_000 }),
        (minutes, cents) => {
          expect(readHours(printHours(minutes), ALLOWED_HOURS)).toEqual({ kind: 'read', value: minutes });
          expect(readMoney(printMoney(cents))).toEqual({ kind: 'read', value: cents });
        },
      ),
    );
  });
});
