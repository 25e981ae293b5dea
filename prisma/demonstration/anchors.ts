/** How much was lifted in each month: the published sums, and the months between them, chosen so that they add up. */
import { addDays, firstDay, lastDay, daysBetween, yearOf, type LocalDate, type Month } from '@/lib/calendar';
import { facts, given } from '../reference/csv';
import type { Kg } from '@/lib/quantity';
import { Random } from './random';

/** A published sum by B/L date, both days included; real lots are part of it. */
export interface Anchor {
  from: LocalDate;
  to: LocalDate;
  kt: number;
  grade?: 'Tengiz';
}

export const ANCHORS: readonly Anchor[] = [
  { from: '2023-03-01', to: '2023-03-31', kt: 87.0 },
  { from: '2023-04-01', to: '2023-04-30', kt: 152.4 },
  { from: '2023-04-01', to: '2023-04-30', kt: 115.0, grade: 'Tengiz' },
  { from: '2023-01-01', to: '2023-09-30', kt: 990.2 },
  { from: '2023-10-01', to: '2023-10-31', kt: 132.8 },
  { from: '2023-11-01', to: '2023-11-30', kt: 115.0 },
  { from: '2023-12-01', to: '2023-12-31', kt: 154.0 },
  { from: '2023-01-01', to: '2023-12-31', kt: 1392.0 },
  { from: '2023-01-01', to: '2023-12-31', kt: 1057.0, grade: 'Tengiz' },
  { from: '2024-01-01', to: '2024-03-31', kt: 355.0 },
  { from: '2024-04-01', to: '2024-05-31', kt: 222.5 },
  { from: '2024-06-01', to: '2024-06-30', kt: 123.7 },
  { from: '2024-07-01', to: '2024-07-31', kt: 136.0 },
  { from: '2024-08-01', to: '2024-10-31', kt: 362.8 },
  { from: '2024-11-01', to: '2024-12-31', kt: 200.0 },
  { from: '2024-01-01', to: '2024-12-31', kt: 1400.0 },
  { from: '2025-01-01', to: '2025-06-30', kt: 785.0 },
  { from: '2025-07-01', to: '2025-07-31', kt: 115.0 },
  { from: '2025-08-01', to: '2025-09-12', kt: 0 },
  { from: '2025-09-13', to: '2025-12-31', kt: 400.0 },
  { from: '2025-01-01', to: '2025-12-31', kt: 1300.0 },
];

/** Liftings begin here. */
export const FIRST_MONTH: Month = '2023-03';

/** Kilotonnes of a month, all grades and (where it is published for the year) Tengiz. */
const MONTHS: Record<Month, { kt: number; tengizKt?: number }> = {
  '2023-03': { kt: 87.0, tengizKt: 33.0 },
  '2023-04': { kt: 152.4, tengizKt: 115.0 },
  '2023-05': { kt: 148.6, tengizKt: 115.0 },
  '2023-06': { kt: 151.9, tengizKt: 117.6 },
  '2023-07': { kt: 156.3, tengizKt: 121.0 },
  '2023-08': { kt: 150.1, tengizKt: 116.0 },
  '2023-09': { kt: 143.9, tengizKt: 111.4 },
  '2023-10': { kt: 132.8, tengizKt: 108.0 },
  '2023-11': { kt: 115.0, tengizKt: 94.0 },
  '2023-12': { kt: 154.0, tengizKt: 126.0 },
  '2024-01': { kt: 118.0 },
  '2024-02': { kt: 112.5 },
  '2024-03': { kt: 124.5 },
  '2024-04': { kt: 108.3 },
  '2024-05': { kt: 114.2 },
  '2024-06': { kt: 123.7 },
  '2024-07': { kt: 136.0 },
  '2024-08': { kt: 124.1 },
  '2024-09': { kt: 118.4 },
  '2024-10': { kt: 120.3 },
  '2024-11': { kt: 96.4 },
  '2024-12': { kt: 103.6 },
  '2025-01': { kt: 128.0 },
  '2025-02': { kt: 118.0 },
  '2025-03': { kt: 132.0 },
  '2025-04': { kt: 130.0 },
  '2025-05': { kt: 139.0 },
  '2025-06': { kt: 138.0 },
  '2025-07': { kt: 115.0 },
  '2025-08': { kt: 0 },
  '2025-09': { kt: 60.0 },
  '2025-10': { kt: 112.0 },
  '2025-11': { kt: 98.0 },
  '2025-12': { kt: 130.0 },
};

/** After the published sums: the pace of the 1.6 Mt plan for 2026. */
const PACE_KT_A_DAY = 1600 / 365;

/** Days on which nothing is lifted. */
export const STOPS: readonly { from: LocalDate; to: LocalDate; because: string }[] = [
  // Before the route was open; the force majeure at Ceyhan ended about 19 March.
  { from: '2023-03-01', to: '2023-03-08', because: 'Force majeure at Ceyhan' },
  // The first lot after the stop, on 13 September, is a real one.
  { from: '2025-08-01', to: '2025-09-13', because: 'BTC stopped: organic chlorides' },
  { from: '2026-01-18', to: '2026-01-26', because: 'Tengiz outage: no cargo' },
];

/** The days of a month on which a B/L can be dated. */
export function openDays(month: Month): LocalDate[] {
  const days = Array.from({ length: daysIn(month) }, (_, index) => addDays(firstDay(month), index));
  return days.filter((day) => !STOPS.some((stop) => stop.from <= day && day <= stop.to));
}

function daysIn(month: Month): number {
  return daysBetween(firstDay(month), lastDay(month)) + 1;
}

export function kgOfKt(kt: number): Kg {
  return Math.round(kt * 1_000_000);
}

/** What the month's lots add up to, the documented ones included. */
export function liftedKg(month: Month): { kg: Kg; tengizKg: Kg } {
  const random = new Random(`month ${month}`);
  const [swing, share] = [random.between(0.95, 1.05), random.around(0.72, 0.84)];
  const known = MONTHS[month];
  const kt = known?.kt ?? Math.round(PACE_KT_A_DAY * openDays(month).length * swing * 10) / 10;
  return { kg: kgOfKt(kt), tengizKg: kgOfKt(known?.tengizKt ?? Math.round(kt * share * 10) / 10) };
}

/** The lots of the month that are publicly documented, hence real and not simulated. */
export function documentedKg(month: Month): { kg: Kg; tengizKg: Kg } {
  const lots = facts('documented-voyages').filter((lot) => given(lot, 'loaded_on').startsWith(month));
  const sum = (of: typeof lots) => of.reduce((kg, lot) => kg + Number(given(lot, 'bl_tonnes')) * 1000, 0);
  return { kg: sum(lots), tengizKg: sum(lots.filter((lot) => lot.grade === 'Tengiz')) };
}

/** Winter at sea: the months with storms. */
export function isStormy(month: Month): boolean {
  return [11, 12, 1, 2, 3].includes(Number(month.slice(5)));
}

/** In spring 2025 the ships of 12 kt loaded 9–10, for the draught. */
export function isShallow(month: Month): boolean {
  return yearOf(month) === 2025 && Number(month.slice(5)) >= 3 && Number(month.slice(5)) <= 6;
}
