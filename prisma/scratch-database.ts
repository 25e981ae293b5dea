import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

/** A migrated database of a test's own, on the server of `TEST_OWNER_URL`. */
export interface ScratchDatabase {
  url: string;
  query: <T extends object>(sql: string, values?: unknown[]) => Promise<T[]>;
  drop: () => Promise<void>;
}

async function inDatabase<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, options: '-c timezone=UTC' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** @throws when `TEST_OWNER_URL` is not set, or its login may not create databases */
export async function makeScratchDatabase(): Promise<ScratchDatabase> {
  const server = process.env.TEST_OWNER_URL;
  if (!server) throw new Error('TEST_OWNER_URL is not set: npm test starts the database it needs.');
  const name = `scratch_${randomBytes(6).toString('hex')}`;
  const url = new URL(server);
  url.pathname = `/${name}`;
  await inDatabase(server, (client) => client.query(`CREATE DATABASE ${name}`));
  await inDatabase(url.href, async (client) => {
    const migrations = fileURLToPath(new URL('migrations', import.meta.url));
    for (const migration of readdirSync(migrations).sort()) {
      if (migration.endsWith('.toml')) continue;
      await client.query(readFileSync(`${migrations}/${migration}/migration.sql`, 'utf8'));
    }
  });
  return {
    url: url.href,
    query: (sql, values) => inDatabase(url.href, async (client) => (await client.query(sql, values)).rows),
    drop: () => inDatabase(server, async (client) => void (await client.query(`DROP DATABASE ${name}`))),
  };
}
