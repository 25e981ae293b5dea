import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addMonths } from '@/lib/calendar';
import type { Stage } from '@/lib/registry/onward';
import { balanceOf, monthsToBalance, seaMonths, type Cohort, type Moved } from './balance';
import { monthSlot } from './blocks';

const KT = 1_000_000;
const months = Array.from({ length: 12 }, (_, at) => addMonths('2023-01', at));
const ALWAYS = { logBegins: '2022-01', thisMonth: '2024-06' };

const cohort = (
  loaded: string,
  discharged: string | null,
  kg: number,
  change: Partial<Cohort> = {},
): Cohort => ({
  loaded,
  discharged,
  underWay: false,
  lots: 1,
  kg,
  measuredKg: discharged === null ? 0 : kg,
  outturnKg: discharged === null ? 0 : kg - 1,
  simulated: 0,
  ...change,
});
let next = 0;
const moved = (stage: Stage, first: string, last: string, kg: number): Moved => ({
  id: ++next,
  stage,
  from: monthSlot(first).from,
  to: monthSlot(last).to,
  kg,
});

const anyCohorts = fc
  .array(
    fc.record({
      month: fc.integer({ min: -3, max: 11 }),
      later: fc.option(fc.integer({ min: 0, max: 2 })),
      underWay: fc.boolean(),
      kg: fc.integer({ min: 1000, max: 20 * KT }),
      lossKg: fc.integer({ min: -500, max: 900 }),
      measured: fc.boolean(),
    }),
    { maxLength: 40 },
  )
  .map((rows) =>
    rows.map(({ month, later, underWay, kg, lossKg, measured }) => {
      const loaded = addMonths('2023-01', month);
      const ashore = later !== null && measured;
      return cohort(loaded, later === null ? null : addMonths(loaded, later), kg, {
        underWay: later === null && underWay,
        measuredKg: ashore ? kg : 0,
        outturnKg: ashore ? kg - lossKg : 0,
      });
    }),
  );

describe('at sea', () => {
  test('what is in transit changes by what was loaded, less what came ashore, what was lost and what nobody recorded', () => {
    fc.assert(
      fc.property(anyCohorts, (cohorts) => {
        const sea = seaMonths(months, cohorts, ALWAYS);
        for (const [index, month] of sea.slice(1).entries()) {
          const before = sea[index]?.inTransitKg ?? NaN;
          const change =
            (month.loadedKg ?? NaN) - month.unrecordedKg - (month.dischargedKg ?? NaN) - (month.lossKg ?? 0);
          expect(month.inTransitKg).toBe(before + change);
        }
      }),
    );
  });

  test('before the log begins and after this month there is a gap; a month without a voyage is zero', () => {
    const sea = seaMonths(months, [cohort('2023-03', '2023-03', KT)], {
      logBegins: '2023-03',
      thisMonth: '2023-05',
    });
    expect(sea.map(({ loadedKg }) => loadedKg)).toEqual([null, null, KT, 0, 0, ...Array(7).fill(null)]);
  });

  test('what was not measured ashore counts as it was loaded, and is told', () => {
    const [january] = seaMonths(
      ['2023-01'],
      [cohort('2023-01', '2023-01', 9 * KT, { measuredKg: 0, outturnKg: 0 })],
      ALWAYS,
    );
    expect(january).toMatchObject({ dischargedKg: 9 * KT, unmeasuredKg: 9 * KT, lossKg: null });
  });
});

describe('in tank', () => {
  const landing = months.map((month) => cohort(month, month, 100 * KT, { outturnKg: 100 * KT }));
  const sea = seaMonths(months, landing, ALWAYS);

  test('609 kt through BTC of which 493 kt lifted leaves 116 kt at Ceyhan, told for the six months together', () => {
    const { tanks, issues } = balanceOf({
      months,
      sea,
      moved: [
        moved('pumped_btc', '2023-04', '2023-09', 609 * KT),
        moved('lifted_ceyhan', '2023-04', '2023-09', 493 * KT),
      ],
    });
    const known = (tank: 'baku' | 'ceyhan') => tanks[tank].filter(({ changeKg }) => changeKg !== null);
    expect(known('ceyhan')).toEqual([
      { at: 3, length: 6, changeKg: 116 * KT, levelKg: null, measured: false },
    ]);
    expect(known('baku')).toEqual([{ at: 3, length: 6, changeKg: -9 * KT, levelKg: null, measured: false }]);
    // 600 came ashore: 9 of what was pumped had stood in tank before.
    expect(issues).toEqual([
      { kind: 'stoodBefore', tank: 'baku', from: '2023-04', to: '2023-09', kg: 9 * KT },
    ]);
  });

  test('the change of each tank is what went in less what went out, and levels follow from a measured one', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 90 * KT }), fc.integer({ min: 0, max: 90 * KT })), {
          minLength: 12,
          maxLength: 12,
        }),
        fc.integer({ min: 0, max: 500 * KT }),
        (flows, opening) => {
          const { tanks } = balanceOf({
            months,
            sea,
            moved: [
              moved('stock_ceyhan', '2022-12', '2022-12', opening),
              ...flows.flatMap(([pumped, lifted], at) => [
                moved('pumped_btc', months[at]!, months[at]!, pumped),
                moved('lifted_ceyhan', months[at]!, months[at]!, lifted),
              ]),
            ],
          });
          const sums = flows.reduce(([a, b], [x, y]) => [a + x, b + y], [0, 0]);
          expect(tanks.ceyhan.at(-1)?.levelKg).toBe(opening + sums[0]! - sums[1]!);
          expect(tanks.ceyhan.reduce((sum, { changeKg }) => sum + (changeKg ?? NaN), 0)).toBe(
            sums[0]! - sums[1]!,
          );
          expect(tanks.baku.map(({ changeKg }) => changeKg)).toEqual(
            flows.map(([pumped]) => 100 * KT - pumped),
          );
        },
      ),
    );
  });

  test('a tank below nothing is a contradiction', () => {
    const { issues } = balanceOf({
      months,
      sea,
      moved: [
        moved('stock_baku', '2022-12', '2022-12', 10 * KT),
        moved('pumped_btc', '2023-01', '2023-01', 130 * KT),
      ],
    });
    expect(issues).toContainEqual({
      kind: 'negative',
      tank: 'baku',
      from: '2023-01',
      to: '2023-01',
      kg: -20 * KT,
    });
  });

  test('a measured stock that differs from the carried one says by how much, and the balance goes on from it', () => {
    const { issues, tanks } = balanceOf({
      months,
      sea,
      moved: [
        moved('stock_baku', '2022-12', '2022-12', 10 * KT),
        moved('pumped_btc', '2023-01', '2023-01', 90 * KT),
        moved('stock_baku', '2023-01', '2023-01', 15 * KT),
        moved('pumped_btc', '2023-02', '2023-02', 100 * KT),
      ],
    });
    expect(issues).toEqual([
      { kind: 'stockDiffers', tank: 'baku', month: '2023-01', measuredKg: 15 * KT, carriedKg: 20 * KT },
    ]);
    expect(tanks.baku[1]).toMatchObject({ changeKg: 0, levelKg: 15 * KT });
  });

  test('overlapping periods of one stage are told and not added up; a month nobody speaks of is a gap', () => {
    const twice = [
      moved('pumped_btc', '2023-04', '2023-09', 609 * KT),
      moved('pumped_btc', '2023-09', '2023-09', KT),
    ];
    const { issues, tanks, blocks } = balanceOf({ months, sea, moved: twice });
    expect(issues).toContainEqual({ kind: 'overlap', stage: 'pumped_btc', ids: twice.map(({ id }) => id) });
    expect(blocks.pumped_btc).toMatchObject([{ kg: null }]);
    expect(tanks.baku.every(({ changeKg }) => changeKg === null)).toBe(true);
  });

  test('both lines together empty the tank at Baku; BTC alone fills the one at Ceyhan', () => {
    const { tanks } = balanceOf({
      months,
      sea,
      moved: [
        moved('pumped_btc', '2023-01', '2023-01', 60 * KT),
        moved('pumped_supsa', '2023-01', '2023-01', 30 * KT),
        moved('lifted_ceyhan', '2023-01', '2023-01', 50 * KT),
      ],
    });
    expect([tanks.baku[0]?.changeKg, tanks.ceyhan[0]?.changeKg]).toEqual([10 * KT, 10 * KT]);
  });

  test('a year begins with the latest stock measured before it', () => {
    expect(monthsToBalance(2023, [])).toEqual(months);
    const stocks = [
      moved('stock_baku', '2022-06', '2022-06', KT),
      moved('stock_baku', '2022-10', '2022-10', KT),
    ];
    expect(monthsToBalance(2023, stocks)[0]).toBe('2022-11');
    expect(monthsToBalance(2023, [moved('stock_baku', '2015-10', '2015-10', KT)])[0]).toBe('2023-01');
  });
});
