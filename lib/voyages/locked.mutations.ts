import 'server-only';
import { refusalOf, write, type Transaction } from '@/lib/db';
import type { Person } from '@/lib/people/role';
import { refused, type Refusal, type Result } from '@/lib/result';
import { Prisma } from '@/prisma/generated/client';
import { MANY_AT_MOST, type Chosen, type DoneToMany, type Held } from './many';
import type { Logged, VoyageRecord } from './record';
import { readRecord, readRecords } from './record.queries';

/** A rule of the database that was met in spite of all checks before is a refusal like any other. */
export async function refusedByRule<T>(
  work: () => Promise<T>,
): Promise<T | { done: false; refusals: Refusal[] }> {
  try {
    return await work();
  } catch (error) {
    const refusal = refusalOf(error);
    if (!refusal) throw error;
    return refused(refusal);
  }
}

/** The voyage row is locked first: two writers of one voyage take turns. */
export async function lockedRecord(tx: Transaction, voyageNo: string): Promise<VoyageRecord | null> {
  await tx.$executeRaw`SELECT FROM voyage WHERE fold_text(voyage_no) = fold_text(${voyageNo}) FOR NO KEY UPDATE`;
  return readRecord(tx, voyageNo);
}

export async function versionOf(tx: Transaction, { id, voyageNo }: VoyageRecord): Promise<Logged> {
  const [row] = await tx.$queryRaw<{ version: number }[]>`SELECT version FROM voyage WHERE id = ${id}`;
  return { voyageNo, version: row?.version ?? 0 };
}

/** What takes back a transaction in which not everything could be done. */
class NoneDone extends Error {
  constructor(readonly held: Held[]) {
    super('none is done, because not all can be');
  }
}

/**
 * Does `work` to each voyage in one transaction, all or none. Every voyage is tried, so that the answer names all that
 * are refused: unknown ones, those changed since they were chosen, and what `work` or the database refuses.
 */
export async function eachOrNone(
  by: Person,
  chosen: readonly Chosen[],
  reason: string | null,
  work: (tx: Transaction, record: VoyageRecord) => Promise<Result<unknown>>,
): Promise<DoneToMany> {
  if (chosen.length > MANY_AT_MOST)
    return refused({ reason: 'tooManyChosen', values: { most: MANY_AT_MOST, chosen: chosen.length } });
  try {
    return await write(by, reason, async (tx): Promise<DoneToMany> => {
      const records = await lockedRecords(tx, chosen);
      const held: Held[] = [];
      for (const { voyageNo, version } of chosen) {
        const record = records.get(voyageNo);
        if (!record)
          held.push({ voyageNo, refusals: [{ reason: 'voyageUnknown', values: { read: voyageNo } }] });
        else if (record.version !== version) held.push({ voyageNo, refusals: [{ reason: 'changedSince' }] });
        else {
          const result = await tried(tx, () => work(tx, record));
          if (!result.done) held.push({ voyageNo, refusals: result.refusals });
        }
      }
      if (held.length > 0) throw new NoneDone(held);
      const value = [];
      for (const record of records.values()) value.push(await versionOf(tx, record));
      return { done: true, value };
    });
  } catch (error) {
    if (error instanceof NoneDone) return { done: false, refusals: [], held: error.held };
    const refusal = refusalOf(error);
    if (!refusal) throw error;
    return refused(refusal);
  }
}

/** Locked in one order, whatever order they were chosen in: two crowds never wait for each other. */
async function lockedRecords(tx: Transaction, chosen: readonly Chosen[]): Promise<Map<string, VoyageRecord>> {
  const numbers = chosen.map(({ voyageNo }) => voyageNo);
  const rows = await tx.$queryRaw<{ id: number; asked: string }[]>`
    WITH asked AS (SELECT DISTINCT n FROM unnest(${numbers}::text[]) AS n),
      locked AS (SELECT id, voyage_no FROM voyage WHERE fold_text(voyage_no) IN (SELECT fold_text(n) FROM asked)
        ORDER BY id FOR NO KEY UPDATE)
    SELECT id, n AS asked FROM locked JOIN asked ON fold_text(n) = fold_text(voyage_no)`;
  const ids = rows.map(({ id }) => id);
  const records = await readRecords(tx, Prisma.sql`v.id = ANY (${ids}::int[])`);
  return new Map(
    rows.flatMap(({ id, asked }) => {
      const record = records.find((one) => one.id === id);
      return record ? [[asked, record] as const] : [];
    }),
  );
}

/** A refusal of the database takes back this one alone, so that the others are tried too; deferred rules speak here. */
async function tried(tx: Transaction, work: () => Promise<Result<unknown>>): Promise<Result<unknown>> {
  await tx.$executeRaw`SAVEPOINT one`;
  const result = await refusedByRule(async () => {
    const done = await work();
    if (done.done) await tx.$executeRaw`SET CONSTRAINTS ALL IMMEDIATE`;
    return done;
  });
  if (!result.done) await tx.$executeRaw`ROLLBACK TO SAVEPOINT one`;
  await tx.$executeRaw`RELEASE SAVEPOINT one`;
  await tx.$executeRaw`SET CONSTRAINTS ALL DEFERRED`;
  return result;
}
