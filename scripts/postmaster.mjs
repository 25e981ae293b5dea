import { readFileSync } from 'node:fs';
import path from 'node:path';
import { birthOf } from './instance.mjs';

/** postmaster.pid, by which a PostgreSQL server marks its data folder as in use. */

export const pidFileIn = (/** @type {string} */ data) => path.join(data, 'postmaster.pid');

/** @typedef {{ pid: number, startedAt: number, port: number }} PidFile `startedAt` in seconds since 1970 */

/** @param {string} data @returns {PidFile | null} */
export function readPidFile(data) {
  try {
    const lines = readFileSync(pidFileIn(data), 'utf8').split('\n');
    const [pid, , startedAt, port] = lines.map(Number);
    return pid && port && startedAt ? { pid, startedAt, port } : null;
  } catch {
    return null;
  }
}

/**
 * Whether the server named in postmaster.pid is gone: no such process, or its number now belongs to another program.
 * @param {PidFile | null} file
 * @param {{ birth?: typeof birthOf, program?: typeof programOf }} [ask]
 */
export function pidFileIsStale(file, { birth = birthOf, program = programOf } = {}) {
  if (!file || birth(file.pid) === null) return true;
  const name = program(file.pid);
  return name !== null && !name.includes('postgres');
}

/** @param {number} pid @returns {string | null} null where the system does not tell */
function programOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
  } catch {
    return null;
  }
}
