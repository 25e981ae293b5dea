import 'server-only';
import { createHash } from 'node:crypto';
import { db, refusalOf, write, type Transaction } from '@/lib/db';
import type { Person } from '@/lib/people/role';
import { standOf } from '@/lib/recorded.queries';
import { done, refused, type Refusal, type Result } from '@/lib/result';
import type { JudgedLine, TriedFile } from './entry-file';

/** A file of entries, judged line by line, as one write: tried out and rolled back, or imported as it was agreed to. */

class TriedOnly extends Error {}

/** Somebody saved meanwhile what the file was judged against. */
export class Held extends Error {}

/** What a table of entries holds, told from what it holds after another save. */
export interface Stand {
  table: 'movement' | 'reported_figure' | 'route_total' | 'transport_cost';
  text: string;
}

/** To be asked before anything is read that the lines are judged against. */
export async function standNow(
  table: Stand['table'],
  from: Pick<Transaction, '$queryRaw'> = db(),
): Promise<Stand> {
  const [row] = await from.$queryRaw<{ text: string }[]>`SELECT ${standOf(table)} AS text`;
  return { table, text: row?.text ?? '' };
}

/** One file at a time, onto what it was judged against: sent twice at once it is not entered twice. @throws Held */
async function hold(tx: Transaction, { table, text }: Stand): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`file of ${table}`}))`;
  if ((await standNow(table, tx)).text !== text) throw new Held();
}

export interface EntryFile<Line extends JudgedLine> {
  /** The reason of every amendment. */
  name: string;
  stand: Stand;
  judged: readonly Line[];
  /** Of the stored entry of each line; 0 of a new one. */
  versions: readonly number[];
  /** In what order lines that name one another are written; those that it leaves out name each other in a circle. */
  order?: { of: (work: readonly Line[]) => Line[]; circle: Refusal };
  /** @throws Held */
  writeLine(tx: Transaction, line: Line): Promise<void>;
}

const said = ({ no, key, printed, verdict, changes, refusals }: JudgedLine): JudgedLine => ({
  no,
  key,
  printed,
  verdict,
  changes,
  refusals,
});

/**
 * All lines or none: one that is refused, here or by the database, holds back the file. Without `seal` it is tried out
 * to the end and rolled back, and the answer says what would happen; with the seal of that answer it is written, unless
 * something was saved meanwhile that makes the answer another one. The same file again changes nothing.
 */
export async function importEntries<Line extends JudgedLine>(
  by: Person,
  { name, stand, judged, versions, order, writeLine }: EntryFile<Line>,
  seal: string | null,
): Promise<Result<TriedFile>> {
  const file: TriedFile = {
    lines: judged.map(said),
    seal: createHash('sha256')
      .update(JSON.stringify([judged, versions]))
      .digest('hex'),
    imported: false,
  };
  if (seal !== null && seal !== file.seal) return refused({ reason: 'fileOutdated' });
  if (judged.some(({ verdict }) => verdict === 'refused')) return done(file);
  const work = judged.filter(({ verdict }) => verdict === 'enter' || verdict === 'amend');
  if (work.length === 0) return done({ ...file, imported: seal !== null });
  const stays = (refuse: Refusal, nos: readonly number[]) =>
    done({
      ...file,
      lines: file.lines.map((line) =>
        nos.includes(line.no) ? { ...line, verdict: 'refused' as const, refusals: [refuse] } : line,
      ),
    });
  const ordered = order ? order.of(work) : work;
  const circle = work.filter((one) => !ordered.includes(one)).map(({ no }) => no);
  if (order && circle.length > 0) return stays(order.circle, circle);
  let at: Line | undefined;
  try {
    await write(by, name, async (tx) => {
      if (seal !== null) await hold(tx, stand);
      for (const one of ordered) {
        at = one;
        await writeLine(tx, one);
      }
      at = undefined;
      if (seal !== null) return;
      await tx.$executeRaw`SET CONSTRAINTS ALL IMMEDIATE`;
      throw new TriedOnly();
    });
    return done({ ...file, imported: true });
  } catch (error) {
    if (error instanceof TriedOnly) return done(file);
    if (error instanceof Held) return refused({ reason: 'fileOutdated' });
    const refusal = refusalOf(error);
    if (!refusal) throw error;
    return at ? stays(refusal, [at.no]) : refused(refusal);
  }
}
