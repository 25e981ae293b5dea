import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, daysBetween, firstDay, lastDay } from '@/lib/calendar';
import { seeded } from './chance';
import { backTest } from './back-test';
import { forecastOf, ofHundred, spreadOf, withStop, type ForecastInput } from './forecast';
import { monthsLeft, wholeMonths, type PastMonth } from './outlook-months';

const KT = 1_000_000;
const series = (kts: readonly number[], from = '2024-01', voyages = 12): PastMonth[] =>
  kts.map((kt, index) => ({ month: addMonths(from, index), kg: Math.round(kt * KT), voyages }));
const input = (change: Partial<ForecastInput> = {}): ForecastInput => ({
  past: series([120, 110, 130, 90, 125, 115, 128, 0, 60, 112, 98, 131]),
  left: monthsLeft(2025, '2025-06-30'),
  actualKg: 700 * KT,
  targetKg: 1300 * KT,
  paths: 1000,
  ...change,
});
const drawn = (change: Partial<ForecastInput> = {}) => {
  const forecast = forecastOf(input(change));
  if (forecast.kind !== 'drawn') throw new Error('too little history for this test');
  return forecast;
};

describe('the forecast', () => {
  it('is the same for the same data', () => {
    expect(forecastOf(input())).toEqual(forecastOf(input()));
  });

  it('says so where the history is shorter than 8 months, or has fewer than 30 voyages', () => {
    const past = series(Array.from({ length: 7 }, () => 100));
    expect(forecastOf(input({ past }))).toEqual({ kind: 'tooLittle', ofMonths: 7, ofVoyages: 84 });
    const few = series(Array.from({ length: 9 }, () => 30), '2024-01', 3); // prettier-ignore
    expect(forecastOf(input({ past: few }))).toEqual({ kind: 'tooLittle', ofMonths: 9, ofVoyages: 27 });
    expect(withStop(input({ past: few }), 43)).toBeNull();
  });

  it('draws whole months: each run ends at a sum of months that there were', () => {
    // Two kinds of months, three to draw: nothing in between can come out.
    const past = series([0, 100, 0, 100, 0, 100, 0, 100]);
    const { end } = drawn({ past, left: monthsLeft(2025, '2025-09-30'), actualKg: 0 });
    for (const kg of Object.values(end)) expect([0, 100, 200, 300]).toContain(Math.round(kg / KT));
  });

  it('of months all alike is certain, and completes a running month by its days left', () => {
    const past = series(Array.from({ length: 12 }, () => 100));
    const { months, end } = drawn({ past, left: monthsLeft(2025, '2025-11-18'), actualKg: 1060 * KT });
    // 12 of November's 30 days are left: 40 kt; then a whole December.
    expect(months.map(({ month, p10, p90 }) => [month, p10 / KT, p90 / KT])).toEqual([
      ['2025-11', 1100, 1100],
      ['2025-12', 1200, 1200],
    ]);
    expect(end.p50).toBe(1200 * KT);
  });

  it('reaches a higher target less often, and one that is reached in every run', () => {
    fc.assert(
      fc.property(fc.nat(2000), fc.nat(500), (target, more) => {
        const reached = (kt: number) => drawn({ targetKg: kt * KT, paths: 300 }).reached ?? NaN;
        expect(reached(target + more)).toBeLessThanOrEqual(reached(target));
      }),
      { numRuns: 60, seed: 2022 },
    );
    expect(drawn({ targetKg: 700 * KT }).reached).toBe(1);
    expect(drawn({ targetKg: 9000 * KT }).reached).toBe(0);
    expect(drawn({ targetKg: null }).reached).toBeNull();
  });

  it('keeps its quantiles in order, in every month and from month to month', () => {
    const kts = fc.array(fc.nat(200), { minLength: 8, maxLength: 30 });
    fc.assert(
      fc.property(kts, fc.integer({ min: 1, max: 11 }), (past, month) => {
        const today = lastDay(`2025-${String(month).padStart(2, '0')}`);
        const { months } = drawn({ past: series(past), left: monthsLeft(2025, today), paths: 200 });
        let before = { p10: 0, p50: 0, p90: 0 };
        for (const of of months) {
          expect(of.p10).toBeLessThanOrEqual(of.p50);
          expect(of.p50).toBeLessThanOrEqual(of.p90);
          for (const at of ['p10', 'p50', 'p90'] as const) expect(of[at]).toBeGreaterThanOrEqual(before[at]);
          before = of;
        }
      }),
      { numRuns: 40, seed: 2022 },
    );
  });
});

/** Sums of three uniform draws, around 110: months of a known law. */
function independentMonths(count: number, chance: () => number): number[] {
  return Array.from({ length: count }, () => 50 + 40 * (chance() + chance() + chance()));
}

describe('P10 to P90', () => {
  it('holds what comes in about 80 of 100 series of independent months', () => {
    const [trials, ahead] = [500, 6];
    let inside = 0;
    for (let trial = 0; trial < trials; trial++) {
      const chance = seeded(7000 + trial);
      const past = series(independentMonths(12, chance));
      const truth = independentMonths(ahead, chance).reduce((sum, kt) => sum + kt * KT, 0);
      const { end } = drawn({ past, left: monthsLeft(2025, '2025-06-30'), actualKg: 0, paths: 400 });
      if (end.p10 <= truth && truth <= end.p90) inside += 1;
    }
    // 0.8 ± 3 standard errors of 500 trials, less what twelve months cannot know of the law they came from.
    expect(inside / trials).toBeGreaterThan(0.7);
    expect(inside / trials).toBeLessThan(0.86);
  });

  it('is wider than that of single voyages: 72 of them would give ± 81 kt', () => {
    // DOMAIN.md: the stop of August and September 2025 is two months of the twelve.
    const { end } = drawn({
      past: series([128, 118, 132, 130, 139, 138, 115, 0, 60, 112, 98, 130], '2025-01'),
    });
    expect((end.p90 - end.p10) / 2.563).toBeGreaterThan(81 * KT);
  });
});

describe('one more stop', () => {
  it('takes its days at the rate of the months drawn', () => {
    const past = series(Array.from({ length: 12 }, () => 100));
    const left = monthsLeft(2025, '2025-06-30');
    const days = left.reduce((sum, month) => sum + month.daysLeft, 0);
    const end = withStop(input({ past, left, actualKg: 0 }), 43)!.end;
    expect(end.p50 / KT).toBeCloseTo(600 * (1 - 43 / days), -1);
    expect(end.p90).toBeLessThan(600 * KT);
  });

  it('longer than the year has left leaves what is lifted', () => {
    expect(withStop(input({ left: monthsLeft(2025, '2025-12-01') }), 43)!.end.p90).toBe(700 * KT);
  });

  it('of no days changes nothing', () => {
    const { end, reached } = drawn();
    expect(withStop(input(), 0)).toMatchObject({ end, reached });
  });
});

describe('the months behind', () => {
  it('are whole ones from where the log begins; without a row they are zero', () => {
    const logged = series([100, 120], '2025-02');
    const past = wholeMonths(logged, { logBegins: '2025-01', today: '2025-05-20' });
    expect(past.map(({ month, kg }) => [month, kg / KT])).toEqual([
      ['2025-01', 0], ['2025-02', 100], ['2025-03', 120], ['2025-04', 0],
    ]); // prettier-ignore
    expect(wholeMonths(logged, { logBegins: null, today: '2025-05-20' })).toEqual([]);
    expect(wholeMonths(logged, { logBegins: '2025-02', today: '2025-03-31' })).toHaveLength(2);
  });

  it('and the days ahead make the year, on every day of it', () => {
    fc.assert(
      fc.property(fc.nat(364), (day) => {
        const today = new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10);
        const ahead = monthsLeft(2025, today).reduce((sum, { daysLeft }) => sum + daysLeft, 0);
        expect(ahead).toBe(364 - day);
      }),
    );
    expect(monthsLeft(2026, '2025-06-30')).toHaveLength(12);
    expect(monthsLeft(2024, '2025-06-30')).toEqual([]);
    expect(daysBetween(firstDay('2025-01'), lastDay('2025-12')) + 1).toBe(365);
  });
});

it('puts a share of runs into words: never none or all of what happened', () => {
  expect([0, 0.0001, 0.0049, 0.005, 0.333, 0.9949, 0.996, 0.9999, 1].map(ofHundred)).toEqual([
    'none', 'fewerThanOne', 'fewerThanOne', 1, 33, 99, 'moreThan99', 'moreThan99', 'all',
  ]); // prettier-ignore
});

describe('what past forecasts erred', () => {
  const came = (errors: readonly number[]) =>
    errors.map((error) => ({ band: { p10: 90, p50: 100, p90: 120 }, truthKg: 100 + error }));

  it('spreads the band so that eight in ten of the errors would have been held', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -80, max: 80 }), { minLength: 4, maxLength: 40 }), (errors) => {
        const spread = spreadOf(came(errors));
        const held = came(errors).filter(({ band, truthKg }) => {
          const [low, high] = [100 - spread * (100 - band.p10), 100 + spread * (band.p90 - 100)];
          return low - 1e-9 <= truthKg && truthKg <= high + 1e-9;
        });
        expect(held.length / errors.length).toBeGreaterThanOrEqual(0.8);
        expect(spread).toBeGreaterThanOrEqual(1);
      }),
    );
  });

  it('never narrows it, and says nothing of fewer than four', () => {
    expect(spreadOf(came([0, 1, -1, 2, 0, 1]))).toBe(1);
    expect(spreadOf(came([80, -80, 60]))).toBe(1);
    expect(spreadOf(came([20, -20, 40, 40]))).toBe(2);
  });

  it('moves the chance to reach a target with the band, never what is lifted already', () => {
    const [narrow, wide] = [drawn(), drawn({ spread: 2 })];
    expect(wide.end.p50).toBe(narrow.end.p50);
    expect(wide.end.p90 - wide.end.p50).toBeCloseTo(2 * (narrow.end.p90 - narrow.end.p50), -1);
    const at = (targetKg: number, spread: number) => drawn({ targetKg, spread }).reached;
    expect(at(wide.end.p90, 2)).toBeCloseTo(at(narrow.end.p90, 1) ?? NaN, 2);
    expect(at(narrow.end.p50, 2)).toBe(at(narrow.end.p50, 1));
    expect(drawn({ spread: 50 }).end.p10).toBe(700 * KT);
    expect(at(700 * KT, 50)).toBe(1);
  });
});

describe('P10 to P90 spread by its own errors', () => {
  /** Years that differ more than their months do: what months drawn one by one cannot know. */
  const hangingTogether = (years: number, chance: () => number) =>
    Array.from({ length: years }, () => 70 + 80 * chance()).flatMap((level) =>
      Array.from({ length: 12 }, () => level + 20 * (chance() - 0.5)),
    );

  it('holds more of what comes than without, where the months of a year hang together', () => {
    const held = { spread: 0, plain: 0, of: 0 };
    for (let trial = 0; trial < 15; trial++) {
      const past = series(hangingTogether(8, seeded(900 + 7 * trial)), '2017-01');
      const test = backTest(past);
      held.spread += test.inside;
      held.of += test.bands;
      held.plain += test.said.filter(({ band, spread, truthKg }) => {
        if (band === null) return false;
        const half = (kg: number) => Math.abs(kg - band.p50) / spread;
        return truthKg < band.p50
          ? band.p50 - truthKg <= half(band.p10)
          : truthKg - band.p50 <= half(band.p90);
      }).length;
    }
    expect(held.plain / held.of).toBeLessThan(0.7);
    expect(held.spread / held.of).toBeGreaterThan(0.72);
    expect(held.spread / held.of).toBeLessThan(0.95);
  });
});
