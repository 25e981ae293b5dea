/** Figures as read from a table with the columns of the export, in any order. Pure. */
import { kgFromDecimal, printDecimal, printTonnes } from '@/lib/quantity';
import { done, refused, type Refusal, type Result } from '@/lib/result';
import { COLUMNS, NEEDED } from './columns';
import { emptyFigureText, PERCENT, readFigure, signedText, type FigureFacts, type FigureText } from './input';

/** Ten years of this trade have some hundreds; every one is held against every other. */
export const FIGURES_AT_MOST = 2000;

/** Bytes: some thousands of figures with their sentences, and what a server action takes. */
export const FILE_AT_MOST = 1_000_000;

export interface FigureLine {
  /** As a spreadsheet numbers it. */
  no: number;
  /** Empty: a new figure, whose key is made. */
  key: string;
  text: FigureText;
  /** Without those it corrects and relays, which are named by key. Null where it cannot be read. */
  facts: FigureFacts | null;
  relayOf: string;
  supersedes: string;
  refusals: Refusal[];
}

const plain = (heading: string) =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[^a-z]+/g, '_');
const KEY_SHAPE = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const KEY_AT_MOST = 80;

export interface Rows {
  headers: readonly string[];
  rows: readonly { no: number; cells: readonly string[] }[];
}

/** A figure entered before, as its form would open it, and the keys it names. */
export interface Entered {
  text: FigureText;
  relayOf: string;
  supersedes: string;
}

/**
 * Each line with what it says or why it cannot be read; refused as a whole where columns are missing. What the file has
 * no column for stays as it was entered; a cell that is empty empties the field.
 */
export function figureLines(
  { headers, rows }: Rows,
  entered: (key: string) => Entered | null = () => null,
): Result<FigureLine[]> {
  const at = new Map(headers.map((heading, index) => [plain(heading), index]));
  const missing = NEEDED.filter((name) => !at.has(name));
  if (missing.length > 0)
    return refused({ reason: 'columnsMissing', values: { columns: missing.join(', ') } });
  if (rows.length > FIGURES_AT_MOST)
    return refused({ reason: 'tooManyRows', values: { most: FIGURES_AT_MOST } });
  const told = COLUMNS.filter(({ name }) => at.has(name));
  const cellsOf = (cells: readonly string[]): Cells =>
    Object.fromEntries(told.map(({ name, fills }) => [fills, (cells[at.get(name) ?? -1] ?? '').trim()]));
  const read = rows.map(({ no, cells }) => ({ no, cells: cellsOf(cells) }));
  const exported = asExported(read.flatMap(({ cells }) => [cells.tonnes ?? '', cells.changeTonnes ?? '']));
  const seen = new Set<string>();
  return done(
    read.map(({ no, cells: { key = '', relayOf, supersedes, ...cells } }) => {
      const before = entered(key);
      const text = textOf(cells, before?.text ?? emptyFigureText(), exported);
      const facts = readFigure(text);
      const refusals = facts.done ? [] : [...facts.refusals];
      if (key !== '' && seen.has(key))
        refusals.push({ reason: 'keyTwice', field: 'key', values: { read: key } });
      else if (key.length > KEY_AT_MOST || (key !== '' && !KEY_SHAPE.test(key)))
        refusals.push({ reason: 'keyShape', field: 'key', values: { read: key } });
      seen.add(key);
      return {
        no,
        key,
        text,
        facts: facts.done ? facts.value : null,
        relayOf: relayOf ?? before?.relayOf ?? '',
        supersedes: supersedes ?? before?.supersedes ?? '',
        refusals,
      };
    }),
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

/** By what each fills; nothing for a column that the file does not have. */
type Cells = Partial<Record<(typeof COLUMNS)[number]['fills'], string>>;
const CHOICES = ['unit', 'grade', 'direction', 'basis', 'kind', 'status'] as const;

/** The cells as somebody would type them over `before`; a choice is never empty. */
function textOf(cells: Cells, before: FigureText, exported: boolean): FigureText {
  const { tonnes, changeTonnes, percent } = cells;
  const empty = CHOICES.filter((name) => cells[name] === '');
  const chosen = Object.fromEntries(empty.map((name) => [name, before[name]]));
  const numbers = exported && {
    ...(tonnes && { tonnes: printTonnes(kgFromDecimal(tonnes)) }),
    ...(changeTonnes && { changeTonnes: signedText(kgFromDecimal(changeTonnes)) }),
    ...(percent &&
      Number.isFinite(Number(percent)) && { percent: printDecimal(Number(percent), PERCENT.decimals) }),
  };
  // What is no choice at all is refused when it is read.
  return { ...before, ...cells, ...chosen, ...numbers } as FigureText;
}

/** Names of the form's fields in which two texts of a figure differ, each read in its own way. */
export function fieldsThatDiffer(a: FigureFacts, b: FigureFacts): string[] {
  const names = Object.keys(a) as (keyof FigureFacts)[];
  const fields: Partial<Record<keyof FigureFacts, string>> = { kg: 'tonnes', changeKg: 'changeTonnes' };
  return names
    .filter((name) => JSON.stringify(a[name]) !== JSON.stringify(b[name]))
    .map((name) => fields[name] ?? name);
}
