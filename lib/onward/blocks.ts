/** Dated quantities over months or years, without guessing how a longer one divides. Pure, client-safe. */
import { daysBetween, firstDay, lastDay, type LocalDate, type Month } from '@/lib/calendar';
import type { Kg } from '@/lib/quantity';

export interface Period {
  from: LocalDate;
  /** The last day, included. */
  to: LocalDate;
}

/** A quantity of some days. */
export interface Dated extends Period {
  id: number;
  kg: Kg;
}

/** Neighbouring slots that entries tie together: one month, or as many as an entry spans. */
export interface Block extends Period {
  /** The first slot, counted from 0, and how many. */
  at: number;
  length: number;
  ids: number[];
  /** Null: entries overlap, and adding them up would count days twice. */
  kg: Kg | null;
  /** Every day of its slots is spoken of. */
  whole: boolean;
  /** It begins before the first slot, or ends after the last one. */
  beyond: boolean;
}

export const overlap = (a: Period, b: Period): boolean => a.from <= b.to && b.from <= a.to;
const within = (inner: Period, outer: Period): boolean => inner.from >= outer.from && inner.to <= outer.to;
const samePeriod = (a: Period, b: Period): boolean => a.from === b.from && a.to === b.to;
const daysOf = ({ from, to }: Period): number => daysBetween(from, to) + 1;

export const monthSlot = (month: Month): Period => ({ from: firstDay(month), to: lastDay(month) });
export const yearSlot = (year: number): Period => ({ from: `${year}-01-01`, to: `${year}-12-31` });

/**
 * The blocks that `entries` make of `slots` (in order, without holes); a slot in no block is a gap. An entry of several
 * slots is never divided among them: they become one block, with whatever else speaks of one of them.
 */
export function blocksOf(entries: readonly Dated[], slots: readonly Period[]): Block[] {
  const [first, last] = [slots[0], slots.at(-1)];
  if (!first || !last) return [];
  const view = { from: first.from, to: last.to };
  const sorted = entries.filter((entry) => overlap(entry, view)).sort((a, b) => (a.from < b.from ? -1 : 1));
  const groups: { at: number; end: number; entries: Dated[] }[] = [];
  for (const entry of sorted) {
    const at = slots.findIndex((slot) => overlap(slot, entry));
    const end = slots.findLastIndex((slot) => overlap(slot, entry));
    const before = groups.at(-1);
    if (before && at <= before.end) {
      before.end = Math.max(before.end, end);
      before.entries.push(entry);
    } else groups.push({ at, end, entries: [entry] });
  }
  return groups.map(({ at, end, entries: tied }) => {
    const clash = tied.some((one, index) => tied.slice(index + 1).some((other) => overlap(one, other)));
    const covered = tied.reduce((days, one) => days + daysOf(one), 0);
    const from = tied.reduce((day, one) => (one.from < day ? one.from : day), slots[at]?.from ?? view.from);
    const to = tied.reduce((day, one) => (one.to > day ? one.to : day), slots[end]?.to ?? view.to);
    return {
      at,
      length: end - at + 1,
      from,
      to,
      ids: tied.map(({ id }) => id),
      kg: clash ? null : tied.reduce((sum, one) => sum + one.kg, 0),
      whole: !clash && covered === daysOf({ from, to }),
      beyond: from < view.from || to > view.to,
    };
  });
}

/**
 * The finest of nested totals: of one that fits a slot its parts are set aside, of a longer one the total itself. Totals
 * of one and the same period both stay, so that the contradiction is seen.
 */
export function finest<T extends Dated>(
  entries: readonly T[],
  slots: readonly Period[],
): { kept: T[]; aside: T[] } {
  const inSlot = (entry: Period) => slots.some((slot) => within(entry, slot));
  const parts = (entry: T) => entries.filter((other) => within(other, entry) && !samePeriod(other, entry));
  const dropped = new Set<T>();
  for (const entry of entries) {
    const of = parts(entry);
    if (of.length === 0) continue;
    if (inSlot(entry)) of.forEach((part) => dropped.add(part));
    else dropped.add(entry);
  }
  return {
    kept: entries.filter((entry) => !dropped.has(entry)),
    aside: entries.filter((entry) => dropped.has(entry)),
  };
}

/** What blocks of several series make together: slots that any of them ties stay together. */
export function tied(
  all: readonly (readonly Pick<Block, 'at' | 'length'>[])[],
): { at: number; length: number }[] {
  const sorted = all.flat().sort((a, b) => a.at - b.at);
  const result: { at: number; length: number }[] = [];
  for (const { at, length } of sorted) {
    const before = result.at(-1);
    if (before && at < before.at + before.length)
      before.length = Math.max(before.length, at + length - before.at);
    else result.push({ at, length });
  }
  return result;
}

/** The quantity of `blocks` in those slots; null where one is a gap, its entries overlap or reach beyond all slots. */
export function kgIn(blocks: readonly Block[], { at, length }: { at: number; length: number }): Kg | null {
  let next = at;
  let kg = 0;
  for (const block of blocks) {
    if (block.at + block.length <= at || block.at >= at + length) continue;
    if (block.at !== next || block.kg === null || block.beyond) return null;
    next = block.at + block.length;
    kg += block.kg;
  }
  return next === at + length ? kg : null;
}

/** Blocks as they show in `count` slots from `first`: what reaches beyond is cut off there. */
export function shownOf<T extends { at: number; length: number }>(
  blocks: readonly T[],
  first: number,
  count: number,
): T[] {
  return blocks.flatMap((block) => {
    const at = Math.max(block.at, first);
    const end = Math.min(block.at + block.length, first + count);
    return end > at ? [{ ...block, at: at - first, length: end - at }] : [];
  });
}
