import 'server-only';
import type { LocalDate } from '@/lib/calendar';
import type { DatedBy } from '@/lib/voyages/filter';
import { placeOf, standing, type Moment } from '@/lib/voyages/known.queries';
import { Prisma } from '@/prisma/generated/client';

/** Liftings by month as they were known. */

/** The months of one basis, as they are now. */
export function basisMonths(basis: DatedBy): Prisma.Sql {
  return basis === 'bl'
    ? Prisma.sql`lifting_month`
    : Prisma.sql`(SELECT month, simulated, grade_id, shipper_id, lots, voyages, tonnes AS bl_tonnes FROM basis_month
        WHERE basis = ${basis}::basis)`;
}

/** In place of the table `lifting_month`, for the months `from`…`to` (first days). */
export function liftingMonths(
  moment: Moment | null,
  basis: DatedBy,
  from: LocalDate,
  to: LocalDate,
): Prisma.Sql {
  if (moment === null) return basisMonths(basis);
  if (basis !== 'bl') throw new Error('Of the past only what counts by B/L is kept.');
  return Prisma.sql`known_lifting_month(${from}::date, ${to}::date, ${placeOf(moment, 'lot')})`;
}

/** The first month with a lot that counts. `kind` is a condition on its table, in which it is called `l`. */
export function firstMonth(moment: Moment | null, basis: DatedBy, kind: Prisma.Sql): Prisma.Sql {
  if (moment === null)
    return Prisma.sql`(SELECT to_char(month, 'YYYY-MM') FROM ${basisMonths(basis)} l WHERE lots > 0 AND ${kind} ORDER BY month LIMIT 1)`;
  return Prisma.sql`(SELECT to_char(k.month, 'YYYY-MM') FROM lot_known k CROSS JOIN LATERAL (SELECT k.simulated) l
    WHERE k.month IS NOT NULL AND ${kind} AND ${standing(moment, 'lot')} ORDER BY k.month LIMIT 1)`;
}
