import type pg from 'pg';

/** What the database must say after the last crash. Each query lists what contradicts it: none is the only good answer. */

/** Columns of a table that its history trigger leaves out, because they follow from others. */
const derivedOf = (table: string) => `
  (SELECT string_to_array(rtrim(encode(tgargs, 'escape'), '\\000'), '\\000') FROM pg_trigger
    WHERE tgrelid = '${table}'::regclass AND tgname = '${table}_revision')`;

const AUDITED = ['voyage', 'lot', 'voyage_event'];

export const CONTRADICTIONS: Record<string, string> = {
  'a voyage without its lots, its events or its sums': `
    SELECT v.voyage_no, v.lot_count, v.bl_tonnes::text FROM voyage v JOIN vessel s ON s.id = v.vessel_id
    WHERE s.source = 'crash-test' AND (
      v.lot_count <> 2 OR (SELECT count(*) FROM lot WHERE voyage_id = v.id) <> 2
      OR (SELECT count(*) FROM voyage_event WHERE voyage_id = v.id) <> 8
      OR v.bl_tonnes <> (SELECT sum(bl_tonnes) FROM lot WHERE voyage_id = v.id)
      OR v.status <> 'discharged')`,
  'a number given twice, or one left out': `
    SELECT c.year, c.last, count(v.id)::int AS voyages, count(DISTINCT v.voyage_no)::int AS numbers
    FROM voyage_counter c LEFT JOIN voyage v ON v.voyage_no ~ ('^AB-' || c.year || '-[0-9]+$')
    GROUP BY c.year, c.last HAVING count(v.id) <> c.last OR count(DISTINCT v.voyage_no) <> c.last`,
  'monthly sums that are not the sums of their lots': `
    SELECT month::text FROM lifting_month GROUP BY month
    HAVING sum(bl_tonnes) <> coalesce((SELECT sum(bl_tonnes) FROM lot
      WHERE date_trunc('month', bl_date)::date = month AND NOT cancelled), 0)`,
  ...Object.fromEntries(
    AUDITED.flatMap((table) => [
      [
        `a row of ${table} that is not its latest revision`,
        `SELECT t.id, r.after FROM ${table} t LEFT JOIN LATERAL (
           SELECT after FROM revision WHERE table_name = '${table}' AND row_id = t.id::text ORDER BY id DESC LIMIT 1) r ON true
         WHERE r.after IS DISTINCT FROM to_jsonb(t) - ${derivedOf(table)}`,
      ],
      [
        `a history of ${table} that does not begin with one entry`,
        `SELECT t.id FROM ${table} t WHERE (SELECT count(*) FROM revision
           WHERE table_name = '${table}' AND row_id = t.id::text AND action = 'insert') <> 1`,
      ],
      [
        `a history of ${table} with a gap, or of a row that is not there`,
        `SELECT * FROM (
           SELECT row_id, before, lag(after) OVER (PARTITION BY row_id ORDER BY id) AS was, action,
             EXISTS (SELECT FROM ${table} t WHERE t.id::text = row_id) AS there
           FROM revision WHERE table_name = '${table}') r
         WHERE before IS DISTINCT FROM was OR NOT there`,
      ],
    ]),
  ),
};

/** Everything that is wrong, by what it contradicts; empty when nothing is. */
export async function contradictions(owner: pg.Pool): Promise<Record<string, unknown[]>> {
  const found: Record<string, unknown[]> = {};
  for (const [name, sql] of Object.entries(CONTRADICTIONS)) {
    const { rows } = await owner.query(sql);
    if (rows.length > 0) found[name] = rows.slice(0, 3);
  }
  return found;
}

/** A voyage as stored, found by what the client chose, with the reasons in its history. */
export interface Stored {
  voyageNo: string;
  note: string | null;
  blTonnes: string[];
  amendments: string[];
}

/** All voyages of a key: one, or something is wrong. */
export async function storedUnder(owner: pg.Pool, key: string): Promise<Stored[]> {
  const { rows } = await owner.query<Stored>(
    `SELECT v.voyage_no AS "voyageNo", v.note,
       (SELECT array_agg(trim_scale(bl_tonnes)::text ORDER BY no) FROM lot WHERE voyage_id = v.id) AS "blTonnes",
       (SELECT coalesce(array_agg(reason ORDER BY id), '{}') FROM revision
         WHERE voyage_id = v.id AND table_name = 'voyage' AND action = 'update') AS amendments
     FROM voyage v WHERE v.idempotency_key = $1`,
    [key],
  );
  return rows;
}
