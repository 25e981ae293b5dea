import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysInYear } from '@/lib/calendar';
import {
  achievedRunRate,
  change,
  daysOf,
  monthlyPlan,
  planToDate,
  planToDateByMonth,
  requiredRunRate,
  straightPaceEnd,
  voyagesNeeded,
} from './pace';

const KT = 1_000_000;
const target = fc.integer({ min: 1, max: 999_999_999_999 });
const year = fc.integer({ min: 2022, max: 2032 });

describe('plan to date', () => {
  it('includes today', () => {
    expect(planToDate(365 * KT, 2025, '2025-01-01')).toBe(KT);
    expect(planToDate(366 * KT, 2024, '2024-02-29')).toBe(60 * KT);
    expect(planToDate(1500 * KT, 2025, '2025-10-12')).toBe(Math.round((1500 * KT * 285) / 365));
  });

  it('is nothing before the year and the target after it', () => {
    expect(planToDate(1500 * KT, 2025, '2024-12-31')).toBe(0);
    expect(planToDate(1500 * KT, 2025, '2025-12-31')).toBe(1500 * KT);
    expect(planToDate(1500 * KT, 2025, '2026-03-01')).toBe(1500 * KT);
  });

  it('begins with a target that begins in mid-year', () => {
    const period = { from: '2024-03-11', to: '2024-12-31' };
    expect(planToDate(296 * KT, 2024, '2024-03-10', period)).toBe(0);
    expect(planToDate(296 * KT, 2024, '2024-03-11', period)).toBe(KT);
    const months = monthlyPlan(296 * KT, 2024, period).map(({ planKg }) => planKg / KT);
    expect(months).toEqual([0, 0, 21, 30, 31, 30, 31, 31, 30, 31, 30, 31]);
  });

  it('never falls from one day to the next', () => {
    fc.assert(
      fc.property(target, year, fc.integer({ min: -5, max: 370 }), (kg, inYear, day) => {
        const today = addDays(`${inYear}-01-01`, day);
        const [before, after] = [planToDate(kg, inYear, today), planToDate(kg, inYear, addDays(today, 1))];
        expect(after).toBeGreaterThanOrEqual(before);
        expect(after).toBeLessThanOrEqual(kg);
      }),
    );
  });
});

describe('monthly plan', () => {
  it('follows the days of the month', () => {
    const [january, february] = monthlyPlan(366 * KT, 2024);
    expect(january).toEqual({ month: '2024-01', planKg: 31 * KT });
    expect(february).toEqual({ month: '2024-02', planKg: 29 * KT });
  });

  it('adds up to the target to the kilogram', () => {
    fc.assert(
      fc.property(target, year, (kg, inYear) => {
        const plan = monthlyPlan(kg, inYear);
        expect(plan.reduce((sum, { planKg }) => sum + planKg, 0)).toBe(kg);
        expect(plan.every(({ planKg }) => planKg >= 0)).toBe(true);
      }),
    );
  });

  it('gives another plan to date than straight pace when the months differ', () => {
    const plan = [
      { month: '2025-01', planKg: 62 * KT },
      { month: '2025-02', planKg: 140 * KT },
      { month: '2025-03', planKg: 100 * KT },
    ];
    expect(planToDateByMonth(plan, '2025-02-14')).toBe(132 * KT);
    expect(planToDateByMonth(plan, '2025-01-01')).toBe(2 * KT);
    expect(planToDateByMonth(plan, '2025-03-31')).toBe(302 * KT);
  });
});

describe('straight pace in back-test, from the published figures', () => {
  it.each([
    // data/reported-figures.csv: 2023-jan-oct, 2024-jan-jul, 2025-h1; the ends printed in DOMAIN.md
    ['2023-10-31', 1123, 1348],
    ['2024-07-31', 837, 1438],
    ['2025-06-30', 785, 1583],
  ])('at %s %s kt point to %s kt', (today, actual, end) => {
    const inYear = Number(today.slice(0, 4));
    const days = daysOf({ from: `${inYear}-01-01`, to: `${inYear}-12-31` }, today);
    expect(days.total).toBe(daysInYear(inYear));
    const input = { actualKg: actual * KT, daysElapsed: days.elapsed, daysTotal: days.total };
    expect(Math.round((straightPaceEnd(input) ?? 0) / KT)).toBe(end);
  });

  it('points nowhere before the first day', () => {
    expect(straightPaceEnd({ actualKg: 0, daysElapsed: 0, daysTotal: 365 })).toBeNull();
  });
});

describe('run rates', () => {
  it('needs a twelfth of the year’s target a month at its start', () => {
    expect(requiredRunRate({ targetKg: 1500 * KT, actualKg: 0, daysLeft: 365 })).toBe(125 * KT);
  });

  it('counts the months left as 365/12 days each', () => {
    const input = { targetKg: 1500 * KT, actualKg: 1030.4 * KT, daysLeft: 80 };
    expect(Math.round((requiredRunRate(input) ?? 0) / KT)).toBe(179);
  });

  it('needs nothing once reached, and cannot be met without a day left', () => {
    expect(requiredRunRate({ targetKg: 1500 * KT, actualKg: 1500 * KT, daysLeft: 0 })).toBe(0);
    expect(requiredRunRate({ targetKg: 1500 * KT, actualKg: 1501 * KT, daysLeft: 30 })).toBe(0);
    expect(requiredRunRate({ targetKg: 1500 * KT, actualKg: 1499 * KT, daysLeft: 0 })).toBeNull();
  });

  it('achieved the year’s lifting over twelve', () => {
    expect(achievedRunRate({ actualKg: 1392 * KT, daysElapsed: 365 })).toBe(116 * KT);
    expect(achievedRunRate({ actualKg: 0, daysElapsed: 0 })).toBeNull();
  });
});

describe('voyages needed', () => {
  it.each([
    [1500, 9.6, 157],
    [2200, 10, 220],
  ])('%s kt are, at %s kt, %s voyages', (kt, intake, voyages) => {
    const input = { targetKg: kt * KT, actualKg: 0, medianIntakeKg: intake * KT };
    expect(voyagesNeeded(input)).toBe(voyages);
  });

  it('is none once reached, and unknown without a median', () => {
    const reached = { targetKg: 1500 * KT, actualKg: 1500 * KT };
    expect(voyagesNeeded({ ...reached, medianIntakeKg: null })).toBe(0);
    expect(voyagesNeeded({ ...reached, actualKg: 0, medianIntakeKg: null })).toBeNull();
  });
});

describe('change', () => {
  it('of April 2023 on March is 75 %, as the Baku direction', () => {
    const april = change(152.4 * KT, 87 * KT);
    expect(april?.kg).toBe(65_400_000);
    expect(april?.share).toBeCloseTo(0.75, 2);
  });

  it('keeps a gap a gap and a zero a zero', () => {
    expect(change(null, 87 * KT)).toBeNull();
    expect(change(87 * KT, null)).toBeNull();
    expect(change(0, 87 * KT)).toEqual({ kg: -87 * KT, share: -1 });
    expect(change(87 * KT, 0)).toEqual({ kg: 87 * KT, share: null });
  });
});
