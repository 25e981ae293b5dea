import 'server-only';
import { createHash } from 'node:crypto';
import { db, refusalOf, write, type Transaction } from '@/lib/db';
import type { Person } from '@/lib/people/role';
import { standOf, type RecordedTable } from '@/lib/recorded.queries';
import { done, refused, type Refusal, type Result } from '@/lib/result';
import type { JudgedLine, TriedFile } from './entry-file';

/** A file of entries, judged line by line, as one write: tried out and rolled back, or imported as it was agreed to. */

class TriedOnly extends Error {}

/** Some thousands of lines with a savepoint each, on a slow machine. */
const WITHIN_MS = 120_000;

/** Somebody saved meanwhile what the file was judged against. */
export class Held extends Error {}

/** What a table of entries holds, told from what it holds after another save. */
export interface Stand {
  table: RecordedTable;
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
  /** Where lines can name one another: each is written after those that it names. */
  naming?: Naming<Line>;
  /** @throws Held */
  writeLine(tx: Transaction, line: Line): Promise<void>;
}

interface Naming<Line> {
  /** By what others name it. */
  keyOf: (line: Line) => string;
  names: (line: Line) => readonly string[];
  /** What is said of lines that name each other in a circle. */
  circle: Refusal;
}

/**
 * One line that is refused, here or by the database, holds back the file; with `onlyGood` it is left out alone, with
 * those that name it. Without `seal` all of it is tried out and rolled back, and the answer says what would happen; with
 * the seal of that answer it is written, unless something was saved meanwhile that makes the answer another one. The same
 * file again changes nothing.
 */
export async function importEntries<Line extends JudgedLine>(
  by: Person,
  file: EntryFile<Line>,
  seal: string | null,
  onlyGood = false,
): Promise<Result<TriedFile>> {
  const { judged, versions } = file;
  const held = new Map(
    judged.filter(({ verdict }) => verdict === 'refused').map(({ no, refusals }) => [no, refusals]),
  );
  const tried = (imported: boolean): TriedFile => ({
    lines: judged.map((line) => said(line, held.get(line.no))),
    seal: createHash('sha256')
      .update(JSON.stringify([judged, versions, [...held.keys()].sort()]))
      .digest('hex'),
    imported,
  });
  const ordered = inOrder(file, held);
  const stays = () => seal === null || (held.size > 0 && !onlyGood);
  if (ordered.length === 0) {
    const answer = tried(!stays());
    return seal === null || seal === answer.seal ? done(answer) : refused({ reason: 'fileOutdated' });
  }
  const before = [...held];
  const attempt = async (alone: boolean): Promise<Result<TriedFile>> => {
    try {
      await write(
        by,
        file.name,
        async (tx) => {
          // An attempt before this one may have got as far as refusing some.
          held.clear();
          for (const [no, refusals] of before) held.set(no, refusals);
          if (seal !== null) await hold(tx, file.stand);
          await writeLines(tx, file, ordered, held, alone);
          if (seal !== null && seal !== tried(false).seal) throw new Held();
          if (stays()) throw new TriedOnly();
        },
        { timeout: WITHIN_MS },
      );
      return done(tried(true));
    } catch (error) {
      if (error instanceof TriedOnly) return done(tried(false));
      if (error instanceof Held) return refused({ reason: 'fileOutdated' });
      const refusal = refusalOf(error);
      if (!refusal) throw error;
      return alone ? refused(refusal) : attempt(true);
    }
  };
  // Most files hold nothing that the database refuses, and need no savepoints.
  return attempt(false);
}

type HeldBack = Map<number, readonly Refusal[]>;

/** With `alone` each behind a savepoint, so that the answer names every line that the database refuses. */
async function writeLines<Line extends JudgedLine>(
  tx: Transaction,
  { judged, versions, naming, writeLine }: EntryFile<Line>,
  ordered: readonly Line[],
  held: HeldBack,
  alone: boolean,
): Promise<void> {
  const isNew = new Set(judged.filter((_, at) => versions[at] === 0));
  const missing = new Set(
    naming ? judged.filter((line) => isNew.has(line) && held.has(line.no)).map(naming.keyOf) : [],
  );
  // Deferred rules speak of the line that breaks them too.
  await tx.$executeRaw`SET CONSTRAINTS ALL IMMEDIATE`;
  for (const line of ordered) {
    const named = naming?.names(line).find((key) => key !== '' && missing.has(key));
    const refusal =
      named === undefined
        ? await (alone ? triedLine(tx, () => writeLine(tx, line)) : writeLine(tx, line))
        : { reason: 'namesHeldBack', values: { read: named } };
    if (!refusal) continue;
    held.set(line.no, [refusal]);
    if (naming && isNew.has(line)) missing.add(naming.keyOf(line));
  }
}

async function triedLine(tx: Transaction, work: () => Promise<void>): Promise<Refusal | null> {
  await tx.$executeRaw`SAVEPOINT line`;
  try {
    await work();
    return null;
  } catch (error) {
    const refusal = refusalOf(error);
    if (!refusal) throw error;
    await tx.$executeRaw`ROLLBACK TO SAVEPOINT line`;
    return refusal;
  } finally {
    await tx.$executeRaw`RELEASE SAVEPOINT line`.catch(() => {});
  }
}

/** What is named comes before what names it; lines that wait for one another in a circle are refused. */
function inOrder<Line extends JudgedLine>(
  { judged, versions, naming }: EntryFile<Line>,
  held: HeldBack,
): Line[] {
  const isWork = ({ verdict }: Line) => verdict === 'enter' || verdict === 'amend';
  const waiting = judged.filter(isWork);
  if (!naming) return waiting;
  const { keyOf, names, circle } = naming;
  const unborn = new Set(judged.filter((line, at) => versions[at] === 0 && isWork(line)).map(keyOf));
  const ordered: Line[] = [];
  for (;;) {
    const ready = waiting.findIndex((line) => names(line).every((key) => key === '' || !unborn.has(key)));
    const [next] = ready < 0 ? [] : waiting.splice(ready, 1);
    if (!next) break;
    ordered.push(next);
    unborn.delete(keyOf(next));
  }
  for (const { no } of waiting) held.set(no, [circle]);
  return ordered;
}

function said(
  { no, key, printed, verdict, changes, values, refusals, notes }: JudgedLine,
  held?: readonly Refusal[],
): JudgedLine {
  const line = { no, key, printed, verdict, changes, values, refusals, notes };
  return held === undefined ? line : { ...line, verdict: 'refused', refusals: [...held] };
}
