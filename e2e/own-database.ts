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
const { appUrl, ownerUrl, superUrl } = JSON.parse(made) as Record<'appUrl' | 'ownerUrl' | 'superUrl', string>;
const copy = `caspian_${randomBytes(6).toString('hex')}`;
// As superuser: the owner may not end connections of the app or of autovacuum, so could not always drop the copy.
const server = inDatabase(superUrl, 'postgres');

await withClient(server, async (query) => {
  const { username: owner, pathname } = new URL(ownerUrl);
  const [of, template] = [owner, pathname.slice(1)].map((name) =>
    pg.escapeIdentifier(decodeURIComponent(name)),
  );
  await query(`CREATE DATABASE ${copy} OWNER ${of} TEMPLATE ${template} STRATEGY file_copy`);
});
process.env.TEST_DATABASE_URL = inDatabase(appUrl, copy);
process.env.TEST_OWNER_URL = inDatabase(ownerUrl, copy);

afterAll(() => withClient(server, (query) => query(`DROP DATABASE ${copy} WITH (FORCE)`)));
