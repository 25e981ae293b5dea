import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { runTypeScript } from './run.mjs';
import { say, step, Trouble } from './say.mjs';
import { recall, remember } from './secrets.mjs';
import { root } from './settings.mjs';

/** prisma/seed.ts, which runs as the owner: the reference facts, the demonstration, and its removal. */

/** @typedef {{ email: string, password: string, role: string }} Account */
/** @typedef {Pick<import('./open-database.mjs').Database, 'ownerUrl' | 'identity' | 'embedded'>} Target */

/**
 * @param {string} ownerUrl
 * @param {string[]} args
 * @param {{ show?: boolean }} [options]
 * @returns {Promise<string>} what it printed
 */
async function seed(ownerUrl, args, { show = false } = {}) {
  const env = { ...process.env, DATABASE_OWNER_URL: ownerUrl, DATABASE_URL: ownerUrl };
  const progress = (/** @type {string} */ line) => {
    if (line.trim() && !line.startsWith('{')) say(`    ${line}`);
  };
  const ran = await runTypeScript('prisma/seed.ts', args, { env, ...(show && { show: progress }) });
  if (ran.code !== 0) throw new Trouble(`prisma/seed.ts ${args.join(' ')} failed:\n${ran.output.trim()}`);
  return ran.stdout;
}

/** @param {string} output its last line @returns {Account[]} */
export function accountsIn(output) {
  const last = output.trim().split('\n').at(-1) ?? '';
  return last.startsWith('{') ? (JSON.parse(last).accounts ?? []) : [];
}

/**
 * The public facts; skipped when the same ones were loaded into the same database before.
 * @param {Target} database
 * @param {string} dataDir
 */
export async function loadReference({ ownerUrl, identity, embedded }, dataDir) {
  const wanted = `${identity}/${await fingerprint(['prisma/seed.ts', 'prisma/seed', 'prisma/reference'])}`;
  if (embedded && recall(dataDir).reference === wanted) return;
  await step('loading the reference facts', () => seed(ownerUrl, ['--reference']));
  remember(dataDir, { reference: wanted });
}

/**
 * The simulated log and its accounts.
 * @param {string} ownerUrl
 * @param {{ randomPasswords: boolean }} options
 * @returns {Promise<Account[]>}
 */
export function loadDemonstration(ownerUrl, { randomPasswords }) {
  const args = ['--demo', ...(randomPasswords ? ['--random-passwords'] : [])];
  return step('loading the demonstration', async () =>
    accountsIn(await seed(ownerUrl, args, { show: true })),
  );
}

/** The demonstration's fixed accounts. @param {string} ownerUrl */
export async function fixedAccounts(ownerUrl) {
  return accountsIn(await seed(ownerUrl, ['--accounts']));
}

/** @param {string} ownerUrl */
export async function removeDemonstration(ownerUrl) {
  await step('removing the demonstration', () => seed(ownerUrl, ['--remove-demo'], { show: true }));
}

/**
 * One hash over files and folders.
 * @param {string[]} places relative to the root
 * @param {(file: string) => boolean} [counts]
 */
export async function fingerprint(places, counts = () => true) {
  const hash = createHash('sha256');
  for (const file of places.flatMap((place) => filesIn(place)).filter(counts)) {
    hash.update(`\0${file}\0`);
    for await (const chunk of createReadStream(path.join(root, file))) hash.update(chunk);
  }
  return hash.digest('hex');
}

/** @param {string} place a file or folder relative to the root @returns {string[]} sorted, with forward slashes */
function filesIn(place) {
  const full = path.join(root, place);
  if (!existsSync(full)) return [];
  try {
    return readdirSync(full, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
      .sort();
  } catch {
    return [place]; // a file
  }
}
