/** From a month's kilograms to bills of lading that add up to them exactly. */
import type { Kg } from '@/lib/quantity';
import type { Random } from './random';

export interface SimulatedLot {
  grade: string;
  shipper: string;
  blKg: Kg;
}

/** A part of a voyage smaller than this is not worth a bill of lading. */
const LEAST_LOT_KG = 1_200_000;

const SHIPPERS: Record<string, readonly string[]> = {
  Tengiz: ['KazMunayGas', 'KazMunayGas', 'KazMunayGas', 'KMG Trading'],
  Kashagan: ['KMG Kashagan B.V.', 'KMG Kashagan B.V.', 'INPEX'],
  Dunga: ['KMG Trading'],
  Buzachi: ['KMG Trading'],
};
const OTHER_GRADES = ['Kashagan', 'Kashagan', 'Dunga', 'Buzachi'] as const;

/**
 * Intakes within their ranges whose sum is exactly `totalKg`.
 * @returns null when the ranges cannot add up to it; `strain` is the share of the ships' room that it took, from 0
 *   (drawn freely) to 1 (every ship at the edge of her range)
 */
export function drawIntakes(
  random: Random,
  ranges: readonly { low: Kg; high: Kg }[],
  totalKg: Kg,
): { intakes: Kg[]; strain: number } | null {
  const drawn = ranges.map(({ low, high }) => Math.round(random.between(low, high)));
  const missing = totalKg - sum(drawn);
  // What is missing is spread by the room each ship has left, so that none leaves her range.
  const room = ranges.map(({ low, high }, index) =>
    missing > 0 ? high - (drawn[index] ?? 0) : (drawn[index] ?? 0) - low,
  );
  const allRoom = sum(room);
  if (Math.abs(missing) > allRoom) return null;
  const intakes = drawn.map((kg, index) => kg + Math.trunc((missing * (room[index] ?? 0)) / (allRoom || 1)));
  // Rounding leaves less than one kilogram a ship, for one that has the room.
  const rest = totalKg - sum(intakes);
  const roomy = intakes.findIndex((kg, index) => {
    const range = ranges[index];
    return range !== undefined && kg + rest >= range.low && kg + rest <= range.high;
  });
  if (roomy < 0) return null;
  const exact = intakes.map((kg, index) => (index === roomy ? kg + rest : kg));
  return { intakes: exact, strain: Math.abs(missing) / (allRoom || 1) };
}

/**
 * The lots of voyages with these intakes, `tengizKg` of them exactly Tengiz: at most one voyage carries both.
 * `latest`: Tengiz goes to the last voyages, as in the first month of the contract.
 * @throws when no such division is found
 */
export function drawLots(
  random: Random,
  intakes: readonly Kg[],
  tengizKg: Kg,
  { latest = false }: { latest?: boolean } = {},
): SimulatedLot[][] {
  const indices = intakes.map((_, index) => index);
  for (let attempt = 0; attempt < 500; attempt++) {
    const order = latest && attempt === 0 ? indices.toReversed() : random.shuffled(indices);
    const parts = divide(order, intakes, tengizKg);
    if (parts) return parts.map(({ tengiz, other }) => lotsOf(random, tengiz, other));
  }
  throw new Error(`no division of ${sum(intakes)} kg with ${tengizKg} kg of Tengiz`);
}

function divide(order: readonly number[], intakes: readonly Kg[], tengizKg: Kg) {
  const parts = intakes.map((kg) => ({ tengiz: 0, other: kg }));
  let left = tengizKg;
  for (const index of order) {
    const kg = intakes[index] ?? 0;
    const tengiz = Math.min(left, kg);
    if ((tengiz > 0 && tengiz < LEAST_LOT_KG) || (kg > tengiz && kg - tengiz < LEAST_LOT_KG)) return null;
    parts[index] = { tengiz, other: kg - tengiz };
    left -= tengiz;
  }
  return left === 0 ? parts : null;
}

function lotsOf(random: Random, tengiz: Kg, other: Kg): SimulatedLot[] {
  const grade = random.pick(OTHER_GRADES);
  const [two, share] = [random.chance(0.1), random.between(0.35, 0.65)];
  if (tengiz > 0 && other > 0) return [lot(random, 'Tengiz', tengiz), lot(random, grade, other)];
  const kg = tengiz + other;
  if (!two || kg < 8_000_000) return [lot(random, tengiz > 0 ? 'Tengiz' : grade, kg)];
  const first = Math.round(kg * share);
  if (tengiz > 0) {
    return [
      { grade: 'Tengiz', shipper: 'KazMunayGas', blKg: first },
      { grade: 'Tengiz', shipper: 'KMG Trading', blKg: kg - first },
    ];
  }
  return [lot(random, 'Kashagan', first), lot(random, 'Dunga', kg - first)];
}

function lot(random: Random, grade: string, blKg: Kg): SimulatedLot {
  return { grade, shipper: random.pick(SHIPPERS[grade] ?? ['KazMunayGas']), blKg };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
