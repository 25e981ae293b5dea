import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bridgeOf, bridgeOfMonth, plannedVoyages, stepsOf, type BridgeMonth } from './bridge';
import { longestStop, stoppedDaysIn } from './stops';

const KT = 1_000_000;
const month = (change: Partial<BridgeMonth> = {}): BridgeMonth => ({
  month: '2025-03',
  logged: true,
  days: 31,
  stoppedDays: 0,
  planKg: 124 * KT,
  actualKg: 97 * KT,
  voyages: 10,
  carriedKg: 97 * KT,
  keptOffKg: null,
  lostKg: null,
  ...change,
});

describe('the bridge', () => {
  it('tells fewer voyages, smaller intakes and an outage apart', () => {
    // 124 kt is 12.4 voyages of 10 kt; 3.1 of them fall on the days of the stop; 10 voyages carried 9.7 kt each.
    const { parts } = bridgeOfMonth(month({ stoppedDays: 7.75 }), 10 * KT);
    expect(parts).toEqual({ voyages: 7 * KT, intakes: -3 * KT, outages: -31 * KT, rest: 0 });
    expect(plannedVoyages(124 * KT, 10 * KT)).toBe('12.4');
  });

  it('names lots whose voyage counts in another month', () => {
    expect(bridgeOfMonth(month({ carriedKg: 99 * KT }), 10 * KT).parts.rest).toBe(-2 * KT);
  });

  it('tells the draught apart from the ship mix where it is known', () => {
    const { parts } = bridgeOfMonth(month({ keptOffKg: 2 * KT }), 10 * KT);
    expect(parts).toMatchObject({ draught: -2 * KT, shipMix: -1 * KT });
    expect(parts.intakes).toBeUndefined();
  });

  it('has a loss on the discharge basis alone', () => {
    expect(bridgeOfMonth(month({ lostKg: 300_000 }), 10 * KT).parts).toMatchObject({
      loss: -300_000,
      rest: 300_000,
    });
    expect(bridgeOfMonth(month(), 10 * KT).parts.loss).toBeUndefined();
  });

  it('of a month before the log is the plan of which nothing is known', () => {
    const { parts } = bridgeOfMonth(month({ logged: false, actualKg: 0 }), 10 * KT);
    expect(parts).toEqual({ unlogged: -124 * KT });
  });

  const kg = (max: number) => fc.integer({ min: 0, max });
  const anyMonth: fc.Arbitrary<BridgeMonth> = fc.record({
    month: fc.constant('2025-01'),
    logged: fc.boolean(),
    days: fc.integer({ min: 0, max: 31 }),
    stoppedDays: fc.nat(31),
    planKg: kg(200 * KT),
    actualKg: kg(200 * KT),
    voyages: fc.nat(25),
    carriedKg: kg(250 * KT),
    keptOffKg: fc.option(kg(20 * KT)),
    lostKg: fc.option(fc.integer({ min: -KT, max: KT })),
  });

  it('adds up to actual less plan to the kilogram, in a month and over any months', () => {
    fc.assert(
      fc.property(
        fc.array(anyMonth, { maxLength: 12 }),
        fc.integer({ min: 1, max: 13 * KT }),
        (months, reference) => {
          const bridges = months.map((of) => bridgeOfMonth(of, reference));
          for (const bridge of [...bridges, bridgeOf(bridges)]) {
            const sum = Object.values(bridge.parts).reduce((total, part) => total + part, 0);
            expect(sum).toBe(bridge.actualKg - bridge.planKg);
            expect(Object.values(bridge.parts).every(Number.isSafeInteger)).toBe(true);
          }
        },
      ),
    );
  });

  it('is drawn without a jump: each bar begins where the one before ends, within the drawing', () => {
    fc.assert(
      fc.property(anyMonth, (of) => {
        const [plan, ...rest] = stepsOf(bridgeOfMonth(of, 9.6 * KT));
        let at = plan!.to;
        for (const step of rest.slice(0, -1)) {
          expect(step.from).toBeCloseTo(at, 9);
          at = step.to;
        }
        expect(rest.at(-1)!.to).toBeCloseTo(at, 9);
        for (const { from, to } of [plan!, ...rest]) {
          expect(Math.min(from, to)).toBeGreaterThanOrEqual(0);
          expect(Math.max(from, to)).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});

describe('stops', () => {
  const days = [
    '2025-02-01',
    '2025-08-01',
    '2025-08-02',
    '2025-08-03',
    '2025-12-31',
    '2026-01-01',
    '2026-01-02',
  ];

  it('are counted within a period, both days included', () => {
    expect(stoppedDaysIn(days, '2025-08-02', '2025-12-31')).toBe(3);
    expect(stoppedDaysIn(days, '2025-03-01', '2025-07-31')).toBe(0);
  });

  it('the longest is the latest of equals, over the end of a year', () => {
    expect(longestStop(days)).toEqual({ from: '2025-12-31', to: '2026-01-02', days: 3 });
    expect(longestStop([])).toBeNull();
  });
});
