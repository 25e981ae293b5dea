import 'server-only';
import { db } from '@/lib/db';
import { Prisma } from '@/prisma/generated/client';
import { choosesLots, DUE_AFTER_DAYS, type DatedBy, type VoyageFilter } from './filter';
import type { Known } from './known';
import { instantOf, lotsOf, voyagesOf, withoutEvent } from './known.queries';

/** All of them; none is no condition. */
export const and = (conditions: Prisma.Sql[]) =>
  conditions.length === 0 ? Prisma.sql`true` : Prisma.join(conditions, ' AND ');

/** The last B/L date for which an outturn is due, on the day that the filter is read at. */
function due({ known }: VoyageFilter): Prisma.Sql {
  return Prisma.sql`((${instantOf(known)} AT TIME ZONE 'Asia/Aqtau')::date - ${DUE_AFTER_DAYS}::int)`;
}

const DAYS = { bl: 'bl_date', departure: 'sailed_on', discharge: 'discharged_on' } as const;
const FIRST = { bl: 'first_of_voyage', departure: 'first_to_sail', discharge: 'first_discharged' } as const;
const TONNES = { bl: 'bl_tonnes', departure: 'bl_tonnes', discharge: 'outturn_tonnes' } as const;

/** The day of a lot on that basis, a column of the table called `l`. */
export const dayBy = (by: DatedBy): Prisma.Sql => Prisma.raw(`l.${DAYS[by]}`);

/** What of a lot counts on that basis. */
export const tonnesBy = (by: DatedBy): Prisma.Sql => Prisma.raw(`l.${TONNES[by]}`);

/** The lot with which its voyage counts on that basis. */
export const firstBy = (by: DatedBy): Prisma.Sql => Prisma.raw(`l.${FIRST[by]}`);

/** A lot `l` counts on that basis: exactly what lifting_month, and for the others basis_month, adds up. */
export const countsBy = (by: DatedBy): Prisma.Sql =>
  Prisma.sql`NOT l.cancelled AND ${dayBy(by)} IS NOT NULL AND ${tonnesBy(by)} IS NOT NULL`;

/** The lots that the filter chooses, as conditions on `l`. */
export function lotConditions(filter: VoyageFilter): Prisma.Sql[] {
  const { from, to, by, gradeIds, shipperId, counted } = filter;
  const conditions: Prisma.Sql[] = [];
  if (from !== null) conditions.push(Prisma.sql`${dayBy(by)} >= ${from}::date`);
  if (to !== null) conditions.push(Prisma.sql`${dayBy(by)} <= ${to}::date`);
  if (gradeIds.includes(0)) {
    conditions.push(Prisma.sql`(l.grade_id IS NULL OR l.grade_id = ANY (${gradeIds}::int[]))`);
  } else if (gradeIds.length > 0) conditions.push(Prisma.sql`l.grade_id = ANY (${gradeIds}::int[])`);
  if (shipperId !== null) conditions.push(Prisma.sql`l.shipper_id = ${shipperId}::int`);
  if (counted) conditions.push(countsBy(by));
  if (filter.gap === 'outturn')
    conditions.push(Prisma.sql`l.outturn_tonnes IS NULL AND l.bl_date <= ${due(filter)}`);
  if (filter.gap === 'shipper') conditions.push(Prisma.sql`l.shipper_id IS NULL`);
  if (filter.gap === 'departure' || filter.gap === 'discharge')
    conditions.push(Prisma.sql`${countsBy('bl')} AND NOT (${countsBy(filter.gap)})`);
  return conditions;
}

/** A pattern in which what people typed stands for itself. */
const containing = (word: string) => `%${word.replace(/[\\%_]/g, '\\$&')}%`;

/** The days between which the index on the date is read; null where it is open. */
export interface Dated {
  earliest: string | null;
  latest: string | null;
}

/** The voyages that the filter chooses, as conditions on `v`. */
export function voyageConditions(filter: VoyageFilter, { earliest, latest }: Dated): Prisma.Sql[] {
  const { text, vesselId, statuses, terminalId, data, only } = filter;
  const conditions = (text === '' ? [] : text.split(' ')).map(
    (word) => Prisma.sql`v.search_text LIKE fold_text(${containing(word)})`,
  );
  if (vesselId !== null) conditions.push(Prisma.sql`v.vessel_id = ${vesselId}::int`);
  if (statuses.length > 0) conditions.push(Prisma.sql`v.status = ANY (${statuses}::voyage_status[])`);
  if (terminalId !== null) {
    conditions.push(
      Prisma.sql`(v.load_terminal_id = ${terminalId}::int OR v.discharge_terminal_id = ${terminalId}::int)`,
    );
  }
  if (only.length > 0) {
    conditions.push(
      Prisma.sql`fold_text(v.voyage_no) IN (SELECT fold_text(n) FROM unnest(${only}::text[]) AS n)`,
    );
  }
  if (data !== 'all') conditions.push(Prisma.sql`v.simulated = ${data === 'simulated'}`);
  // Follows from the lots asked for below, and gives the index on the date both its ends.
  if (earliest !== null) conditions.push(Prisma.sql`v.dated_on >= ${earliest}::date`);
  if (latest !== null) conditions.push(Prisma.sql`v.dated_on <= ${latest}::date`);
  if (filter.gap === 'implausible') conditions.push(Prisma.sql`v.warning_count > 0`);
  if (filter.gap === 'events') {
    conditions.push(Prisma.sql`v.first_bl_date <= ${due(filter)} AND (v.status NOT IN ('discharged', 'closed')
      OR ${withoutEvent(filter.known, 'sailed')} OR ${withoutEvent(filter.known, 'arrived')})`);
  }
  if (choosesLots(filter)) {
    const lots = and(lotConditions(filter));
    conditions.push(
      Prisma.sql`EXISTS (SELECT FROM ${lotsOf(filter.known)} l WHERE l.voyage_id = v.id AND ${lots})`,
    );
  }
  return conditions;
}

/** The days that the filter leaves. */
export async function datedWithin(filter: VoyageFilter): Promise<Dated> {
  const { from, to, by, known } = filter;
  if (by === 'bl' || (from === null && to === null))
    return { earliest: await earliestDated(from, known), latest: to };
  // Voyages are dated by their B/L, which those that sailed or discharged in the period say.
  const [found] = await db().$queryRaw<Dated[]>`
    SELECT min(v.dated_on)::text AS earliest, max(v.dated_on)::text AS latest
    FROM ${lotsOf(known)} l JOIN ${voyagesOf(known)} v ON v.id = l.voyage_id WHERE ${and(lotConditions(filter))}`;
  return found ?? { earliest: null, latest: null };
}

/**
 * A voyage is dated by its first lot, so one with a lot in the period may itself be dated before it. The few whose
 * lots lie on both sides of its first day say how far before.
 */
async function earliestDated(from: string | null, known: Known | null): Promise<string | null> {
  if (from === null) return null;
  const [found] = await db().$queryRaw<{ earliest: string }[]>`
    SELECT coalesce(min(first_bl_date), ${from}::date)::text AS earliest FROM ${voyagesOf(known)} v
    WHERE first_bl_date < last_bl_date AND daterange(first_bl_date, last_bl_date, '[]') @> ${from}::date`;
  return found?.earliest ?? from;
}
