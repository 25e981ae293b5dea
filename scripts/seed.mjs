import { fingerprint } from './fingerprint.mjs';
import { runTypeScript } from './run.mjs';
import { say, step, Trouble } from './say.mjs';
import { recall, remember } from './secrets.mjs';

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
  const wanted = `${identity}/${fingerprint(['prisma/seed.ts', 'prisma/seed', 'prisma/reference'])}`;
  if (embedded && recall(dataDir).reference === wanted) return;
  await step('loading the reference facts', () => seed(ownerUrl, ['--reference']));
  if (embedded) remember(dataDir, { reference: wanted });
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
