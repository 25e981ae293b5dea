import { spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { endsWithParent } from './run.mjs';
import { Trouble } from './say.mjs';
import { root } from './settings.mjs';

/** The web server: Next.js as a child that never outlives its parent. */

/**
 * @typedef {object} Web
 * @property {Promise<string>} ended how it ended, for a message
 * @property {() => Promise<void>} stop within seconds
 * @property {(within: number) => Promise<boolean>} healthy whether /api/health answers in so many milliseconds
 */

/** V8's own words for its options; a version that no longer knows one would refuse to start with it. */
const v8Knows = (/** @type {string} */ flag) =>
  spawnSync(process.execPath, ['--v8-options'], { encoding: 'utf8' }).stdout.includes(` ${flag} `);

const GROWTH = '--heap-growing-percent';

/**
 * How the production server keeps its memory: left alone, Node takes what a large machine has and glibc keeps an arena a
 * thread, 1.3 GiB after a minute of eight readers where 0.3 do. What is left of a page is collected when the heap has
 * grown by a fifth, not when it has trebled; a large import still finds room.
 */
export const frugal = {
  args: [
    '--max-semi-space-size=2',
    '--max-old-space-size=768',
    ...(v8Knows(GROWTH) ? [`${GROWTH}=20`] : []),
    `--import=${new URL('abort-reasons.mjs', import.meta.url).href}`,
  ],
  env: { MALLOC_ARENA_MAX: '1' },
};

/**
 * @param {{ port: number, host?: string, dev?: boolean }} where
 * @param {{ DATABASE_URL: string, BETTER_AUTH_SECRET: string, PUBLIC_URL: string }} secrets what the app is told
 * @param {{ quiet?: boolean }} [options]
 * @returns {Web}
 */
export function startWeb({ port, host, dev = false }, secrets, { quiet = false } = {}) {
  const env = {
    ...process.env,
    ...secrets,
    ...endsWithParent.env,
    ...(dev ? {} : frugal.env),
    PORT: String(port),
    NODE_ENV: dev ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
  };
  for (const name of ['DATABASE_OWNER_URL', 'DATABASE_APP_URL']) Reflect.deleteProperty(env, name);
  const child = spawn(
    process.execPath,
    [
      ...(dev ? [] : frugal.args),
      endsWithParent.arg,
      path.join(root, 'node_modules', 'next', 'dist', 'bin', 'next'),
      ...[dev ? 'dev' : 'start', '--port', String(port), ...(host ? ['--hostname', host] : [])],
    ],
    // Its own process group: Ctrl-C reaches the supervisor alone, which stops things in their order.
    { cwd: root, env, detached: true, stdio: ['ignore', quiet ? 'ignore' : 'inherit', 'inherit', 'ipc'] },
  );
  /** @type {Promise<string>} */
  const ended = new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
  });
  let over = false;
  void ended.then(() => (over = true));

  return {
    ended,
    async stop() {
      child.kill('SIGTERM');
      await Promise.race([ended, wait(3000, undefined, { ref: false })]);
      if (over) return;
      child.kill('SIGKILL');
      await ended;
    },
    async healthy(within) {
      const until = Date.now() + within;
      while (!over && Date.now() < until) {
        if (await answersOk(`http://${hostToAsk(host)}:${port}/api/health`)) return true;
        await wait(100);
      }
      return false;
    },
  };
}

const hostToAsk = (/** @type {string | undefined} */ host) =>
  !host || host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;

async function answersOk(/** @type {string} */ url) {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(10_000) })).ok;
  } catch {
    return false;
  }
}

/**
 * Complains when the port is taken; waits a little for an orphan of a killed start, which is about to leave it.
 * @param {{ port: number, host?: string }} where
 */
export async function requirePort({ port, host }) {
  for (let tries = 0; tries < 25; tries += 1) {
    if (await portIsFree(port, host)) return;
    await wait(200);
  }
  throw new Trouble(
    `Port ${port} is taken by another program. Stop it, or choose another port: PORT=${port + 1} npm start`,
  );
}

/** @param {number} port @param {string} [host] @returns {Promise<boolean>} */
export function portIsFree(port, host) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      if (error.code === 'EADDRINUSE') resolve(false);
      else
        reject(
          new Trouble(`Port ${port} cannot be used: ${error.message}. Choose another: PORT=3000 npm start`),
        );
    });
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
}
