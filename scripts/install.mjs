import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { run } from './run.mjs';
import { step, Trouble } from './say.mjs';
import { root } from './settings.mjs';

/** @typedef {{ packages: Record<string, { version?: string, optional?: boolean }> }} Lock */

/**
 * Whether what lies in node_modules is not what the lock file asks for. Optional packages may be missing: they are
 * other platforms' binaries.
 * @param {Lock} wanted package-lock.json
 * @param {Lock | null} installed node_modules/.package-lock.json, which npm writes last
 */
export function installNeeded(wanted, installed) {
  if (!installed) return true;
  return Object.entries(wanted.packages).some(([where, { version, optional }]) => {
    if (where === '') return false;
    const there = installed.packages[where];
    return there ? there.version !== version : !optional;
  });
}

/** @param {string} file @returns {Lock | null} */
function readLock(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

/**
 * `npm ci` when it is needed. Uses nothing but Node's own modules: it runs on a fresh clone.
 */
export async function install() {
  const wanted = readLock(path.join(root, 'package-lock.json'));
  if (!wanted) throw new Trouble('package-lock.json is missing: this is not a complete checkout.');
  const installed = readLock(path.join(root, 'node_modules', '.package-lock.json'));
  if (!installNeeded(wanted, installed)) return;

  // The build checks the types of the tests too, so what they import is needed even where NODE_ENV says production.
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error', '--include=dev'];
  await step('installing packages (npm ci; a few minutes the first time)', async () => {
    const npm = process.env.npm_execpath;
    const ran = npm?.endsWith('.js')
      ? await run(process.execPath, [npm, ...args])
      : await run('npm', args, { shell: process.platform === 'win32' });
    if (ran.code !== 0)
      throw new Trouble(
        `npm ci failed:\n${ran.output}\nCheck the connection to the package registry, then try again.`,
      );
  });
}
