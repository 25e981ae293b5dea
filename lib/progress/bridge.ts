/**
 * From plan to actual in parts that add up to the kilogram. Every part is whole kilograms and the last but one is a
 * difference that is named, so nothing is rounded away. Pure.
 *
 * The order is fixed, and each effect is told at what the ones before it leave:
 * 1. `unlogged`: the plan of months before the log begins, of which nothing is known;
 * 2. `outages`: the plan of the days on which the route stood still;
 * 3. `voyages`: more or fewer voyages than the rest of the plan takes, at the reference intake;
 * 4. `intakes`: what these voyages carried, against the reference intake; where the ships' draught data are known, it
 *    is told in two: `draught`, what draught limits kept off, and `shipMix`, what is left of it;
 * 5. `loss`: on the discharge basis alone;
 * 6. `rest`: lots that count here while their voyage counts in another month, less the other way round.
 * The board shows `voyages` and `intakes` first, as people ask; the sum is the same.
 */
import { firstDay, monthOf, type LocalDate, type Month } from '@/lib/calendar';
import type { Kg } from '@/lib/quantity';
import type { MonthRow } from './series';
import { stoppedDaysIn } from './stops';

export const PARTS = [
  'unlogged',
  'voyages',
  'intakes',
  'draught',
  'shipMix',
  'outages',
  'loss',
  'rest',
] as const;
export type PartName = (typeof PARTS)[number];
export type Parts = Partial<Record<PartName, Kg>>;

/** A month, or the part of it that is over. */
export interface BridgeMonth {
  month: Month;
  /** False before the log begins: then it has a plan and no more. */
  logged: boolean;
  /** Days of it that are counted, and on how many of them nothing moved. */
  days: number;
  stoppedDays: number;
  planKg: Kg;
  actualKg: Kg;
  /** Voyages whose first lot of the selection is in this month. */
  voyages: number;
  /** What the selection's lots of these voyages add up to, in whichever month they count. */
  carriedKg: Kg;
  /** What draught limits kept off these voyages, zero or more; null where no ship's draught data are known. */
  keptOffKg: Kg | null;
  /** On the discharge basis: lost between B/L and outturn, a gain being negative; null on any other. */
  lostKg: Kg | null;
}

export interface Bridge {
  planKg: Kg;
  actualKg: Kg;
  parts: Parts;
  voyages: number;
  stoppedDays: number;
}

/** @param referenceKg the intake that the plan's voyages are counted in: a median, whole kilograms above zero */
export function bridgeOfMonth(of: BridgeMonth, referenceKg: Kg): Bridge {
  const { planKg, actualKg, voyages, carriedKg, keptOffKg, lostKg, stoppedDays } = of;
  if (!of.logged) {
    return { planKg, actualKg, voyages: 0, stoppedDays: 0, parts: { unlogged: actualKg - planKg } };
  }
  const outages = of.days === 0 ? 0 : -Math.round((planKg * stoppedDays) / of.days);
  const atReference = voyages * referenceKg;
  const intakes = carriedKg - atReference;
  const loss = lostKg === null ? 0 : -lostKg;
  const parts: Parts = {
    voyages: atReference - (planKg + outages),
    ...(keptOffKg === null ? { intakes } : { draught: -keptOffKg, shipMix: intakes + keptOffKg }),
    outages,
    ...(lostKg === null ? {} : { loss }),
    rest: actualKg - carriedKg - loss,
  };
  return { planKg, actualKg, voyages, stoppedDays, parts };
}

/** Months put together: every part is the sum of theirs. */
export function bridgeOf(bridges: readonly Bridge[]): Bridge {
  const sum = (of: (bridge: Bridge) => number) => bridges.reduce((total, bridge) => total + of(bridge), 0);
  const named = PARTS.filter((name) => bridges.some(({ parts }) => parts[name] !== undefined));
  return {
    planKg: sum(({ planKg }) => planKg),
    actualKg: sum(({ actualKg }) => actualKg),
    voyages: sum(({ voyages }) => voyages),
    stoppedDays: sum(({ stoppedDays }) => stoppedDays),
    parts: Object.fromEntries(named.map((name) => [name, sum(({ parts }) => parts[name] ?? 0)])),
  };
}

/** The voyages that the plan takes, to one decimal: plan ÷ reference intake. */
export function plannedVoyages(planKg: Kg, referenceKg: Kg): string {
  return (planKg / referenceKg).toFixed(1);
}

/** A floating bar of the drawing, as shares of its width. */
export interface Step {
  name: 'plan' | PartName | 'actual';
  kg: Kg;
  from: number;
  to: number;
}

/** The bridge as floating bars: the plan from zero, each part from where the one before ended, the actual from zero. */
export function stepsOf({ planKg, actualKg, parts }: Bridge): Step[] {
  const named = PARTS.flatMap((name) => (parts[name] === undefined ? [] : [{ name, kg: parts[name] }]));
  let at = planKg;
  const floating = named.map(({ name, kg }) => {
    const from = at;
    at += kg;
    return { name, kg, from, to: at };
  });
  const all: Step[] = [
    { name: 'plan', kg: planKg, from: 0, to: planKg },
    ...floating,
    { name: 'actual', kg: actualKg, from: 0, to: actualKg },
  ];
  const ends = all.flatMap(({ from, to }) => [from, to]);
  const [low, high] = [Math.min(0, ...ends), Math.max(1, ...ends)];
  const share = (kg: Kg) => (kg - low) / (high - low);
  return all.map((step) => ({ ...step, from: share(step.from), to: share(step.to) }));
}

/** What a bridge needs of a month's row: a gap before the log begins, or what is known of it. */
type BridgeRow = Pick<MonthRow, 'month' | 'through' | 'kg' | 'cumulativePlanKg'>;

/** The months of a year so far as a bridge takes them; null without a plan. */
export function bridgeMonths(
  rows: readonly BridgeRow[],
  through: LocalDate,
  carried: readonly Pick<BridgeMonth, 'month' | 'voyages' | 'carriedKg' | 'keptOffKg' | 'lostKg'>[],
  stopped: readonly LocalDate[],
): BridgeMonth[] | null {
  const counted = rows.filter(({ month }) => month <= monthOf(through));
  if (counted.some(({ cumulativePlanKg }) => cumulativePlanKg === null)) return null;
  const told = new Map(carried.map((of) => [of.month, of]));
  // A month without a voyage has nothing that a draught limit could keep off.
  const known = carried.some(({ keptOffKg }) => keptOffKg !== null);
  const measured = carried.some(({ lostKg }) => lostKg !== null);
  let before: Kg = 0;
  return counted.map(({ month, through: end, kg, cumulativePlanKg }) => {
    const planKg = (cumulativePlanKg ?? 0) - before;
    before = cumulativePlanKg ?? 0;
    const of = told.get(month);
    return {
      month,
      logged: kg !== null,
      days: Number(end.slice(8)),
      stoppedDays: stoppedDaysIn(stopped, firstDay(month), end),
      planKg,
      actualKg: kg ?? 0,
      voyages: of?.voyages ?? 0,
      carriedKg: of?.carriedKg ?? 0,
      keptOffKg: of ? of.keptOffKg : known ? 0 : null,
      lostKg: of ? of.lostKg : measured ? 0 : null,
    };
  });
}
