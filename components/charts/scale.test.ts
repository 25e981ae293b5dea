import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printTick, roundTicks } from './scale';

describe('round ticks', () => {
  it.each([
    [139, [0, 50, 100, 150]],
    [1500, [0, 500, 1000, 1500]],
    [1378.4, [0, 500, 1000, 1500]],
    [9, [0, 5, 10]],
    [0.3, [0, 0.1, 0.2, 0.3]],
  ])('up to %s are %j', (highest, ticks) => expect(roundTicks(highest)).toEqual(ticks));

  it('hold the highest value and waste less than a step', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 1e9, noNaN: true }), (highest) => {
        const ticks = roundTicks(highest);
        const [last, before] = [ticks.at(-1) ?? 0, ticks.at(-2) ?? 0];
        expect(last).toBeGreaterThanOrEqual(highest * (1 - 1e-9));
        expect(before).toBeLessThan(highest);
        expect(ticks.length).toBeLessThanOrEqual(6);
      }),
    );
  });

  it('are an axis even without a value', () => expect(roundTicks(0)).toEqual([0, 1]));
});

it('prints a tick as the tables print numbers', () => {
  expect([0, 0.5, 500, 1500, 1_000_000].map(printTick)).toEqual([
    '0',
    '0.5',
    '500',
    '1\u202f500',
    '1\u202f000\u202f000',
  ]);
});
