/** A month made from a pattern: so many voyages, these ships. Laycans spread evenly, the ships take turns. Pure. */
import { addDays, daysBetween, firstDay, lastDay, type LocalDate, type Month } from '@/lib/calendar';
import type { Laycan } from './programme';

/**
 * Days from one loading of a ship to its next on the Aktau–Baku route: a day to load, one or two at sea either way, a
 * day to discharge, and the waiting in both ports.
 */
export const TURN_ROUND_DAYS = 9;

export interface Pattern {
  month: Month;
  voyages: number;
  /** Days of each laycan, first and last included. */
  laycanDays: number;
  /** In the order in which they take their turns. */
  vesselIds: readonly number[];
}

/** When a ship loads or is to load on a voyage that exists already. */
export interface Busy {
  vesselId: number;
  on: LocalDate;
}

export interface Slot {
  vesselId: number;
  laycan: Laycan;
  /** Days to the nearest loading of the same ship, where they are fewer than its turn-round. */
  tooSoon: number | null;
}

/** The laycans alone: even over the month, none beyond it. */
export function laycansOf({
  month,
  voyages,
  laycanDays,
}: Pick<Pattern, 'month' | 'voyages' | 'laycanDays'>): Laycan[] {
  const first = firstDay(month);
  const starts = Math.max(1, daysBetween(first, lastDay(month)) + 2 - laycanDays);
  return Array.from({ length: voyages }, (_, at) => {
    // The middle of its share of the month.
    const from = addDays(first, Math.floor(((2 * at + 1) * starts) / (2 * voyages)));
    return { from, to: addDays(from, laycanDays - 1) };
  });
}

/**
 * The month of a pattern. Of the ships that are back, the one that has waited longest loads next; where none is back,
 * the one with the most days, and the slot says that it comes too soon. The same input gives the same month.
 */
export function monthOfPattern(pattern: Pattern, busy: readonly Busy[] = []): Slot[] {
  const loadings = new Map<number, LocalDate[]>(pattern.vesselIds.map((id) => [id, []]));
  for (const { vesselId, on } of busy) loadings.get(vesselId)?.push(on);
  const turn = new Map<number, number>();

  return laycansOf(pattern).flatMap((laycan, at): Slot[] => {
    const ships = [...loadings].map(([vesselId, days]) => ({
      vesselId,
      days,
      gap: Math.min(...days.map((day) => Math.abs(daysBetween(day, laycan.from))), Infinity),
      last: turn.get(vesselId) ?? -1,
    }));
    const back = ships.filter(({ gap }) => gap >= TURN_ROUND_DAYS);
    // Sorting keeps the order of the pattern among equals.
    const [next] =
      back.length > 0 ? back.sort((a, b) => a.last - b.last) : ships.sort((a, b) => b.gap - a.gap);
    if (!next) return [];
    next.days.push(laycan.from);
    turn.set(next.vesselId, at);
    return [{ vesselId: next.vesselId, laycan, tooSoon: next.gap < TURN_ROUND_DAYS ? next.gap : null }];
  });
}
