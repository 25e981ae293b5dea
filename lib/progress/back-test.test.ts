import { describe, expect, it } from 'vitest';
import { addMonths, lastDay, yearOf } from '@/lib/calendar';
import { liftedKg } from '@/prisma/demonstration/anchors';
import { backTest } from './back-test';
import { monthsLeft, type PastMonth } from './outlook-months';
import { plainEnds } from './plain-methods';

const KT = 1_000_000;
const series = (kts: readonly number[], from = '2023-01', voyages = 12): PastMonth[] =>
  kts.map((kt, index) => ({ month: addMonths(from, index), kg: Math.round(kt * KT), voyages }));
const of = (length: number, kt: (index: number) => number) => Array.from({ length }, (_, index) => kt(index));

describe('straight pace, from the published figures alone (DOMAIN.md)', () => {
  it.each([
    { today: '2023-10-31', liftedKt: 1123, saidKt: 1348, cameKt: 1392, percent: -3 },
    { today: '2024-07-31', liftedKt: 837.2, saidKt: 1438, cameKt: 1390, percent: 3 },
    { today: '2025-06-30', liftedKt: 785, saidKt: 1583, cameKt: 1300, percent: 22 },
  ])(
    'at $today it gave $saidKt kt against $cameKt, $percent %',
    ({ today, liftedKt, saidKt, cameKt, percent }) => {
      const left = monthsLeft(yearOf(today), today);
      const ends = plainEnds('pace', { past: [], left, today, actualKg: Math.round(liftedKt * KT) });
      const end = (ends?.at(-1)?.kg ?? 0) / KT;
      expect(Math.abs(end - saidKt)).toBeLessThan(1);
      expect(Math.round((end / cameKt - 1) * 100)).toBe(percent);
    },
  );
});

describe('the simple methods', () => {
  const today = '2024-10-15';
  const input = {
    past: series([...of(12, (index) => 100 + index), ...of(9, () => 80)]),
    left: monthsLeft(2024, today),
    today,
    actualKg: 760 * KT,
  };

  it('repeat last year’s months, the running one by its days left', () => {
    const ends = plainEnds('seasonal', input)?.map(({ kg }) => kg / KT);
    expect(ends?.[0]).toBeCloseTo(760 + (109 * 16) / 31, 3);
    expect(ends?.at(-1)).toBeCloseTo(760 + (109 * 16) / 31 + 110 + 111, 3);
  });

  it('go on as the last three months were', () => {
    expect(plainEnds('three', input)?.at(-1)?.kg).toBeCloseTo((760 + (80 * 16) / 31 + 160) * KT, -3);
  });

  it('say nothing without something to go by', () => {
    expect(plainEnds('seasonal', { ...input, past: series([90, 90, 90], '2024-07') })).toBeNull();
    expect(plainEnds('three', { ...input, past: series([90, 90], '2024-08') })).toBeNull();
    expect(plainEnds('pace', { ...input, left: monthsLeft(2025, today) })).toBeNull();
  });
});

describe('the back-test', () => {
  it('compares only months at whose end every method had something to say, of years that are over', () => {
    const test = backTest(series(of(30, () => 100)));
    expect(test.years).toEqual([2024]);
    expect(test.said.map(({ month }) => month)).not.toContain('2025-03');
    // December is no forecast; of 2023 the seasonal naive has no year before.
    expect(test.compared).toBe(11);
    expect(test.bands).toBe(4 + 11);
  });

  it('of months all alike finds every method right, and keeps the bootstrap', () => {
    const test = backTest(series(of(36, () => 100)));
    expect(test.scores.find(({ method }) => method === 'three')?.errorKg).toBe(0);
    expect(test).toMatchObject({ best: 'bootstrap', widthKg: 0 });
    expect(test.inside).toBe(test.bands);
  });

  it('hands the middle line to a simpler method that erred less', () => {
    // Every year the same strong season: last year’s months say it all.
    const season = backTest(series(of(48, (index) => 100 + 60 * Math.sin((index * Math.PI) / 6))));
    expect(season.best).toBe('seasonal');
    expect(season.scores.find(({ method }) => method === 'seasonal')?.errorKg).toBe(0);
  });

  it('says nothing of a log that is too young to test', () => {
    expect(backTest([])).toMatchObject({ compared: 0, scores: [], best: null, widthKg: null });
    expect(backTest(series(of(14, () => 100))).best).toBeNull();
  });

  it('of the published years: knows nothing of what came after, and counts the truth inside the bands', () => {
    const past: PastMonth[] = of(40, (index) => index).map((index) => {
      const month = addMonths('2023-03', index);
      const { kg } = liftedKg(month);
      return { month, kg, voyages: Math.round(kg / 9_600_000) };
    });
    const test = backTest(past);
    const june = test.said.find(({ month }) => month === '2025-06')!;
    expect(june.truthKg).toBe(1300 * KT);
    expect(june.ends.pace).toBe(Math.round((785 * KT * 365) / 181));
    const untilJune = past.filter(({ month }) => month <= '2025-06');
    const sameLater = [...untilJune, ...series([0, 0, 0, 0, 0, 0], '2025-07')];
    expect(backTest(sameLater).said.find(({ month }) => month === '2025-06')?.band).toEqual(june.band);
    const inside = test.said.filter(
      ({ band, truthKg }) => band && band.p10 <= truthKg && truthKg <= band.p90,
    );
    expect(test.inside).toBe(inside.length);
    for (const { month, ends } of test.said) expect([month, ends.bootstrap === null]).toEqual([month, lastDay(month) < '2023-10-01']); // prettier-ignore
  });
});
