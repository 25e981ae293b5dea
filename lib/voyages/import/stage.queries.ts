import 'server-only';
import { db } from '@/lib/db';
import { mustBeAllowed, type Person } from '@/lib/people/role';
import type { ColumnReading, Convention } from './convention';
import type { Field } from './fields';
import type { Problem } from './group';
import type { Change } from './text';
import type { Verdict } from './tried';

/** Voyages of a file by what would become of them. */
export type Counts = Record<Verdict, number>;

export interface Checked {
  counts: Counts;
  /** Lines of voyages that would not be imported. */
  linesHeldBack: number;
  columns: (ColumnReading | null)[];
  /** Lines left out because they add up others; not there in a trial of long ago. */
  totals?: number[];
}

export interface Outcome {
  created: number;
  amended: number;
  same: number;
  heldBack: number;
}

export interface BatchHead {
  id: string;
  fileName: string;
  createdAt: Date;
  headers: string[];
  fields: (Field | '')[];
  conventions: (Convention | null)[];
  warningReason: string;
  /** Null until it was tried out. */
  checked: Checked | null;
  /** What the last trial saw of the log, if nothing of the file was corrected since. */
  triedSnapshot: string | null;
  importedAt: Date | null;
  outcome: Outcome | null;
  rows: number;
}

const isId = (id: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);

/** A file that waits or was imported, if it is this person's. @throws NotAllowed */
export async function batchOf(person: Person | null, id: string): Promise<BatchHead | null> {
  mustBeAllowed(person, 'logVoyages');
  if (person === null || !isId(id)) return null;
  const [batch] = await db().$queryRaw<BatchHead[]>`
    SELECT id::text, file_name AS "fileName", created_at AS "createdAt", headers, fields, conventions,
      warning_reason AS "warningReason", checked, imported_at AS "importedAt", outcome,
      CASE WHEN tried_at IS NOT NULL THEN tried_snapshot END AS "triedSnapshot",
      (SELECT count(*)::int FROM import_row r WHERE r.batch_id = b.id) AS rows
    FROM import_batch b WHERE id = ${id}::uuid AND user_id = ${person.id}`;
  return batch ?? null;
}

export interface BatchRow {
  no: number;
  cells: string[];
}

const LINES_AT_ONCE = 2000;

/** The lines of a file in their order, all or the first; callers have read its head. So many at once, that others are served. */
export async function rowsOf(id: string, first = 1_000_000): Promise<BatchRow[]> {
  const rows: BatchRow[] = [];
  for (let size = LINES_AT_ONCE; size === LINES_AT_ONCE && rows.length < first;) {
    const page = await db().$queryRaw<BatchRow[]>`
      SELECT no, cells FROM import_row WHERE batch_id = ${id}::uuid AND no > ${rows.at(-1)?.no ?? 0}::int
      ORDER BY no LIMIT ${Math.min(LINES_AT_ONCE, first - rows.length)}::int`;
    rows.push(...page);
    size = page.length;
  }
  return rows;
}

/**
 * Whether anything that a trial goes by was written since: voyages, their parts, the registry. A transaction that was
 * under way during the trial counts: a trial and a transaction together last far less than a quarter of an hour.
 */
export async function writtenSince(snapshot: string, id: string): Promise<boolean> {
  const [found] = await db().$queryRaw<{ written: boolean }[]>`
    SELECT EXISTS (SELECT FROM revision r, import_batch b
      WHERE b.id = ${id}::uuid AND r.at BETWEEN b.tried_at - interval '15 minutes' AND now() AND r.table_name = ANY (${JUDGED_BY}::text[])
        AND r.txid >= pg_snapshot_xmin(${snapshot}::pg_snapshot)::text::bigint
        AND NOT pg_visible_in_snapshot(r.txid::text::xid8, ${snapshot}::pg_snapshot)) AS written`;
  return found?.written ?? true;
}

const JUDGED_BY = [
  ...['voyage', 'lot', 'voyage_event', 'delay', 'voyage_act', 'voyage_warning'],
  ...['vessel', 'terminal', 'grade', 'company', 'port_notice'],
];

/** The lines of the voyages with this verdict, in their order. */
export async function rowsWith(id: string, verdict: Verdict): Promise<BatchRow[]> {
  return db().$queryRaw<BatchRow[]>`
    SELECT r.no, r.cells FROM import_row r
    WHERE r.batch_id = ${id}::uuid AND r.no IN (SELECT unnest(v.rows) FROM import_voyage v WHERE v.batch_id = r.batch_id AND v.verdict = ${verdict})
    ORDER BY r.no`;
}

export interface ShownVoyage {
  no: number;
  verdict: Verdict;
  voyageNo: string | null;
  changes: Change[];
  problems: Problem[];
  rows: BatchRow[];
}

/** The voyages of a file with these verdicts, a page at a time, with their lines. @throws NotAllowed */
export async function triedVoyages(
  person: Person | null,
  id: string,
  verdicts: readonly Verdict[],
  { after, size }: { after: number; size: number },
): Promise<ShownVoyage[]> {
  mustBeAllowed(person, 'logVoyages');
  return db().$queryRaw<ShownVoyage[]>`
    SELECT v.no, v.verdict, coalesce(v.voyage_no, made.voyage_no) AS "voyageNo", v.changes, v.problems,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('no', r.no, 'cells', to_jsonb(r.cells)) ORDER BY r.no), '[]')
        FROM import_row r WHERE r.batch_id = v.batch_id AND r.no = ANY (v.rows)) AS rows
    FROM import_voyage v JOIN import_batch b ON b.id = v.batch_id AND b.user_id = ${person?.id ?? ''}
    LEFT JOIN voyage made ON made.idempotency_key = v.key
    WHERE v.batch_id = ${id}::uuid AND v.verdict = ANY (${[...verdicts]}::text[]) AND v.no > ${after}::int
    ORDER BY v.no LIMIT ${size}::int`;
}

/** This person's files of the last days, the latest first. @throws NotAllowed */
export async function batchesOf(
  person: Person | null,
): Promise<Pick<BatchHead, 'id' | 'fileName' | 'createdAt' | 'importedAt' | 'rows'>[]> {
  mustBeAllowed(person, 'logVoyages');
  return db().$queryRaw`
    SELECT id::text, file_name AS "fileName", created_at AS "createdAt", imported_at AS "importedAt",
      (SELECT count(*)::int FROM import_row r WHERE r.batch_id = b.id) AS rows
    FROM import_batch b WHERE user_id = ${person?.id ?? ''} ORDER BY created_at DESC LIMIT 10`;
}
