import 'server-only';
import { createHash } from 'node:crypto';
import { refusalOf, write, type Transaction } from '@/lib/db';
import type { Person } from '@/lib/people/role';
import { done, refused, type Refusal, type Result } from '@/lib/result';
import type { JudgedLine, TriedFile } from './entry-file';

/** A file of entries, judged line by line, as one write: tried out and rolled back, or imported as it was agreed to. */

class TriedOnly extends Error {}

/** Thrown by a line whose entry somebody saved meanwhile. */
export class Held extends Error {}

export interface EntryFile<Line extends JudgedLine> {
  /** The reason of every amendment. */
  name: string;
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
  { name, judged, versions, order, writeLine }: EntryFile<Line>,
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
