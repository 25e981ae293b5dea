import { migrate } from './migrate.mjs';
import { startServer } from './postgres.mjs';
import {
  checkServer,
  databaseOf,
  grantToApp,
  inDatabase,
  makeEmbeddedDatabase,
  makeForeignAppLogin,
  makeForeignDatabase,
  withClient,
} from './roles.mjs';
import { say, step, Trouble } from './say.mjs';
import { secretsIn } from './secrets.mjs';

/** The database as the commands use it: running, with its logins, migrated. */

export const embeddedNames = { database: 'caspian', owner: 'caspian_owner' };

/**
 * @typedef {object} Database
 * @property {string} ownerUrl for migrations and the seed
 * @property {string} appUrl for the app
 * @property {boolean} embedded
 * @property {boolean} fresh it was empty before this start
 * @property {string} identity differs between databases, also after a reset
 */

/**
 * @param {Pick<import('./settings.mjs').Settings, 'dataDir'> & Partial<import('./settings.mjs').Settings> & {
 *   database?: string }} settings `database`: another one on the embedded server, for tests and benchmarks
 * @returns {Promise<Database>}
 */
export async function openDatabase(settings) {
  const { ownerUrl, appUrl, appRole } = settings.foreignUrl
    ? await foreignUrls(settings, settings.foreignUrl)
    : await embeddedUrls(settings);
  const { fresh } = await migrate(ownerUrl);
  if (appRole) await grantToApp(ownerUrl, appRole);
  const identity = await withClient(ownerUrl, async (query) => {
    const [row] = await query(
      'SELECT oid::text || current_database() AS id FROM pg_database WHERE datname = current_database()',
    );
    return row.id;
  });
  return { ownerUrl, appUrl, embedded: !settings.foreignUrl, fresh, identity };
}

/** @param {{ dataDir: string, appRole?: string, database?: string }} settings */
export async function embeddedUrls({ dataDir, appRole = 'app', database = embeddedNames.database }) {
  const secrets = secretsIn(dataDir);
  const began = performance.now();
  const server = await startServer(dataDir);
  const took = Math.round(performance.now() - began);
  say(
    `  ✓ PostgreSQL ${server.adopted ? 'runs already' : `started (${took} ms)`} on 127.0.0.1:${server.port}`,
  );
  const { owner } = embeddedNames;
  await makeEmbeddedDatabase(server.superUrl, {
    database,
    owner,
    ownerPassword: secrets.owner,
    app: appRole,
    appPassword: secrets.app,
  });
  return {
    superUrl: server.superUrl,
    ownerUrl: server.url(database, owner, secrets.owner),
    appUrl: server.url(database, encodeURIComponent(appRole), secrets.app),
    appRole,
  };
}

/**
 * @param {{ dataDir: string, foreignAppUrl?: string, appRole?: string }} settings
 * @param {string} ownerUrl
 */
async function foreignUrls({ dataDir, foreignAppUrl, appRole }, ownerUrl) {
  if (!URL.canParse(ownerUrl) || !databaseOf(ownerUrl))
    throw new Trouble('DATABASE_URL must read postgresql://user:password@host:port/database.');
  await makeForeignDatabase(ownerUrl);
  await checkServer(ownerUrl);
  if (foreignAppUrl) {
    const role = await withClient(
      foreignAppUrl,
      async (query) => (await query('SELECT current_user AS role'))[0].role,
    );
    return { ownerUrl, appUrl: foreignAppUrl, appRole: role };
  }
  const appUrl = await makeForeignAppLogin(ownerUrl, { appRole, fallbackPassword: secretsIn(dataDir).app });
  if (appUrl) return { ownerUrl, appUrl, appRole: decodeURIComponent(new URL(appUrl).username) };
  say(
    '  ! DATABASE_URL is a single role that may not create others: the app logs in as the owner of its tables.',
  );
  say(
    '    The history is guarded by triggers alone. Better: give the app a login of its own in DATABASE_APP_URL.',
  );
  return { ownerUrl, appUrl: ownerUrl, appRole: null };
}

/**
 * Empties the database: the embedded one is made anew, in a foreign one the schema `public`.
 * @param {Parameters<typeof openDatabase>[0]} settings
 */
export async function emptyDatabase(settings) {
  const { database } = embeddedNames;
  await step('removing everything', async () => {
    if (settings.foreignUrl) {
      await withClient(settings.foreignUrl, (query) =>
        query('BEGIN; DROP SCHEMA IF EXISTS public CASCADE; CREATE SCHEMA public; COMMIT'),
      );
    } else {
      const { superUrl } = await embeddedUrls(settings);
      await withClient(inDatabase(superUrl, 'postgres'), (query) =>
        query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`),
      );
    }
  });
}
