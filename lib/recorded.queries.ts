import 'server-only';
import { Prisma } from '@/prisma/generated/client';
import type { Known } from './voyages/known';

/**
 * Small tables as they were recorded by a moment, from the revisions alone: a query reads them in place of the table and
 * stays the same. Some hundreds of rows; voyages and lots have versions of their own (lib/voyages/known.queries.ts).
 */

/** Everything recorded by an instant, or in the sight of a snapshot of the board. */
export type Past = Known;

/** {@link Past}; where not even the first row of `first` had been recorded by then, as that one was. */
export type PastOrFirst = Past | { kind: 'atOrFirst'; at: string; first: RecordedTable };

/** A board stands on promises also before they were recorded here: then as they first were. */
export const orFirst = (past: Past | null, first: RecordedTable): PastOrFirst | null =>
  past?.kind === 'at' ? { kind: 'atOrFirst', at: past.at, first } : past;

/** Each save of a row of these is a revision, by trigger. */
export type RecordedTable =
  | 'agreement'
  | 'company'
  | 'disruption'
  | 'grade'
  | 'reconciliation_act'
  | 'reported_figure'
  | 'scope'
  | 'target_version';

/** When the first row of the table was recorded; null of none. */
export function firstRecorded(table: RecordedTable): Prisma.Sql {
  return Prisma.sql`(SELECT min(at) FROM revision WHERE voyage_id IS NULL AND table_name = ${table})`;
}

/** A condition on a revision `r`. */
export function recordedBy(past: PastOrFirst): Prisma.Sql {
  switch (past.kind) {
    case 'at':
      return Prisma.sql`r.at <= ${past.at}::timestamptz`;
    case 'atOrFirst':
      return Prisma.sql`r.at <= greatest(${past.at}::timestamptz, ${firstRecorded(past.first)})`;
    case 'snapshot':
      return Prisma.sql`pg_visible_in_snapshot(r.txid::text::xid8,
        (SELECT snapshot::pg_snapshot FROM board_snapshot WHERE id = ${past.id}::int))`;
  }
}

/** In place of the table. Of the past a row has no version: nothing is saved there. */
export function recorded(table: RecordedTable, past: PastOrFirst | null): Prisma.Sql {
  const name = Prisma.raw(table);
  if (past === null) return name;
  return Prisma.sql`(SELECT stored.* FROM (
      SELECT DISTINCT ON (r.row_id) r.action, r.after FROM revision r
      WHERE r.voyage_id IS NULL AND r.table_name = ${table} AND ${recordedBy(past)} ORDER BY r.row_id, r.id DESC) latest,
    LATERAL jsonb_populate_record(NULL::${name}, latest.after) stored WHERE latest.action <> 'delete')`;
}

/** In place of `scope_grade`, whose rows have no id: the last that was said of each scope and grade. */
export function recordedScopeGrades(past: PastOrFirst | null): Prisma.Sql {
  if (past === null) return Prisma.sql`scope_grade`;
  return Prisma.sql`(SELECT scope_id, grade_id FROM (
      SELECT DISTINCT ON (scope_id, grade_id) scope_id, grade_id, stands FROM (
        SELECT r.id, (said.row ->> 'scope_id')::int AS scope_id, (said.row ->> 'grade_id')::int AS grade_id, stands
        FROM revision r, LATERAL (VALUES (r.before, false), (r.after, true)) AS said (row, stands)
        WHERE r.voyage_id IS NULL AND r.table_name = 'scope_grade' AND said.row IS NOT NULL AND ${recordedBy(past)}) of_each
      ORDER BY scope_id, grade_id, id DESC, stands DESC) latest
    WHERE stands)`;
}
