/** The oil's way month by month: loaded, in transit, discharged, pumped, lifted, in tank. Pure, client-safe. */
import { addMonths, monthOf, type Month } from '@/lib/calendar';
import type { Kg } from '@/lib/quantity';
import type { Stage } from '@/lib/registry/onward';
import { blocksOf, kgIn, monthSlot, tied, type Block, type Dated } from './blocks';

/** Lots of one B/L month by what became of them: discharged in a month, under way, or without a record of it. */
export interface Cohort {
  loaded: Month;
  /** Null while it is not known to be discharged. */
  discharged: Month | null;
  /** Not discharged, and loaded so lately that it can still be under way. */
  underWay: boolean;
  lots: number;
  /** By B/L. */
  kg: Kg;
  /** B/L and outturn of the lots that were measured ashore. */
  measuredKg: Kg;
  outturnKg: Kg;
  simulated: number;
}

export interface Moved extends Dated {
  stage: Stage;
}

/** One month of the sea's side; null is a gap: before the log begins, or not yet. */
export interface SeaMonth {
  month: Month;
  loadedKg: Kg | null;
  lots: number;
  /** Loaded then, and nothing says that it was discharged. */
  unrecordedKg: Kg;
  /** Ashore: the outturn, and the B/L of what was not measured. */
  dischargedKg: Kg | null;
  unmeasuredKg: Kg;
  /** B/L less outturn of what was measured; a gain is negative. */
  lossKg: Kg | null;
  /** By B/L, when the month ends. */
  inTransitKg: Kg | null;
  /** Of the lots loaded. */
  simulated: number;
}

export const TANKS = ['baku', 'ceyhan'] as const;
export type Tank = (typeof TANKS)[number];

/** A tank over some months. */
export interface TankBlock {
  at: number;
  length: number;
  /** In less out; null where one of them is not known. */
  changeKg: Kg | null;
  /** At the end: as measured, else carried on from a measurement; null without one. */
  levelKg: Kg | null;
  measured: boolean;
}

export type Issue =
  | { kind: 'overlap'; stage: Stage; ids: number[] }
  | { kind: 'negative' | 'stoodBefore'; tank: Tank; from: Month; to: Month; kg: Kg }
  | { kind: 'stockDiffers'; tank: Tank; month: Month; measuredKg: Kg; carriedKg: Kg };

export interface Balance {
  months: Month[];
  sea: SeaMonth[];
  blocks: Record<'pumped_btc' | 'pumped_supsa' | 'lifted_ceyhan', Block[]>;
  tanks: Record<Tank, TankBlock[]>;
  issues: Issue[];
}

/** Of what went through since the last measurement: further apart, and something is missing. */
const STOCK_TOLERANCE = 0.005;

/** The months of the sea's side; `cohorts` reach back far enough for what is in transit when the first one begins. */
export function seaMonths(
  months: readonly Month[],
  cohorts: readonly Cohort[],
  { logBegins, thisMonth }: { logBegins: Month | null; thisMonth: Month },
): SeaMonth[] {
  return months.map((month) => {
    const known = logBegins !== null && month >= logBegins && month <= thisMonth;
    const loaded = cohorts.filter((one) => one.loaded === month);
    const landed = cohorts.filter((one) => one.discharged === month);
    // Afloat when the month ends: loaded by then, and discharged later or under way still.
    const afloat = cohorts.filter(
      (one) => one.loaded <= month && (one.discharged === null ? one.underWay : one.discharged > month),
    );
    const sum = (rows: readonly Cohort[], of: (row: Cohort) => number) =>
      rows.reduce((total, row) => total + of(row), 0);
    const measured = sum(landed, (one) => one.measuredKg);
    const outturn = sum(landed, (one) => one.outturnKg);
    const unmeasuredKg = sum(landed, (one) => one.kg) - measured;
    return {
      month,
      loadedKg: known ? sum(loaded, (one) => one.kg) : null,
      lots: sum(loaded, (one) => one.lots),
      unrecordedKg: sum(
        loaded.filter((one) => one.discharged === null && !one.underWay),
        (one) => one.kg,
      ),
      dischargedKg: known ? outturn + unmeasuredKg : null,
      unmeasuredKg,
      lossKg: known && measured > 0 ? measured - outturn : null,
      inTransitKg: known ? sum(afloat, (one) => one.kg) : null,
      simulated: sum(loaded, (one) => one.simulated),
    };
  });
}

interface Flow {
  at: number;
  length: number;
  inKg: Kg | null;
  outKg: Kg | null;
}

/**
 * The levels of one tank: each change is what went in less what went out. From a measured stock they are carried on
 * until something is not known; without one only the changes are told.
 */
function tankOf(
  tank: Tank,
  months: readonly Month[],
  flows: readonly Flow[],
  stocks: ReadonlyMap<Month, Kg>,
  opening: Kg | null,
): { blocks: TankBlock[]; issues: Issue[] } {
  const issues: Issue[] = [];
  const blocks: TankBlock[] = [];
  let [level, through] = [opening, 0];
  // Without a measurement: the sum of the changes, and how far it fell below where it began.
  let [sum, lowest, begin] = [0, 0, 0];
  let before: Issue | null = null;
  for (const { at, length, inKg, outKg } of flows) {
    const change = inKg === null || outKg === null ? null : inKg - outKg;
    const [from, to] = [months[at] ?? '', months[at + length - 1] ?? ''];
    const measured = stocks.get(to) ?? null;
    const carried = level === null || change === null ? null : level + change;
    through += (inKg ?? 0) + (outKg ?? 0);
    if (carried !== null && carried < 0) issues.push({ kind: 'negative', tank, from, to, kg: carried });
    if (measured !== null && carried !== null && Math.abs(measured - carried) > through * STOCK_TOLERANCE)
      issues.push({ kind: 'stockDiffers', tank, month: to, measuredKg: measured, carriedKg: carried });
    if (level === null && change !== null) {
      sum += change;
      if (sum < lowest) {
        if (before) issues.splice(issues.indexOf(before), 1);
        lowest = sum;
        before = { kind: 'stoodBefore', tank, from: months[begin] ?? '', to, kg: -sum };
        issues.push(before);
      }
    }
    level = measured ?? carried;
    if (change === null || level !== null) [sum, lowest, begin, before] = [0, 0, at + length, null];
    if (measured !== null) through = 0;
    blocks.push({ at, length, changeKg: change, levelKg: level, measured: measured !== null });
  }
  return { blocks, issues };
}

/** Months that no longer entry ties are told one by one. */
const eachMonth = (count: number) => Array.from({ length: count }, (_, at) => ({ at, length: 1 }));

export interface BalanceOf {
  months: readonly Month[];
  sea: readonly SeaMonth[];
  /** Of one scope: all grades together, or one grade. */
  moved: readonly Moved[];
}

/** The balance over neighbouring months; `moved` may reach beyond them. */
export function balanceOf({ months, sea, moved }: BalanceOf): Balance {
  const slots = months.map(monthSlot);
  const of = (stage: Stage) =>
    blocksOf(
      moved.filter((one) => one.stage === stage),
      slots,
    );
  const [btc, supsa, lifted] = [of('pumped_btc'), of('pumped_supsa'), of('lifted_ceyhan')];
  const issues: Issue[] = [];
  for (const [stage, blocks] of [
    ['pumped_btc', btc],
    ['pumped_supsa', supsa],
    ['lifted_ceyhan', lifted],
  ] as const)
    for (const { kg, ids } of blocks) if (kg === null) issues.push({ kind: 'overlap', stage, ids });

  const pumped = tied([btc, supsa]);
  const bakuFlows = tied([pumped, eachMonth(months.length)]).map((block): Flow => {
    const [byBtc, bySupsa] = [kgIn(btc, block), kgIn(supsa, block)];
    const touches = (blocks: readonly Block[]) =>
      blocks.some((one) => one.at < block.at + block.length && one.at + one.length > block.at);
    // A line nobody speaks of adds nothing; one that is spoken of for some of the months leaves the rest unknown.
    const unknown = (touches(btc) && byBtc === null) || (touches(supsa) && bySupsa === null);
    const outKg = unknown || (byBtc === null && bySupsa === null) ? null : (byBtc ?? 0) + (bySupsa ?? 0);
    const landed = sea.slice(block.at, block.at + block.length).map(({ dischargedKg }) => dischargedKg);
    const inKg = landed.includes(null) ? null : landed.reduce<number>((sum, kg) => sum + (kg ?? 0), 0);
    return { ...block, inKg, outKg };
  });
  const ceyhanFlows = tied([btc, lifted, eachMonth(months.length)]).map((block): Flow => ({
    ...block,
    inKg: kgIn(btc, block),
    outKg: kgIn(lifted, block),
  }));
  const before = months[0] === undefined ? '' : addMonths(months[0], -1);
  const tank = (name: Tank, flows: Flow[]) => {
    const stocks = new Map(
      moved.filter(({ stage }) => stage === `stock_${name}`).map(({ to, kg }) => [monthOf(to), kg] as const),
    );
    return tankOf(name, months, flows, stocks, stocks.get(before) ?? null);
  };
  const twice = stocksTwice(moved, slots);
  const [baku, ceyhan] = [tank('baku', bakuFlows), tank('ceyhan', ceyhanFlows)];
  return {
    months: [...months],
    sea: [...sea],
    blocks: { pumped_btc: btc, pumped_supsa: supsa, lifted_ceyhan: lifted },
    tanks: { baku: baku.blocks, ceyhan: ceyhan.blocks },
    issues: [...issues, ...twice, ...baku.issues, ...ceyhan.issues],
  };
}

/** Two stocks of one month's end contradict one another. */
function stocksTwice(moved: readonly Moved[], slots: Parameters<typeof blocksOf>[1]): Issue[] {
  return (['stock_baku', 'stock_ceyhan'] as const).flatMap((stage) =>
    blocksOf(
      moved.filter((one) => one.stage === stage),
      slots,
    )
      .filter(({ kg }) => kg === null)
      .map(({ ids }): Issue => ({ kind: 'overlap', stage, ids })),
  );
}

/** The months to balance for `year`: from the latest stock measured before it, at most so many years back. */
export const CARRIED_YEARS = 4;
export function monthsToBalance(year: number, moved: readonly Moved[]): Month[] {
  const first: Month = `${year}-01`;
  const oldest: Month = `${year - CARRIED_YEARS}-01`;
  const starts = TANKS.flatMap((tank) => {
    const ends = moved
      .filter(({ stage, to }) => stage === `stock_${tank}` && monthOf(to) < first && monthOf(to) >= oldest)
      .map(({ to }) => monthOf(to));
    return ends.length === 0
      ? []
      : [
          addMonths(
            ends.reduce((a, b) => (a > b ? a : b)),
            1,
          ),
        ];
  });
  const from = starts.reduce((earliest, month) => (month < earliest ? month : earliest), first);
  const months: Month[] = [];
  for (let month = from; month <= `${year}-12`; month = addMonths(month, 1)) months.push(month);
  return months;
}
