/** Rows → drawable: intakes against deadweight and against draught limits. Shares of 1; a gap is not a zero. Pure. */
import { monthsOfYear, type Month } from '@/lib/calendar';
import { medianKg, type Kg } from '@/lib/quantity';
import { draughtLimitedIntake } from '@/lib/registry/vessel';
import { shortMonth } from './series';

/** Voyages of one month, one vessel and one draught limit. */
export interface IntakeRow {
  month: Month;
  /** Particulars of the vessel; all null where it is not known. */
  deadweightKg: Kg | null;
  ladenDraughtM: number | null;
  tpc: number | null;
  /** The lowest draught limit at the load port on the day of the first lot, at the discharge port on that of arrival; null of none. */
  limitM: number | null;
  /** The whole intake of each voyage. */
  intakesKg: Kg[];
}

export interface Utilisation {
  voyages: number;
  medianIntakeKg: Kg | null;
  /** Intake ÷ deadweight, the median of the voyages that can be checked. */
  ofDeadweight: number | null;
  aboveDeadweight: number;
  deadweightUnknown: number;
  /** Voyages that loaded under a draught limit. */
  limited: number;
  /** What the limits left, as a share of deadweight: the median of the checked ones. */
  limitOfDeadweight: number | null;
  aboveLimit: number;
  /** Under a limit, and the vessel's laden draught, TPC or deadweight is not known. */
  limitUnchecked: number;
}

export interface MonthUtilisation extends Utilisation {
  month: Month;
  label: string;
}

/** A share is drawn and compared in parts per million, so that its median is exact. */
const MILLION = 1_000_000;

export function utilisationOf(rows: readonly IntakeRow[]): Utilisation {
  const intakes = rows.flatMap(({ intakesKg }) => intakesKg);
  const shares: number[] = [];
  const limits: number[] = [];
  const sum = { aboveDeadweight: 0, deadweightUnknown: 0, limited: 0, aboveLimit: 0, limitUnchecked: 0 };
  for (const { limitM, intakesKg, ...vessel } of rows) {
    const { deadweightKg } = vessel;
    const limitKg = limitM === null ? null : draughtLimitedIntake({ ...vessel, limitM });
    if (limitM !== null) {
      sum.limited += intakesKg.length;
      if (limitKg === null) sum.limitUnchecked += intakesKg.length;
    }
    if (deadweightKg === null) sum.deadweightUnknown += intakesKg.length;
    for (const intake of intakesKg) {
      if (deadweightKg !== null) {
        shares.push(Math.round((intake * MILLION) / deadweightKg));
        if (intake > deadweightKg) sum.aboveDeadweight += 1;
      }
      if (limitKg !== null && deadweightKg !== null) {
        limits.push(Math.round((limitKg * MILLION) / deadweightKg));
        if (intake > limitKg) sum.aboveLimit += 1;
      }
    }
  }
  return {
    voyages: intakes.length,
    medianIntakeKg: medianKg(intakes),
    ofDeadweight: medianShare(shares),
    limitOfDeadweight: medianShare(limits),
    ...sum,
  };
}

function medianShare(millionths: readonly number[]): number | null {
  const median = medianKg(millionths);
  return median === null ? null : median / MILLION;
}

/** The year as a whole and each of its months. */
export function intakesOf(
  rows: readonly IntakeRow[],
  year: number,
): { year: Utilisation; months: MonthUtilisation[] } {
  return {
    year: utilisationOf(rows),
    months: monthsOfYear(year).map((month) => ({
      month,
      label: shortMonth(month),
      ...utilisationOf(rows.filter((row) => row.month === month)),
    })),
  };
}
