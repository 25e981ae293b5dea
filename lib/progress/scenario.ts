/** What would it take: a scenario of the days left, and where the year then ends. Pure, and computed in the browser. */
import type { Kg } from '@/lib/quantity';
import { draughtLimitedIntake, type Particulars } from '@/lib/registry/vessel';
import { DAYS_A_MONTH, requiredRunRate } from './pace';

/** What is supposed of the days left. */
export interface Scenario {
  /** Voyages a month of 365/12 days; steps of a half. */
  voyages: number;
  /** Tonnes of one voyage, whole. */
  intakeT: number;
  /** Days on which nothing moves, the next ones. */
  outageDays: number;
  /** Metres; null: no limit. */
  draughtM: number | null;
  name: string;
}

/** A ship of the last twelve months and how many voyages she made. */
export type ScenarioShip = Particulars & { voyages: number };

/** From where a scenario sets out. */
export interface ScenarioBase {
  liftedKg: Kg;
  targetKg: Kg | null;
  /** Days of the year that are over, and that are left. */
  elapsed: number;
  daysLeft: number;
  /** Of the last twelve months: where the sliders stand at first. */
  voyages: number;
  intakeT: number;
  /** The best month ever logged in this selection; null without one. */
  bestKg: Kg | null;
  /** Those whose draught data are known, and how many there are. */
  ships: readonly ScenarioShip[];
  shipsInAll: number;
}

export interface Slider {
  min: number;
  max: number;
  step: number;
}

/** How far each slider goes; the draught's only where a ship's data are known. */
export function sliders(base: ScenarioBase): {
  voyages: Slider;
  intake: Slider;
  outage: Slider;
  draught: Slider | null;
} {
  const deepest = Math.max(0, ...base.ships.map(({ ladenDraughtM }) => ladenDraughtM ?? 0));
  return {
    voyages: { min: 0, max: Math.max(30, Math.ceil(base.voyages * 2)), step: 0.5 },
    intake: { min: 4000, max: Math.max(14_000, Math.ceil(base.intakeT / 1000) * 1000), step: 100 },
    outage: { min: 0, max: base.daysLeft, step: 1 },
    draught: deepest > 0 ? { min: 3, max: Math.ceil(deepest * 10) / 10, step: 0.1 } : null,
  };
}

/** As things went in the last twelve months. */
export function usualScenario(base: ScenarioBase): Scenario {
  const { voyages, intake } = sliders(base);
  return {
    voyages: within(base.voyages, voyages),
    intakeT: within(base.intakeT, intake),
    outageDays: 0,
    draughtM: null,
    name: '',
  };
}

function within(value: number, { min, max, step }: Slider): number {
  const stepped = min + Math.round((value - min) / step) * step;
  return Number(Math.min(Math.max(stepped, min), max).toFixed(3));
}

const NAME_LETTERS = 60;
type Parameters = Record<string, string | string[] | undefined>;

/** The scenario of an address, cut to what the sliders can say; null where it names none. */
export function readScenario(parameters: Parameters, base: ScenarioBase): Scenario | null {
  const one = (key: string) => [parameters[key]].flat().at(-1)?.trim() ?? '';
  const number = (key: string) => (/^\d{1,6}(\.\d{1,2})?$/.test(one(key)) ? Number(one(key)) : null);
  const [voyages, intake, outage, draught] = ['voyages', 'intake', 'outage', 'draught'].map(number);
  if ([voyages, intake, outage, draught].every((value) => value == null)) return null;
  const bounds = sliders(base);
  const usual = usualScenario(base);
  return {
    voyages: voyages == null ? usual.voyages : within(voyages, bounds.voyages),
    intakeT: intake == null ? usual.intakeT : within(intake, bounds.intake),
    outageDays: outage == null ? 0 : within(outage, bounds.outage),
    draughtM: draught == null || bounds.draught === null ? null : within(draught, bounds.draught),
    name: one('scenario').slice(0, NAME_LETTERS),
  };
}

const KEYS = ['voyages', 'intake', 'outage', 'draught', 'scenario'];

/** What of an address says a scenario, as a query; empty of none. */
export function scenarioIn(parameters: Parameters): string {
  const said = KEYS.flatMap((key) => {
    const value = [parameters[key]].flat().at(-1)?.trim();
    return value ? [[key, value]] : [];
  });
  return new URLSearchParams(said).toString();
}

/** A query with its scenario, if it has one, under that name. */
export function namedScenario(query: string, name: string): string {
  const parameters = new URLSearchParams(query);
  const has = KEYS.some((key) => key !== 'scenario' && parameters.has(key));
  if (!has || name.trim() === '') return query;
  parameters.set('scenario', name.trim().slice(0, NAME_LETTERS));
  return parameters.toString();
}

/** An address with the scenario in it, or without any; what else it says stays. */
export function withScenario(search: string, scenario: Scenario | null): string {
  const parameters = new URLSearchParams(search);
  for (const key of KEYS) parameters.delete(key);
  if (scenario) {
    parameters.set('voyages', String(scenario.voyages));
    parameters.set('intake', String(scenario.intakeT));
    if (scenario.outageDays > 0) parameters.set('outage', String(scenario.outageDays));
    if (scenario.draughtM !== null) parameters.set('draught', String(scenario.draughtM));
    if (scenario.name.trim() !== '') parameters.set('scenario', scenario.name.trim().slice(0, NAME_LETTERS));
  }
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
}

/**
 * What a voyage carries under the limit: the mean over the voyages of the ships whose data are known, none of them more
 * than the intake supposed.
 */
function carriedKg({ intakeT, draughtM }: Scenario, ships: readonly ScenarioShip[]): Kg {
  const intakeKg = intakeT * 1000;
  const voyages = ships.reduce((sum, ship) => sum + ship.voyages, 0);
  if (draughtM === null || voyages === 0) return intakeKg;
  const sum = ships.reduce((total, ship) => {
    const limitedKg = draughtLimitedIntake({ ...ship, limitM: draughtM }) ?? intakeKg;
    return total + Math.min(intakeKg, limitedKg) * ship.voyages;
  }, 0);
  return Math.round(sum / voyages);
}

export interface ScenarioEnd {
  /** What one voyage carries. */
  carriedKg: Kg;
  /** In a month without an outage. */
  kgAMonth: Kg;
  endKg: Kg;
  /** End less target; null without one. */
  gapKg: Kg | null;
  /** What the target takes in a month that is left once the outage is over; null when no day is, or without a target. */
  requiredKg: Kg | null;
  /** `requiredKg` ÷ the best month ever. */
  ofBest: number | null;
}

/** Where the year ends: lifted + voyages × what one carries × months left, the days of the outage taken off. */
export function scenarioEnd(scenario: Scenario, base: ScenarioBase): ScenarioEnd {
  const carried = carriedKg(scenario, base.ships);
  const { liftedKg, targetKg, bestKg } = base;
  const daysLeft = Math.max(0, base.daysLeft - scenario.outageDays);
  const endKg = liftedKg + Math.round((scenario.voyages * carried * daysLeft) / DAYS_A_MONTH);
  const requiredKg = targetKg === null ? null : requiredRunRate({ targetKg, actualKg: liftedKg, daysLeft });
  return {
    carriedKg: carried,
    kgAMonth: Math.round(scenario.voyages * carried),
    endKg,
    gapKg: targetKg === null ? null : endKg - targetKg,
    requiredKg,
    ofBest: requiredKg === null || !bestKg ? null : requiredKg / bestKg,
  };
}

/** The scenario's line on a chart in kilotonnes: null before today, flat through the outage, then straight to the end. */
export function scenarioLine(
  xs: readonly number[],
  scenario: Scenario,
  base: ScenarioBase,
): (number | null)[] {
  const { endKg } = scenarioEnd(scenario, base);
  const begins = base.elapsed + scenario.outageDays;
  const days = base.elapsed + base.daysLeft - begins;
  return xs.map((x) => {
    if (x < base.elapsed) return null;
    const share = days > 0 ? Math.min(Math.max((x - begins) / days, 0), 1) : 0;
    return (base.liftedKg + (endKg - base.liftedKg) * share) / 1_000_000;
  });
}
