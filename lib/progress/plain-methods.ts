/** The simple ways to say how a year ends, which a forecast has to beat. Pure; null where one has nothing to go by. */
import { addMonths, daysBetween, lastDay, yearOf, type LocalDate, type Month } from '@/lib/calendar';
import type { Kg } from '@/lib/quantity';
import type { MonthLeft, PastMonth } from './outlook-months';
import { straightPaceEnd } from './pace';

/**
 * `pace` goes on as the year went so far, by the day; `seasonal` repeats what the same months were a year before;
 * `three` goes on as the mean of the last three whole months.
 */
export const PLAIN_METHODS = ['pace', 'seasonal', 'three'] as const;
export type PlainMethod = (typeof PLAIN_METHODS)[number];

export interface PlainInput {
  past: readonly PastMonth[];
  left: readonly MonthLeft[];
  /** The last day counted in `actualKg`. */
  today: LocalDate;
  actualKg: Kg;
}

export type MonthEnd = { month: Month; kg: Kg };

/** What is lifted through the end of each month left, as that method has it. */
export function plainEnds(method: PlainMethod, input: PlainInput): MonthEnd[] | null {
  return method === 'pace' ? paceEnds(input) : monthlyEnds(method, input);
}

/** Straight pace by day, from the first of January (DOMAIN: the published figures of 2023 to 2025 are told so). */
function paceEnds({ left, today, actualKg }: PlainInput): MonthEnd[] | null {
  const [first] = left;
  if (first === undefined || yearOf(first.month) !== yearOf(today)) return null;
  const daysTo = (day: LocalDate) => daysBetween(`${yearOf(first.month)}-01-01`, day) + 1;
  const ends = left.map(({ month }) => ({
    month,
    kg: straightPaceEnd({ actualKg, daysElapsed: daysTo(today), daysTotal: daysTo(lastDay(month)) }),
  }));
  return ends.flatMap(({ month, kg }) => (kg === null ? [] : [{ month, kg }]));
}

/** Month after month; of a running one the share of its days left. */
function monthlyEnds(
  method: Exclude<PlainMethod, 'pace'>,
  { past, left, actualKg }: PlainInput,
): MonthEnd[] | null {
  const known = new Map(past.map(({ month, kg }) => [month, kg]));
  const last = past.slice(-3);
  const mean = last.length < 3 ? null : last.reduce((sum, { kg }) => sum + kg, 0) / 3;
  let total = actualKg;
  const ends: MonthEnd[] = [];
  for (const { month, days, daysLeft } of left) {
    const whole = method === 'three' ? mean : (known.get(addMonths(month, -12)) ?? null);
    if (whole === null) return null;
    total += (whole * daysLeft) / days;
    ends.push({ month, kg: Math.round(total) });
  }
  return ends;
}
