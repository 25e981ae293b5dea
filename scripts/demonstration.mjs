import { emptyDatabase, openDatabase } from './open-database.mjs';
import { withClient } from './roles.mjs';
import { say, Trouble } from './say.mjs';
import { recall, remember } from './secrets.mjs';
import { fixedAccounts, loadDemonstration, loadReference } from './seed.mjs';

/** @typedef {import('./seed.mjs').Account} Account */
/** @typedef {import('./open-database.mjs').Database} Database */
/** @typedef {import('./settings.mjs').Settings} Settings */

/**
 * What to do about the demonstration at this start. It comes into a new database only: an existing one is never
 * extended.
 * @param {{ embedded: boolean, fresh: boolean, unused: boolean, demo?: import('./secrets.mjs').Memory['demo'] }} state
 *   `unused`: neither a person nor a voyage in it
 * @param {{ empty: boolean, demo: boolean }} asked
 * @returns {'load' | 'again' | 'keep' | 'refuse' | 'none'} 'again': it was interrupted, begin from an empty database
 */
export function demonstrationPlan({ embedded, fresh, unused, demo }, asked) {
  if (asked.empty) return 'none';
  if (!embedded) {
    if (!asked.demo) return 'none';
    return unused ? 'load' : 'refuse';
  }
  // One that only `db:migrate` or `database.mjs up` has touched is still new.
  if (fresh || (unused && demo === undefined)) return 'load';
  if (demo === 'loading') return 'again';
  if (asked.demo && demo !== 'done') return unused ? 'load' : 'refuse';
  return demo === 'done' ? 'keep' : 'none';
}

/**
 * @param {Database} database
 * @param {Settings} settings
 * @returns {Promise<{ accounts: Promise<Account[]> }>} the accounts to show; finding the fixed ones out takes a second
 *   that nobody has to wait for
 */
export async function demonstrate(database, settings) {
  const { dataDir } = settings;
  const { embedded, fresh } = database;
  const note = (/** @type {import('./secrets.mjs').Memory['demo']} */ demo) => {
    if (embedded) remember(dataDir, { demo }); // what is remembered is about our own database
  };
  const unused = await isUnused(database.ownerUrl);
  const plan = demonstrationPlan({ embedded, fresh, unused, demo: recall(dataDir).demo }, settings);
  switch (plan) {
    case 'keep':
      return { accounts: fixedAccounts(database.ownerUrl) };
    case 'refuse':
      throw new Trouble(
        '--demo is for a new database: this one holds data already, and nothing is mixed into them.',
      );
    case 'none':
      if (fresh || unused) note('none');
      return { accounts: Promise.resolve([]) };
    case 'again':
      say('  The demonstration was interrupted: beginning it again.');
      await emptyDatabase(settings);
      await loadReference(await openDatabase(settings), dataDir);
  }
  note('loading');
  const accounts = await loadDemonstration(database.ownerUrl, { randomPasswords: !embedded });
  note('done');
  return { accounts: Promise.resolve(accounts) };
}

/** Whether nobody has used this database yet. @param {string} ownerUrl */
async function isUnused(ownerUrl) {
  return withClient(ownerUrl, async (query) => {
    const [{ unused }] = await query(
      'SELECT NOT EXISTS (SELECT FROM "user") AND NOT EXISTS (SELECT FROM voyage WHERE simulated) AS unused',
    );
    return unused;
  });
}
