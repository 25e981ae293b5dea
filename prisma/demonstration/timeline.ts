/** What happens on one voyage, minute by minute: the statement of facts and its delays. */
import { localDateOf, startOfLocalDay, type Month } from '@/lib/calendar';
import type { DelayReason, EventName, Port } from '@/lib/voyages/voyage';
import { isShallow, isStormy } from './anchors';
import type { Random } from './random';

export const ZONE = { load: 'Asia/Aqtau', discharge: 'Asia/Baku' } as const;
export const HOUR = 3_600_000;

export interface SimulatedDelay {
  port: Port;
  reason: DelayReason;
  from: number;
  to: number;
  note: string;
}

/** Instants in milliseconds, whole five minutes as port logs have them. */
export interface Timeline {
  at: Record<EventName, number>;
  delays: SimulatedDelay[];
}

interface Trouble {
  reason: DelayReason;
  hours: number;
  note: string;
}

const NO_DISCHARGE: readonly { from: string; to: string }[] = [
  { from: '2023-03-09', to: '2023-03-19' },
  { from: '2025-08-01', to: '2025-08-12' },
];

function troubleAtLoad(random: Random, month: Month): Trouble | null {
  if (random.chance(isStormy(month) ? 0.2 : 0.03)) {
    return { reason: 'weather', hours: random.around(12, 56), note: 'Port closed for wind' };
  }
  if (random.chance(0.07)) {
    return { reason: 'berth_occupied', hours: random.around(8, 30), note: 'Berths taken by other tankers' };
  }
  if (random.chance(month === '2026-01' || month === '2026-02' ? 0.3 : 0.04)) {
    return {
      reason: 'cargo_not_ready',
      hours: random.around(10, 40),
      note: 'Batch not yet in the shore tanks',
    };
  }
  if (isShallow(month) && random.chance(0.12)) {
    return { reason: 'draught', hours: random.around(6, 20), note: 'Waiting for water at the berth' };
  }
  return null;
}

function troubleAtDischarge(random: Random, month: Month, arrived: number): Trouble | null {
  const [odds, hours] = [random.next(), random.next()];
  const lasting = (low: number, high: number) => low + (high - low) * hours;
  const day = localDateOf(new Date(arrived), ZONE.discharge);
  if (NO_DISCHARGE.some(({ from, to }) => from <= day && day <= to)) {
    return {
      reason: 'pipeline_force_majeure',
      hours: lasting(30, 90),
      note: 'Shore tanks full while BTC stood',
    };
  }
  if (odds < (isStormy(month) ? 0.1 : 0.02)) {
    return { reason: 'weather', hours: lasting(10, 44), note: 'Pilotage suspended for wind' };
  }
  if (odds > 0.92)
    return { reason: 'berth_occupied', hours: lasting(8, 30), note: 'Waiting in the roads for a berth' };
  if (odds > 0.9) return { reason: 'vessel', hours: lasting(6, 18), note: 'Cargo pump repaired' };
  return null;
}

/** The voyage whose loading is completed at `completed` (ms), from arrival at Aktau to the last line off at Baku. */
export function drawTimeline(random: Random, month: Month, completed: number): Timeline {
  const delays: SimulatedDelay[] = [];
  const after = (from: number, hours: number) => fiveMinutes(from + hours * HOUR);
  const before = (to: number, hours: number) => fiveMinutes(to - hours * HOUR);

  const loadTrouble = troubleAtLoad(random, month);
  const loadingCommenced = before(completed, random.around(12, 24));
  const loadBerthed = before(loadingCommenced, random.between(1.5, 4));
  const loadWait = random.around(2, 14);
  const loadNor = before(loadBerthed, loadWait + (loadTrouble?.hours ?? 0));
  const loadArrived = before(loadNor, random.between(0.2, 1.5));
  if (loadTrouble) delays.push(delay('load', loadTrouble, before(loadBerthed, loadTrouble.hours + 0.5)));

  const sailed = after(completed, random.between(2, 6));
  const arrived = after(sailed, passageHours(random, month));
  const nor = after(arrived, random.between(0.3, 1.5));
  const trouble = troubleAtDischarge(random, month, arrived);
  const berthed = after(nor, random.around(3, 18) + (trouble?.hours ?? 0));
  if (trouble) delays.push(delay('discharge', trouble, after(nor, 0.5)));

  const customsStarted = after(berthed, random.between(0.5, 2));
  const customsHeld = random.chance(0.03) ? random.between(8, 26) : 0;
  const customsCleared = after(customsStarted, random.between(1, 4) + customsHeld);
  if (customsHeld) {
    const held = {
      reason: 'customs',
      hours: customsHeld,
      note: 'Documents returned for correction',
    } as const;
    delays.push(delay('discharge', held, after(customsStarted, 0.5)));
  }
  const dischargeCommenced = after(customsCleared, random.between(0.5, 2));
  const dischargeCompleted = after(dischargeCommenced, random.around(12, 23));

  return {
    at: {
      load_arrived: loadArrived,
      load_nor_tendered: loadNor,
      load_berthed: loadBerthed,
      loading_commenced: loadingCommenced,
      loading_completed: completed,
      sailed,
      arrived,
      nor_tendered: nor,
      berthed,
      customs_started: customsStarted,
      customs_cleared: customsCleared,
      discharge_commenced: dischargeCommenced,
      discharge_completed: dischargeCompleted,
      last_line_off: after(dischargeCompleted, random.between(1, 3)),
    },
    delays,
  };
}

/** Mostly 20 to 34 hours; storms cost a day or two, one in two hundred much more. */
function passageHours(random: Random, month: Month): number {
  const [odds, calm, storm] = [random.next(), random.around(20, 34), random.between(42, 74)];
  if (!isStormy(month)) return calm;
  if (odds < 0.015) return storm + 48;
  return odds < 0.07 ? storm : calm;
}

function delay(port: Port, { reason, hours, note }: Trouble, from: number): SimulatedDelay {
  return { port, reason, from, to: fiveMinutes(from + hours * HOUR), note };
}

function fiveMinutes(at: number): number {
  return Math.round(at / 300_000) * 300_000;
}

/** The start of the local day on which something happened: how an instant is written when only its day is known. */
export function byDay(at: number, port: Port): number {
  return startOfLocalDay(localDateOf(new Date(at), ZONE[port]), ZONE[port]).getTime();
}
