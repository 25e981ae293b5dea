import 'server-only';
import { createHash } from 'node:crypto';
import { refusalOf, write, type Transaction } from '@/lib/db';
import { may, type Person } from '@/lib/people/role';
import { done, refused, type Refusal, type Result } from '@/lib/result';
import { figureLines, fieldsThatDiffer, type FigureLine, type Rows } from './file';
import { readFigure, textOfFigure, type FigureFacts } from './input';
import { columnsOf, freeKey, keyStem } from './mutations';
import { listFigures, type StoredFigure } from './queries';

export type LineVerdict = 'enter' | 'amend' | 'same' | 'refused';

export interface JudgedLine {
  no: number;
  key: string;
  printed: string;
  verdict: LineVerdict;
  /** What an amendment changes, as fields of the form. */
  changes: string[];
  refusals: Refusal[];
}

export interface FigureFile {
  lines: JudgedLine[];
  /** Of these lines against what is stored: sent back, it says what was agreed to. */
  seal: string;
  /** Whether it was written. */
  imported: boolean;
}

class TriedOnly extends Error {}
class Held extends Error {}

/**
 * Figures from a table with the columns of the export: those with a known key are amended for the file's name as reason,
 * the others entered; the same file again changes nothing. All or none: a line that is refused holds back the file.
 * Without `seal` it is tried out to the end and rolled back, and the answer says what would happen; with the seal of
 * that answer it is written, unless something was entered meanwhile that makes the answer another one.
 */
export async function importFigures(
  by: Person,
  { name, table }: { name: string; table: Rows },
  seal: string | null = null,
): Promise<Result<FigureFile>> {
  if (!may(by, 'enterFigures')) return refused({ reason: 'notAllowed' });
  const stored = new Map((await listFigures(by)).map((figure) => [figure.key, figure]));
  const read = figureLines(table, (key) => enteredAs(stored.get(key)));
  if (!read.done) return read;
  const named = new Set([...stored.keys(), ...read.value.map(({ key }) => key)]);
  const judged = read.value.map((line) => judge(line, stored.get(line.key), named));
  const file = {
    lines: judged.map(({ line: _, ...said }) => said),
    seal: createHash('sha256')
      .update(JSON.stringify([judged, versionsOf(judged, stored)]))
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
  const ordered = targetsFirst(work, new Set(stored.keys()));
  const circle = work.filter((one) => !ordered.includes(one));
  if (circle.length > 0)
    return stays(
      { reason: 'figureCircle' },
      circle.map(({ no }) => no),
    );
  let at: Judged | undefined;
  try {
    await write(by, name, async (tx) => {
      const ids = new Map([...stored.values()].map(({ key, id }) => [key, id]));
      for (const one of ordered) {
        at = one;
        await writeLine(tx, one, ids, stored.get(one.line.key));
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

type Judged = JudgedLine & { line: FigureLine };

const NAMELESS = { supersedesId: null, relayOfId: null };

const enteredAs = (figure: StoredFigure | undefined) =>
  figure
    ? {
        // Days, so that a column of either end alone says that end and no other.
        text: {
          ...textOfFigure(figure, NAMELESS),
          periodFrom: figure.from,
          periodTo: figure.to,
          comparedFrom: figure.comparedFrom ?? '',
          comparedTo: figure.comparedTo ?? '',
        },
        relayOf: figure.relayOf ?? '',
        supersedes: figure.supersedes ?? '',
      }
    : null;

/** `named`: the keys that a line may name, stored or of the file; the empty one names nothing. */
function judge(line: FigureLine, before: StoredFigure | undefined, named: ReadonlySet<string>): Judged {
  const unknown = (['relayOf', 'supersedes'] as const).flatMap((field): Refusal[] =>
    line[field] === '' || named.has(line[field])
      ? []
      : [{ reason: 'figureUnknown', field, values: { read: line[field] } }],
  );
  const refusals = [...line.refusals, ...unknown];
  const changes = before && line.facts ? changesOf(before, line.facts, line) : [];
  const verdict = refusals.length > 0 ? 'refused' : !before ? 'enter' : changes.length > 0 ? 'amend' : 'same';
  return { no: line.no, key: line.key, printed: line.text.valueAsCited, verdict, changes, refusals, line };
}

function changesOf(before: StoredFigure, facts: FigureFacts, { relayOf, supersedes }: FigureLine): string[] {
  const was = readFigure(textOfFigure(before, NAMELESS));
  // What no form could save today is amended by whatever the file says.
  const fields = was.done ? fieldsThatDiffer(was.value, facts) : ['tonnes'];
  return [
    ...fields,
    ...((before.relayOf ?? '') === relayOf ? [] : ['relayOfId']),
    ...((before.supersedes ?? '') === supersedes ? [] : ['supersedesId']),
  ];
}

const versionsOf = (judged: readonly Judged[], stored: ReadonlyMap<string, StoredFigure>) =>
  judged.map(({ key }) => stored.get(key)?.version ?? 0);

/** What is corrected or relayed comes before what corrects or relays it; what waits in a circle is left out. */
function targetsFirst(work: readonly Judged[], there: Set<string>): Judged[] {
  const waiting = [...work];
  const ordered: Judged[] = [];
  for (;;) {
    const ready = waiting.findIndex(({ line }) =>
      [line.relayOf, line.supersedes].every((key) => key === '' || there.has(key)),
    );
    const [next] = ready < 0 ? [] : waiting.splice(ready, 1);
    if (!next) return ordered;
    ordered.push(next);
    there.add(next.key);
  }
}

async function writeLine(
  tx: Transaction,
  { line }: Judged,
  ids: Map<string, number>,
  before: StoredFigure | undefined,
): Promise<void> {
  if (!line.facts) throw new Error(`line ${line.no} was not read`);
  const data = columnsOf({
    ...line.facts,
    relayOfId: ids.get(line.relayOf) ?? null,
    supersedesId: ids.get(line.supersedes) ?? null,
  });
  if (before) {
    const { count } = await tx.reportedFigure.updateMany({
      where: { key: before.key, version: before.version },
      data,
    });
    if (count === 0) throw new Held();
    return;
  }
  const key = line.key || (await freeKey(tx, keyStem(line.facts)));
  const { id } = await tx.reportedFigure.create({ data: { ...data, key }, select: { id: true } });
  ids.set(key, id);
}
