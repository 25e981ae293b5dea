import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addMonths } from '@/lib/calendar';
import { blocksOf, finest, kgIn, monthSlot, shownOf, tied, type Dated } from './blocks';

const months = Array.from({ length: 12 }, (_, at) => addMonths('2023-01', at));
const slots = months.map(monthSlot);
const entry = (id: number, from: string, to: string, kg = 1000): Dated => ({ id, from, to, kg });

/** Periods of the year, some of them overlapping. */
const anyEntries = fc
  .array(
    fc.record({
      start: fc.integer({ min: -40, max: 380 }),
      days: fc.integer({ min: 1, max: 200 }),
      kg: fc.integer({ min: 0, max: 1e9 }),
    }),
    { maxLength: 12 },
  )
  .map((all) =>
    all.map(({ start, days, kg }, id) => {
      const from = addDays('2023-01-01', start);
      return entry(id, from, addDays(from, days - 1), kg);
    }),
  );
/** Periods that follow one another, with holes. */
const apart = fc
  .array(fc.record({ gap: fc.integer({ min: 0, max: 40 }), days: fc.integer({ min: 1, max: 120 }) }))
  .map((all) => {
    let next = '2023-01-01';
    return all.map(({ gap, days }, id) => {
      const from = addDays(next, gap);
      next = addDays(from, days);
      return entry(id, from, addDays(next, -1), (id + 1) * 7);
    });
  });

describe('blocks', () => {
  test('every entry that touches the months is in exactly one block, and no month is in two', () => {
    fc.assert(
      fc.property(anyEntries, (entries) => {
        const blocks = blocksOf(entries, slots);
        const touching = entries.filter(({ from, to }) => from <= '2023-12-31' && to >= '2023-01-01');
        expect(blocks.flatMap(({ ids }) => ids).sort()).toEqual(touching.map(({ id }) => id).sort());
        for (const [index, block] of blocks.entries())
          expect(block.at).toBeGreaterThanOrEqual(index === 0 ? 0 : ends(blocks[index - 1]));
      }),
    );
  });

  test('what does not overlap adds up, to the kilogram; what overlaps is not added up', () => {
    fc.assert(
      fc.property(apart, (entries) => {
        const blocks = blocksOf(entries, slots);
        const inYear = entries.filter(({ from }) => from <= '2023-12-31');
        expect(blocks.every(({ kg }) => kg !== null)).toBe(true);
        expect(blocks.reduce((sum, { kg }) => sum + (kg ?? 0), 0)).toBe(
          inYear.reduce((sum, { kg }) => sum + kg, 0),
        );
      }),
    );
    const clash = [entry(1, '2023-04-01', '2023-09-30', 609), entry(2, '2023-09-15', '2023-10-31', 100)];
    expect(blocksOf(clash, slots)).toMatchObject([{ at: 3, length: 7, ids: [1, 2], kg: null, whole: false }]);
  });

  test('a quantity of several months is never divided among them', () => {
    const [block, ...others] = blocksOf([entry(1, '2023-04-01', '2023-09-30', 609)], slots);
    expect(others).toEqual([]);
    expect(block).toMatchObject({ at: 3, length: 6, kg: 609, whole: true });
    expect(kgIn([block!], { at: 3, length: 6 })).toBe(609);
    for (let at = 0; at < 12; at++) expect(kgIn([block!], { at, length: 1 })).toBeNull();
  });

  test('a gap is not a zero: a sum over a month of which nobody speaks is not known', () => {
    const blocks = blocksOf(
      [entry(1, '2023-01-01', '2023-01-31', 5), entry(2, '2023-03-01', '2023-03-31', 0)],
      slots,
    );
    expect(kgIn(blocks, { at: 0, length: 1 })).toBe(5);
    expect(kgIn(blocks, { at: 2, length: 1 })).toBe(0);
    expect(kgIn(blocks, { at: 0, length: 3 })).toBeNull();
  });

  test('half a month is known to be half of it', () => {
    expect(blocksOf([entry(1, '2023-04-01', '2023-04-15')], slots)[0]).toMatchObject({
      length: 1,
      whole: false,
    });
  });

  test('what reaches beyond the months shown is cut off there, and keeps its quantity', () => {
    const blocks = blocksOf([entry(1, '2023-04-01', '2023-09-30', 609)], slots);
    expect(shownOf(blocks, 6, 6)).toMatchObject([{ at: 0, length: 3, kg: 609 }]);
    expect(shownOf(blocks, 9, 3)).toEqual([]);
    const winter = blocksOf([entry(1, '2023-11-01', '2024-02-29', 400)], slots);
    expect(winter).toMatchObject([{ at: 10, length: 2, kg: 400, beyond: true }]);
    expect(kgIn(winter, { at: 10, length: 2 })).toBeNull();
  });

  test('series are told together where one of them ties months', () => {
    expect(
      tied([
        [{ at: 3, length: 6 }],
        [
          { at: 2, length: 2 },
          { at: 10, length: 1 },
        ],
      ]),
    ).toEqual([
      { at: 2, length: 7 },
      { at: 10, length: 1 },
    ]);
  });
});

describe('nested totals', () => {
  const january = entry(1, '2023-01-01', '2023-01-31');
  const half = entry(2, '2023-01-01', '2023-06-30');
  const year = entry(3, '2023-01-01', '2023-12-31');

  test('by month the months stand and the longer totals are set aside, by year the year stands', () => {
    expect(finest([january, half, year], slots).kept).toEqual([january]);
    expect(finest([january, half, year], [{ from: '2023-01-01', to: '2023-12-31' }]).kept).toEqual([year]);
  });

  test('nothing is lost, and two totals of one period both stay, to be seen', () => {
    fc.assert(
      fc.property(anyEntries, (entries) => {
        const { kept, aside } = finest(entries, slots);
        expect(kept.length + aside.length).toBe(entries.length);
      }),
    );
    expect(finest([year, { ...year, id: 4 }], slots).kept).toHaveLength(2);
  });
});

const ends = (block?: { at: number; length: number }) => (block ? block.at + block.length : 0);
