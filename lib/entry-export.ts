/** Entries as the lines of a file that their import reads again: numbers with a decimal point, a gap as an empty cell. Pure. */
import { stringify } from 'csv-stringify/sync';
import { cellsOf, type EntryColumn } from './entry-file';
import { fromHarmless } from './spreadsheet-cell';

type Columns<Entry> = readonly EntryColumn<Entry, string>[];

/** Of any kind, so that what writes files need know none. */
export interface EntryTable {
  names: string[];
  kinds: ('tonnes' | 'money' | 'percent' | 'day' | 'text')[];
  /** Texts made harmless for a spreadsheet. */
  lines: (string | null)[][];
}

export function entryTable<Entry>(columns: Columns<Entry>, entries: readonly Entry[]): EntryTable {
  return {
    names: columns.map(({ name }) => name),
    kinds: columns.map(({ number, date }) => {
      if (number === undefined) return date ? 'day' : 'text';
      return number === 'tonnes' ? 'tonnes' : number.decimals === 2 ? 'money' : 'percent';
    }),
    lines: entries.map((entry) => cellsOf(columns, entry)),
  };
}

export const tableCsv = ({ names, lines }: EntryTable): string =>
  stringify([names, ...lines], { record_delimiter: 'windows' });

/** A workbook says what is a text, so nothing needs to be made harmless there. */
export const workbookLines = ({ kinds, lines }: EntryTable): string[][] =>
  lines.map((cells) =>
    cells.map((cell, at) => (cell === null ? '' : kinds[at] === 'text' ? fromHarmless(cell) : cell)),
  );

export const entryCsv = <Entry>(columns: Columns<Entry>, entries: readonly Entry[]): string =>
  tableCsv(entryTable(columns, entries));
