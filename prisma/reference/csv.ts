import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';

/** One line of a file of reference facts; an empty cell is a gap, hence null. */
export type Fact = Record<string, string | null>;

/**
 * The lines of `prisma/reference/<name>.csv`.
 * @throws when the file is missing or no CSV
 */
export function facts(name: string): Fact[] {
  const file = fileURLToPath(new URL(`${name}.csv`, import.meta.url));
  const lines: Record<string, string>[] = parse(readFileSync(file), { columns: true, bom: true });
  return lines.map((line) =>
    Object.fromEntries(Object.entries(line).map(([column, cell]) => [column, cell.trim() || null])),
  );
}

/** @throws when the cell is a gap: the file itself is wrong then */
export function given(fact: Fact, column: string): string {
  const cell = fact[column];
  if (!cell) throw new Error(`reference facts: ${column} is missing in ${JSON.stringify(fact)}`);
  return cell;
}
