import './node-version.mjs';
import { createInterface } from 'node:readline/promises';
import { install } from './install.mjs';
import { instanceFile, runningInstance, takeLock } from './instance.mjs';
import { giveUp, say, Trouble } from './say.mjs';
import { readSettings } from './settings.mjs';

/** `node scripts/database.mjs up | down | migrate | reset [--yes] [--empty] | demo-remove` */

const [command = '', ...options] = process.argv.slice(2);

try {
  const settings = readSettings(options.filter((word) => word !== '--yes'));
  await install();
  /** @type {Record<string, () => Promise<void>>} */
  const commands = {
    up: () => up(settings),
    down: () => down(settings),
    migrate: () => migrateOnly(settings),
    reset: () => reset(settings, options.includes('--yes')),
    'demo-remove': () => demoRemove(settings),
  };
  const chosen = commands[command];
  if (!chosen) throw new Trouble(`Which one? ${Object.keys(commands).join(', ')}`);
  await chosen();
} catch (error) {
  giveUp(error);
}

/** @typedef {import('./settings.mjs').Settings} Settings */

/** Starts the database and leaves it running, for work on the code. */
async function up(/** @type {Settings} */ settings) {
  const { generate } = await import('./migrate.mjs');
  const { openDatabase } = await import('./open-database.mjs');
  const { loadReference } = await import('./seed.mjs');
  const { keepServer } = await import('./postgres.mjs');
  await generate();
  const database = await openDatabase(settings);
  if (database.embedded) keepServer(settings.dataDir, true);
  try {
    await loadReference(database, settings.dataDir);
  } catch (error) {
    say(`  ! ${error instanceof Error ? error.message : error}`); // the database itself is there to work with
  }
  say(`\nDATABASE_OWNER_URL=${database.ownerUrl}\nDATABASE_URL=${database.appUrl}`);
}

async function down(/** @type {Settings} */ { dataDir }) {
  refuseWhileRunning(dataDir);
  const { keepServer, stopServer } = await import('./postgres.mjs');
  await stopServer(dataDir);
  keepServer(dataDir, false);
  say('The database is stopped.');
}

async function migrateOnly(/** @type {Settings} */ settings) {
  const { generate } = await import('./migrate.mjs');
  const { openDatabase } = await import('./open-database.mjs');
  await generate();
  await briefly(settings, async () => {
    await openDatabase(settings);
    say('The database has the schema of this version.');
  });
}

async function reset(/** @type {Settings} */ settings, /** @type {boolean} */ sure) {
  const lock = takeLock(instanceFile(settings.dataDir));
  if (!lock.held) throw new Trouble(runningText(lock.holder));
  try {
    const shown = settings.foreignUrl
      ? new URL(settings.foreignUrl).host + new URL(settings.foreignUrl).pathname
      : settings.dataDir;
    if (!sure) await confirm(`Everything in the database (${shown}) will be lost.`);
    const { generate } = await import('./migrate.mjs');
    const { emptyDatabase, openDatabase } = await import('./open-database.mjs');
    const { loadReference } = await import('./seed.mjs');
    const { demonstrate } = await import('./demonstration.mjs');
    await generate();
    await briefly(settings, async () => {
      await emptyDatabase(settings);
      const database = await openDatabase(settings);
      await loadReference(database, settings.dataDir);
      const { accounts } = await demonstrate(database, settings);
      for (const { email, password, role } of await accounts) say(`  ${role}: ${email}  ${password}`);
      say('The database is new.');
    });
  } finally {
    lock.release();
  }
}

async function demoRemove(/** @type {Settings} */ settings) {
  const { openDatabase } = await import('./open-database.mjs');
  const { removeDemonstration } = await import('./seed.mjs');
  const { remember } = await import('./secrets.mjs');
  await briefly(settings, async () => {
    const { ownerUrl } = await openDatabase(settings);
    await removeDemonstration(ownerUrl);
    if (!settings.foreignUrl) remember(settings.dataDir, { demo: 'removed' });
    say('The demonstration is removed; what was real has stayed.');
    say('Where no administrator is left, the next start prints a one-time code to become it.');
  });
}

/** Leaves the embedded server as it was: stopped again when it was not running. */
async function briefly(/** @type {Settings} */ settings, /** @type {() => Promise<void>} */ work) {
  const { serverRuns, stopServer } = await import('./postgres.mjs');
  const ran = settings.foreignUrl !== undefined || serverRuns(settings.dataDir);
  try {
    await work();
  } finally {
    if (!ran) await stopServer(settings.dataDir);
  }
}

function refuseWhileRunning(/** @type {string} */ dataDir) {
  const holder = runningInstance(dataDir);
  if (holder) throw new Trouble(runningText(holder));
}

function runningText(/** @type {import('./instance.mjs').Holder} */ { pid, address }) {
  return `The app runs on this data (process ${pid}, ${address}). Stop it first (Ctrl-C there).`;
}

async function confirm(/** @type {string} */ warning) {
  if (!process.stdin.isTTY) throw new Trouble(`${warning} Add --yes to do it: npm run db:reset -- --yes`);
  const prompt = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await prompt.question(`${warning} Type "yes" to go on: `);
  prompt.close();
  if (answer.trim() !== 'yes') throw new Trouble('Nothing was changed.');
}
