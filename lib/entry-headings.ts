/** Which column of the export each column of a file is: guessed from its heading, corrected by hand. Pure, client-safe. */
import type { EntryColumn, Rows, TriedFile } from './entry-file';
import words from './entry-headings.json';
import type { Result } from './result';

/** A column of the file. */
export interface ReadColumn {
  heading: string;
  /** Its first filled cells. */
  sample: string[];
  /** The column of the export that it is; empty: left out. */
  is: string;
}

/** What is said of a file that was sent. */
export interface SaidOfFile {
  columns: ReadColumn[];
  /** What a column can be, with the field that it fills. */
  choices: { name: string; fills: string; needed: boolean }[];
  file: Result<TriedFile>;
  /** The lines that are held back, as they stand in the file. */
  heldBack: { no: number; cells: readonly string[] }[];
}

type Columns = readonly Pick<EntryColumn<never, string>, 'name' | 'fills'>[];

const plain = (heading: string) =>
  heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/ё/g, 'е')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** What a heading can be called; the name of a column before other words for it. */
function namesOf(column: string): string[] {
  const others = (words as Record<string, string[]>)[column] ?? [];
  return [column, ...others].map(plain);
}

/** How well a line does as the headings: titles may stand above them. */
export const headingsFor = (columns: Columns) => {
  const known = new Set(columns.flatMap(({ name }) => namesOf(name)));
  return (cells: readonly string[]) => cells.filter((cell) => known.has(plain(cell))).length;
};

/** One column or none a heading, each once: the exact names first, then other words in the order of the export. */
export function guessColumns(headings: readonly string[], columns: Columns): string[] {
  const is = headings.map(() => '');
  const read = headings.map(plain);
  const claim = (name: string, at: number) => {
    if (at >= 0 && !is.includes(name)) is[at] = name;
  };
  for (const { name } of columns)
    claim(
      name,
      read.findIndex((text, at) => is[at] === '' && text === plain(name)),
    );
  for (const { name } of columns) {
    const names = namesOf(name);
    claim(
      name,
      read.findIndex((text, at) => is[at] === '' && names.includes(text)),
    );
  }
  return is;
}

const SAMPLES = 3;

/**
 * The table under the names of the export. `chosen` is what somebody said of each column, in their order; what is no
 * column of the export is left out.
 */
export function underColumns(
  { headers, rows }: Rows,
  columns: Columns,
  chosen: readonly string[] | null,
): { columns: ReadColumn[]; table: Rows } {
  const names = new Set(columns.map(({ name }) => name));
  const said = chosen?.length === headers.length ? chosen.map((name) => (names.has(name) ? name : '')) : null;
  const is = said ?? guessColumns(headers, columns);
  return {
    columns: headers.map((heading, at) => ({
      heading,
      sample: rows.flatMap(({ cells }) => cells[at] || []).slice(0, SAMPLES),
      is: is[at] ?? '',
    })),
    table: { headers: is, rows },
  };
}
