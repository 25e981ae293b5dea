/** Figures as a file, with the columns of the reference facts and what the checker says. Pure. */
import { entryTable, type EntryTable } from '@/lib/entry-export';
import { COLUMNS } from './columns';
import type { Figure } from './figure';
import type { Verdict } from './finding';

/** One line a figure; numbers with a decimal point. */
export function figureTable(rows: readonly { figure: Figure; verdict: Verdict }[]): EntryTable {
  const { names, kinds, lines } = entryTable(
    COLUMNS,
    rows.map(({ figure }) => figure),
  );
  return {
    names: [...names, 'checker'],
    kinds: [...kinds, 'text'],
    lines: lines.map((cells, at) => [...cells, rows[at]?.verdict ?? null]),
  };
}
