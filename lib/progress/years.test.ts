import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths } from '@/lib/calendar';
import type { TargetVersion } from '@/lib/targets/target';
import { periodSum, yearPoints, yearsTable, type Logged } from './years';

const KT = 1_000_000;
const version: TargetVersion = {
  kgPerYear: 1500 * KT,
  effectiveFrom: '2023-01-01',
  effectiveTo: null,
  gradeIds: [],
  basis: 'bl',
  proRated: false,
  monthlyKg: [],
};
const log = fc
  .array(fc.option(fc.integer({ min: 1, max: 200 * KT })), { minLength: 36, maxLength: 36 })
  .map((kgs): Logged => ({
    months: kgs.flatMap((kg, at) => (kg === null ? [] : [{ month: addMonths('2023-01', at), kg }])),
    logBegins: '2023-01',
    today: '2026-01-05',
  }));
const month = fc.integer({ min: 0, max: 35 }).map((at) => addMonths('2023-01', at));
const range = fc.tuple(month, month).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }));

describe('a period', () => {
  it('is the sum of its months, and of its parts wherever it is cut; so is its target', () => {
    fc.assert(
      fc.property(log, range, fc.nat(), (logged, whole, cut) => {
        const of = periodSum(logged, whole, version, 'straight');
        expect(of.kg).toBe(of.months.reduce((sum, { kg }) => sum + (kg ?? 0), 0));
        const inside = of.months.slice(0, -1);
        if (inside.length === 0) return;
        const at = inside[cut % inside.length]!.month;
        const [first, second] = [
          periodSum(logged, { from: whole.from, to: at }, version, 'straight'),
          periodSum(logged, { from: addMonths(at, 1), to: whole.to }, version, 'straight'),
        ];
        expect((first.kg ?? 0) + (second.kg ?? 0)).toBe(of.kg);
        expect((first.targetKg ?? 0) + (second.targetKg ?? 0)).toBe(of.targetKg);
      }),
    );
  });

  it('of a calendar year has its target, over two years a share of each by days', () => {
    const logged: Logged = { months: [], logBegins: '2023-01', today: '2025-06-30' };
    const target = (from: string, to: string) =>
      periodSum(logged, { from, to }, version, 'straight').targetKg;
    expect(target('2024-01', '2024-12')).toBe(1500 * KT);
    // 275 of 366 days of 2024 and 90 of 365 of 2025.
    const shares = Math.round((1500 * KT * 91) / 366);
    expect(target('2024-04', '2025-03')).toBe(1500 * KT - shares + Math.round((1500 * KT * 90) / 365));
    expect(target('2021-01', '2022-12')).toBeNull();
  });

  it('that is not over counts through today; what is not known is a gap', () => {
    const logged: Logged = {
      months: [{ month: '2025-06', kg: 5 }],
      logBegins: '2025-05',
      today: '2025-06-15',
    };
    const of = periodSum(logged, { from: '2025-04', to: '2025-08' }, version, 'straight');
    expect(of.months.map(({ kg }) => kg)).toEqual([null, 0, 5, null, null]);
    expect([of.through, of.kg]).toEqual(['2025-06-15', 5]);
    expect(of.planKg).toBe(Math.round((1500 * KT * 166) / 365) - Math.round((1500 * KT * 90) / 365));
    expect(periodSum(logged, { from: '2026-01', to: '2026-02' }, version, 'straight')).toMatchObject({ kg: null, planKg: null }); // prettier-ignore
  });
});

describe('years side by side', () => {
  it('add up by year and by difference, and their lines end at the years’ sums', () => {
    fc.assert(
      fc.property(log, fc.integer({ min: 2, max: 3 }), (logged, count) => {
        const table = yearsTable(logged, 2025, count);
        expect(table.years.at(-1)).toBe(2025);
        table.years.forEach((year, at) => {
          const sum = logged.months.filter((one) => one.month.startsWith(String(year))).reduce((all, { kg }) => all + kg, 0); // prettier-ignore
          expect(table.totals[at]).toBe(sum);
          expect(yearPoints(table).at(-1)?.[String(year)]).toBeCloseTo(sum / KT, 6);
        });
        expect(table.differenceKg).toBe(table.totals.at(-1)! - table.totals.at(-2)!);
      }),
    );
  });

  it('compare whole months only, and draw nothing past a gap', () => {
    const months = [{ month: '2024-03', kg: 40 * KT }, { month: '2025-03', kg: 50 * KT }, { month: '2025-04', kg: 9 * KT }]; // prettier-ignore
    const table = yearsTable({ months, logBegins: '2024-03', today: '2025-04-10' }, 2025, 2);
    expect(table.rows.map(({ differenceKg }) => differenceKg).slice(1, 5)).toEqual([
      null,
      10 * KT,
      null,
      null,
    ]);
    expect([table.differenceKg, table.compared]).toEqual([10 * KT, 1]);
    expect(yearPoints(table).map((point) => point['2024'])).toEqual(Array(13).fill(null));
    expect(yearPoints(table).slice(3, 6).map((point) => point['2025'])).toEqual([50, 59, null]); // prettier-ignore
  });
});
