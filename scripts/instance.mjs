import { execFileSync } from 'node:child_process';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Who runs on this data: a file naming a process and the moment of its birth. A file left behind by kill -9 or by a
 * power cut fools nobody, nor does another program that was given the same process number since.
 *
 * @typedef {{ pid: number, birth: string | null, address?: string, since: string }} Holder
 */

/**
 * When a process was born, in words that no later process with the same number repeats; null when there is no such
 * living process.
 * @param {number} pid
 * @returns {string | null}
 */
export function birthOf(pid) {
  try {
    if (process.platform === 'linux') {
      // The program's name stands in brackets and may hold anything, so the fields are counted from the last bracket.
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
      if (fields[0] === 'Z' || fields[0] === 'X') return null; // dead, only not yet collected by its parent
      return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${fields[19]}`;
    }
    process.kill(pid, 0);
    const [program, args] =
      process.platform === 'win32'
        ? ['powershell', ['-NoProfile', '-Command', `(Get-Process -Id ${pid}).StartTime.Ticks`]]
        : ['ps', ['-o', 'lstart=', '-p', String(pid)]];
    return (
      execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim() || null
    );
  } catch {
    return null;
  }
}

/**
 * @param {Holder | null} holder
 * @param {(pid: number) => string | null} [birth]
 */
export function isAlive(holder, birth = birthOf) {
  if (!holder) return false;
  const born = birth(holder.pid);
  return born !== null && born === holder.birth;
}

/** @param {string} file @returns {Holder | null} null when there is none, or half of one */
export function readHolder(file) {
  try {
    const holder = JSON.parse(readFileSync(file, 'utf8'));
    return Number.isInteger(holder.pid) ? holder : null;
  } catch {
    return null;
  }
}

/**
 * Takes the lock, or says who holds it.
 * @param {string} file
 * @param {{ address?: string }} [about] what a second comer is told
 * @returns {{ held: true, release: () => void } | { held: false, holder: Holder }}
 */
export function takeLock(file, about = {}) {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const mine = { pid: process.pid, birth: birthOf(process.pid), ...about, since: new Date().toISOString() };
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(mine), { mode: 0o600 });
  try {
    for (;;) {
      if (linkOnce(draft, file)) return { held: true, release: () => releaseLock(file) };
      const holder = readHolder(file);
      if (holder && isAlive(holder)) return { held: false, holder };
      breakStale(file, holder, `${draft}.stale`);
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

/** A hard link either appears whole or not at all, and never replaces: two who start at once cannot both succeed. */
function linkOnce(/** @type {string} */ from, /** @type {string} */ to) {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  }
}

/** Moves a dead holder's file away; puts it back if meanwhile somebody living had taken the lock. */
function breakStale(
  /** @type {string} */ file,
  /** @type {Holder | null} */ seen,
  /** @type {string} */ aside,
) {
  try {
    renameSync(file, aside);
  } catch {
    return; // somebody else moved it
  }
  const moved = readHolder(aside);
  if (JSON.stringify(moved) !== JSON.stringify(seen) && isAlive(moved)) linkOnce(aside, file);
  rmSync(aside, { force: true });
}

function releaseLock(/** @type {string} */ file) {
  const holder = readHolder(file);
  if (holder?.pid === process.pid) rmSync(file, { force: true });
}

/** The lock of a running `npm start` on this data. @param {string} dataDir */
export const instanceFile = (dataDir) => path.join(dataDir, 'instance.json');

/**
 * The instance that runs on this data now, if any.
 * @param {string} dataDir
 */
export function runningInstance(dataDir) {
  const holder = readHolder(instanceFile(dataDir));
  return isAlive(holder) ? holder : null;
}
