import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthsOfYear } from '@/lib/calendar';
import {
  bandsOf,
  bulletOf,
  cumulativePoints,
  letterOf,
  monthColumns,
  monthRows,
  monthTicks,
  type MonthSum,
  type SeriesInput,
} from './series';

const KT = 1_000_000;
const sum = (month: string, kt: number, voyages = 1): MonthSum => ({
  month,
  kg: kt * KT,
  simulatedKg: 0,
  lots: voyages,
  voyages,
});
const input = (change: Partial<SeriesInput>): SeriesInput => ({
  year: 2025,
  today: '2025-10-12',
  targetKg: 1500 * KT,
  months: [],
  logBegins: '2024-01',
  ...change,
});
const row = (month: string, change: Partial<SeriesInput>) =>
  monthRows(input(change)).find((one) => one.month === month)!;

describe('months', () => {
  it('are a zero within the log, and a gap before it and after today', () => {
    const rows = monthRows(input({ months: [sum('2025-04', 130)], logBegins: '2025-03' }));
    expect(rows.map(({ kg }) => (kg === null ? null : kg / KT))).toEqual([
      null, null, 0, 130, 0, 0, 0, 0, 0, 0, null, null,
    ]); // prettier-ignore
    expect(rows.map(({ state }) => state[0]).join('')).toBe('ggfffffffpgg');
  });

  it('are all gaps in an empty log, this month too', () => {
    expect(monthRows(input({ logBegins: null })).every(({ kg }) => kg === null)).toBe(true);
  });

  it('show what is logged even where the log should be silent', () => {
    // A B/L dated ahead of this port's calendar is refused on entry; if there is one, it is not hidden.
    expect(row('2025-12', { months: [sum('2025-12', 5)] }).kg).toBe(5 * KT);
  });

  it('compare with the month and the year before: April 2023 of the Baku direction is +65.4 kt, +75 %', () => {
    const april = row('2023-04', {
      year: 2023,
      today: '2025-01-01',
      logBegins: '2023-01',
      months: [sum('2023-03', 87), sum('2023-04', 152.4)],
    });
    expect(april.onPrevious?.kg).toBe(65_400_000);
    expect(april.onPrevious?.share).toBeCloseTo(0.75, 2);
    expect(april.onYear).toBeNull();
  });

  it('compare January with the December before it', () => {
    const january = row('2025-01', { months: [sum('2024-12', 100), sum('2025-01', 120)] });
    expect(january.onPrevious).toEqual({ kg: 20 * KT, share: 0.2 });
  });

  it('give no share of a change on a month without a lifting', () => {
    const september = row('2025-09', { months: [sum('2025-09', 60)] });
    expect(september.onPrevious).toEqual({ kg: 60 * KT, share: null });
  });

  it('are not compared while they run', () => {
    const october = row('2025-10', { months: [sum('2025-09', 60), sum('2025-10', 50), sum('2024-10', 90)] });
    expect(october).toMatchObject({ state: 'provisional', through: '2025-10-12', kg: 50 * KT });
    expect([october.onPrevious, october.onYear, october.onPlanKg]).toEqual([null, null, null]);
  });

  it('have no plan without a target', () => {
    const march = row('2025-03', { targetKg: null, months: [sum('2025-03', 100)] });
    expect([march.planKg, march.onPlanKg, march.cumulativePlanKg]).toEqual([null, null, null]);
    expect(march.cumulativeKg).toBe(100 * KT);
  });

  it('add up: the last cumulative sum is the sum of the months, to the kilogram', () => {
    const kg = fc.integer({ min: 1, max: 200 * KT });
    fc.assert(
      fc.property(fc.array(fc.option(kg), { minLength: 12, maxLength: 12 }), (year) => {
        const months = monthsOfYear(2024).flatMap((month, index) => {
          const of = year[index];
          return of == null ? [] : [{ month, kg: of, simulatedKg: 0, lots: 1, voyages: 1 }];
        });
        const rows = monthRows(input({ year: 2024, months }));
        expect(rows.at(-1)?.cumulativeKg).toBe(year.reduce<number>((total, of) => total + (of ?? 0), 0));
        expect(rows.at(-1)?.cumulativePlanKg).toBe(1500 * KT);
      }),
    );
  });

  it('begin adding up where the log begins', () => {
    const rows = monthRows(input({ logBegins: '2025-03', months: [sum('2025-03', 10), sum('2025-04', 5)] }));
    expect(rows.slice(0, 5).map(({ cumulativeKg }) => cumulativeKg)).toEqual([
      null,
      null,
      10 * KT,
      15 * KT,
      15 * KT,
    ]);
  });

  it('leave out a year before whose beginning is not known', () => {
    const rows = monthRows(input({ logBegins: '2024-06', months: [sum('2024-06', 10), sum('2025-06', 5)] }));
    expect(rows.every(({ lastYearCumulativeKg }) => lastYearCumulativeKg === null)).toBe(true);
    expect(rows[5]?.onYear).toEqual({ kg: -5 * KT, share: -0.5 });
  });
});

describe('the cumulative line', () => {
  const months = [
    ...monthsOfYear(2025)
      .slice(0, 9)
      .map((month) => sum(month, 100)),
    sum('2025-10', 40),
  ];
  const points = cumulativePoints(monthRows(input({ months })), 1500 * KT);

  it('begins at zero, is whole through the last month that is over, and dotted to today', () => {
    expect(points[0]).toMatchObject({ x: 0, actual: 0, plan: 0, provisional: null });
    const solid = points.filter(({ actual }) => actual !== null);
    expect(solid.at(-1)).toMatchObject({ x: 273, actual: 900, provisional: 900 });
    const dotted = points.filter(({ provisional }) => provisional !== null);
    expect(dotted.map(({ x, provisional }) => [x, provisional])).toEqual([[273, 900], [285, 940]]); // prettier-ignore
  });

  it('has no point after today, while the plan goes on to the target', () => {
    expect(points.at(-1)).toMatchObject({ x: 365, plan: 1500, actual: null, provisional: null });
    expect(points.filter(({ x }) => x > 285).every(({ actual }) => actual === null)).toBe(true);
  });

  it('is dotted from the start in January', () => {
    const january = cumulativePoints(
      monthRows(input({ today: '2025-01-10', months: [sum('2025-01', 30)] })),
      1500 * KT,
    );
    expect(january.slice(0, 2).map(({ x, provisional }) => [x, provisional])).toEqual([[0, 0], [10, 30]]); // prettier-ignore
  });

  it('ends once on the last day of a month', () => {
    const xs = cumulativePoints(monthRows(input({ today: '2025-10-31', months })), null).map(({ x }) => x);
    expect(new Set(xs).size).toBe(xs.length);
  });
});

describe('the axes', () => {
  it('begins each month where its first day begins, in a leap year too', () => {
    expect(monthTicks(2024).slice(0, 4).map(({ x }) => x)).toEqual([0, 31, 60, 91]); // prettier-ignore
    expect(monthTicks(2025)[2]).toEqual({ x: 59, label: 'Mar' });
  });

  it('keeps a gap a gap and a zero a zero in the columns', () => {
    const columns = monthColumns(monthRows(input({ logBegins: '2025-02', months: [sum('2025-10', 50)] })));
    expect(columns[0]).toMatchObject({ value: null, provisional: false });
    expect(columns[1]).toMatchObject({ value: 0 });
    expect(columns[9]).toMatchObject({ value: 50, provisional: true });
  });

  it('shows the stop of August–September 2025 over its 43 days', () => {
    const [stop] = bandsOf([{ from: '2025-08-01', to: '2025-09-12' }], 2025);
    expect(stop).toEqual({ letter: 'A', from: 212, to: 255, fromLabel: 'Aug', toLabel: 'Sept' });
  });

  it('cuts a disruption that reaches over the year', () => {
    const [, over] = bandsOf(
      [
        { from: '2025-02-01', to: '2025-02-02' },
        { from: '2024-12-01', to: '2026-01-15' },
      ],
      2025,
    );
    expect(over).toMatchObject({ letter: 'B', from: 0, to: 365 });
  });

  it('letters more disruptions than the alphabet has', () => {
    expect([0, 25, 26, 27, 52].map(letterOf)).toEqual(['A', 'Z', 'AA', 'AB', 'BA']);
  });

  it('widens the bar beyond a target that is surpassed', () => {
    expect(bulletOf(750, 1171, 1500)).toEqual({ lifted: 0.5, plan: 1171 / 1500, target: 1 });
    expect(bulletOf(2000, 1500, 1000)).toMatchObject({ lifted: 1, target: 0.5 });
    expect(bulletOf(0, null, null)).toEqual({ lifted: 0, plan: null, target: null });
  });
});
