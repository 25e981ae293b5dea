import 'server-only';
import type { LocalDate } from '@/lib/calendar';
import type { DatedBy } from '@/lib/voyages/filter';
import { countsBy, dayBy } from '@/lib/voyages/filter.queries';
import { lotsOf, placeOf, type Moment } from '@/lib/voyages/known.queries';
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
  return Prisma.sql`${Prisma.raw(`known_months_by_${basis}`)}(${from}::date, ${to}::date, ${placeOf(moment, 'lot')})`;
}

/** A condition on a row `m` of `lifting_month`: a lot of its month counted between its terminals. Of then each asks the lots. */
export function anyLot(known: Moment | null): Prisma.Sql {
  return known === null
    ? Prisma.sql`m.lots > 0`
    : Prisma.sql`EXISTS (SELECT FROM ${lotsOf(known)} l WHERE ${countsBy('bl')}
        AND l.bl_date >= m.month AND l.bl_date < (m.month + interval '1 month')::date
        AND coalesce(l.load_terminal_id, 0) = m.load_terminal_id AND coalesce(l.discharge_terminal_id, 0) = m.discharge_terminal_id)`;
}

/** The first month with a lot that counts. `kind` is a condition on its table, in which it is called `l`. */
export function firstMonth(moment: Moment | null, basis: DatedBy, kind: Prisma.Sql): Prisma.Sql {
  if (moment === null)
    return Prisma.sql`(SELECT to_char(month, 'YYYY-MM') FROM ${basisMonths(basis)} l WHERE lots > 0 AND ${kind} ORDER BY month LIMIT 1)`;
  const day = dayBy(basis);
  return Prisma.sql`(SELECT to_char(${day}, 'YYYY-MM') FROM ${lotsOf(moment)} l
    WHERE ${countsBy(basis)} AND ${kind} ORDER BY ${day} LIMIT 1)`;
}
