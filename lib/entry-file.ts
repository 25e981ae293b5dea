/**
 * A file of entries with the columns of their export, in any order: what each line says of each field. The frame of
 * figures, movements, totals and costs. Pure, client-safe.
 */
import { printDate } from '@/lib/calendar';
import { readTypedDate } from '@/lib/day-reader';
import { readTonnes } from '@/lib/number-reader';
import { decimalFromKg, kgFromDecimal, printDecimal, printSignedTonnes, type Kg } from '@/lib/quantity';
import { done, refused, type Refusal, type Result } from '@/lib/result';
import { harmless } from '@/lib/spreadsheet-cell';

/** Ten years of this trade have some hundreds of a kind. */
export const ENTRIES_AT_MOST = 2000;

/** Bytes: some thousands of entries with their texts, and what a server action takes. */
export const FILE_AT_MOST = 1_000_000;

export interface EntryColumn<Entry, Fills extends string> {
  name: string;
  /** As the export writes it; null is an empty cell. */
  of: (entry: Entry) => string | null;
  /** What it fills in the form of the entry. */
  fills: Fills;
  number?: 'tonnes' | { decimals: number };
  /** A day, or a month where no more is known. */
  date?: true;
}

/** Texts are made harmless; what is a number is one also when it is negative. */
export const textColumn = <Entry, Fills extends string>(
  name: string,
  fills: Fills,
  of: (entry: Entry) => string | null,
): EntryColumn<Entry, Fills> => ({
  name,
  fills,
  of: (entry) => {
    const text = of(entry);
    return text === null ? null : harmless(text);
  },
});

export const dateColumn = <Entry, Fills extends string>(
  name: string,
  fills: Fills,
  of: (entry: Entry) => string | null,
): EntryColumn<Entry, Fills> => ({ name, fills, date: true, of });

export const tonnesColumn = <Entry, Fills extends string>(
  name: string,
  fills: Fills,
  of: (entry: Entry) => Kg | null,
): EntryColumn<Entry, Fills> => ({
  name,
  fills,
  number: 'tonnes',
  of: (entry) => {
    const kg = of(entry);
    return kg === null ? null : decimalFromKg(kg);
  },
});

/** A line of the export. */
export const cellsOf = <Entry>(columns: readonly EntryColumn<Entry, string>[], entry: Entry) =>
  columns.map(({ of }) => of(entry));

export interface Rows {
  headers: readonly string[];
  rows: readonly { no: number; cells: readonly string[] }[];
}

/** By what each fills; nothing for a column that the file does not have. */
export type Cells<Fills extends string> = Partial<Record<Fills, string>>;

export interface CellLine<Fills extends string> {
  /** As a spreadsheet numbers it. */
  no: number;
  /** As they stand in the file. */
  printed: Cells<Fills>;
  /** As somebody would type them. */
  cells: Cells<Fills>;
}

const plain = (heading: string) =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[^a-z]+/g, '_');

/** The lines of a file; refused as a whole where a needed column is missing. */
export function cellLines<Fills extends string>(
  { headers, rows }: Rows,
  columns: readonly EntryColumn<never, Fills>[],
  needed: readonly string[],
): Result<CellLine<Fills>[]> {
  // Of two columns of one name the first is meant.
  const at = new Map(headers.map((heading, index) => [plain(heading), index] as const).reverse());
  const missing = needed.filter((name) => !at.has(name));
  if (missing.length > 0)
    return refused({ reason: 'columnsMissing', values: { columns: missing.join(', ') } });
  if (rows.length > ENTRIES_AT_MOST)
    return refused({ reason: 'tooManyRows', values: { most: ENTRIES_AT_MOST } });
  const told = columns.filter(({ name }) => at.has(name));
  const read = rows.map(({ no, cells }) => {
    const printed = told.map(({ name, fills }) => [fills, (cells[at.get(name) ?? -1] ?? '').trim()]);
    return { no, printed: Object.fromEntries(printed) as Cells<Fills> };
  });
  const tonnes = columns.filter(({ number }) => number === 'tonnes').map(({ fills }) => fills);
  const exported = asExported(read.flatMap(({ printed }) => tonnes.map((fills) => printed[fills] ?? '')));
  return done(
    read.map(({ no, printed }) => ({ no, printed, cells: exported ? asTyped(printed, columns) : printed })),
  );
}

const EXPORTED = /^-?\d+\.\d{3}$/;
/** Too many digits before the mark for it to part thousands. */
const UNMISTAKABLE = /^-?\d{4,}\.\d{3}$/;

/**
 * Whether the numbers are written as the export does, with a decimal point and three decimals. `785.000` alone could
 * be either, and is asked; beside `152400.000` it is 785 tonnes.
 */
function asExported(numbers: readonly string[]): boolean {
  const filled = numbers.filter((text) => text !== '');
  return filled.every((text) => EXPORTED.test(text)) && filled.some((text) => UNMISTAKABLE.test(text));
}

/** Exported numbers as the app prints them, which reads without a question. */
function asTyped<Fills extends string>(
  printed: Cells<Fills>,
  columns: readonly EntryColumn<never, Fills>[],
): Cells<Fills> {
  const cells = { ...printed };
  for (const { fills, number } of columns) {
    const text = printed[fills];
    if (!text || number === undefined) continue;
    if (number === 'tonnes') cells[fills] = printSignedTonnes(kgFromDecimal(text));
    else if (Number.isFinite(Number(text))) cells[fills] = printDecimal(Number(text), number.decimals);
  }
  return cells;
}

/** What a line changes of a stored entry: a cell that says what its export says leaves the field alone. */
export function cellsThatDiffer<Entry, Fills extends string>(
  { printed, cells }: Pick<CellLine<Fills>, 'printed' | 'cells'>,
  columns: readonly EntryColumn<Entry, Fills>[],
  stored: Entry,
): Cells<Fills> {
  const differing = { ...cells };
  // What was read has lost the apostrophe that keeps a spreadsheet from running it.
  for (const { fills, of } of columns) {
    const exported = (of(stored) ?? '').trim();
    if (printed[fills] === exported || harmless(printed[fills] ?? '') === exported) delete differing[fills];
  }
  return differing;
}

/** What a cell says, as it was read; of an amendment also what the entry said before. */
export interface ReadValue<Fills extends string = string> {
  /** What it fills. */
  field: Fills;
  from: string | null;
  to: string;
}

const VALUE_AT_MOST = 160;

/** What a line says of its fields, as it was read: all of a new entry, what differs of a stored one. */
export function valuesRead<Entry, Fills extends string>(
  line: Pick<CellLine<Fills>, 'printed' | 'cells'>,
  columns: readonly EntryColumn<Entry, Fills>[],
  stored: Entry | null,
): ReadValue<Fills>[] {
  const cells = stored === null ? line.cells : cellsThatDiffer(line, columns, stored);
  return columns.flatMap(({ fills, of, ...as }) => {
    const cell = cells[fills];
    if (cell === undefined) return [];
    const [from, to] = [stored === null ? null : readAs(of(stored) ?? '', as, true), readAs(cell, as, false)];
    return from === to || (from === null && to === '') ? [] : [{ field: fills, from, to }];
  });
}

function readAs(
  cell: string,
  { number, date }: Pick<EntryColumn<never, string>, 'number' | 'date'>,
  exported: boolean,
): string {
  if (number === 'tonnes' && cell !== '') {
    if (exported) return `${printSignedTonnes(kgFromDecimal(cell))} t`;
    const reading = readTonnes(cell);
    return reading.kind === 'read' ? `${printSignedTonnes(reading.kg)} t` : cell;
  }
  if (number && number !== 'tonnes' && exported && cell !== '')
    return printDecimal(Number(cell), number.decimals);
  if (date && cell !== '') {
    const day = readTypedDate(cell);
    return day.kind === 'read' ? printDate(day.date, day.precision) : cell;
  }
  return cell.length > VALUE_AT_MOST ? `${cell.slice(0, VALUE_AT_MOST)}…` : cell;
}

/** What happens with a line. */
export type LineVerdict = 'enter' | 'amend' | 'same' | 'refused';

export interface JudgedLine {
  no: number;
  /** What names the entry; empty for a new one. */
  key: string;
  /** What the line speaks of, as it stands there. */
  printed: string;
  verdict: LineVerdict;
  /** What an amendment changes, as fields of the form. */
  changes: string[];
  values: ReadValue[];
  refusals: Refusal[];
  /** What is said of the line beside its verdict. */
  notes: Refusal[];
}

export interface TriedFile {
  lines: JudgedLine[];
  /** Of these lines against what is stored: sent back, it says what was agreed to. */
  seal: string;
  /** Whether it was written. */
  imported: boolean;
  /** Nothing was written, because this is not the answer that was agreed to: something was saved meanwhile. */
  changed: boolean;
}

/** What happens with a line that is refused for `refusals`, or makes these `changes` to what is `stored`. */
export function verdictOf(
  refusals: readonly Refusal[],
  stored: boolean,
  changes: readonly string[],
): LineVerdict {
  if (refusals.length > 0) return 'refused';
  if (!stored) return 'enter';
  return changes.length > 0 ? 'amend' : 'same';
}

/** Names of the fields in which two readings of an entry differ, each called as its form does. */
export function fieldsThatDiffer<Facts extends object>(
  a: Facts,
  b: Facts,
  called: Partial<Record<keyof Facts, string>> = {},
): string[] {
  const names = Object.keys(a) as (keyof Facts & string)[];
  return names
    .filter((name) => JSON.stringify(a[name]) !== JSON.stringify(b[name]))
    .map((name) => called[name] ?? name);
}
