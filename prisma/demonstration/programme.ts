/** The simulated voyages, month after month: which ship loads what on which day, and what was planned in vain. */
import { addDays, addMonths, startOfLocalDay, yearOf, type LocalDate, type Month } from '@/lib/calendar';
import type { Kg } from '@/lib/quantity';
import { documentedKg, FIRST_MONTH, liftedKg, openDays, STOPS } from './anchors';
import { chooseShip, freeAgain, intakeRange, type FreeFrom, type Ship } from './fleet';
import { drawIntakes, drawLots, type SimulatedLot } from './lots';
import { Random } from './random';
import { drawTimeline, type Timeline, ZONE } from './timeline';

interface Planned {
  /** SIM-YYYY-NNNN, in the order of the laycans of the load year. */
  voyageNo: string;
  /** The month of the lifting programme. */
  month: Month;
  laycanFrom: LocalDate;
  laycanTo: LocalDate;
  dischargeTerminal: string;
}

export interface SailedVoyage extends Planned {
  kind: 'sailed';
  ship: Ship;
  blDate: LocalDate;
  lots: SimulatedLot[];
  timeline: Timeline;
  /** Intakes of the ship's simulated voyages before this one, latest first. */
  lastIntakesKg: Kg[];
}

/** Planned and never loaded. */
export interface CancelledVoyage extends Planned {
  kind: 'cancelled';
  plannedKg: Kg;
  grade: string;
  shipper: string;
  cancelledOn: LocalDate;
  because: string;
}

export type SimulatedVoyage = SailedVoyage | CancelledVoyage;

interface Slot {
  blDate: LocalDate;
  ship: Ship;
  timeline: Timeline;
}

/**
 * Every simulated voyage of the months up to `until`. A later `until` adds months and changes none before: chance is
 * drawn by month, and only the whereabouts of the ships carry over.
 */
export function simulatedVoyages(until: Month): SimulatedVoyage[] {
  const voyages: SimulatedVoyage[] = [];
  const numbers = new Map<number, number>();
  const intakes = new Map<string, Kg[]>();
  let free: FreeFrom = new Map();
  for (let month = FIRST_MONTH; month <= until; month = addMonths(month, 1)) {
    const drawn = drawMonth(month, free);
    free = drawn.free;
    const planned = [...drawn.voyages, ...drawCancelled(month)];
    planned.sort((a, b) => a.laycanFrom.localeCompare(b.laycanFrom));
    for (const voyage of planned) {
      const year = yearOf(month);
      const number = (numbers.get(year) ?? 0) + 1;
      numbers.set(year, number);
      voyage.voyageNo = `SIM-${year}-${String(number).padStart(4, '0')}`;
      if (voyage.kind === 'cancelled') continue;
      voyage.lastIntakesKg = intakes.get(voyage.ship.name) ?? [];
      const intake = voyage.lots.reduce((kg, lot) => kg + lot.blKg, 0);
      intakes.set(voyage.ship.name, [intake, ...voyage.lastIntakesKg].slice(0, 5));
    }
    voyages.push(...planned);
  }
  return voyages;
}

/** @throws when no number of ships can carry the month */
function drawMonth(month: Month, free: FreeFrom): { voyages: SailedVoyage[]; free: FreeFrom } {
  const [lifted, real] = [liftedKg(month), documentedKg(month)];
  const [kg, tengizKg] = [lifted.kg - real.kg, Math.max(0, lifted.tengizKg - real.tengizKg)];
  if (kg === 0) return { voyages: [], free };
  const best = easiestDraw(month, kg, free);
  if (!best) throw new Error(`${month}: no fleet carries ${kg} kg`);
  const { slots, random, intakes } = best;
  const lots = drawLots(random, intakes, tengizKg, { latest: month === FIRST_MONTH });
  return {
    voyages: slots.map((slot, index) => voyageOf(random, month, slot, lots[index] ?? [])),
    free: best.free,
  };
}

interface MonthDraw {
  random: Random;
  slots: Slot[];
  free: FreeFrom;
  intakes: Kg[];
  /** See `drawIntakes`. */
  strain: number;
}

/** Below this the ships still load as they please. */
const EASY = 0.3;

/** The first draw of ships that carry the month with ease, or the easiest of all; null when none can. */
function easiestDraw(month: Month, kg: Kg, free: FreeFrom): MonthDraw | null {
  let best: MonthDraw | null = null;
  const likely = Math.round(kg / 9_200_000);
  for (const voyages of [likely, likely + 1, likely - 1, likely + 2, likely - 2]) {
    for (let attempt = 0; attempt < 12; attempt++) {
      const draw = tryMonth(`programme ${month} of ${voyages}, ${attempt}`, month, voyages, kg, free);
      if (draw && draw.strain < EASY) return draw;
      if (draw && draw.strain < (best?.strain ?? Infinity)) best = draw;
    }
  }
  return best;
}

function tryMonth(seed: string, month: Month, voyages: number, kg: Kg, free: FreeFrom): MonthDraw | null {
  const random = new Random(seed);
  const drawn = drawSlots(random, month, voyages, free);
  if (!drawn) return null;
  const ranges = drawn.slots.map(({ ship }) => intakeRange(ship, month));
  const loaded = drawIntakes(random, ranges, kg);
  return loaded && { random, ...drawn, ...loaded };
}

/** Loadings spread over the open days, each with a ship that is free for it; null when a ship is missing. */
function drawSlots(
  random: Random,
  month: Month,
  count: number,
  freeBefore: FreeFrom,
): { slots: Slot[]; free: FreeFrom } | null {
  const days = openDays(month);
  const free = new Map(freeBefore);
  const slots: Slot[] = [];
  const moments = Array.from({ length: count }, (_, index) =>
    Math.min(days.length - 0.01, ((index + random.between(0.1, 0.9)) / count) * days.length),
  );
  for (const moment of moments) {
    const blDate = days[Math.floor(moment)] ?? '';
    const minutes = Math.floor((moment % 1) * 288) * 5;
    const completed = startOfLocalDay(blDate, ZONE.load).getTime() + minutes * 60_000;
    const timeline = drawTimeline(random, month, completed);
    const span = { from: timeline.at.load_arrived, to: timeline.at.last_line_off };
    const ship = chooseShip(random, month, span, free);
    if (!ship) return null;
    free.set(ship.name, freeAgain(random, span));
    slots.push({ blDate, ship, timeline });
  }
  return { slots, free };
}

function voyageOf(
  random: Random,
  month: Month,
  { blDate, ship, timeline }: Slot,
  lots: SimulatedLot[],
): SailedVoyage {
  const laycanFrom = addDays(blDate, -random.whole(1, 4));
  return {
    kind: 'sailed',
    voyageNo: '',
    month,
    ...laycanOf(random, laycanFrom),
    dischargeTerminal: random.chance(0.82) ? 'Sangachal (Azertrans)' : 'Dubendi',
    ship,
    blDate,
    lots,
    timeline,
    lastIntakesKg: [],
  };
}

function laycanOf(random: Random, laycanFrom: LocalDate) {
  return { laycanFrom, laycanTo: addDays(laycanFrom, random.whole(2, 4)) };
}

const WITHDRAWN = [
  'Cargo withdrawn by the shipper',
  'Vessel out of service',
  'Volume moved to another route',
] as const;
const IN_STOPS: Record<Month, number> = { '2025-08': 7, '2025-09': 3, '2026-01': 2 };

/** What a stop of the route took out of the programme, and now and then a voyage that came to nothing by itself. */
function drawCancelled(month: Month): CancelledVoyage[] {
  const random = new Random(`cancelled ${month}`);
  const stop = STOPS.find(({ from, to }) => from.startsWith(month) || to.startsWith(month));
  const inStop = IN_STOPS[month] ?? 0;
  const count = inStop || (random.chance(0.35) ? 1 : 0);
  return Array.from({ length: count }, (_, index) => {
    const stopsOn = stop && stop.from > `${month}-01` ? stop.from : `${month}-01`;
    const span = month === '2025-08' ? 26 : inStop ? 9 : 24;
    const laycanFrom = addDays(
      inStop ? stopsOn : `${month}-02`,
      Math.floor(((index + random.next()) / count) * span),
    );
    // The stop becomes known on its third day; after that each voyage is given up as its laycan comes near.
    const inTime = addDays(laycanFrom, -random.whole(1, 6));
    const known = inStop && stop ? addDays(stop.from, 3) : inTime;
    return {
      kind: 'cancelled',
      voyageNo: '',
      month,
      ...laycanOf(random, laycanFrom),
      dischargeTerminal: 'Sangachal (Azertrans)',
      plannedKg: random.whole(18, 20) * 500_000,
      grade: random.chance(0.75) ? 'Tengiz' : 'Kashagan',
      shipper: random.chance(0.75) ? 'KazMunayGas' : 'KMG Trading',
      cancelledOn: known > inTime ? known : inTime,
      because: inStop && stop ? stop.because : random.pick(WITHDRAWN),
    };
  });
}
