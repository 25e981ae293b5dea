import { chmodSync, existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { instanceFile, isAlive, readHolder, takeLock } from './instance.mjs';
import { removeData } from './native.mjs';
import { embeddedUrls, openDatabase } from './open-database.mjs';
import { stopServer } from './postgres.mjs';
import { loadDemonstration, loadReference } from './seed.mjs';

/** The tests' own PostgreSQL, in a temporary folder that goes with them. */

const prefix = 'caspian-test-';

/** Makes the folder; removes those that killed test runs left behind, with their servers. */
export async function makeTestData() {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    const left = path.join(tmpdir(), name);
    const holder = readHolder(instanceFile(left));
    if (holder && !isAlive(holder)) await removeTestData(left).catch(() => {});
  }
  const dataDir = mkdtempSync(path.join(tmpdir(), prefix));
  chmodSync(dataDir, 0o711);
  takeLock(instanceFile(dataDir));
  return dataDir;
}

/** @param {string} dataDir */
export async function removeTestData(dataDir) {
  if (existsSync(path.join(dataDir, 'secrets.json'))) await stopServer(dataDir);
  removeData(dataDir);
}

/**
 * A migrated database with the reference facts.
 * @param {string} dataDir
 * @param {{ database?: string, demonstration?: boolean }} [options]
 */
export async function makeTestDatabase(dataDir, { database, demonstration = false } = {}) {
  const { superUrl } = await embeddedUrls({ dataDir, database });
  const opened = await openDatabase({ dataDir, database });
  await loadReference(opened, dataDir);
  const accounts = demonstration ? await loadDemonstration(opened.ownerUrl, { randomPasswords: false }) : [];
  return { ...opened, superUrl, accounts };
}
