import { withClient } from '../roles.mjs';

/**
 * Ten years of what others publish about the invented log: each month and the year up to it by one publisher, every
 * third month relayed by another, the way to Makhachkala, and what was pumped and lifted beyond Baku. Entered through
 * the product's own rules and triggers, so that the history has it too.
 */

const YEARS = 10;

/** Sums of the log by month, and a mark of which months a publisher rounds away from them. */
const month = `
  WITH logged AS (
    SELECT month::date AS month, (month + interval '1 month' - interval '1 day')::date AS ends,
      (round(sum(bl_tonnes) / 100) / 10)::numeric(12, 1) AS kt, row_number() OVER (ORDER BY month) AS n
    FROM lifting_month WHERE lots > 0 AND month >= date_trunc('month', now()) - interval '${YEARS} years'
      AND month < date_trunc('month', now()) GROUP BY month HAVING sum(bl_tonnes) >= 20000),
  month AS (SELECT *, CASE WHEN n % 7 = 0 THEN kt + 4.2 ELSE kt END AS printed FROM logged)`;

const figure = `
  INSERT INTO reported_figure (key, period_start, period_end, tonnes, unit_as_cited, value_as_cited, scope_grade,
    scope_direction, basis, kind, publisher, published_on, source, status, relay_of_id)`;

const sql = [
  `${month} ${figure}
   SELECT 'bench-' || to_char(month, 'YYYY-MM'), month, ends, printed * 1000, 'kt', printed || ' kt', 'all', 'Aktau–Baku', 'bl',
     'actual', 'KazTransOil', ends + 12, 'benchmark filler', 'as_reported', NULL FROM month`,
  `${month}, year AS (
     SELECT *, date_trunc('year', month)::date AS begins, sum(printed) OVER (PARTITION BY date_trunc('year', month) ORDER BY month) AS so_far
     FROM month) ${figure}
   SELECT 'bench-to-' || to_char(month, 'YYYY-MM'), begins, ends, so_far * 1000, 'kt', so_far || ' kt', 'all', 'Aktau–Baku', 'bl',
     'actual', 'KazTransOil', ends + 15, 'benchmark filler', 'as_reported', NULL FROM year WHERE month > begins
       AND begins >= (SELECT min(month) FROM month)`,
  `${month} ${figure}
   SELECT 'bench-relay-' || to_char(month, 'YYYY-MM'), month, ends, printed * 1000, 'kt', printed || ' kt', 'all', 'Aktau–Baku', 'bl',
     'actual', 'KazTransOil via Trend', ends + 14, 'benchmark filler', 'as_reported',
     (SELECT id FROM reported_figure WHERE key = 'bench-' || to_char(month, 'YYYY-MM')) FROM month WHERE n % 3 = 0`,
  `${month} ${figure}
   SELECT 'bench-north-' || to_char(month, 'YYYY-MM'), month, ends, 150000 + 100 * n, 'kt', (150 + n / 10.0)::numeric(6,1) || ' kt', 'all',
     'Aktau–Makhachkala', 'bl', 'actual', 'KazTransOil', ends + 12, 'benchmark filler', 'as_reported', NULL FROM month`,
  `${month} INSERT INTO movement (stage, from_date, to_date, tonnes, source)
   SELECT stage::movement_stage, month, ends, round(kt * 1000 * part, 3), 'benchmark filler'
   FROM month, (VALUES ('pumped_btc', 0.97), ('lifted_ceyhan', 0.95)) AS of (stage, part)`,
  `${month} INSERT INTO route_total (route, from_date, to_date, tonnes, basis, source)
   SELECT route::export_route, month, ends, tonnes + 100 * n, 'departure', 'benchmark filler'
   FROM month, (VALUES ('makhachkala', 150000), ('cpc', 4500000)) AS of (route, tonnes)`,
];

/** Once a database. @param {string} superUrl */
export async function fillPublished(superUrl) {
  await withClient(superUrl, async (query) => {
    const there = await query(`SELECT FROM reported_figure WHERE source = 'benchmark filler' LIMIT 1`);
    if (there.length > 0) return;
    await query('BEGIN');
    await query(
      `SELECT set_config('app.actor', 'bench', true), set_config('app.actor_name', 'Benchmark', true)`,
    );
    for (const statement of sql) await query(statement);
    await query('COMMIT');
    await query('ANALYZE reported_figure, movement, route_total');
  });
}
