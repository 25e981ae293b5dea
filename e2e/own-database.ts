import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll } from 'vitest';
import { inDatabase, withClient } from '@/scripts/roles.mjs';

/**
 * Each test file gets a copy of the migrated database to itself: what one file logs, no other one counts, in whatever
 * order and on however many workers they run. TEST_DATABASE: what `npm test` made.
 */
const made = process.env.TEST_DATABASE;
if (!made) throw new Error('TEST_DATABASE is not set: run the tests with npm test.');
const { appUrl, ownerUrl } = JSON.parse(made) as { appUrl: string; ownerUrl: string };
const copy = `caspian_${randomBytes(6).toString('hex')}`;
const server = inDatabase(ownerUrl, 'postgres');

await withClient(server, async (query) => {
  const template = pg.escapeIdentifier(new URL(ownerUrl).pathname.slice(1));
  await query(`CREATE DATABASE ${copy} TEMPLATE ${template} STRATEGY file_copy`);
});
process.env.TEST_DATABASE_URL = inDatabase(appUrl, copy);
process.env.TEST_OWNER_URL = inDatabase(ownerUrl, copy);

afterAll(() => withClient(server, (query) => query(`DROP DATABASE ${copy} WITH (FORCE)`)));
