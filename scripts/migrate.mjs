import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inDatabase, withClient } from './roles.mjs';
import { runTool } from './run.mjs';
import { step, Trouble } from './say.mjs';
import { cacheDir, root } from './settings.mjs';

/** @typedef {{ name: string, checksum: string }} Migration */
/** @typedef {{ migration_name: string, checksum: string, finished_at: Date | null, rolled_back_at: Date | null }} Applied */

const quiet = { CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1', NO_COLOR: '1' };

/** @param {string} folder @returns {Migration[]} in the order they are applied */
export function migrationsIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => existsSync(path.join(folder, name, 'migration.sql')))
    .sort()
    .map((name) => ({
      name,
      checksum: createHash('sha256')
        .update(readFileSync(path.join(folder, name, 'migration.sql')))
        .digest('hex'),
    }));
}

/**
 * What a start has to do about the migrations.
 * @param {Migration[]} onDisk
 * @param {Applied[]} applied
 * @returns {{ pending: string[], changed: string[], unknown: string[] }} `changed`: edited after they were applied;
 *   `unknown`: applied by a newer program
 */
export function compareMigrations(onDisk, applied) {
  const done = new Map(
    applied
      .filter((row) => row.finished_at && !row.rolled_back_at)
      .map((row) => [row.migration_name, row.checksum]),
  );
  const names = new Set(onDisk.map(({ name }) => name));
  return {
    pending: onDisk.filter(({ name }) => !done.has(name)).map(({ name }) => name),
    changed: onDisk
      .filter(({ name, checksum }) => (done.get(name) ?? checksum) !== checksum)
      .map(({ name }) => name),
    unknown: [...done.keys()].filter((name) => !names.has(name)),
  };
}

/** @param {string} ownerUrl @returns {Promise<Applied[] | null>} null for a database that was never migrated */
export function appliedMigrations(ownerUrl) {
  return withClient(ownerUrl, async (query) => {
    const [{ there }] = await query(`SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS there`);
    if (!there) return null;
    return query('SELECT migration_name, checksum, finished_at, rolled_back_at FROM _prisma_migrations');
  });
}

/**
 * Brings the database to this program's schema; takes milliseconds when it is there already.
 * @param {string} ownerUrl
 * @returns {Promise<{ fresh: boolean, applied: string[] }>} `fresh`: the database was empty before
 */
export async function migrate(ownerUrl) {
  const before = await appliedMigrations(ownerUrl);
  const { pending, changed, unknown } = compareMigrations(
    migrationsIn(path.join(root, 'prisma', 'migrations')),
    before ?? [],
  );
  if (changed.length > 0)
    throw new Trouble(
      `Changed after it was applied to this database: migration ${changed.join(', ')}. ` +
        'Restore the file; or, when the data may go, run: npm run db:reset',
    );
  if (unknown.length > 0)
    throw new Trouble(
      `This database was brought further by a newer version (migration ${unknown.join(', ')}). Start that version.`,
    );
  if (pending.length > 0)
    await step(`migrating the database (${pending.length} new)`, () => deploy(ownerUrl));
  return { fresh: before === null, applied: pending };
}

/** @param {string} ownerUrl */
async function deploy(ownerUrl) {
  const env = { ...process.env, ...quiet, DATABASE_OWNER_URL: ownerUrl };
  const ran = await runTool('prisma/build/index.js', ['migrate', 'deploy'], { env });
  // A schema engine that does nothing also ends with 0: what counts is what the database says.
  const applied = await appliedMigrations(ownerUrl);
  const left = compareMigrations(
    migrationsIn(path.join(root, 'prisma', 'migrations')),
    applied ?? [],
  ).pending;
  if (ran.code !== 0 || left.length > 0) throw new Trouble(`The migration failed:\n${ran.output.trim()}`);
}

/**
 * Whether prisma/schema.prisma says the same as the migrations.
 * @param {string} superUrl may create the shadow database that the migrations are tried in
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
export async function schemaDrift(superUrl) {
  const env = { ...process.env, ...quiet, DATABASE_OWNER_URL: inDatabase(superUrl, 'postgres') };
  const args = [
    'migrate',
    'diff',
    '--from-migrations',
    'prisma/migrations',
    '--to-schema',
    'prisma/schema.prisma',
  ];
  const { code, output } = await runTool('prisma/build/index.js', [...args, '--exit-code'], { env });
  return { ok: code === 0 && output.includes('No difference detected.'), output };
}

/** `prisma generate`, when the schema or Prisma changed since the last time. */
export async function generate() {
  const hash = createHash('sha256');
  for (const file of ['prisma/schema.prisma', 'node_modules/prisma/package.json'])
    hash.update(readFileSync(path.join(root, file)));
  const wanted = hash.digest('hex');
  const stamp = path.join(cacheDir, 'prisma-generate');
  const made = existsSync(path.join(root, 'prisma', 'generated'));
  if (made && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;

  await step('generating the database client', async () => {
    const ran = await runTool('prisma/build/index.js', ['generate'], { env: { ...process.env, ...quiet } });
    if (ran.code !== 0) throw new Trouble(`prisma generate failed:\n${ran.output}`);
  });
  mkdirSync(cacheDir, { recursive: true });
  writeFileSync(stamp, wanted);
}
