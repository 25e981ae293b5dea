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

/** What would become of the file is not what was agreed to. */
class Changed extends Error {}

/** How often a file is judged while others go on saving. */
const ATTEMPTS = 3;

/** What a table of entries holds, told from what it holds after another save. */
interface Stand {
  table: RecordedTable;
  text: string;
}

async function standNow(table: RecordedTable, from: Pick<Transaction, '$queryRaw'> = db()): Promise<Stand> {
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
 * A file of entries that are kept in `table`; `judge` reads what is stored and says what each line would do to it.
 *
 * One line that is refused, here or by the database, holds back the file; with `onlyGood` it is left out alone, with
 * those that name it. Without `seal` all of it is tried out and rolled back, and the answer says what would happen; with
 * the seal of that answer it is written. Where something was saved meanwhile the file is judged anew: the same answer is
 * written, of another one nothing is, and it says so (`changed`). The same file again changes nothing.
 */
export async function importEntries<Line extends JudgedLine>(
  by: Person,
  table: RecordedTable,
  judge: () => Promise<Result<EntryFile<Line>>>,
  seal: string | null,
  onlyGood = false,
): Promise<Result<TriedFile>> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    // Before anything is read that the lines are judged against.
    const stand = await standNow(table);
    const file = await judge();
    if (!file.done) return file;
    try {
      return await importJudged(by, file.value, stand, seal, onlyGood);
    } catch (error) {
      if (!(error instanceof Held)) throw error;
    }
  }
  return refused({ reason: 'fileOutdated' });
}

/** @throws Held */
async function importJudged<Line extends JudgedLine>(
  by: Person,
  file: EntryFile<Line>,
  stand: Stand,
  seal: string | null,
  onlyGood: boolean,
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
    changed: false,
  });
  const other = () => done({ ...tried(false), changed: true });
  const ordered = inOrder(file, held);
  const stays = () => seal === null || (held.size > 0 && !onlyGood);
  const isOther = () => seal !== null && seal !== tried(false).seal;
  if (ordered.length === 0) return isOther() ? other() : done(tried(!stays()));
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
          if (seal !== null) await hold(tx, stand);
          await writeLines(tx, file, ordered, held, alone);
          if (isOther()) throw new Changed();
          if (stays()) throw new TriedOnly();
        },
        { timeout: WITHIN_MS },
      );
      return done(tried(true));
    } catch (error) {
      if (error instanceof TriedOnly) return done(tried(false));
      if (error instanceof Changed) return other();
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
