import 'server-only';
import { refusalOf, write, type Transaction } from '@/lib/db';
import { may, type Person } from '@/lib/people/role';
import { done, refused, type Result } from '@/lib/result';
import { insertVoyages } from '@/lib/voyages/rows.mutations';
import { amendVoyages } from './amend.mutations';
import { GONE, isHeldBack, NOT_ALLOWED, readingOf } from './stage.mutations';
import { batchOf, rowsOf, type Outcome } from './stage.queries';
import { tryOut, type Amending, type Trial } from './trial.queries';

const CHUNK = 250;
/** Twenty thousand voyages with their history, on a small machine. */
const WITHIN_MS = 180_000;

class Refused extends Error {
  constructor(readonly reason: string) {
    super(reason);
  }
}

/**
 * Imports a file in one transaction: every voyage of it, or only those without an open question. Tried out anew just
 * before, and the database refuses whatever slipped in since. The file's name is the reason in the history. Sent
 * twice, it answers with the first outcome.
 */
export async function importFile(
  by: Person,
  id: string,
  { onlyGood }: { onlyGood: boolean },
  progress: (done: number) => void = () => {},
): Promise<Result<Outcome>> {
  if (!may(by, 'logVoyages')) return refused(NOT_ALLOWED);
  const batch = await batchOf(by, id);
  if (!batch) return refused(GONE);
  if (batch.outcome) return done(batch.outcome);
  const rows = await rowsOf(id);
  const trial = await tryOut(
    { id, rows, reading: readingOf(batch, rows).reading, warningReason: batch.warningReason },
    (lines) => progress(lines / 2),
  );
  const heldBack = trial.voyages.filter(isHeldBack).length;
  if (heldBack > 0 && !onlyGood) return refused({ reason: 'notAllGood', values: { heldBack } });
  try {
    const outcome = await write(
      by,
      batch.fileName,
      (tx) => store(tx, id, trial, (share) => progress((rows.length * (1 + share)) / 2)),
      {
        timeout: WITHIN_MS,
      },
    );
    return done(outcome);
  } catch (error) {
    if (error instanceof Refused) return refused({ reason: error.reason });
    const refusal = refusalOf(error);
    if (!refusal) throw error;
    return refused(refusal);
  }
}

async function store(
  tx: Transaction,
  id: string,
  trial: Trial,
  progress: (share: number) => void,
): Promise<Outcome> {
  const [batch] = await tx.$queryRaw<{ outcome: Outcome | null }[]>`
    SELECT outcome FROM import_batch WHERE id = ${id}::uuid FOR UPDATE`;
  if (!batch) throw new Refused(GONE.reason);
  if (batch.outcome) return batch.outcome;
  const creates = [...trial.creates.values()];
  const amends = [...trial.amends.values()];
  await lockUnchanged(tx, amends);
  const all = creates.length + amends.length;
  for (let at = 0; at < creates.length; at += CHUNK) {
    await insertVoyages(tx, creates.slice(at, at + CHUNK));
    progress(Math.min(at + CHUNK, creates.length) / all);
  }
  for (let at = 0; at < amends.length; at += CHUNK) {
    await amendVoyages(tx, amends.slice(at, at + CHUNK));
    progress((creates.length + Math.min(at + CHUNK, amends.length)) / all);
  }
  const heldBack = trial.voyages.filter(isHeldBack).length;
  const same = trial.voyages.filter(({ verdict }) => verdict === 'same').length;
  const outcome: Outcome = { created: creates.length, amended: amends.length, same, heldBack };
  const numbered = [...trial.creates].map(([no, { facts }]) => ({ no, key: facts.idempotencyKey }));
  await tx.$executeRaw`
    UPDATE import_voyage i SET voyage_no = v.voyage_no
    FROM jsonb_to_recordset(${JSON.stringify(numbered)}::jsonb) AS n(no int, key uuid) JOIN voyage v ON v.idempotency_key = n.key
    WHERE i.batch_id = ${id}::uuid AND i.no = n.no`;
  await tx.$executeRaw`
    UPDATE import_batch SET imported_at = now(), outcome = ${JSON.stringify(outcome)}::jsonb WHERE id = ${id}::uuid`;
  return outcome;
}

/** Locks what is amended, in the order of its ids; somebody's save since the trial stops the import. */
async function lockUnchanged(tx: Transaction, amends: readonly Amending[]): Promise<void> {
  if (amends.length === 0) return;
  const ids = amends.map(({ record }) => record.id);
  const rows = await tx.$queryRaw<{ id: number; version: number }[]>`
    SELECT id, version FROM voyage WHERE id = ANY (${ids}::int[]) ORDER BY id FOR NO KEY UPDATE`;
  const now = new Map(rows.map(({ id, version }) => [id, version]));
  if (amends.some(({ record }) => now.get(record.id) !== record.version)) throw new Refused('fileOutdated');
}
