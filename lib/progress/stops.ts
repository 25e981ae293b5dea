/** Days on which the route stood still: those of a disruption with a reason, and those on which a port was closed. */
import { addDays, type LocalDate } from '@/lib/calendar';

/** How many of `days` fall in `from`…`to`, both included. */
export function stoppedDaysIn(days: readonly LocalDate[], from: LocalDate, to: LocalDate): number {
  return days.filter((day) => from <= day && day <= to).length;
}

/** A stretch of days without a break. */
export interface Stop {
  from: LocalDate;
  to: LocalDate;
  days: number;
}

/** The longest stop, the latest of equals; null where nothing ever stopped. @param days in order, each once */
export function longestStop(days: readonly LocalDate[]): Stop | null {
  const stops: Stop[] = [];
  for (const day of days) {
    const last = stops.at(-1);
    if (last && addDays(last.to, 1) === day) Object.assign(last, { to: day, days: last.days + 1 });
    else stops.push({ from: day, to: day, days: 1 });
  }
  return stops.reduce<Stop | null>(
    (longest, stop) => (longest === null || stop.days >= longest.days ? stop : longest),
    null,
  );
}
