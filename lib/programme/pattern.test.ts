import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daysBetween, daysInYear, firstDay, lastDay, monthOf } from '@/lib/calendar';
import { laycansOf, monthOfPattern, TURN_ROUND_DAYS, type Busy, type Pattern } from './pattern';

const month = fc
  .tuple(fc.integer({ min: 2020, max: 2040 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, nth]) => `${year}-${String(nth).padStart(2, '0')}`);
const pattern = fc.record({
  month,
  voyages: fc.integer({ min: 1, max: 40 }),
  laycanDays: fc.integer({ min: 1, max: 7 }),
  vesselIds: fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 20 }),
}) satisfies fc.Arbitrary<Pattern>;

const startsIn = ({ month, laycanDays }: Pick<Pattern, 'month' | 'laycanDays'>) =>
  daysBetween(firstDay(month), lastDay(month)) + 2 - laycanDays;

describe('a pattern', () => {
  test('makes exactly that many voyages, of its ships alone, with whole laycans inside the month', () => {
    fc.assert(
      fc.property(pattern, (of) => {
        const slots = monthOfPattern(of);
        expect(slots).toHaveLength(of.voyages);
        for (const { vesselId, laycan } of slots) {
          expect(of.vesselIds).toContain(vesselId);
          expect([monthOf(laycan.from), monthOf(laycan.to)]).toEqual([of.month, of.month]);
          expect(daysBetween(laycan.from, laycan.to)).toBe(of.laycanDays - 1);
        }
      }),
    );
  });

  test('spreads the laycans evenly: two gaps between beginnings differ by a day at most', () => {
    fc.assert(
      fc.property(pattern, (of) => {
        const days = laycansOf(of).map(({ from }) => from);
        const gaps = days.slice(1).map((day, at) => daysBetween(days[at] ?? day, day));
        expect(Math.max(...gaps, 0) - Math.min(...gaps, Math.max(...gaps, 0))).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('gives no ship a laycan within its turn-round when there are enough ships', () => {
    fc.assert(
      fc.property(pattern, (of) => {
        const enough = Math.ceil((TURN_ROUND_DAYS * of.voyages) / startsIn(of)) + 1;
        const vesselIds = Array.from({ length: enough }, (_, at) => at + 1);
        const slots = monthOfPattern({ ...of, vesselIds });
        expect(slots.filter(({ tooSoon }) => tooSoon !== null)).toEqual([]);
        slots.forEach(({ vesselId, laycan }, at) => {
          const next = slots.slice(at + 1).find((one) => one.vesselId === vesselId);
          if (next)
            expect(daysBetween(laycan.from, next.laycan.from)).toBeGreaterThanOrEqual(TURN_ROUND_DAYS);
        });
      }),
    );
  });

  test('says of each laycan that comes too soon by how much, and of no other', () => {
    fc.assert(
      fc.property(pattern, (of) => {
        const before = new Map<number, string>();
        for (const { vesselId, laycan, tooSoon } of monthOfPattern(of)) {
          const last = before.get(vesselId);
          const gap = last === undefined ? Infinity : daysBetween(last, laycan.from);
          expect(tooSoon).toBe(gap < TURN_ROUND_DAYS ? gap : null);
          before.set(vesselId, laycan.from);
        }
      }),
    );
  });

  test('is the same for the same input', () => {
    fc.assert(
      fc.property(pattern, (of) => {
        expect(monthOfPattern(of)).toEqual(monthOfPattern({ ...of, vesselIds: [...of.vesselIds] }));
      }),
    );
  });

  test('lets the ships take turns in their order: thirteen voyages, six ships', () => {
    const slots = monthOfPattern({
      month: '2026-11',
      voyages: 13,
      laycanDays: 3,
      vesselIds: [6, 5, 4, 3, 2, 1],
    });
    expect(slots.map(({ vesselId }) => vesselId)).toEqual([6, 5, 4, 3, 2, 1, 6, 5, 4, 3, 2, 1, 6]);
    expect([slots[0]?.laycan, slots.at(-1)?.laycan]).toEqual([
      { from: '2026-11-02', to: '2026-11-04' },
      { from: '2026-11-27', to: '2026-11-29' },
    ]);
  });

  test('goes round what a ship does already, in the month and beside it', () => {
    const busy: Busy[] = [
      { vesselId: 1, on: '2026-10-28' },
      { vesselId: 2, on: '2026-11-12' },
    ];
    const slots = monthOfPattern({ month: '2026-11', voyages: 6, laycanDays: 2, vesselIds: [1, 2, 3] }, busy);
    expect(slots[0]).toMatchObject({ vesselId: 2, laycan: { from: '2026-11-03' }, tooSoon: null });
    for (const { vesselId, laycan } of slots.filter(({ tooSoon }) => tooSoon === null)) {
      for (const { on } of busy.filter((one) => one.vesselId === vesselId))
        expect(Math.abs(daysBetween(on, laycan.from))).toBeGreaterThanOrEqual(TURN_ROUND_DAYS);
    }
  });

  test('of a whole year is a year of voyages', () => {
    const months = Array.from({ length: 12 }, (_, at) => `2028-${String(at + 1).padStart(2, '0')}`);
    const days = months.flatMap((one) => laycansOf({ month: one, voyages: 31, laycanDays: 1 }));
    expect(days).toHaveLength(12 * 31);
    expect(new Set(days.map(({ from }) => from)).size).toBe(daysInYear(2028));
  });
});
