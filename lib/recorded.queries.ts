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
  | 'movement'
  | 'port_notice'
  | 'reconciliation_act'
  | 'reported_figure'
  | 'route_total'
  | 'scope'
  | 'target_version'
  | 'terminal'
  | 'transport_cost'
  | 'vessel';

/** When the first row of the table was recorded; null of none. Its name is in the text: the plan depends on it. */
export function firstRecorded(table: RecordedTable): Prisma.Sql {
  return Prisma.raw(`(SELECT min(at) FROM revision WHERE voyage_id IS NULL AND table_name = '${table}')`);
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

/** The arguments `known` and `sight` of the database's functions of what was recorded. */
function placeIn(past: PastOrFirst): Prisma.Sql {
  switch (past.kind) {
    case 'at':
      return Prisma.sql`${past.at}::timestamptz, NULL`;
    case 'atOrFirst':
      return Prisma.sql`greatest(${past.at}::timestamptz, ${firstRecorded(past.first)}), NULL`;
    case 'snapshot':
      return Prisma.sql`NULL, (SELECT snapshot::pg_snapshot FROM board_snapshot WHERE id = ${past.id}::int)`;
  }
}

/** In place of the table. Of the past a row has no version: nothing is saved there. */
export function recorded(table: RecordedTable, past: PastOrFirst | null): Prisma.Sql {
  return past === null ? Prisma.raw(table) : Prisma.sql`${Prisma.raw(`recorded_${table}`)}(${placeIn(past)})`;
}

/**
 * A text that is another one after every save of the table: each moves a version on, and no number comes back. What is
 * put back from a backup was written by other transactions (`xmin`).
 */
export const standOf = (table: RecordedTable): Prisma.Sql =>
  // Acts are added and never changed, so they have no version.
  Prisma.raw(
    `(SELECT (count(*), max(id), ${table === 'reconciliation_act' ? 0 : 'sum(version)'}, sum(xmin::text::bigint))::text FROM ${table})`,
  );

/** In place of a table of voyages or of their parts: the rows of the voyages `ids` (an SQL array) as recorded by then. */
export function recordedOf(
  table: 'voyage' | 'lot' | 'voyage_event' | 'voyage_act',
  ids: Prisma.Sql,
  past: Past | null,
): Prisma.Sql {
  const name = Prisma.raw(table);
  if (past === null) return name;
  return Prisma.sql`(SELECT stored.* FROM (
      SELECT DISTINCT ON (r.voyage_id, r.row_id) r.action, r.after FROM revision r
      WHERE r.table_name = ${table} AND r.voyage_id = ANY (${ids}) AND ${recordedBy(past)} ORDER BY r.voyage_id, r.row_id, r.id DESC) latest,
    LATERAL jsonb_populate_record(NULL::${name}, latest.after) stored WHERE latest.action <> 'delete')`;
}

/** In place of the registry's table, for what a voyage refers to: an entry recorded only afterwards is as it first was. */
export function entriesOf(table: 'terminal' | 'vessel', past: Past | null): Prisma.Sql {
  return past === null ? Prisma.raw(table) : Prisma.sql`${Prisma.raw(`known_${table}`)}(${placeIn(past)})`;
}

/** Port notices that restrict, for the board and for the programme alike: of the time before the first was recorded here, as that one first was. */
export const noticesOf = (past: Past | null): Prisma.Sql =>
  // What was recorded before notices could be withdrawn says nothing of it.
  Prisma.sql`(SELECT * FROM ${recorded('port_notice', orFirst(past, 'port_notice'))} WHERE withdrawn IS NOT TRUE)`;

/** In place of `scope_grade`. */
export function recordedScopeGrades(past: PastOrFirst | null): Prisma.Sql {
  return past === null ? Prisma.sql`scope_grade` : Prisma.sql`recorded_scope_grade(${placeIn(past)})`;
}
