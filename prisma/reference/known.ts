import pg from 'pg';
import type { Fact } from './csv';

/** Tables of facts, and the column that names a fact in its file. */
const NATURAL_KEY = {
  company: 'name',
  vessel: 'name',
  terminal: 'name',
  grade: 'name',
  scope: 'key',
  agreement: 'key',
  target_version: 'key',
  reported_figure: 'key',
  disruption: 'name',
} as const;
export type FactTable = keyof typeof NATURAL_KEY;

/**
 * Facts that are in the database, whatever people have made of them since. What was loaded once is remembered by its
 * revision, so that a fact which was renamed, merged or removed does not come back under its old name.
 */
export class KnownFacts {
  private constructor(
    private readonly client: pg.Client,
    private readonly ids: Map<string, number>,
  ) {}

  static async read(client: pg.Client, actor: string): Promise<KnownFacts> {
    const { rows } = await client.query<{ table_name: FactTable; row_id: string; after: Fact }>(
      `SELECT table_name, row_id, after FROM revision
        WHERE table_name = ANY ($1) AND action = 'insert' AND actor_id = $2 ORDER BY id`,
      [Object.keys(NATURAL_KEY), actor],
    );
    const ids = rows.map(
      (row) => [`${row.table_name} ${row.after[NATURAL_KEY[row.table_name]]}`, Number(row.row_id)] as const,
    );
    return new KnownFacts(client, new Map(ids));
  }

  /** The row of a fact, null for a gap. @throws when the fact was never loaded */
  id(table: FactTable, key: string | null | undefined): number | null {
    if (!key) return null;
    const id = this.ids.get(`${table} ${key}`);
    if (id === undefined) throw new Error(`reference facts: there is no ${table} "${key}"`);
    return id;
  }

  /**
   * Inserts a fact unless it was ever loaded, or a person entered it already.
   * @returns its id, and whether it is new
   */
  async add(
    table: FactTable,
    columns: Fact | Record<string, unknown>,
  ): Promise<{ id: number; isNew: boolean }> {
    const naturalKey = NATURAL_KEY[table];
    const key = String(columns[naturalKey]);
    const known = this.ids.get(`${table} ${key}`);
    if (known !== undefined) return { id: known, isNew: false };

    const entered = await this.client.query<{ id: number }>(
      `SELECT id FROM ${table} WHERE fold_text(${naturalKey}) = fold_text($1) ORDER BY id LIMIT 1`,
      [key],
    );
    const names = Object.keys(columns);
    const inserted = entered.rows[0]
      ? null
      : await this.client.query<{ id: number }>(
          `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((_, index) => `$${index + 1}`).join(', ')}) RETURNING id`,
          Object.values(columns),
        );
    const id = (inserted ?? entered).rows[0]?.id;
    if (id === undefined) throw new Error(`reference facts: ${table} "${key}" was not stored`);
    this.ids.set(`${table} ${key}`, id);
    return { id, isNew: inserted !== null };
  }
}
