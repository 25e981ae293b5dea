import 'server-only';
import { addDays, addMonths, firstDay, lastDay, type LocalDate, type Month } from '@/lib/calendar';
import { db, PLANNED_ONCE } from '@/lib/db';
import { kgFromDecimal } from '@/lib/quantity';
import type { Past } from '@/lib/recorded.queries';
import { DUE_AFTER_DAYS } from '@/lib/voyages/filter';
import { lotsOf } from '@/lib/voyages/known.queries';
import type { Cohort } from './balance';

/** What became of the lots that were loaded: from the months of their passages, or of the past from what was known. */

/** No cargo is longer under way than this: lots loaded earlier cannot be in transit when the first month begins. */
const LOOK_BACK_MONTHS = 6;

type Row = Omit<Cohort, 'kg' | 'measuredKg' | 'outturnKg'> & {
  tonnes: string;
  measured: string;
  outturn: string;
};

const cohortOf = ({ tonnes, measured, outturn, ...row }: Row): Cohort => ({
  ...row,
  kg: kgFromDecimal(tonnes),
  measuredKg: kgFromDecimal(measured),
  outturnKg: kgFromDecimal(outturn),
});

export interface CohortsAsked {
  /** The months shown. */
  first: Month;
  last: Month;
  /** Null: all grades together. */
  gradeId: number | null;
  /** The day at the load port on which it is asked. */
  today: LocalDate;
}

/**
 * The counted lots loaded in these months by what became of them. Ashore on the day of the outturn; without one, on the
 * day that discharging was completed.
 */
export async function cohortsOf(asked: CohortsAsked, past: Past | null): Promise<Cohort[]> {
  return (await (past === null ? cohortsNow(asked) : cohortsKnown(asked, past))).map(cohortOf);
}

/** Lots are read of the latest days alone, to tell what is under way from what nobody recorded. */
async function cohortsNow({ first, last, gradeId, today }: CohortsAsked): Promise<Row[]> {
  const [from, to] = [firstDay(addMonths(first, -LOOK_BACK_MONTHS)), lastDay(last)];
  const due = addDays(today, -DUE_AFTER_DAYS);
  return db().$queryRaw<Row[]>`${PLANNED_ONCE}
    WITH passages AS (
      SELECT loaded, discharged, sum(lots) AS lots, sum(bl_tonnes) AS tonnes, sum(measured_tonnes) AS measured,
        sum(outturn_tonnes) AS outturn, coalesce(sum(lots) FILTER (WHERE simulated), 0) AS simulated
      FROM passage_month
      WHERE loaded BETWEEN ${from}::date AND ${to}::date AND (${gradeId}::int IS NULL OR grade_id = ${gradeId}::int)
      GROUP BY 1, 2),
    afloat AS (
      SELECT date_trunc('month', bl_date)::date AS loaded, count(*) AS lots, sum(bl_tonnes) AS tonnes, count(*) FILTER (WHERE simulated) AS simulated
      FROM lot
      WHERE bl_date > ${due}::date AND bl_date <= ${to}::date AND discharged_on IS NULL AND bl_tonnes IS NOT NULL AND NOT cancelled
        AND (${gradeId}::int IS NULL OR grade_id = ${gradeId}::int)
      GROUP BY 1),
    told AS (
      SELECT p.loaded, p.discharged, false AS under_way, p.lots - coalesce(a.lots, 0) AS lots, p.tonnes - coalesce(a.tonnes, 0) AS tonnes,
        p.measured, p.outturn, p.simulated - coalesce(a.simulated, 0) AS simulated
      FROM passages p LEFT JOIN afloat a ON a.loaded = p.loaded AND p.discharged = 'infinity'
      UNION ALL SELECT loaded, 'infinity', true, lots, tonnes, 0, 0, simulated FROM afloat)
    SELECT to_char(loaded, 'YYYY-MM') AS loaded, CASE WHEN isfinite(discharged) THEN to_char(discharged, 'YYYY-MM') END AS discharged,
      under_way AS "underWay", lots::int AS lots, tonnes::text AS tonnes, measured::text AS measured, outturn::text AS outturn,
      simulated::int AS simulated
    FROM told WHERE lots > 0 ORDER BY told.loaded, told.discharged, under_way`;
}

/** The same from the versions of the lots. */
async function cohortsKnown({ first, last, gradeId, today }: CohortsAsked, past: Past): Promise<Row[]> {
  const [from, to] = [firstDay(addMonths(first, -LOOK_BACK_MONTHS)), lastDay(last)];
  const due = addDays(today, -DUE_AFTER_DAYS);
  return db().$queryRaw<Row[]>`${PLANNED_ONCE}
    SELECT to_char(bl_date, 'YYYY-MM') AS loaded, to_char(discharged_on, 'YYYY-MM') AS discharged,
      discharged_on IS NULL AND bl_date > ${due}::date AS "underWay", count(*)::int AS lots, sum(bl_tonnes)::text AS tonnes,
      coalesce(sum(bl_tonnes) FILTER (WHERE outturn_tonnes IS NOT NULL AND discharged_on IS NOT NULL), 0)::text AS measured,
      coalesce(sum(outturn_tonnes) FILTER (WHERE discharged_on IS NOT NULL), 0)::text AS outturn,
      (count(*) FILTER (WHERE simulated))::int AS simulated
    FROM ${lotsOf(past)} l
    WHERE bl_date BETWEEN ${from}::date AND ${to}::date AND bl_tonnes IS NOT NULL AND NOT cancelled
      AND (${gradeId}::int IS NULL OR grade_id = ${gradeId}::int)
    GROUP BY 1, 2, 3 ORDER BY 1, 2 NULLS LAST, 3`;
}
