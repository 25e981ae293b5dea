import 'server-only';
import { db } from '@/lib/db';
import { mustBeAllowed, type Person } from '@/lib/people/role';
import type { EventName, Port } from '@/lib/voyages/voyage';
import type { About, Amended, Comment, Paper } from './paper';

interface PaperRow extends Omit<Paper, 'about'> {
  lotId: number | null;
  event: EventName | null;
  port: Port | null;
}

function aboutOf({ lotId, event, port }: Pick<PaperRow, 'lotId' | 'event' | 'port'>): About {
  if (lotId !== null) return { of: 'lot', lotId };
  if (event !== null) return { of: 'event', event };
  return port === null ? { of: 'voyage' } : { of: 'port', port };
}

/** The papers of a voyage in the order they came, without their bytes. @throws NotAllowed */
export async function papersOf(person: Person | null, voyageId: number): Promise<Paper[]> {
  mustBeAllowed(person, 'read');
  const rows = await db().$queryRaw<PaperRow[]>`
    SELECT id, kind::text AS kind, lot_id AS "lotId", event::text AS event, port::text AS port, file_name AS "fileName",
      media_type AS "mediaType", size, sha256, at, by_name AS by
    FROM paper WHERE voyage_id = ${voyageId} ORDER BY id`;
  return rows.map(({ lotId, event, port, ...row }) => ({ ...row, about: aboutOf({ lotId, event, port }) }));
}

/** The numbers of a voyage that took the place of others, and when they last did. @throws NotAllowed */
export async function amendedNumbers(person: Person | null, voyageId: number): Promise<Amended[]> {
  mustBeAllowed(person, 'read');
  return db().$queryRaw<Amended[]>`
    SELECT c.of, (r.after ->> 'id')::int AS "lotId", r.after ->> 'name' AS event, max(r.at) AS at
    FROM revision r
    JOIN (VALUES ('lot', 'bl', 'bl_tonnes'), ('lot', 'outturn', 'outturn_tonnes'), ('voyage_event', 'time', 'actual_at'))
      AS c (of_table, of, of_column) ON c.of_table = r.table_name
    WHERE r.voyage_id = ${voyageId} AND r.action = 'update'
      AND r.before ->> c.of_column <> r.after ->> c.of_column
    GROUP BY 1, 2, 3`;
}

/** What was said about a voyage, oldest first; withdrawn words are not read at all. @throws NotAllowed */
export async function commentsOf(person: Person | null, voyageId: number): Promise<Comment[]> {
  mustBeAllowed(person, 'read');
  return db().$queryRaw<Comment[]>`
    SELECT id, CASE WHEN withdrawn_at IS NULL THEN text END AS text, at, by_name AS by, withdrawn_at AS "withdrawnAt",
      by_id = ${person?.id ?? ''} AS own
    FROM voyage_comment WHERE voyage_id = ${voyageId} ORDER BY at, id`;
}

export interface PaperFile extends Pick<Paper, 'fileName' | 'mediaType' | 'size'> {
  /** The bytes in slices, each read when it is asked for: a download holds one of them in memory, not the file. */
  slices: () => AsyncGenerator<Uint8Array, void>;
}

const SLICE = 512 * 1024;

/** One paper of a voyage to be sent; null when that voyage has none of this id. @throws NotAllowed */
export async function paperFile(
  person: Person | null,
  voyageNo: string,
  paperId: number,
): Promise<PaperFile | null> {
  mustBeAllowed(person, 'read');
  const [row] = await db().$queryRaw<Pick<Paper, 'fileName' | 'mediaType' | 'size'>[]>`
    SELECT p.file_name AS "fileName", p.media_type AS "mediaType", p.size
    FROM paper p JOIN voyage v ON v.id = p.voyage_id
    WHERE p.id = ${paperId} AND fold_text(v.voyage_no) = fold_text(${voyageNo})`;
  return row ? { ...row, slices: () => slicesOf(paperId, row.size) } : null;
}

/** @throws Error when the paper is removed meanwhile: what was sent so far then shows as broken off, not as whole */
async function* slicesOf(paperId: number, size: number): AsyncGenerator<Uint8Array, void> {
  for (let from = 0; from < size; from += SLICE) {
    const [row] = await db().$queryRaw<{ slice: Uint8Array }[]>`
      SELECT substring(bytes FROM ${from + 1}::int FOR ${SLICE}::int) AS slice FROM paper WHERE id = ${paperId}`;
    if (!row) throw new Error(`paper ${paperId} was removed while it was being sent`);
    yield row.slice;
  }
}
