import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entitledMonths, entitlementOf } from './entitlement';

const straight = {
  kgPerYear: 1_200_000_000,
  effectiveFrom: '2024-01-01',
  effectiveTo: null,
  monthlyKg: [],
  proRated: false,
};
const sum = (months: { entitledKg: number }[]) =>
  months.reduce((total, { entitledKg }) => total + entitledKg, 0);

describe('what a promise entitles to', () => {
  it('is the year by its days, or the months that were promised', () => {
    expect(entitledMonths(straight, 2025)).toHaveLength(12);
    expect(sum(entitledMonths(straight, 2025))).toBe(1_200_000_000);
    const monthlyKg = [0, ...Array<number>(10).fill(100_000_000), 200_000_000];
    expect(entitledMonths({ ...straight, monthlyKg }, 2025).map(({ entitledKg }) => entitledKg)).toEqual(
      monthlyKg,
    );
  });

  it('adds up to the target of each year to the kilogram, pro-rated or whole', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 364 }),
        fc.boolean(),
        fc.option(fc.array(fc.integer({ min: 1, max: 200_000_000 }), { minLength: 12, maxLength: 12 })),
        (day, proRated, months) => {
          const from = new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10);
          const kgPerYear = months?.reduce((total, kg) => total + kg, 0) ?? 1_500_000_000;
          const version = {
            kgPerYear,
            effectiveFrom: from,
            effectiveTo: null,
            monthlyKg: months ?? [],
            proRated,
          };
          const whole = proRated ? Math.round((kgPerYear * (365 - day)) / 365) : kgPerYear;
          expect(sum(entitledMonths(version, 2025))).toBe(whole);
          expect(sum(entitledMonths(version, 2026))).toBe(kgPerYear);
        },
      ),
    );
  });
});

describe('over- and underlift', () => {
  const version = { ...straight, kgPerYear: 366_000_000 };
  const at = (lifted: [string, number][], logBegins: string | null = '2024-01') =>
    entitlementOf({ version, today: '2024-04-10', logBegins, lifted: new Map(lifted) });

  it('is carried from month to month', () => {
    const rows = at([
      ['2024-01', 40_000_000],
      ['2024-03', 20_000_000],
    ]);
    expect(
      rows.map(({ month, entitledKg, balanceKg, carriedKg }) => [month, entitledKg, balanceKg, carriedKg]),
    ).toEqual([
      ['2024-01', 31_000_000, 9_000_000, 9_000_000],
      ['2024-02', 29_000_000, -29_000_000, -20_000_000],
      ['2024-03', 31_000_000, -11_000_000, -31_000_000],
      ['2024-04', 10_000_000, -10_000_000, -41_000_000],
    ]);
    expect(rows.map(({ running }) => running)).toEqual([false, false, false, true]);
  });

  it('leaves months before the log as gaps that add nothing', () => {
    const rows = at([['2024-03', 31_000_000]], '2024-03');
    expect(rows.map(({ liftedKg, carriedKg }) => [liftedKg, carriedKg])).toEqual([
      [null, null],
      [null, null],
      [31_000_000, 0],
      [0, -10_000_000],
    ]);
    expect(at([], null).every(({ liftedKg, carriedKg }) => liftedKg === null && carriedKg === null)).toBe(
      true,
    );
  });
});
