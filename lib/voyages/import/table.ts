import 'server-only';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { parse, type CsvError } from 'csv-parse';
import { done, refused, type Refusal, type Result } from '@/lib/result';
import { encodingOf, separatorOf, textOf } from './decode';
import { fromHarmless } from '@/lib/spreadsheet-cell';
import { ROWS_AT_MOST } from './fields';
import { headingsIn } from './headers';
import { workbookRefusal } from './unpacked';

/** A file as lines of cells. `no` is the line as a spreadsheet numbers it. */
export interface Table {
  /** Which sheet of a workbook it is, where it is not the first. */
  sheet?: string;
  headers: string[];
  rows: { no: number; cells: string[] }[];
}

const COLUMNS_AT_MOST = 200;
const CELL_AT_MOST = 8_000;
const LINE_AT_MOST = 256 * 1024;
const WORKER_WITHIN_MS = 10_000;
/** Titles may stand above the headings. */
const HEADINGS_WITHIN = 20;

/** How many cells of a line are headings. */
type Known = (cells: readonly string[]) => number;

/**
 * Up to 20,000 lines of CSV, of tabs as Excel copies them, or of a workbook: of the sheet with the most `known` headings,
 * the first of such.
 */
export async function readTable(bytes: Uint8Array, known: Known = headingsIn): Promise<Result<Table>> {
  if (bytes.length === 0) return refused({ reason: 'fileEmpty' });
  // "PK": a zip, and of those only workbooks are read.
  const zipped = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (!zipped) {
    const lines = await textLines(bytes);
    return lines.done ? tableOf(lines.value, known) : lines;
  }
  const found = await workbookLines(bytes, known);
  if (!found.done) return found;
  const table = tableOf(found.value.lines, known);
  return table.done && found.value.sheet ? done({ ...table.value, sheet: found.value.sheet }) : table;
}

type Lines = Table['rows'];

async function textLines(bytes: Uint8Array): Promise<Result<Lines>> {
  const encoding = encodingOf(bytes);
  const pieces = textOf(bytes, encoding);
  const first = String(pieces.next().value ?? '');
  if (/\u0000/.test(first)) return refused({ reason: 'fileUnknown' });
  const { separator, skip } = separatorOf(first);
  const parser = parse({
    delimiter: separator,
    bom: true,
    relax_column_count: true,
    // A quote inside a cell, as in 5" pipe, is a character.
    relax_quotes: true,
    max_record_size: LINE_AT_MOST,
    info: true,
  });
  const rows: Lines = [];
  const fed = feed(parser, first.slice(skip), pieces);
  fed.catch(() => {});
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[];
      info: { lines: number };
    }>) {
      const refusal = lineRefusal(record, rows.length);
      if (refusal) return refused(refusal);
      // A line end within quotes is no new line of the sheet.
      if (record.some((cell) => cell !== ''))
        rows.push({ no: info.lines, cells: record.map((cell) => fromHarmless(cell.trim())) });
    }
  } catch (error) {
    const { code = '', lines = rows.length + 1 } = error as CsvError & { lines?: number };
    if (!code.startsWith('CSV_')) throw error;
    return refused({
      reason: code === 'CSV_MAX_RECORD_SIZE' ? 'lineTooLong' : 'quotesOpen',
      values: { line: Number(lines) },
    });
  } finally {
    parser.destroy();
  }
  return done(rows);
}

/** Piece by piece, waiting where the parser is behind, and letting others run in between. */
async function feed(parser: ReturnType<typeof parse>, first: string, pieces: Iterable<string>) {
  parser.write(first);
  for (const piece of pieces) {
    if (parser.destroyed) return;
    if (!parser.write(piece))
      await new Promise<void>((resolve) => {
        const goOn = () => {
          parser.off('drain', goOn).off('close', goOn);
          resolve();
        };
        parser.on('drain', goOn).on('close', goOn);
      });
    await new Promise((resolve) => setImmediate(resolve));
  }
  parser.end();
}

function lineRefusal(cells: readonly string[], rows: number): Refusal | null {
  if (rows > ROWS_AT_MOST + HEADINGS_WITHIN) return { reason: 'tooManyRows', values: { most: ROWS_AT_MOST } };
  if (cells.length > COLUMNS_AT_MOST) return { reason: 'tooManyColumns', values: { most: COLUMNS_AT_MOST } };
  return cells.some((cell) => cell.length > CELL_AT_MOST)
    ? { reason: 'cellTooLong', values: { most: CELL_AT_MOST, line: rows + 1 } }
    : null;
}

type FromWorker = {
  sheets?: { name: string; lines: number; first: string[][] }[];
  rows?: string[][];
  refused?: string;
  end?: true;
};

/** The sheet of the lines: a cover, a pivot or notes may come before it. */
function sheetOf(sheets: readonly { lines: number; first: string[][] }[], known: Known): number {
  const counts = sheets.map(({ first, lines }) =>
    lines > 1 ? Math.max(0, ...first.map((cells) => known(cells))) : 0,
  );
  const most = Math.max(0, ...counts);
  // Without any known heading, the first with something below its first line.
  const at = most > 0 ? counts.indexOf(most) : sheets.findIndex(({ lines }) => lines > 1);
  return Math.max(0, at);
}

async function workbookLines(
  bytes: Uint8Array,
  known: Known,
): Promise<Result<{ sheet?: string; lines: Lines }>> {
  const refusal = await workbookRefusal(bytes);
  if (refusal) return refused(refusal);
  const file = join(/* turbopackIgnore: true */ process.cwd(), 'lib/voyages/import/workbook.worker.mjs');
  const worker = new Worker(file, {
    workerData: {
      bytes,
      rowsAtMost: ROWS_AT_MOST + HEADINGS_WITHIN,
      columnsAtMost: COLUMNS_AT_MOST,
      headingsWithin: HEADINGS_WITHIN,
    },
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  });
  const rows: Lines = [];
  let sheet: string | undefined;
  return new Promise<Result<{ sheet?: string; lines: Lines }>>((resolve) => {
    const end = (result: Result<{ sheet?: string; lines: Lines }>) => {
      clearTimeout(timer);
      void worker.terminate();
      resolve(result);
    };
    const timer = setTimeout(() => end(refused({ reason: 'workbookTooSlow' })), WORKER_WITHIN_MS);
    worker.on('message', (message: FromWorker) => {
      if (message.sheets) {
        const at = sheetOf(message.sheets, known);
        if (at > 0) sheet = message.sheets[at]?.name;
        return worker.postMessage(at);
      }
      if (message.refused) {
        const most = message.refused === 'tooManyRows' ? ROWS_AT_MOST : COLUMNS_AT_MOST;
        return end(refused({ reason: message.refused, values: { most } }));
      }
      for (const cells of message.rows ?? []) rows.push({ no: rows.length + 1, cells });
      if (!message.end) return;
      const long = rows.find(({ cells }) => cells.some((cell) => cell.length > CELL_AT_MOST));
      if (long) end(refused({ reason: 'cellTooLong', values: { most: CELL_AT_MOST, line: long.no } }));
      else end(done({ sheet, lines: rows.filter(({ cells }) => cells.some((cell) => cell !== '')) }));
    });
    worker.on('error', () => end(refused({ reason: 'workbookBroken' })));
    worker.on('exit', () => end(refused({ reason: 'workbookBroken' })));
  });
}

/** The line with the most known headings, among the first, is the line of headings. */
function tableOf(lines: Lines, known: Known): Result<Table> {
  const counts = lines.slice(0, HEADINGS_WITHIN).map(({ cells }) => known(cells));
  const at = counts.indexOf(Math.max(0, ...counts));
  const head = lines[at];
  if (!head) return refused({ reason: 'fileEmpty' });
  const rows = lines.slice(at + 1);
  if (rows.length === 0) return refused({ reason: 'onlyHeadings' });
  if (rows.length > ROWS_AT_MOST) return refused({ reason: 'tooManyRows', values: { most: ROWS_AT_MOST } });
  const width = Math.max(head.cells.length, ...widths(rows));
  if (width > COLUMNS_AT_MOST)
    return refused({ reason: 'tooManyColumns', values: { most: COLUMNS_AT_MOST } });
  const filled = (cells: string[]) =>
    // PostgreSQL keeps no zero byte in a text.
    Array.from({ length: width }, (_, column) => (cells[column] ?? '').replaceAll('\u0000', ''));
  return done({
    headers: filled(head.cells),
    rows: rows.map(({ no, cells }) => ({ no, cells: filled(cells) })),
  });
}

/** The different widths of the lines: a handful, where there are thousands of lines. */
const widths = (rows: Lines): Set<number> => new Set(rows.map(({ cells }) => cells.length));
