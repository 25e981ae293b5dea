import 'server-only';
import { db, refusalOf, write, type Transaction } from '@/lib/db';
import { may, type Person } from '@/lib/people/role';
import { done, refused, type Result } from '@/lib/result';
import { insertRows, rowsOfJson } from '@/lib/voyages/insert.mutations';
import { Prisma } from '@/prisma/generated/client';
import { amendVoyages } from './amend.mutations';
import { GONE, isHeldBack, NOT_ALLOWED, readingBy, readingOf } from './stage.mutations';
import { batchOf, rowsOf, rowsWith, writtenSince, type BatchHead, type Outcome } from './stage.queries';
import { READY, readyParts } from './ready';
import { tryOut } from './trial.queries';
import type { Amending, Trial } from './tried';

const CHUNK = 1000;
/** Twenty thousand voyages with their history, on a small machine. */
const WITHIN_MS = 180_000;

class Refused extends Error {
  constructor(readonly reason: string) {
    super(reason);
  }
}

/** What is to be written. */
interface Work {
  /** How many voyages it logs. */
  created: number;
  same: number;
  heldBack: number;
  amends: readonly Amending[];
  /** Of the trial that was kept; null: tried out anew, `creates` is what is logged. */
  snapshot: string | null;
  creates: Trial['creates'];
}

/**
 * Imports a file in one transaction: every voyage of it, or only those without an open question. When nothing was
 * written to the log and the registry since it was tried out, what was found then is logged as it waits; otherwise it
 * is tried out anew. The database refuses whatever slipped in. The file's name is the reason in the history. Sent
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
  const kept = await keptTrial(batch);
  const work = kept ?? (await triedAnew(batch, (lines) => progress(lines / 2)));
  if (work.heldBack > 0 && !onlyGood) {
    // The same import may have come through in the meantime, and then its own voyages stood in the way.
    const outcome = (await batchOf(by, id))?.outcome;
    return outcome ? done(outcome) : refused({ reason: 'notAllGood', values: { heldBack: work.heldBack } });
  }
  const from = kept ? 0 : 0.5;
  try {
    const store = (tx: Transaction) =>
      storeWork(tx, id, work, (share) => progress(batch.rows * (from + share * (1 - from))));
    const outcome = await write(by, batch.fileName, store, { timeout: WITHIN_MS });
    void tidySearch();
    return done(outcome);
  } catch (error) {
    if (error instanceof Refused) return refused({ reason: error.reason });
    const refusal = refusalOf(error);
    if (!refusal) throw error;
    return refused(refusal);
  }
}

/** What the last trial left, if it still holds. Only what is amended is read again, beside what is stored. */
async function keptTrial(batch: BatchHead): Promise<Work | null> {
  const { id, checked, triedSnapshot: snapshot } = batch;
  if (!checked || !snapshot || (await writtenSince(snapshot, id))) return null;
  const { create, amend, same, refused: bad, doubted } = checked.counts;
  const work = { created: create, same, heldBack: bad + doubted, snapshot, creates: new Map() };
  if (amend === 0) return { ...work, amends: [] };
  const rows = await rowsWith(id, 'amend');
  const reading = readingBy(batch, checked.columns);
  const { amends } = await tryOut({ id, rows, reading, warningReason: batch.warningReason });
  return amends.size === amend ? { ...work, amends: [...amends.values()] } : null;
}

async function triedAnew(batch: BatchHead, progress: (lines: number) => void): Promise<Work> {
  const { id, warningReason } = batch;
  const rows = await rowsOf(id);
  const { reading } = await readingOf(batch, rows);
  const { voyages, creates, amends } = await tryOut({ id, rows, reading, warningReason }, progress);
  return {
    created: creates.size,
    same: voyages.filter(({ verdict }) => verdict === 'same').length,
    heldBack: voyages.filter(isHeldBack).length,
    amends: [...amends.values()],
    snapshot: null,
    creates,
  };
}

async function storeWork(
  tx: Transaction,
  id: string,
  work: Work,
  progress: (share: number) => void,
): Promise<Outcome> {
  const { created, same, heldBack, amends, snapshot } = work;
  const [batch] = await tx.$queryRaw<{ outcome: Outcome | null; snapshot: string | null }[]>`
    SELECT outcome, CASE WHEN tried_at IS NOT NULL THEN tried_snapshot END AS snapshot
    FROM import_batch WHERE id = ${id}::uuid FOR UPDATE`;
  if (!batch) throw new Refused(GONE.reason);
  if (batch.outcome) return batch.outcome;
  if (snapshot !== null && snapshot !== batch.snapshot) throw new Refused('fileOutdated');
  await lockUnchanged(tx, amends);
  await sortWordsLater(tx);
  const all = Math.max(1, created + amends.length);
  const logged = (voyages: number) => progress(Math.min(voyages, created) / all);
  if (snapshot === null) await logTried(tx, work.creates, logged);
  else await logReady(tx, id, created, logged);
  for (let at = 0; at < amends.length; at += CHUNK) {
    await amendVoyages(tx, amends.slice(at, at + CHUNK));
    progress((created + Math.min(at + CHUNK, amends.length)) / all);
  }
  const outcome: Outcome = { created, amended: amends.length, same, heldBack };
  await tx.$executeRaw`
    UPDATE import_batch SET imported_at = now(), outcome = ${JSON.stringify(outcome)}::jsonb WHERE id = ${id}::uuid`;
  await tx.$executeRaw`DELETE FROM import_ready WHERE batch_id = ${id}::uuid`;
  return outcome;
}

/** What the words of its voyages may take before they are sorted into the index of the search: all of a long file. */
const WORDS = '64MB';

/** The search finds them unsorted too. They are sorted once at the end, when nobody waits, and not every few hundred voyages. */
async function sortWordsLater(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT set_config('gin_pending_list_limit', ${WORDS}, true)`;
}

/** Where it fails the next voyage that is logged does it. */
async function tidySearch(): Promise<void> {
  await db().$queryRaw`SELECT tidy_search()::int AS pages`.catch((error: unknown) =>
    console.error('search:', error),
  );
}

/** Parts that are logged in one statement: what it costs once, its plan and those of its triggers, is a twentieth of the work on one. */
const AT_ONCE = 5;

/**
 * Logs what the trial left ready, without taking it through here. In the order of their days, whatever that of the
 * file: a third of the indexes begin with a day, and their pages are then at hand. They are numbered in the order of the file.
 */
async function logReady(tx: Transaction, id: string, voyages: number, logged: (voyages: number) => void) {
  for (let part = 0; part * READY < voyages; part += AT_ONCE) {
    await insertRows(tx, (list) => {
      const inOrder = list === 'heads' ? 'ORDER BY first_bl, laycan_from, k' : '';
      return Prisma.sql`(SELECT each.* FROM import_ready CROSS JOIN unnest(${Prisma.raw(list)}) AS each
        WHERE batch_id = ${id}::uuid AND part >= ${part}::int AND part < ${part + AT_ONCE}::int ${Prisma.raw(inOrder)} OFFSET 0)`;
    });
    logged((part + AT_ONCE) * READY);
  }
}

async function logTried(tx: Transaction, creates: Trial['creates'], logged: (voyages: number) => void) {
  let parts = 0;
  for (const voyages of readyParts(creates.values())) {
    await insertRows(tx, (list) => rowsOfJson(list, voyages[list]));
    logged(++parts * READY);
  }
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
