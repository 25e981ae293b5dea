/** How the year may end: the forecast, how good it was, and which line the board draws through its middle. Pure. */
import { daysBetween, lastDay, monthOf, yearOf, type LocalDate, type Month } from '@/lib/calendar';
import type { Kg } from '@/lib/quantity';
import { backTest, type BackTest, type Method } from './back-test';
import { forecastOf, withStop, type Drawn, type Forecast } from './forecast';
import { PAST_MONTHS, monthsLeft, wholeMonths, type PastMonth } from './outlook-months';
import { straightPaceEnd } from './pace';
import { plainEnds, type MonthEnd } from './plain-methods';
import type { CumulativePoint } from './series';
import type { Standing } from './standing';
import { longestStop, type Stop } from './stops';

/** What the log knows of the last years, in the selection of the board. */
export interface LoggedHistory {
  months: readonly PastMonth[];
  /** In order, each once. */
  stoppedDays: readonly LocalDate[];
  logBegins: Month | null;
}

export interface Outlook {
  forecast: Forecast;
  /** The first and the last month drawn from. */
  drawnFrom: { from: Month; to: Month } | null;
  /** The line through the middle: of the method that erred least in the back-test. */
  central: { method: Method; months: MonthEnd[]; endKg: Kg } | null;
  /** With the longest stop of the log once more. */
  outage: { stop: Stop; drawn: Drawn } | null;
  /** Where the straight pace ends; null before a day of the year is over. */
  paceEndKg: Kg | null;
  backTest: BackTest;
}

/** Null where nothing is ahead of the year, or nothing is logged. */
export function outlookOf(
  standing: Pick<Standing, 'state' | 'year' | 'liftedKg' | 'targetKg' | 'days'>,
  { months, stoppedDays, logBegins }: LoggedHistory,
  today: LocalDate,
): Outlook | null {
  const { year, liftedKg: actualKg, targetKg, days } = standing;
  if (standing.state !== 'running' && standing.state !== 'notBegun') return null;
  const past = wholeMonths(months, { logBegins, today });
  const left = monthsLeft(year, today);
  const test = backTest(past);
  const input = { past, left, actualKg, targetKg, spread: test.spread.factor };
  const forecast = forecastOf(input);
  const stop = longestStop(stoppedDays);
  const drawn = stop && left.length > 0 ? withStop(input, stop.days) : null;
  return {
    forecast,
    drawnFrom: spanOf(past),
    central: forecast.kind === 'drawn' ? centralOf(forecast, test, { ...input, today }) : null,
    outage: stop && drawn && { stop, drawn },
    paceEndKg: straightPaceEnd({ actualKg, daysElapsed: days.elapsed, daysTotal: days.total }),
    backTest: test,
  };
}

function spanOf(past: readonly PastMonth[]): Outlook['drawnFrom'] {
  const [from, to] = [past.slice(-PAST_MONTHS)[0], past.at(-1)];
  return from && to ? { from: from.month, to: to.month } : null;
}

/**
 * The line of the method that erred least of those with something to go by: before a year begins it has no pace. An
 * untested bootstrap keeps its own middle.
 */
function centralOf(
  { months, end }: Drawn,
  { scores, best }: BackTest,
  input: Parameters<typeof plainEnds>[1],
): NonNullable<Outlook['central']> {
  const middle = months.map(({ month, p50: kg }) => ({ month, kg }));
  const ranked = best === null ? [] : [...scores].sort((a, b) => a.errorKg - b.errorKg);
  for (const { method } of ranked) {
    if (method === 'bootstrap') break;
    const plain = plainEnds(method, input);
    const last = plain?.at(-1);
    if (plain && last) return { method, months: plain, endKg: last.kg };
  }
  return { method: 'bootstrap', months: middle, endKg: end.p50 };
}

/** The forecast at the end of a month: the numbers beside the chart. */
export interface AheadRow {
  month: Month;
  through: LocalDate;
  /** The running month: it has a row through today too. */
  running: boolean;
  p10: Kg;
  p50: Kg;
  p90: Kg;
  centralKg: Kg | null;
}

export function aheadRows(outlook: Outlook | null, today: LocalDate): AheadRow[] {
  if (outlook?.forecast.kind !== 'drawn') return [];
  const central = new Map(outlook.central?.months.map(({ month, kg }) => [month, kg]));
  return outlook.forecast.months.map((quantiles) => ({
    ...quantiles,
    through: lastDay(quantiles.month),
    running: quantiles.month === monthOf(today),
    centralKg: central.get(quantiles.month) ?? null,
  }));
}

/** A point of the cumulative chart with what lies ahead of it, in kt; null where nothing does. */
export type AheadPoint = CumulativePoint & {
  low: number | null;
  high: number | null;
  forecast: number | null;
};

/** The forecast on the points of the cumulative chart; it sets out from what is lifted today. */
export function aheadPoints(
  points: readonly CumulativePoint[],
  rows: readonly AheadRow[],
  from: { day: number; kg: Kg },
): AheadPoint[] {
  const kt = (kg: Kg | null | undefined) => (kg == null ? null : kg / 1_000_000);
  const byDay = new Map(rows.map((row) => [daysBetween(`${yearOf(row.month)}-01-01`, row.through) + 1, row]));
  return points.map((point) => {
    const row = byDay.get(point.x);
    if (point.x === from.day && rows.length > 0) {
      const start = kt(from.kg);
      return { ...point, low: start, high: start, forecast: start };
    }
    return { ...point, low: kt(row?.p10), high: kt(row?.p90), forecast: kt(row?.centralKg) };
  });
}
