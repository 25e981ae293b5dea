import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Trouble } from './say.mjs';

/** The checkout. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** What the commands keep that can be made again: stamps, never data. */
export const cacheDir = path.join(root, '.cache');

/**
 * @typedef {object} Settings
 * @property {string} dataDir absolute; the embedded server, its passwords and the instance lock
 * @property {number} port of the web server
 * @property {string | undefined} host to listen on; all interfaces when unset
 * @property {string} publicUrl what people type into the browser
 * @property {string | undefined} foreignUrl DATABASE_URL: a server that is not ours; its role owns the database
 * @property {string | undefined} foreignAppUrl DATABASE_APP_URL: the app's own login on that server
 * @property {string | undefined} appRole APP_DATABASE_ROLE
 * @property {boolean} dev
 * @property {boolean} empty no demonstration
 * @property {boolean} demo the demonstration is asked for in words
 */

/**
 * The command line and the environment, read once.
 * @param {string[]} argv
 * @param {NodeJS.ProcessEnv} env
 * @returns {Settings}
 */
export function readSettings(argv = process.argv.slice(2), env = process.env) {
  const known = ['--dev', '--empty', '--demo'];
  const unknown = argv.find((word) => !known.includes(word));
  if (unknown) throw new Trouble(`Unknown option ${unknown}. Known: ${known.join(', ')}.`);
  if (argv.includes('--empty') && argv.includes('--demo'))
    throw new Trouble('--empty and --demo contradict each other.');

  const port = Number(env.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Trouble(`PORT must be a whole number from 1 to 65535, not "${env.PORT}".`);

  return {
    dataDir: path.resolve(root, env.DATA_DIR || '.data'),
    port,
    host: env.HOST || undefined,
    publicUrl: (env.PUBLIC_URL || `http://localhost:${port}`).replace(/\/+$/, ''),
    foreignUrl: env.DATABASE_URL || undefined,
    foreignAppUrl: env.DATABASE_APP_URL || undefined,
    appRole: env.APP_DATABASE_ROLE || undefined,
    dev: argv.includes('--dev'),
    empty: argv.includes('--empty'),
    demo: argv.includes('--demo'),
  };
}
