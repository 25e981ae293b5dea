/** A chart as a table for a file: columns with their units, cells as texts. Pure; an empty cell is a gap, not a zero. */
import { stringify } from 'csv-stringify/sync';
import type { Kg } from '@/lib/quantity';
import { decimalFromKg } from '@/lib/quantity';
import { harmless } from '@/lib/spreadsheet-cell';

export const CHARTS = [
  'cumulative',
  'months',
  'years',
  'period',
  'bridge',
  'stages',
  'delays',
  'intakes',
  'loss',
  'fleet',
  'backTest',
  'errors',
] as const;
export type ChartKey = (typeof CHARTS)[number];

export const isChart = (name: string | null): name is ChartKey => CHARTS.some((chart) => chart === name);

/** A key of the messages with its values. */
export interface Word {
  key: string;
  values?: Record<string, string | number>;
}
/** Puts a word into the reader's language. */
export type Say = (word: Word) => string;

/** Text as it is, a number with a decimal point, an ISO day or month; empty is a gap. */
export type Cell = string | Word;
export type Kind = 'kt' | 'tonnes' | 'percent' | 'hours' | 'days' | 'whole' | 'day' | 'text';

export interface ChartTable {
  columns: { name: Word; kind: Kind }[];
  rows: Cell[][];
}

/** The table in words: what is written. */
export interface SaidTable {
  headers: string[];
  kinds: Kind[];
  lines: string[][];
}

/** A column: its name in the messages, what it holds, and its cell of a row. */
export type Of<Row> = [name: string | Word, kind: Kind, cell: (row: Row) => Cell];

export function tableOf<Row>(rows: readonly Row[], columns: readonly Of<Row>[]): ChartTable {
  return {
    columns: columns.map(([name, kind]) => ({ name: typeof name === 'string' ? column(name) : name, kind })),
    rows: rows.map((row) => columns.map(([, , cell]) => cell(row))),
  };
}

export const column = (name: string, values?: Word['values']): Word => ({
  key: `chartFiles.column.${name}`,
  values,
});

/** @param data what is said of every line: whether it is simulated */
export function saidTable({ columns, rows }: ChartTable, data: Word, say: Say): SaidTable {
  const text = (cell: Cell) => (typeof cell === 'string' ? cell : say(cell));
  return {
    headers: [...columns.map(({ name }) => say(name)), say(column('data'))],
    kinds: [...columns.map(({ kind }) => kind), 'text'],
    lines: rows.map((row) => [...row.map(text), say(data)]),
  };
}

/** RFC 4180, with a decimal point; a text that a spreadsheet would run is made harmless. */
export function csvOf({ headers, kinds, lines }: SaidTable): string {
  const safe = (cell: string, at: number) => (kinds[at] === 'text' ? harmless(cell) : cell);
  return stringify([headers.map(harmless), ...lines.map((line) => line.map(safe))], {
    record_delimiter: 'windows',
  });
}

/** Exact to the kilogram, with six decimals: `132.000000`. */
export function ktCell(kg: Kg | null | undefined): string {
  if (kg === null || kg === undefined) return '';
  const digits = String(Math.abs(kg)).padStart(7, '0');
  return `${kg < 0 ? '-' : ''}${digits.slice(0, -6)}.${digits.slice(-6)}`;
}

export const tonnesCell = (kg: Kg | null): string => (kg === null ? '' : decimalFromKg(kg));

/** A share of 1 as per cent. */
export const percentCell = (share: number | null | undefined): string =>
  share === null || share === undefined ? '' : (share * 100).toFixed(4);

/** Hours or days. */
export const decimalCell = (value: number | null): string => (value === null ? '' : value.toFixed(4));

export const countCell = (count: number | null): string => (count === null ? '' : String(count));
