/** Months with suspiciously few voyages. Pure. */
import type { Month } from '@/lib/calendar';
import type { MonthRow } from './series';

/** A month below this share of the median is looked at. */
const LOW_SHARE = 0.6;
/** Of fewer months no median is taken. */
const MONTHS_AT_LEAST = 3;

export interface LowMonths {
  /** Voyages (lots, in a part of all) a month; null of too few months. */
  median: number | null;
  months: { month: Month; count: number }[];
}

/** The months of the year, over and with data, whose count lies below 60 % of their median; one without any counts as 0. */
export function lowMonths(rows: readonly MonthRow[], count: (row: MonthRow) => number | null): LowMonths {
  const counts = rows.flatMap((row) => {
    const of = count(row);
    return row.state === 'final' && of !== null ? [{ month: row.month, count: of }] : [];
  });
  if (counts.length < MONTHS_AT_LEAST) return { median: null, months: [] };
  const sorted = counts.map((one) => one.count).sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const median = ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
  return { median, months: counts.filter((one) => one.count < LOW_SHARE * median) };
}
