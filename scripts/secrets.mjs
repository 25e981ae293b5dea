import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Made once, kept beside the data, readable by nobody else.
 * @typedef {{ superuser: string, owner: string, app: string, auth: string }} Secrets
 */

/** @param {string} dataDir @returns {Secrets} */
export function secretsIn(dataDir) {
  const file = path.join(dataDir, 'secrets.json');
  /** @type {Partial<Secrets>} */
  const kept = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const fresh = () => randomBytes(24).toString('hex');
  const all = { superuser: fresh(), owner: fresh(), app: fresh(), auth: fresh(), ...kept };
  if (Object.keys(kept).length < Object.keys(all).length) writeWhole(file, all);
  return all;
}

/**
 * What the commands remember about this data between two starts.
 * @typedef {object} Memory
 * @property {'loading' | 'done' | 'none' | 'removed'} [demo] how far the demonstration came; 'loading' was interrupted
 * @property {string} [reference] the reference facts that were loaded last, and into which database
 */

/** @param {string} dataDir @returns {Memory} */
export function recall(dataDir) {
  const file = path.join(dataDir, 'memory.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}

/** @param {string} dataDir @param {Memory} change */
export function remember(dataDir, change) {
  writeWhole(path.join(dataDir, 'memory.json'), { ...recall(dataDir), ...change });
}

/** A reader, or a power cut, never meets half a file. */
function writeWhole(/** @type {string} */ file, /** @type {object} */ content) {
  mkdirSync(path.dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  renameSync(draft, file);
}
