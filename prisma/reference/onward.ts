import pg from 'pg';
import { facts } from './csv';
import type { KnownFacts } from './known';

/**
 * Published figures that are movements beyond Baku or totals of a way out: pointed at, so that days, tonnes and source
 * stay those of the figure. What was loaded once and then removed stays removed.
 * @returns how many are new
 */
export async function loadOnward(client: pg.Client, known: KnownFacts, actor: string): Promise<number> {
  let added = 0;
  for (const { figure, stage, route } of facts('onward')) {
    const [table, column, type, value] = stage
      ? ['movement', 'stage', 'movement_stage', stage]
      : ['route_total', 'route', 'export_route', route];
    const { rowCount } = await client.query(
      `INSERT INTO ${table} (${column}, figure_id)
       SELECT $1::${type}, $2::int WHERE NOT EXISTS (SELECT FROM ${table} WHERE figure_id = $2)
         AND NOT EXISTS (SELECT FROM revision WHERE table_name = $3 AND action = 'insert' AND actor_id = $4
           AND (after ->> 'figure_id')::int = $2)`,
      [value, known.id('reported_figure', figure), table, actor],
    );
    added += rowCount ?? 0;
  }
  return added;
}
