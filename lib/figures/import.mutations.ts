import 'server-only';
import { verdictOf, type JudgedLine, type Rows, type TriedFile } from '@/lib/entry-file';
import { Held, importEntries, type EntryFile } from '@/lib/entry-file.mutations';
import type { Transaction } from '@/lib/db';
import { may, type Person } from '@/lib/people/role';
import { done, refused, type Refusal, type Result } from '@/lib/result';
import { changedFields, figureLines, type FigureLine } from './file';
import { readFigure, textOfFigure, type FigureFacts } from './input';
import { columnsOf, freeKey, keyStem } from './mutations';
import { listFigures, type StoredFigure } from './queries';

/**
 * Figures from a table with the columns of the export: those with a known key are amended for the file's name as reason,
 * the others entered. A line without a key that says all that a stored figure says is that one: the same file again
 * enters nothing twice. Tried out, sealed and written as {@link importEntries} says.
 */
export async function importFigures(
  by: Person,
  { name, table }: { name: string; table: Rows },
  seal: string | null = null,
  onlyGood = false,
): Promise<Result<TriedFile>> {
  if (!may(by, 'enterFigures')) return refused({ reason: 'notAllowed' });
  return importEntries(by, 'reported_figure', () => judged(by, name, table), seal, onlyGood);
}

async function judged(by: Person, name: string, table: Rows): Promise<Result<EntryFile<Judged>>> {
  const stored = new Map((await listFigures(by)).map((figure) => [figure.key, figure]));
  const read = figureLines(table, (key) => enteredAs(stored.get(key)));
  if (!read.done) return read;
  const named = new Set([...stored.keys(), ...read.value.map(({ key }) => key)]);
  const entered = keysBySaid([...stored.values()]);
  const lines = read.value.map((line) => {
    const key = line.key || (line.facts && entered.get(saidBy(line.facts, line))) || '';
    return judge({ ...line, key }, stored.get(key), named);
  });
  const ids = new Map([...stored.values()].map(({ key, id }) => [key, id]));
  return done({
    name,
    judged: lines,
    versions: lines.map(({ key }) => stored.get(key)?.version ?? 0),
    naming: {
      keyOf: ({ key }) => key,
      names: ({ line }) => [line.relayOf, line.supersedes],
      circle: { reason: 'figureCircle' },
    },
    writeLine: (tx, one) => writeLine(tx, one, ids, stored.get(one.line.key)),
  });
}

type Judged = JudgedLine & { line: FigureLine };

const NAMELESS = { supersedesId: null, relayOfId: null };

/** Everything that is said of a figure, but its key. */
const saidBy = (facts: FigureFacts, { relayOf, supersedes }: Pick<FigureLine, 'relayOf' | 'supersedes'>) =>
  JSON.stringify([facts, relayOf, supersedes]);

function keysBySaid(figures: readonly StoredFigure[]): Map<string, string> {
  return new Map(
    figures.flatMap((figure) => {
      const facts = readFigure(textOfFigure(figure, NAMELESS));
      const named = { relayOf: figure.relayOf ?? '', supersedes: figure.supersedes ?? '' };
      return facts.done ? [[saidBy(facts.value, named), figure.key]] : [];
    }),
  );
}

const enteredAs = (figure: StoredFigure | undefined) =>
  figure
    ? {
        figure,
        // Days, so that a column of either end alone says that end and no other.
        text: {
          ...textOfFigure(figure, NAMELESS),
          periodFrom: figure.from,
          periodTo: figure.to,
          comparedFrom: figure.comparedFrom ?? '',
          comparedTo: figure.comparedTo ?? '',
        },
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
  const verdict = verdictOf(refusals, before !== undefined, changes);
  const { no, key, values, text } = line;
  return { no, key, printed: text.valueAsCited, verdict, changes, values, refusals, notes: [], line };
}

function changesOf(before: StoredFigure, facts: FigureFacts, { relayOf, supersedes }: FigureLine): string[] {
  const was = readFigure(textOfFigure(before, NAMELESS));
  // What no form could save today is amended by whatever the file says.
  const fields = was.done ? changedFields(was.value, facts) : ['tonnes'];
  return [
    ...fields,
    ...((before.relayOf ?? '') === relayOf ? [] : ['relayOfId']),
    ...((before.supersedes ?? '') === supersedes ? [] : ['supersedesId']),
  ];
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
