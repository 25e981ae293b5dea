/** Entries of the registry's kinds as read from a table with the columns of their export. Pure. */
import {
  cellLines,
  cellsThatDiffer,
  valuesRead,
  type CellLine,
  type Cells,
  type EntryColumn,
  type ReadValue,
  type Rows,
} from '@/lib/entry-file';
import { lookUp } from '@/lib/lookup';
import { done, type Refusal, type Result } from '@/lib/result';
import type { EntryText } from './entry';

type Facts = object;
type Entry = { id: number };

/** What a file of one kind is: its columns, how an entry is named in it, and how its texts are read. */
export interface FileKind<Of extends Entry, Fills extends string> {
  columns: readonly EntryColumn<Of, Fills>[];
  /** Without them a line says nothing that could be kept. */
  needed: readonly string[];
  /** The column that names an entry; where `mayBeNew`, a name that is not known is that of a new one. */
  named: { by: Fills; of: (entry: Of) => string; mayBeNew: boolean };
  textOf: (entry: Of) => EntryText;
  empty: () => EntryText;
  read: (text: EntryText) => Result<Facts>;
  /** What makes two readings speak of one thing: the later one amends the earlier. */
  sameThing: readonly string[];
  /**
   * What may stand in a cell that chooses, in small letters with `_` between, and the key that it is; an empty cell chooses
   * nothing, unless it stands here.
   */
  choices: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Puts what the cells name into the text, by id; says what cannot be named. */
  resolve: (text: EntryText, cells: Cells<Fills>) => Refusal[];
  /** The column in which an entry names another one of its kind, stored or of the file, and the field that it fills. */
  follows?: { by: Fills; field: string };
  /** What names a line to whoever reads the answer. */
  printed: (cells: Cells<Fills>) => string;
  /** What a cell that names something is shown as, whichever way it names it. */
  shown?: (fills: Fills, cell: string) => string;
  /** Refusals of a change to what is stored. */
  fixed?: readonly Refusal[];
}

export interface EntryLine<Of extends Entry> {
  no: number;
  /** The entry that the line amends or repeats; null of a new one. */
  before: Of | null;
  /** By what other lines name it: as stored, or as typed of a new one. */
  name: string;
  /** The name of another line, that of a new entry, which this one follows; empty of none. */
  follows: string;
  /** What it speaks of, as it stands in the file. */
  printed: string;
  text: EntryText;
  /** Null where it cannot be read. */
  facts: Facts | null;
  /** How the stored entry reads; null of a new one, and of one that no form could save today. */
  was: Facts | null;
  values: ReadValue[];
  refusals: Refusal[];
}

/** Keys that choose themselves. */
export const chooses = (keys: readonly string[]): Record<string, string> =>
  Object.fromEntries(keys.map((key) => [key, key]));

const NAME_SHAPE = /^[\p{L}\p{N}]+(-[\p{L}\p{N}]+)*$/u;
const NAME_AT_MOST = 80;

/**
 * Each line with what it says, or why it cannot be read. A line that names an entry amends it; one that names none amends
 * the entry that speaks of the same thing, and enters a new one where there is none. So the same file again changes
 * nothing. What the file has no column for stays; an empty cell empties its field.
 */
export function entryLines<Of extends Entry, Fills extends string>(
  kind: FileKind<Of, Fills>,
  rows: Rows,
  entries: readonly Of[],
): Result<EntryLine<Of>[]> {
  const lines = cellLines<Fills>(rows, kind.columns, kind.needed);
  if (!lines.done) return lines;
  const { by, of, mayBeNew } = kind.named;
  const stored = entries.map((entry) => ({ entry, facts: factsOf(kind, kind.textOf(entry)) }));
  const byName = new Map(stored.map((one) => [of(one.entry), one]));
  const inFile = new Set(lines.value.map(({ cells }) => cells[by] ?? ''));
  const taken = new Set([...inFile].flatMap((name) => byName.get(name)?.entry.id ?? []));
  const seen = new Set<string>();
  const thing = (facts: Facts) =>
    JSON.stringify(kind.sameThing.map((name) => facts[name as keyof Facts] ?? null));
  const byThing = new Map<string, typeof stored>();
  for (const one of stored) {
    if (one.facts === null) continue;
    const name = thing(one.facts);
    const same = byThing.get(name);
    if (same) same.push(one);
    else byThing.set(name, [one]);
  }

  function storedOf(line: CellLine<Fills>, refusals: Refusal[]): (typeof stored)[number] | null {
    const name = line.cells[by] ?? '';
    if (name !== '') {
      const found = byName.get(name) ?? null;
      const values = { read: name };
      if (!found && !mayBeNew) refusals.push({ reason: 'entryUnknown', field: by, values });
      else if (!found && (name.length > NAME_AT_MOST || !NAME_SHAPE.test(name)))
        refusals.push({ reason: 'keyShape', field: by, values });
      else if (seen.has(name)) refusals.push({ reason: 'entryTwice', field: by, values });
      seen.add(name);
      return found;
    }
    const facts = factsOf(kind, typed(kind, line.cells, kind.empty(), []));
    if (!facts) return null;
    const free = (byThing.get(thing(facts)) ?? []).filter(({ entry }) => !taken.has(entry.id));
    const found =
      free.find(({ facts: was }) => JSON.stringify(was) === JSON.stringify(facts)) ?? free[0] ?? null;
    if (found) taken.add(found.entry.id);
    return found;
  }

  /** Fills in whom the entry follows, if it is stored; answers the name of a new one of the file. */
  function followed(text: EntryText, cells: Cells<Fills>, refusals: Refusal[]): string {
    const name = kind.follows && cells[kind.follows.by];
    if (!kind.follows || name === undefined) return '';
    const { field } = kind.follows;
    const found = byName.get(name);
    text[field] = found?.entry.id ?? null;
    if (name === '' || found) return '';
    if (mayBeNew && inFile.has(name)) return name;
    refusals.push({ reason: 'followsUnknown', field, values: { read: name } });
    return '';
  }

  return done(
    lines.value.map((line) => {
      const refusals: Refusal[] = [];
      const found = storedOf(line, refusals);
      const cells = found ? cellsThatDiffer(line, kind.columns, found.entry) : line.cells;
      const text = typed(kind, cells, found ? kind.textOf(found.entry) : kind.empty(), refusals);
      const follows = followed(text, cells, refusals);
      const read = kind.read(text);
      const facts = read.done ? read.value : null;
      const was = found?.facts ?? null;
      if (kind.fixed && facts && was && JSON.stringify(facts) !== JSON.stringify(was))
        refusals.push(...kind.fixed);
      return {
        no: line.no,
        before: found?.entry ?? null,
        name: found ? of(found.entry) : (line.cells[by] ?? ''),
        follows,
        printed: kind.printed(line.printed),
        text,
        facts,
        was,
        values: shownValues(kind, line, found?.entry ?? null),
        refusals: [...refusals, ...(read.done ? [] : read.refusals.filter(notSaid(refusals)))],
      };
    }),
  );
}

/** Without what names the entry, which stands beside them. */
function shownValues<Of extends Entry, Fills extends string>(
  { columns, named, shown = (_, cell) => cell }: FileKind<Of, Fills>,
  line: CellLine<Fills>,
  stored: Of | null,
): ReadValue[] {
  const values = valuesRead(line, columns, stored).map(({ field, from, to }) => ({
    field,
    from: from && shown(field, from),
    to: shown(field, to),
  }));
  return values.filter(({ field, from, to }) => field !== named.by && from !== to);
}

/** What cannot be named is missing too, which says nothing more. */
const notSaid = (refusals: readonly Refusal[]) => {
  const fields = new Set(refusals.flatMap(({ field }) => field ?? []));
  return ({ field, reason }: Refusal) => reason !== 'empty' || field === undefined || !fields.has(field);
};

function factsOf({ read: reads }: Pick<FileKind<Entry, string>, 'read'>, text: EntryText): Facts | null {
  const read = reads(text);
  return read.done ? read.value : null;
}

/** The cells over `base`, as somebody would type them into the form. */
function typed<Of extends Entry, Fills extends string>(
  kind: FileKind<Of, Fills>,
  cells: Cells<Fills>,
  base: EntryText,
  refusals: Refusal[],
): EntryText {
  const text: EntryText = { ...base };
  for (const [field, cell] of Object.entries<string | undefined>(cells)) {
    if (!(field in base) || cell === undefined) continue;
    const choices = kind.choices[field];
    if (choices === undefined) text[field] = cell;
    else if (cell !== '' || '' in choices) {
      const word = cell.toLowerCase().replace(/[\s/-]+/g, '_');
      const key = lookUp(choices, word);
      if (key !== undefined) text[field] = key;
      else
        refusals.push({
          reason: 'choiceUnknown',
          field,
          values: { read: cell, choices: Object.keys(choices).filter(Boolean).join(', ') },
        });
    }
  }
  refusals.push(...kind.resolve(text, cells));
  return text;
}

/** An entry that a cell can name. */
interface Named {
  id: number;
  name: string;
  /** What its own exports call it, where it has a key. */
  key?: string;
}

/**
 * The entry that a cell names, by key or by name in any case; null for an empty cell. A name that two have names neither.
 */
export function namedBy(
  field: string,
  cell: string,
  all: readonly Named[],
  reason: string,
): { id: number | null; refusals: Refusal[] } {
  if (cell === '') return { id: null, refusals: [] };
  const keyed = all.find(({ key }) => key === cell);
  const called = keyed ? [keyed] : all.filter(({ name }) => name.toLowerCase() === cell.toLowerCase());
  const [first, second] = called;
  if (first && !second) return { id: first.id, refusals: [] };
  return {
    id: null,
    refusals: [{ reason: second ? 'nameAmbiguous' : reason, field, values: { read: cell } }],
  };
}
