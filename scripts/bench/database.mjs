import { chmodSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { embeddedUrls, openDatabase } from '../open-database.mjs';
import { inDatabase, withClient } from '../roles.mjs';
import { say, seconds, step, Trouble } from '../say.mjs';
import { loadReference } from '../seed.mjs';
import { root } from '../settings.mjs';
import {
  baseSql,
  baseTable,
  closingSql,
  differencesSql,
  knownSql,
  partsSql,
  revisionsSql,
  vesselsSql,
} from './filler.mjs';
import { fillPublished } from './published.mjs';

/** The benchmark's databases: made once, kept in BENCH_DIR on a PostgreSQL of their own. */

/** Of the filler; another one, or a schema that changed under it, means that the database is made anew. */
const EDITION = 4;

const CHUNK = 25_000;
const large = ['voyage', 'lot', 'voyage_event', 'voyage_act', 'revision', 'voyage_known', 'lot_known'];

/** @typedef {{ size: number, name: string, superUrl: string, ownerUrl: string, appUrl: string }} BenchDatabase */

export function benchDir() {
  const dataDir = path.resolve(root, process.env.BENCH_DIR || '.data/bench');
  mkdirSync(dataDir, { recursive: true });
  chmodSync(dataDir, 0o711); // as root the server is another user, who must pass through
  return dataDir;
}

/**
 * @param {string} dataDir
 * @param {number} size voyages
 * @param {{ again?: boolean }} [options] `again`: make it anew
 * @returns {Promise<BenchDatabase>}
 */
export async function openBenchDatabase(dataDir, size, { again = false } = {}) {
  const name = `bench_${size}`;
  const { superUrl } = await embeddedUrls({ dataDir });
  if (again || !(await isWhole(superUrl, name)))
    await withClient(superUrl, (query) => query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  const opened = await openDatabase({ dataDir, database: name }).catch(async (error) => {
    if (!(error instanceof Trouble)) throw error;
    say(`  The schema changed: making the database of ${size.toLocaleString('en')} voyages anew.`);
    await withClient(superUrl, (query) => query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
    return openDatabase({ dataDir, database: name });
  });
  const database = { size, name, superUrl: inDatabase(superUrl, name), ...opened };
  if (opened.fresh) {
    await loadReference(opened, dataDir);
    await fill(database);
    await withClient(database.superUrl, (query) =>
      query(`COMMENT ON DATABASE ${name} IS 'benchmark filler ${EDITION}'`),
    );
  }
  await step('ten years of published figures', () => fillPublished(database.superUrl));
  return database;
}

/** A copy that was made under this name, with its logins. @returns {Promise<BenchDatabase>} */
export async function copyOfBenchDatabase(/** @type {string} */ dataDir, /** @type {string} */ name) {
  const { superUrl } = await embeddedUrls({ dataDir });
  return {
    size: 0,
    name,
    superUrl: inDatabase(superUrl, name),
    ...(await openDatabase({ dataDir, database: name })),
  };
}

/** A database whose filling was interrupted, or of another edition, is none. */
async function isWhole(/** @type {string} */ superUrl, /** @type {string} */ name) {
  return withClient(superUrl, async (query) => {
    const [row] = await query(
      `SELECT shobj_description(oid, 'pg_database') AS made FROM pg_database WHERE datname = $1`,
      [name],
    );
    return row?.made === `benchmark filler ${EDITION}`;
  });
}

/** Triggers and foreign keys do not fire for this connection; that needs the superuser. */
async function connectForLoading(/** @type {string} */ url) {
  const client = new pg.Client({
    connectionString: url,
    options:
      '-c timezone=UTC -c session_replication_role=replica -c synchronous_commit=off -c maintenance_work_mem=512MB',
  });
  await client.connect();
  await client.query(baseTable);
  return client;
}

async function fill(/** @type {BenchDatabase} */ { size, superUrl }) {
  const began = performance.now();
  const label = `${size.toLocaleString('en')} voyages`;
  say(`  Making the database of ${label}; this happens once.`);
  const workers = await Promise.all([connectForLoading(superUrl), connectForLoading(superUrl)]);
  const [first] = /** @type {[pg.Client]} */ (/** @type {unknown} */ (workers));
  try {
    const { rows } = await first.query('SELECT now()::timestamptz(3) AS moment');
    await first.query(vesselsSql);
    const rebuild = await step('setting indexes aside', () => setIndexesAside(first));
    let next = 0;
    let done = 0;
    await Promise.all(
      workers.map(async (client) => {
        for (let from = next; from < size; from = next) {
          const to = (next = Math.min(from + CHUNK, size));
          await loadChunk(client, from, to, size, rows[0].moment);
          done += to - from;
          if (done % (8 * CHUNK) === 0)
            say(`  … ${done.toLocaleString('en')} of ${label} (${seconds(began)})`);
        }
      }),
    );
    await step('indexes', () =>
      Promise.all(
        workers.map(async (client) => {
          for (let sql = rebuild.pop(); sql; sql = rebuild.pop()) await client.query(sql);
        }),
      ),
    );
    await step('sums, counters and statistics', async () => {
      await first.query(closingSql);
      await first.query('VACUUM (ANALYZE)');
    });
    await checkFiller(first, Math.min(size, 5000));
  } finally {
    await Promise.all(workers.map((client) => client.end()));
  }
  await withClient(superUrl, (query) => query('CHECKPOINT'));
  say(`  ✓ ${label} (${seconds(began)})`);
}

/**
 * @param {pg.Client} client
 * @param {number} from
 * @param {number} to
 * @param {number} size
 * @param {Date} moment
 */
async function loadChunk(client, from, to, size, moment) {
  await client.query('BEGIN; TRUNCATE base');
  await client.query(baseSql, [from, to, size, moment]);
  for (const sql of partsSql) await client.query(sql, sql.includes('$1') ? [moment] : []);
  await client.query(revisionsSql);
  for (const sql of knownSql) await client.query(sql);
  await client.query('COMMIT');
}

/**
 * Drops what would be kept up row by row. @param {pg.Client} client
 * @returns {Promise<string[]>} the statements that make all of it again, word for word; the longest one last
 */
async function setIndexesAside(client) {
  const { rows: constraints } = await client.query(
    `SELECT conrelid::regclass::text AS on, conname AS name, pg_get_constraintdef(oid) AS definition
     FROM pg_constraint WHERE contype = 'x' AND conrelid::regclass::text = ANY ($1)`,
    [large],
  );
  const { rows: indexes } = await client.query(
    `SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition
     FROM pg_index i WHERE i.indrelid::regclass::text = ANY ($1) AND NOT i.indisprimary
       AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = i.indexrelid)
     ORDER BY pg_get_indexdef(i.indexrelid) LIKE '%USING gin%'`,
    [large],
  );
  for (const { on, name } of constraints) await client.query(`ALTER TABLE ${on} DROP CONSTRAINT ${name}`);
  for (const { name } of indexes) await client.query(`DROP INDEX ${name}`);
  return [
    ...constraints.map(
      ({ on, name, definition }) => `ALTER TABLE ${on} ADD CONSTRAINT ${name} ${definition}`,
    ),
    ...indexes.map(({ definition }) => definition),
  ];
}

/** The filler stands in for the triggers: a sample must agree with them to the last digit. */
async function checkFiller(/** @type {pg.Client} */ client, /** @type {number} */ sample) {
  await step(`comparing ${sample.toLocaleString('en')} voyages with voyage_facts()`, async () => {
    const { rows } = await client.query(differencesSql, [sample]);
    if (rows.length > 0)
      throw new Trouble(
        `The benchmark's filler disagrees with voyage_facts() on ${rows.length} voyages, for one:\n` +
          JSON.stringify(rows[0], null, 1),
      );
  });
}
