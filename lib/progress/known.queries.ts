import 'server-only';
import { addDays, addMonths, firstDay, localDateOf, monthOf } from '@/lib/calendar';
import { KNOWN_ZONE } from '@/lib/voyages/known';
import type { DatedBy } from '@/lib/voyages/filter';
import { begunSince, endedSince, standing, type Moment } from '@/lib/voyages/known.queries';
import { Prisma } from '@/prisma/generated/client';

/** Liftings by month as they were known. */

/** The one after the last month that can have had a lot by then: a B/L date never lies after the day it is typed. */
function monthAfter(moment: Moment): string {
  if (moment.kind !== 'at') return '2100-01-01';
  const tomorrow = addDays(localDateOf(new Date(moment.at), KNOWN_ZONE), 1);
  return firstDay(addMonths(monthOf(tomorrow), 1));
}

const version = (sign: 1 | -1) =>
  Prisma.raw(`k.month, k.simulated, k.grade_id, k.shipper_id, ${sign} AS lots,
    ${sign} * k.first_of_voyage::int AS voyages, ${sign} * k.bl_tonnes AS bl_tonnes`);

const months = (from: Prisma.Sql, to: Prisma.Sql) =>
  Prisma.sql`generate_series(${from}, ${to}, interval '1 month') AS m (month)`;

/** The months of one basis, as they are now. */
export function basisMonths(basis: DatedBy): Prisma.Sql {
  return basis === 'bl'
    ? Prisma.sql`lifting_month`
    : Prisma.sql`(SELECT month, simulated, grade_id, shipper_id, lots, voyages, tonnes AS bl_tonnes FROM basis_month
        WHERE basis = ${basis}::basis)`;
}

/**
 * In place of the table `lifting_month`, for the months `from`…`to` (first days): what it holds now, less what became
 * known since, plus what was replaced since. That reads the few late changes and not all lots. Months that had not
 * begun by then are added up from what was known of them, which is hardly anything.
 */
export function liftingMonths(moment: Moment | null, basis: DatedBy, from: string, to: string): Prisma.Sql {
  if (moment === null) return basisMonths(basis);
  if (basis !== 'bl') throw new Error('Of the past only what counts by B/L is kept.');
  const after = monthAfter(moment);
  const [first, last] = [Prisma.sql`${from}::date::timestamp`, Prisma.sql`${to}::date::timestamp`];
  const begun = months(first, Prisma.sql`least(${last}, ${after}::date - interval '1 month')`);
  const later = months(Prisma.sql`greatest(${first}, ${after}::date::timestamp)`, last);
  return Prisma.sql`(
    SELECT month, simulated, grade_id, shipper_id, lots, voyages, bl_tonnes FROM lifting_month
    WHERE month BETWEEN ${from}::date AND least(${to}::date, ${after}::date - 1)
    UNION ALL SELECT ${version(-1)} FROM ${begun} JOIN lot_known k ON k.month = m.month::date AND ${begunSince(moment)}
    UNION ALL SELECT ${version(1)} FROM ${begun} JOIN lot_known k ON k.month = m.month::date AND ${endedSince(moment)}
    UNION ALL SELECT ${version(1)} FROM ${later} JOIN lot_known k ON k.month = m.month::date AND ${standing(moment, 'lot')})`;
}

/** The first month with a lot that counts. `kind` is a condition on its table, in which it is called `l`. */
export function firstMonth(moment: Moment | null, basis: DatedBy, kind: Prisma.Sql): Prisma.Sql {
  if (moment === null)
    return Prisma.sql`(SELECT to_char(month, 'YYYY-MM') FROM ${basisMonths(basis)} l WHERE lots > 0 AND ${kind} ORDER BY month LIMIT 1)`;
  const from = Prisma.sql`(SELECT min(month)::timestamp FROM lot_known WHERE month IS NOT NULL)`;
  const to = Prisma.sql`(SELECT max(month)::timestamp FROM lot_known WHERE month IS NOT NULL)`;
  return Prisma.sql`(SELECT to_char(m.month, 'YYYY-MM') FROM ${months(from, to)}
    WHERE EXISTS (SELECT FROM lot_known k JOIN LATERAL (SELECT k.simulated) l ON ${kind}
      WHERE k.month = m.month::date AND ${standing(moment, 'lot')})
    ORDER BY m.month LIMIT 1)`;
}
