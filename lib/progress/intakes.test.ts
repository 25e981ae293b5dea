import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { intakesOf, utilisationOf, type IntakeRow } from './intakes';

const ASTANA = { deadweightKg: 12_000_000, ladenDraughtM: 7, tpc: 30 };
const UNKNOWN = { deadweightKg: null, ladenDraughtM: null, tpc: null };
const row = (part: Partial<IntakeRow>): IntakeRow => ({
  month: '2025-03',
  ...ASTANA,
  limitM: null,
  intakesKg: [9_000_000],
  ...part,
});

describe('intakes against deadweight and draught', () => {
  it('are a share of the deadweight, above it when they are', () => {
    const { ofDeadweight, aboveDeadweight, limited, limitOfDeadweight } = utilisationOf([
      row({ intakesKg: [6_000_000, 9_000_000, 12_000_001] }),
    ]);
    expect([ofDeadweight, aboveDeadweight]).toEqual([0.75, 1]);
    expect([limited, limitOfDeadweight]).toEqual([0, null]);
  });

  it('are compared with what a draught limit leaves: 12 000 t − 100 · (7 − 6) · 30', () => {
    const { limited, limitOfDeadweight, aboveLimit, limitUnchecked } = utilisationOf([
      row({ limitM: 6, intakesKg: [9_000_000, 9_000_001] }),
      row({ limitM: 7.5, intakesKg: [9_000_001] }),
    ]);
    expect(limited).toBe(3);
    expect(limitOfDeadweight).toBe(0.75);
    expect([aboveLimit, limitUnchecked]).toEqual([1, 0]);
  });

  it('cannot be checked without the particulars, and say so apart', () => {
    const { voyages, ofDeadweight, deadweightUnknown, limited, limitUnchecked, aboveLimit } = utilisationOf([
      row({ ...UNKNOWN, intakesKg: [1, 2] }),
      row({ ...UNKNOWN, limitM: 6 }),
      row({ tpc: null, limitM: 6 }),
    ]);
    expect([voyages, deadweightUnknown, limited, limitUnchecked, aboveLimit]).toEqual([4, 3, 2, 2, 0]);
    expect(ofDeadweight).toBe(0.75);
    expect(utilisationOf([row(UNKNOWN)]).ofDeadweight).toBeNull();
  });

  it('are a gap in a month without a voyage, and the months add up to the year', () => {
    const rows = fc.array(
      fc.record({
        month: fc.constantFrom('2025-01', '2025-07'),
        vessel: fc.constantFrom(ASTANA, UNKNOWN, { ...ASTANA, tpc: null }),
        limitM: fc.constantFrom(null, 6, 7.5),
        intakesKg: fc.array(fc.integer({ min: 1, max: 13_000_000 }), { minLength: 1, maxLength: 4 }),
      }),
    );
    fc.assert(
      fc.property(rows, (given) => {
        const { year, months } = intakesOf(
          given.map(({ vessel, ...rest }) => ({ ...vessel, ...rest })),
          2025,
        );
        expect(months).toHaveLength(12);
        expect(months[2]).toMatchObject({ voyages: 0, medianIntakeKg: null, ofDeadweight: null });
        for (const name of [
          'voyages',
          'deadweightUnknown',
          'aboveDeadweight',
          'limited',
          'aboveLimit',
          'limitUnchecked',
        ] as const) {
          expect(months.reduce((sum, month) => sum + month[name], 0)).toBe(year[name]);
        }
        expect(year.limitUnchecked + year.aboveLimit).toBeLessThanOrEqual(year.limited);
      }),
    );
  });
});
