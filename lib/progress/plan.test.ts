import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, lastDay } from '@/lib/calendar';
import { targetKgFor } from '@/lib/targets/target';
import { planOf } from './entitlement';
import { planThrough } from './pace';
import { cumulativePoints, monthRows } from './series';
import { standingOf } from './standing';

const KT = 1_000_000;
const months = fc
  .array(fc.integer({ min: 0, max: 200 * KT }), { minLength: 12, maxLength: 12 })
  .filter((plan) => plan.some((kg) => kg > 0));
const version = (monthlyKg: readonly number[], change: object = {}) => ({
  kgPerYear: monthlyKg.reduce((sum, kg) => sum + kg, 0),
  effectiveFrom: '2025-01-01',
  effectiveTo: null,
  monthlyKg,
  proRated: false,
  ...change,
});
const rowsOf = (of: ReturnType<typeof version>, spread: 'straight' | 'monthly', today: string) => {
  const [targetKg, plan] = [targetKgFor(of, 2025), planOf(of, 2025, spread)];
  const input = { year: 2025, today, targetKg, plan, months: [], logBegins: '2024-01' as const };
  return {
    targetKg,
    plan,
    rows: monthRows(input),
    standing: standingOf({ ...input, best: null, intakes: [] }),
  };
};

describe('the plan of a board', () => {
  it('adds up to the target by either way, and never falls', () => {
    fc.assert(
      fc.property(months, fc.constantFrom('straight' as const, 'monthly' as const), fc.boolean(), fc.integer({ min: 1, max: 12 }), (profile, spread, proRated, begins) => {
        const effectiveFrom = `2025-${String(begins).padStart(2, '0')}-01`;
        const of = version(profile, { proRated, effectiveFrom });
        const { targetKg, plan, rows } = rowsOf(of, spread, '2025-12-31');
        // A profile that has nothing in the part of the year in force says nothing of it.
        fc.pre(spread === 'straight' || !proRated || profile.slice(begins - 1).some((kg) => kg > 0));
        expect(rows.reduce((sum, { planKg }) => sum + (planKg ?? 0), 0)).toBe(targetKg);
        for (let day = '2025-01-01', before = 0; day <= '2025-12-31'; day = addDays(day, 9)) {
          const through = planThrough(plan, targetKg ?? 0, 2025, day);
          expect(through).toBeGreaterThanOrEqual(before);
          before = through;
        }
      }), // prettier-ignore
    );
  });

  it('is never less than nothing for a month, however the months before it were rounded', () => {
    const profile = [0, 0, 0, 81_876_046, 48_990_803, 45_274_249, 124_091_205, 3, 20, 0, 0, 0];
    const { rows, targetKg } = rowsOf(
      version(profile, { proRated: true, effectiveFrom: '2025-03-01' }),
      'monthly',
      '2025-12-31',
    );
    expect(Math.min(...rows.map(({ planKg }) => planKg ?? 0))).toBe(0);
    expect(rows.reduce((sum, { planKg }) => sum + (planKg ?? 0), 0)).toBe(targetKg);
  });

  it('by months is what the target says of each, in table, chart and standing alike', () => {
    const profile = [50, 50, 100, 150, 150, 150, 150, 150, 150, 150, 100, 150].map((kt) => kt * KT);
    const { rows, standing, targetKg, plan } = rowsOf(version(profile), 'monthly', '2025-04-15');
    expect(rows.map(({ planKg }) => planKg)).toEqual(profile);
    expect(standing.planKg).toBe((50 + 50 + 100 + 75) * KT);
    expect(standing.gapKg).toBe(-275 * KT);
    expect(cumulativePoints(rows, targetKg, plan).find(({ x }) => x === 90)?.plan).toBe(200);
    const straight = rowsOf(version(profile), 'straight', '2025-04-15').standing;
    expect(straight.planKg).toBe(Math.round((1500 * KT * 105) / 365));
  });

  it('straight, pro-rated, begins on the day from which the target is in force', () => {
    const of = version([], { kgPerYear: 730 * KT, proRated: true, effectiveFrom: '2025-07-01' });
    const { rows, targetKg } = rowsOf(of, 'straight', '2025-12-31');
    expect(targetKg).toBe(2 * 184 * KT);
    expect(rows.slice(0, 7).map(({ planKg }) => planKg)).toEqual([0, 0, 0, 0, 0, 0, 62 * KT]);
    expect(rows.at(-1)?.through).toBe(lastDay('2025-12'));
    // By months only where it has some.
    expect(planOf(of, 2025, 'monthly').kind).toBe('straight');
  });
});
