import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  namedScenario,
  readScenario,
  scenarioEnd,
  scenarioLine,
  sliders,
  usualScenario,
  withScenario,
  type Scenario,
  type ScenarioBase,
} from './scenario';

const KT = 1_000_000;
const base: ScenarioBase = {
  liftedKg: 785 * KT,
  targetKg: 1500 * KT,
  elapsed: 181,
  daysLeft: 184,
  voyages: 13.2,
  intakeT: 9583,
  bestKg: 154 * KT,
  ships: [],
  shipsInAll: 16,
};
const usual = usualScenario(base);
const end = (change: Partial<Scenario>, on: Partial<ScenarioBase> = {}) =>
  scenarioEnd({ ...usual, ...change }, { ...base, ...on });

describe('where a scenario ends', () => {
  it('is what is lifted, and voyages × intake over the months left', () => {
    // 184 days are 6.05 months of 365/12 days; 13 voyages of 9,600 t are 124.8 kt a month.
    const { endKg, kgAMonth, gapKg } = end({ voyages: 13, intakeT: 9600 });
    expect(kgAMonth).toBe(124.8 * KT);
    expect(endKg).toBe(785 * KT + Math.round((124.8 * KT * 184 * 12) / 365));
    expect(gapKg).toBe(endKg - 1500 * KT);
  });

  it('of the 43 days of 2025 loses 176 kt, as the pace of 124.8 kt a month has it', () => {
    const [without, stopped] = [0, 43].map(
      (outageDays) => end({ voyages: 13, intakeT: 9600, outageDays }).endKg,
    );
    expect((without! - stopped!) / KT).toBeCloseTo((124.8 * 43 * 12) / 365, 3);
  });

  it('asks of the days after the outage what the target takes, against the best month', () => {
    const { requiredKg, ofBest } = end({ outageDays: 43 });
    expect(requiredKg).toBe(Math.round((715 * KT) / (141 / (365 / 12))));
    expect(ofBest).toBeCloseTo(154.24 / 154, 3);
    expect(end({ outageDays: 184 })).toMatchObject({ requiredKg: null, endKg: 785 * KT });
    expect(end({}, { targetKg: null })).toMatchObject({ requiredKg: null, gapKg: null });
  });

  it('under a draught limit carries what its ships may load, none more than supposed', () => {
    const ships = [
      { deadweightKg: 12_000_000, ladenDraughtM: 7, tpc: 24, voyages: 3 },
      { deadweightKg: 7_000_000, ladenDraughtM: 5, tpc: 15, voyages: 1 },
    ];
    const on = { ships, shipsInAll: 2 };
    // 12,000 − 100 · (7 − 6.1) · 24 = 9,840 t; the small ship is not limited.
    expect(end({ intakeT: 10_000, draughtM: 6.1 }, on).carriedKg).toBe((9_840_000 * 3 + 7_000_000) / 4);
    expect(end({ intakeT: 6000, draughtM: 6.1 }, on).carriedKg).toBe(6_000_000);
    expect(sliders(base).draught).toBeNull();
    expect(sliders({ ...base, ...on }).draught).toEqual({ min: 3, max: 7, step: 0.1 });
  });

  it('is never lower for more voyages, larger intakes, or fewer days of outage', () => {
    const of = fc.record({
      voyages: fc.integer({ min: 0, max: 60 }).map((halves) => halves / 2),
      intakeT: fc.integer({ min: 4000, max: 14_000 }),
      outageDays: fc.nat(184),
    });
    fc.assert(
      fc.property(of, (scenario) => {
        const { endKg } = end(scenario);
        expect(end({ ...scenario, voyages: scenario.voyages + 0.5 }).endKg).toBeGreaterThanOrEqual(endKg);
        expect(end({ ...scenario, intakeT: scenario.intakeT + 100 }).endKg).toBeGreaterThanOrEqual(endKg);
        if (scenario.outageDays > 0)
          expect(end({ ...scenario, outageDays: scenario.outageDays - 1 }).endKg).toBeGreaterThanOrEqual(
            endKg,
          );
        expect(Number.isSafeInteger(endKg)).toBe(true);
      }),
    );
  });
});

describe('its line', () => {
  it('is a gap before today, flat through the outage, and ends where the scenario ends', () => {
    const scenario = { ...usual, outageDays: 31 };
    const line = scenarioLine([0, 151, 181, 212, 365], scenario, base);
    expect(line.slice(0, 4)).toEqual([null, null, 785, 785]);
    expect(line.at(-1)).toBeCloseTo(scenarioEnd(scenario, base).endKg / KT, 6);
  });

  it('of an outage to the end of the year stays where it is', () => {
    expect(scenarioLine([181, 365], { ...usual, outageDays: 184 }, base)).toEqual([785, 785]);
  });
});

describe('its address', () => {
  it('reads back as it was written, and keeps what else is there', () => {
    const of = fc.record({
      voyages: fc.integer({ min: 0, max: 60 }).map((halves) => halves / 2),
      intakeT: fc.integer({ min: 40, max: 140 }).map((hundreds) => hundreds * 100),
      outageDays: fc.nat(184),
      draughtM: fc.constant(null),
      name: fc.constantFrom('', 'Two more tankers', 'a & b = c?'),
    });
    fc.assert(
      fc.property(of, (scenario) => {
        const search = withScenario('?year=2025&voyages=1', scenario);
        const parameters = Object.fromEntries(new URLSearchParams(search));
        expect(parameters.year).toBe('2025');
        expect(readScenario(parameters, base)).toEqual(scenario);
      }),
    );
    expect(withScenario('?voyages=3&scenario=x', null)).toBe('');
  });

  it('is cut to what the sliders can say, and names none by accident', () => {
    expect(readScenario({ year: '2025', scenario: 'only a name' }, base)).toBeNull();
    expect(readScenario({ voyages: '<script>', outage: '10' }, base)).toEqual({ ...usual, outageDays: 10 });
    expect(readScenario({ voyages: '900', intake: '1', outage: '999', draught: '5' }, base)).toEqual({
      voyages: 30,
      intakeT: 4000,
      outageDays: 184,
      draughtM: null,
      name: '',
    });
  });

  it('begins where the last twelve months were', () => {
    expect(usual).toEqual({ voyages: 13, intakeT: 9600, outageDays: 0, draughtM: null, name: '' });
  });
});

it('is kept under the name of its view; a board without a scenario has none', () => {
  expect(namedScenario('year=2025&voyages=16&scenario=draft', ' Sixteen ')).toBe(
    'year=2025&voyages=16&scenario=Sixteen',
  );
  expect(namedScenario('year=2025', 'Last year')).toBe('year=2025');
});
