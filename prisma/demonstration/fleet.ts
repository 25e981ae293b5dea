/** The ships of the simulated log: those of the registry, what they load, and when each is free again. */
import type { Month } from '@/lib/calendar';
import type { Kg } from '@/lib/quantity';
import { isShallow } from './anchors';
import { Random } from './random';

export interface Ship {
  /** Her name in prisma/reference/vessels.csv. */
  name: string;
  deadweightKg: Kg | null;
  /** Tonnes she usually loads. */
  usual: { low: number; high: number };
  /** The first month she is on the route. */
  since?: Month;
}

const LARGE = { low: 9200, high: 10_400 };
const SMALL = { low: 6600, high: 7500 };

export const FLEET: readonly Ship[] = [
  { name: 'President Heydar Aliyev', deadweightKg: 13_470_000, usual: LARGE },
  { name: 'Astana', deadweightKg: 12_368_000, usual: LARGE },
  { name: 'Almaty', deadweightKg: 12_368_000, usual: LARGE },
  { name: 'Shah Ismayil Khatai', deadweightKg: 13_000_000, usual: LARGE },
  { name: 'Dede Gorgud', deadweightKg: 13_030_000, usual: LARGE },
  { name: 'Liwa', deadweightKg: null, usual: { low: 6800, high: 7700 }, since: '2023-08' },
  { name: 'Babek', deadweightKg: 13_000_000, usual: LARGE },
  { name: 'Taraz', deadweightKg: 6_980_000, usual: { low: 5900, high: 6600 }, since: '2023-08' },
  { name: 'Koroglu', deadweightKg: 13_030_000, usual: LARGE },
  { name: 'Abai', deadweightKg: 12_359_000, usual: LARGE },
  { name: 'Lachin', deadweightKg: 7_800_000, usual: SMALL },
  { name: 'Zangezur', deadweightKg: 13_000_000, usual: LARGE },
  { name: 'Jabbar Hashimov', deadweightKg: 12_365_000, usual: LARGE },
  { name: 'Academician Khoshbakht Yusifzade', deadweightKg: 7_800_000, usual: SMALL },
  { name: 'Shusha', deadweightKg: 13_000_000, usual: LARGE },
  { name: 'Aktau', deadweightKg: null, usual: LARGE },
];

/** The kilograms a ship loads in that month, least and most. */
export function intakeRange(ship: Ship, month: Month): { low: Kg; high: Kg } {
  const { low, high } = isShallow(month) && ship.usual === LARGE ? { low: 9000, high: 10_000 } : ship.usual;
  return { low: low * 1000, high: high * 1000 };
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** When ships are taken, in milliseconds; a documented voyage takes its ship too. */
const TAKEN: Record<string, { from: number; to: number }> = {
  'President Heydar Aliyev': { from: Date.parse('2023-03-19Z'), to: Date.parse('2023-03-28Z') },
  Taraz: { from: Date.parse('2025-01-22Z'), to: Date.parse('2025-01-31Z') },
};

export type FreeFrom = ReadonlyMap<string, number>;

/** The fleet in the order in which the charterer thinks of it: for half a year the same few ships run again and again. */
function regulars(month: Month): Ship[] {
  const half = Number(month.slice(5)) <= 6 ? 'first' : 'second';
  return new Random(`regulars ${month.slice(0, 4)} ${half} half`).shuffled(FLEET);
}

/**
 * A ship that lies free for the whole of the voyage, most often the first one the charterer thinks of.
 * @returns null when all are at sea
 */
export function chooseShip(
  random: Random,
  month: Month,
  span: { from: number; to: number },
  free: FreeFrom,
): Ship | null {
  const candidates = regulars(month).filter((ship) => {
    const taken = TAKEN[ship.name];
    const clashes = taken !== undefined && span.from < taken.to + DAY && taken.from < span.to + 2 * DAY;
    return (ship.since ?? '') <= month && (free.get(ship.name) ?? 0) <= span.from && !clashes;
  });
  const liked = candidates.find(() => random.chance(0.8));
  return liked ?? candidates[0] ?? null;
}

/** She comes back in about nine days: the ballast passage, bunkers, crew, waiting for the next cargo. */
export function freeAgain(random: Random, span: { from: number; to: number }): number {
  return Math.max(span.from + random.between(8.2, 9.6) * DAY, span.to + random.between(30, 40) * HOUR);
}
