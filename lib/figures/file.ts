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

/** Each line with what it says or why it cannot be read; refused as a whole where columns are missing. */
export function figureLines({ headers, rows }: Rows): Result<FigureLine[]> {
  const at = new Map(headers.map((heading, index) => [plain(heading), index]));
  const missing = NEEDED.filter((name) => !at.has(name));
  if (missing.length > 0)
    return refused({ reason: 'columnsMissing', values: { columns: missing.join(', ') } });
  if (rows.length > FIGURES_AT_MOST)
    return refused({ reason: 'tooManyRows', values: { most: FIGURES_AT_MOST } });
  const cellsOf = (cells: readonly string[]) =>
    Object.fromEntries(
      COLUMNS.map(({ name, fills }) => [fills, (cells[at.get(name) ?? -1] ?? '').trim()]),
    ) as Record<(typeof COLUMNS)[number]['fills'], string>;
  const read = rows.map(({ no, cells }) => ({ no, cells: cellsOf(cells) }));
  const exported = asExported(read.flatMap(({ cells }) => [cells.tonnes, cells.changeTonnes]));
  const seen = new Set<string>();
  return done(
    read.map(({ no, cells: { key, relayOf, supersedes, ...cells } }) => {
      const text = textOf(cells, exported);
      const facts = readFigure(text);
      const refusals = facts.done ? [] : [...facts.refusals];
      if (key !== '' && seen.has(key))
        refusals.push({ reason: 'keyTwice', field: 'key', values: { read: key } });
      else if (key.length > KEY_AT_MOST || (key !== '' && !KEY_SHAPE.test(key)))
        refusals.push({ reason: 'keyShape', field: 'key', values: { read: key } });
      seen.add(key);
      return { no, key, text, facts: facts.done ? facts.value : null, relayOf, supersedes, refusals };
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

type Cells = Record<Exclude<keyof FigureText, 'supersedesId' | 'relayOfId'>, string>;

/** The cells as somebody would type them; an empty choice is the form's own. */
function textOf(cells: Cells, exported: boolean): FigureText {
  const usual = emptyFigureText();
  const { unit, grade, direction, basis, kind, status } = usual;
  const said = { ...usual, ...cells };
  const given = (name: keyof Cells, otherwise: string) => cells[name] || otherwise;
  const chosen = {
    unit: given('unit', unit),
    grade: given('grade', grade),
    direction: given('direction', direction),
    basis: given('basis', basis),
    kind: given('kind', kind),
    status: given('status', status),
  } as Pick<FigureText, 'unit' | 'grade' | 'direction' | 'basis' | 'kind' | 'status'>;
  const percent = Number(cells.percent);
  const numbers = exported && {
    tonnes: cells.tonnes && printTonnes(kgFromDecimal(cells.tonnes)),
    changeTonnes: cells.changeTonnes && signedText(kgFromDecimal(cells.changeTonnes)),
    ...(cells.percent !== '' &&
      Number.isFinite(percent) && { percent: printDecimal(percent, PERCENT.decimals) }),
  };
  return { ...said, ...chosen, ...numbers };
}

/** Names of the form's fields in which two texts of a figure differ, each read in its own way. */
export function fieldsThatDiffer(a: FigureFacts, b: FigureFacts): string[] {
  const names = Object.keys(a) as (keyof FigureFacts)[];
  const fields: Partial<Record<keyof FigureFacts, string>> = { kg: 'tonnes', changeKg: 'changeTonnes' };
  return names
    .filter((name) => JSON.stringify(a[name]) !== JSON.stringify(b[name]))
    .map((name) => fields[name] ?? name);
}
