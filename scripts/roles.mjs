import { createHmac } from 'node:crypto';
import pg from 'pg';
import { say, Trouble } from './say.mjs';

/**
 * The database's logins. They are made here and not in a migration, because a migration runs as the owner, who is no
 * superuser, and because each server has its own.
 */

const name = pg.escapeIdentifier;
const text = pg.escapeLiteral;

/** @typedef {(sql: string, values?: unknown[]) => Promise<any[]>} Query */

/**
 * One connection for a few statements.
 * @template T
 * @param {string} url
 * @param {(query: Query) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withClient(url, work) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    return await work(async (sql, values) => (await client.query(sql, values)).rows);
  } finally {
    await client.end().catch(() => {});
  }
}

/** @param {string} url */
export const databaseOf = (url) => decodeURIComponent(new URL(url).pathname.slice(1));

/** @param {string} url @param {string} database */
export function inDatabase(url, database) {
  const other = new URL(url);
  other.pathname = `/${encodeURIComponent(database)}`;
  return other.href;
}

/**
 * On the embedded server: the database, its owner (no superuser) and the app's login (neither owner nor superuser).
 * Idempotent.
 * @param {string} superUrl
 * @param {{ database: string, owner: string, ownerPassword: string, app: string, appPassword: string }} wanted
 * @returns {Promise<void>}
 */
export async function makeEmbeddedDatabase(superUrl, { database, owner, ownerPassword, app, appPassword }) {
  await withClient(superUrl, async (query) => {
    // The owner may create databases: Prisma's shadow database and those of the tests.
    await makeLogin(query, owner, ownerPassword, 'NOSUPERUSER NOCREATEROLE CREATEDB');
    await makeLogin(query, app, appPassword, 'NOSUPERUSER NOCREATEROLE NOCREATEDB');
    const [there] = await query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
    if (!there) await query(`CREATE DATABASE ${name(database)} OWNER ${name(owner)} TEMPLATE template0`);
    await query(`REVOKE CONNECT ON DATABASE ${name(database)} FROM PUBLIC`);
    await query(`GRANT CONNECT ON DATABASE ${name(database)} TO ${name(app)}`);
  });
  await withClient(inDatabase(superUrl, database), (query) =>
    query(`ALTER SCHEMA public OWNER TO ${name(owner)}`),
  );
}

/** @param {Query} query @param {string} role @param {string} password @param {string} rights */
async function makeLogin(query, role, password, rights) {
  const [there] = await query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
  await query(`${there ? 'ALTER' : 'CREATE'} ROLE ${name(role)} LOGIN ${rights} PASSWORD ${text(password)}`);
}

/**
 * Whether a server can hold this program's data at all.
 * @param {string} url
 */
export async function checkServer(url) {
  await withClient(url, async (query) => {
    const [{ version, shown, folds }] = await query(
      `SELECT current_setting('server_version_num')::int AS version, current_setting('server_version') AS shown,
              lower('ƏЖA') = 'əжa' AS folds`,
    );
    if (version < 170_000) throw new Trouble(`PostgreSQL 17 or newer is needed; DATABASE_URL is ${shown}.`);
    if (!folds)
      throw new Trouble(
        `In the database "${databaseOf(url)}" lower('Ə') is not 'ə': searches would miss Azerbaijani and Cyrillic names. ` +
          "Create it with TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8'.",
      );
  });
}

/**
 * On a server that is not ours: makes the database when it is missing.
 * @param {string} url
 */
export async function makeForeignDatabase(url) {
  try {
    await withClient(url, (query) => query('SELECT 1'));
  } catch (error) {
    const { code, message } = /** @type {{ code?: string, message: string }} */ (error);
    if (code !== '3D000')
      throw new Trouble(
        `DATABASE_URL: the server at ${new URL(url).host} cannot be used: ${message || code}`,
      );
    say(`  The database "${databaseOf(url)}" does not exist: creating it.`);
    await withClient(inDatabase(url, 'postgres'), (query) =>
      query(
        `CREATE DATABASE ${name(databaseOf(url))} TEMPLATE template0 ENCODING 'UTF8'
         LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LOCALE 'C'`,
      ),
    );
  }
}

/**
 * The app's own login beside a foreign owner, where the owner may create one.
 * @param {string} ownerUrl
 * @param {{ appRole?: string, fallbackPassword: string }} options
 * @returns {Promise<string | null>} its URL; null when the owner may not create roles
 */
export async function makeForeignAppLogin(ownerUrl, { appRole, fallbackPassword }) {
  const role = appRole ?? `${databaseOf(ownerUrl)}_app`;
  const ownerPassword = decodeURIComponent(new URL(ownerUrl).password);
  // Made from the owner's password, so that several copies of the app come to the same one without talking.
  const password = ownerPassword
    ? createHmac('sha256', ownerPassword).update(role).digest('hex')
    : fallbackPassword;
  const url = new URL(ownerUrl);
  url.username = encodeURIComponent(role);
  url.password = password;
  return withClient(ownerUrl, async (query) => {
    const [me] = await query(
      'SELECT rolcreaterole OR rolsuper AS may, rolname FROM pg_roles WHERE rolname = current_user',
    );
    if (role === me.rolname) throw new Trouble('APP_DATABASE_ROLE must not be the role of DATABASE_URL.');
    if (!me.may) return null;
    try {
      await makeLogin(query, role, password, 'NOCREATEROLE NOCREATEDB');
    } catch (error) {
      throw new Trouble(
        `The role "${role}" exists and cannot be changed by "${me.rolname}" (${/** @type {Error} */ (error).message}). ` +
          'Give the app its login in DATABASE_APP_URL, or another name in APP_DATABASE_ROLE.',
      );
    }
    await query(`GRANT CONNECT ON DATABASE ${name(databaseOf(ownerUrl))} TO ${name(role)}`);
    return url.href;
  });
}

/**
 * What the app's login may do: everything with the rows, nothing with the structure, and only read the history and the
 * sums by month, which triggers keep.
 * @param {string} ownerUrl
 * @param {string} appRole
 */
export async function grantToApp(ownerUrl, appRole) {
  const app = name(appRole);
  await withClient(ownerUrl, async (query) => {
    const closed = await query(
      `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
       AND relname IN ('revision', 'lot_known', 'voyage_known', 'programme_move', 'lifting_month', 'basis_month',
         'passage_month', '_prisma_migrations')`,
    );
    const statements = [
      `GRANT USAGE ON SCHEMA public TO ${app}`,
      `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${app}`,
      `GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO ${app}`,
      `GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO ${app}`,
      ...[
        'SELECT, INSERT, UPDATE, DELETE ON TABLES',
        'USAGE, SELECT ON SEQUENCES',
        'EXECUTE ON FUNCTIONS',
      ].map((rights) => `ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT ${rights} TO ${app}`),
      ...closed.map(({ relname }) => `REVOKE ALL ON ${name(relname)} FROM ${app}`),
      ...closed
        .filter(({ relname }) => relname !== '_prisma_migrations')
        .map(({ relname }) => `GRANT SELECT ON ${name(relname)} TO ${app}`),
    ];
    // One transaction: the app never sees the moment between the wide grant and the narrow one.
    await query(`BEGIN; ${statements.join('; ')}; COMMIT`);
  });
}
