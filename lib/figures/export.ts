/** Figures as CSV, with the columns of the reference facts. Pure. */
import { stringify } from 'csv-stringify/sync';
import { cellsOf } from '@/lib/entry-file';
import { COLUMNS } from './columns';
import type { Figure } from './figure';
import type { Verdict } from './finding';

/** One line a figure; numbers with a decimal point. */
export function figureCsv(rows: readonly { figure: Figure; verdict: Verdict }[]): string {
  const head = [...COLUMNS.map(({ name }) => name), 'checker'];
  const lines = rows.map(({ figure, verdict }) => [...cellsOf(COLUMNS, figure), verdict]);
  return stringify([head, ...lines], { record_delimiter: 'windows' });
}
