import 'server-only';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Line } from './export.queries';
import { eventOf, FIELDS, isTerm, kindOf } from './import/fields';

export interface WorkbookTexts {
  /** One a field, with its unit. */
  headers: readonly string[];
  sheets: { lines: string; about: string };
  /** Label and text of each line of the sheet that says what the file is. */
  about: readonly (readonly [string, string])[];
}

/** What a column holds; an optional one is left out where no line has anything in it. */
export interface WorkbookColumn {
  kind: ReturnType<typeof kindOf> | 'kt' | 'days';
  optional: boolean;
}

const VOYAGE_COLUMNS: readonly WorkbookColumn[] = FIELDS.map((field) => ({
  kind: kindOf(field),
  optional: eventOf(field) !== null || isTerm(field) || field === 'delays',
}));

const WITHIN_MS = 60_000;

/** The workbook of the lines, those of the log unless their columns are given. @throws when it takes over a minute */
export async function workbookOf(
  pages: AsyncIterable<Line[]> | Iterable<Line[]>,
  texts: WorkbookTexts,
  columns: readonly WorkbookColumn[] = VOYAGE_COLUMNS,
): Promise<Uint8Array<ArrayBuffer>> {
  const file = join(/* turbopackIgnore: true */ process.cwd(), 'lib/voyages/export.worker.mjs');
  const worker = new Worker(file, { resourceLimits: { maxOldGenerationSizeMb: 1024 } });
  const timer = setTimeout(() => void worker.terminate(), WITHIN_MS);
  try {
    const written = new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', (code) => reject(new Error(`the workbook was not written: ${code}`)));
    });
    written.catch(() => {});
    for await (const lines of pages) worker.postMessage({ lines });
    worker.postMessage({
      ...texts,
      kinds: columns.map(({ kind }) => kind),
      optional: columns.map(({ optional }) => optional),
    });
    return await written;
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
