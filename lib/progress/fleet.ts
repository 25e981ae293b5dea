/** Rows → drawable: tankers in use, days between departures, idle days. Days; a gap is not a zero. Pure. */
import { monthsOfYear, type Month } from '@/lib/calendar';
import { monthStateOf } from './standing';
import { shortMonth } from './series';

/** Of the year (`month` null) or of one month; a voyage belongs to the month of its first lot. */
export interface FleetRow {
  month: Month | null;
  voyages: number;
  /** Different vessels among them; a voyage whose vessel is not known has none. */
  tankers: number;
  vesselUnknown: number;
  /** Voyages that followed another of the same tanker, both departures known. */
  turnarounds: number;
  /** From one departure of a tanker to its next, the median. */
  betweenDays: number | null;
  /** Voyages before which the tanker's idle time is known, and its days in sum and as a median. */
  waits: number;
  idleDays: number | null;
  medianIdleDays: number | null;
}

export interface FleetRows {
  rows: FleetRow[];
  /** What one ballast passage is taken to last: the median laden passage of the year. */
  ballastHours: number | null;
}

export interface FleetMonth extends Omit<FleetRow, 'month'> {
  month: Month;
  label: string;
  /** False: nothing is known of the month; it is no month without a tanker. */
  known: boolean;
}

export interface Fleet {
  year: Omit<FleetRow, 'month'>;
  months: FleetMonth[];
  ballastHours: number | null;
  /** The most and the fewest tankers of a month with a voyage; null where there is none. */
  most: FleetMonth | null;
  fewest: FleetMonth | null;
}

const NOTHING: Omit<FleetRow, 'month'> = {
  voyages: 0,
  tankers: 0,
  vesselUnknown: 0,
  turnarounds: 0,
  betweenDays: null,
  waits: 0,
  idleDays: null,
  medianIdleDays: null,
};

/** The year and its months; a past month of the log without a voyage used no tanker, one outside of it is a gap. */
export function fleetOf(
  { rows, ballastHours }: FleetRows,
  { year, today, logBegins }: { year: number; today: string; logBegins: Month | null },
): Fleet {
  const of = (month: Month | null) => ({ ...NOTHING, ...rows.find((row) => row.month === month) });
  const months = monthsOfYear(year).map((month): FleetMonth => {
    const row = of(month);
    const state = monthStateOf(month, { today, logBegins, logged: row.voyages > 0 });
    return { ...row, month, label: shortMonth(month), known: state !== 'gap' };
  });
  const used = months.filter(({ tankers }) => tankers > 0).sort((a, b) => a.tankers - b.tankers);
  return { year: of(null), months, ballastHours, most: used.at(-1) ?? null, fewest: used[0] ?? null };
}
