/** Rows → drawable: a voyage's time by stage and what delayed it. Hours; a gap is not a zero. Pure. */
import { monthsOfYear, type Month } from '@/lib/calendar';
import { STAGES, type Stage } from '@/lib/voyages/timing';
import type { DelayReason } from '@/lib/voyages/voyage';
import { shortMonth } from './series';

/** Of the year (`month` null), of one of its months, or of the twelve months before it (`thisYear` false). */
export interface StageRow {
  stage: Stage;
  thisYear: boolean;
  month: Month | null;
  /** With both ends of the stage known by the minute. */
  voyages: number;
  medianHours: number;
  p90Hours: number;
}

export interface DelayRow {
  reason: DelayReason;
  hours: number;
  delays: number;
  voyages: number;
}

export interface VoyageTimeRows {
  voyages: number;
  delayedVoyages: number;
  stages: StageRow[];
  delays: DelayRow[];
}

export interface StageMonth {
  month: Month;
  label: string;
  voyages: number;
  medianHours: number | null;
  p90Hours: number | null;
}

export interface StageTime {
  stage: Stage;
  voyages: number;
  medianHours: number | null;
  p90Hours: number | null;
  /** Median of the year less that of the twelve months before it. */
  changeHours: number | null;
  months: StageMonth[];
}

export interface DelayShare extends DelayRow {
  /** Of all hours lost. */
  share: number;
}

export interface VoyageTime {
  voyages: number;
  stages: StageTime[];
  /** The stage whose median takes longest, and the one that changed most; null where none is known. */
  longest: StageTime | null;
  changedMost: StageTime | null;
  /** The reason that cost most first. */
  delays: DelayShare[];
  lostHours: number;
  delayCount: number;
  delayedVoyages: number;
}

/** Every stage and each month of it is there, whether anything is known of it or not. */
export function voyageTime(rows: VoyageTimeRows, year: number): VoyageTime {
  const months = monthsOfYear(year);
  const stages = STAGES.map(({ stage }): StageTime => {
    const of = rows.stages.filter((row) => row.stage === stage);
    const now = of.find(({ thisYear, month }) => thisYear && month === null);
    const before = of.find(({ thisYear }) => !thisYear);
    return {
      stage,
      voyages: now?.voyages ?? 0,
      medianHours: now?.medianHours ?? null,
      p90Hours: now?.p90Hours ?? null,
      changeHours: now && before ? now.medianHours - before.medianHours : null,
      months: months.map((month) => {
        const row = of.find((one) => one.month === month);
        return {
          month,
          label: shortMonth(month),
          voyages: row?.voyages ?? 0,
          medianHours: row?.medianHours ?? null,
          p90Hours: row?.p90Hours ?? null,
        };
      }),
    };
  });
  const lostHours = rows.delays.reduce((sum, { hours }) => sum + hours, 0);
  return {
    voyages: rows.voyages,
    stages,
    longest: highest(stages, ({ medianHours }) => medianHours),
    changedMost: highest(stages, ({ changeHours }) => (changeHours === null ? null : Math.abs(changeHours))),
    delays: rows.delays
      .map((row) => ({ ...row, share: lostHours > 0 ? row.hours / lostHours : 0 }))
      .sort((a, b) => b.hours - a.hours || a.reason.localeCompare(b.reason)),
    lostHours,
    delayCount: rows.delays.reduce((sum, { delays }) => sum + delays, 0),
    delayedVoyages: rows.delayedVoyages,
  };
}

function highest<T>(all: readonly T[], by: (one: T) => number | null): T | null {
  return all.reduce<T | null>((best, one) => {
    const value = by(one);
    if (value === null) return best;
    return best === null || value > (by(best) ?? -Infinity) ? one : best;
  }, null);
}

/** `+3.1`, `−0.4`, `0.0`; null is a gap. */
export function printSigned(value: number | null, decimals = 1): string {
  if (value === null) return '–';
  const size = Math.abs(value).toFixed(decimals);
  if (Number(size) === 0) return size;
  return `${value < 0 ? '\u2212' : '+'}${size}`;
}

/** Hours without their unit, for a table that names it; null is a gap. */
export function printHours(hours: number | null, decimals = 1): string {
  return hours === null ? '–' : hours.toFixed(decimals);
}
