import 'server-only';
import { createHash } from 'node:crypto';
import { refusalOf, write, type Transaction } from '@/lib/db';
import { may, type Person } from '@/lib/people/role';
import { done, refused, type Result } from '@/lib/result';
import { MANY_AT_MOST } from '@/lib/voyages/many';
import { readContent } from './content';
import { keptName } from './file-name';
import { readComment, type PaperFacts } from './input';
import { PAPER_MAX_SIZE, printSize } from './paper';

/** Who may, why, and what the database's rules say: the frame of every write below. */
async function saved<T>(
  by: Person,
  reason: string | null,
  work: (tx: Transaction) => Promise<Result<T>>,
): Promise<Result<T>> {
  if (!may(by, 'keepEvidence')) return refused({ reason: 'notAllowed' });
  try {
    return await write(by, reason, work);
  } catch (error) {
    const refusal = refusalOf(error);
    if (!refusal) throw error;
    return refused(refusal);
  }
}

let lastTurn: Promise<unknown> = Promise.resolve();

/** One file at a time on its way to the database: a file of 10 MB costs some 80 MB of memory there, for a second. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = lastTurn.then(work);
  lastTurn = turn.catch(() => undefined);
  return turn;
}

const unknownVoyage = (voyageNo: string) => refused({ reason: 'voyageUnknown', values: { read: voyageNo } });

/** What is said when a file is larger than a paper may be. @param size bytes; null where only "more" is known */
export function tooLarge(name: string, size: number | null) {
  return refused({
    reason: 'paperTooLarge',
    field: 'file',
    values: { read: name, size: size === null ? 'unknown' : printSize(size), max: '10 MB' },
  });
}

/**
 * Keeps a paper of a voyage. Refuses what is empty, too large, not a PDF, PNG, JPEG or XLSX by its content, or kept
 * there already (`paperThere`); a closed voyage refuses every paper.
 */
export async function keepPaper(
  by: Person,
  voyageNo: string,
  { kind, about, name, bytes }: PaperFacts & { bytes: Uint8Array<ArrayBuffer> },
): Promise<Result<{ id: number }>> {
  if (!may(by, 'keepEvidence')) return refused({ reason: 'notAllowed' });
  if (bytes.length > PAPER_MAX_SIZE) return tooLarge(name, bytes.length);
  const content = readContent(bytes);
  if (content.kind === 'refused') {
    const { found, head } = content;
    return refused({ reason: 'paperTypeUnknown', field: 'file', values: { read: name, found, head } });
  }
  const { mediaType } = content;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const store = async (tx: Transaction): Promise<Result<{ id: number }>> => {
    const [voyage] = await tx.$queryRaw<{ id: number }[]>`
      SELECT id FROM voyage WHERE fold_text(voyage_no) = fold_text(${voyageNo}) FOR NO KEY UPDATE`;
    if (!voyage) return unknownVoyage(voyageNo);
    const lotId = about.of === 'lot' ? about.lotId : null;
    const event = about.of === 'event' ? about.event : null;
    const port = about.of === 'port' ? about.port : null;
    // The voyage is locked: the same file sent twice is one paper.
    const [there] = await tx.$queryRaw<{ read: string }[]>`
      SELECT file_name AS read FROM paper
      WHERE voyage_id = ${voyage.id} AND kind = ${kind}::paper_kind AND sha256 = ${sha256}
        AND (lot_id, event, port) IS NOT DISTINCT FROM (${lotId}::int, ${event}::event_name, ${port}::terminal_role)`;
    if (there) return refused({ reason: 'paperThere', field: 'file', values: there });
    const [kept] = await tx.$queryRaw<{ id: number }[]>`
      INSERT INTO paper (voyage_id, kind, lot_id, event, port, file_name, media_type, size, sha256, bytes, by_id, by_name)
      VALUES (${voyage.id}, ${kind}::paper_kind, ${lotId}, ${event}::event_name, ${port}::terminal_role,
        ${keptName(name, mediaType)}, ${mediaType}, ${bytes.length}, ${sha256}, ${bytes}, ${by.id}, ${by.name})
      RETURNING id`;
    return done({ id: kept?.id ?? 0 });
  };
  return inTurn(() => saved(by, null, store));
}

/** Removes a paper; the history remembers what it was, and why it went. */
export async function removePaper(
  by: Person,
  voyageNo: string,
  paperId: number,
  reason: string,
): Promise<Result<null>> {
  if (!may(by, 'keepEvidence')) return refused({ reason: 'notAllowed' });
  if (reason.trim() === '') return refused({ reason: 'reasonMissing', field: 'reason' });
  return saved(by, reason.trim(), async (tx) => {
    const removed = await tx.$executeRaw`
      DELETE FROM paper p USING voyage v
      WHERE p.id = ${paperId} AND v.id = p.voyage_id AND fold_text(v.voyage_no) = fold_text(${voyageNo})`;
    return removed === 0 ? refused({ reason: 'paperGone' }) : done(null);
  });
}

/** Says something about a voyage, a closed one too. */
export async function addComment(by: Person, voyageNo: string, typed: unknown): Promise<Result<null>> {
  return addComments(by, [voyageNo], typed);
}

/** Says the same about several voyages, all or none: the unknown ones are refused. */
export async function addComments(
  by: Person,
  voyageNos: readonly string[],
  typed: unknown,
): Promise<Result<null>> {
  if (!may(by, 'keepEvidence')) return refused({ reason: 'notAllowed' });
  const read = readComment(typed);
  if (!read.done) return read;
  if (voyageNos.length > MANY_AT_MOST)
    return refused({ reason: 'tooManyChosen', values: { most: MANY_AT_MOST, chosen: voyageNos.length } });
  return saved(by, null, async (tx) => {
    const unknown = await tx.$queryRaw<{ voyageNo: string }[]>`
      SELECT n AS "voyageNo" FROM unnest(${voyageNos}::text[]) AS n
      WHERE NOT EXISTS (SELECT FROM voyage WHERE fold_text(voyage_no) = fold_text(n))`;
    if (unknown.length > 0)
      return refused(
        ...unknown.map(({ voyageNo }) => ({ reason: 'voyageUnknown', values: { read: voyageNo } })),
      );
    await tx.$executeRaw`
      INSERT INTO voyage_comment (voyage_id, text, by_id, by_name)
      SELECT id, ${read.value}, ${by.id}, ${by.name} FROM voyage
      WHERE fold_text(voyage_no) IN (SELECT fold_text(n) FROM unnest(${voyageNos}::text[]) AS n)`;
    return done(null);
  });
}

/** Takes back one's own words; that they were said and withdrawn stays. */
export async function withdrawComment(
  by: Person,
  voyageNo: string,
  commentId: number,
): Promise<Result<null>> {
  return saved(by, null, async (tx) => {
    const withdrawn = await tx.$executeRaw`
      UPDATE voyage_comment c SET withdrawn_at = now() FROM voyage v
      WHERE c.id = ${commentId} AND c.by_id = ${by.id} AND c.withdrawn_at IS NULL
        AND v.id = c.voyage_id AND fold_text(v.voyage_no) = fold_text(${voyageNo})`;
    return withdrawn === 0 ? refused({ reason: 'commentGone' }) : done(null);
  });
}
