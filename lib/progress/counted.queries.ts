import 'server-only';
import type { LocalDate } from '@/lib/calendar';
import { EVERYTHING } from '@/lib/voyages/filter';
import { and, dayBy, lotConditions } from '@/lib/voyages/filter.queries';
import { Prisma } from '@/prisma/generated/client';
import { lotsOf } from '@/lib/voyages/known.queries';
import type { Selection } from './filter';

/** What a section of the board reads: the same lots, in the same period, that the sums above it link to. */
export interface Stretch {
  selection: Selection;
  from: LocalDate;
  to: LocalDate;
}

/** The counted lots of the selection in the period, as a condition on `l`; read by the index on its day. */
export function countedLot({
  selection: { gradeIds, shipperId, data, basis: by = 'bl' },
  from,
  to,
}: Stretch): Prisma.Sql {
  const filter = { ...EVERYTHING, from, to, by, gradeIds: [...gradeIds], shipperId, counted: true };
  const conditions = lotConditions(filter);
  if (data !== 'all') conditions.push(Prisma.sql`l.simulated = ${data === 'simulated'}`);
  return and(conditions);
}

/** Their voyages, `id` and `day`, each once and on the day of its first such lot: those that the log lists for it. */
export function countedVoyages(stretch: Stretch): Prisma.Sql {
  return Prisma.sql`
    SELECT l.voyage_id AS id, min(${dayBy(stretch.selection.basis ?? 'bl')}) AS day
    FROM ${lotsOf(stretch.selection.known ?? null)} l WHERE ${countedLot(stretch)} GROUP BY l.voyage_id`;
}
