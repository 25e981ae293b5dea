import { hoursBetween, startOfLocalDay, type LocalDate } from '@/lib/calendar';

/** The offset of a zone on a day, as `UTC+5` or `UTC+3:30`: from the time-zone database, never a constant. */
export function offsetOn(date: LocalDate, zone: string): string {
  const hours = hoursBetween(startOfLocalDay(date, zone), startOfLocalDay(date, 'UTC'));
  const minutes = Math.round(Math.abs(hours) * 60);
  const rest = minutes % 60;
  const sign = hours < 0 ? '\u2212' : '+';
  return `UTC${sign}${Math.floor(minutes / 60)}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`;
}
