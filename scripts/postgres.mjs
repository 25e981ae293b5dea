import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  openSync,
  closeSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { birthOf, takeLock } from './instance.mjs';
import { findPlace } from './native.mjs';
import { pidFileIn, pidFileIsStale, readPidFile } from './postmaster.mjs';
import { choosePort } from './port.mjs';
import { run } from './run.mjs';
import { Trouble } from './say.mjs';
import { secretsIn } from './secrets.mjs';

/** The embedded PostgreSQL 18: made, started, adopted, watched and stopped. It listens on this machine only. */

const MB = 1024 * 1024;

/** For a laptop that does other things too; PostgreSQL's own defaults are for a machine of 1998. */
const configuration = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '60',
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  max_wal_size: '1GB',
  wal_compression: 'on',
  random_page_cost: '1.1',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
};

/**
 * @typedef {object} Server
 * @property {number} port
 * @property {boolean} adopted it ran already
 * @property {(database: string, user: string, password: string) => string} url
 * @property {string} superUrl the superuser's, to the database `postgres`
 */

const wait = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Starts the server of this data folder, or adopts it when it runs (one left by a killed parent, or by another
 * command). Safe to call from several processes at once.
 * @param {string} dataDir
 * @returns {Promise<Server>}
 */
export async function startServer(dataDir) {
  const lock = await waitForLock(path.join(dataDir, 'pg.lock'));
  try {
    const place = findPlace(dataDir);
    const { superuser } = secretsIn(dataDir);
    const describe = (/** @type {number} */ port, /** @type {boolean} */ adopted) => {
      const url = (
        /** @type {string} */ database,
        /** @type {string} */ user,
        /** @type {string} */ password,
      ) => `postgresql://${user}:${password}@127.0.0.1:${port}/${database}`;
      return { port, adopted, url, superUrl: url('postgres', 'postgres', superuser) };
    };

    const pidFile = readPidFile(place.data);
    if (pidFile && !pidFileIsStale(pidFile)) {
      const server = describe(pidFile.port, true);
      const lives = () => !pidFileIsStale(readPidFile(place.data)); // one just killed is no longer waited for
      if (await answers(server.superUrl, place.data, 10_000, lives)) return server;
      if (!pidFileIsStale(pidFile))
        throw new Trouble(
          `A database server (process ${pidFile.pid}) holds ${place.data} but does not answer with the password in ` +
            `${path.join(dataDir, 'secrets.json')}. Stop that process, then start again.`,
        );
    }
    if (!existsSync(path.join(place.data, 'PG_VERSION'))) await initialise(place, superuser);
    return describe(await launch(place, dataDir, describe), false);
  } finally {
    lock.release();
  }
}

/** @param {string} file */
async function waitForLock(file) {
  for (let tries = 0; tries < 600; tries += 1) {
    const lock = takeLock(file);
    if (lock.held) return lock;
    await wait(100);
  }
  throw new Trouble(`Another process has been starting the database for a minute (${file}).`);
}

/** Makes the data folder; one interrupted half-way is never taken for a whole one. */
async function initialise(/** @type {import('./native.mjs').Place} */ place, /** @type {string} */ password) {
  const draft = `${place.data}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  const passwordFile = path.join(tmpdir(), `pg-${randomBytes(8).toString('hex')}`);
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600, flag: 'wx' });
  try {
    giveTo(place.user, draft, passwordFile);
    const ran = await run(
      path.join(place.bin, 'initdb'),
      // The builtin provider folds Cyrillic and ə in lower() and ILIKE; plain C would not.
      [
        '-D',
        draft,
        '-U',
        'postgres',
        '--auth=scram-sha-256',
        `--pwfile=${passwordFile}`,
        '--encoding=UTF8',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--locale=C',
        '--data-checksums',
      ],
      { ...place.user, cwd: '/' },
    );
    if (ran.code !== 0) throw new Trouble(`The database could not be made:\n${ran.output}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(draft, place.data);
}

/** @param {import('./native.mjs').ServerUser} user @param {...string} files */
function giveTo({ uid, gid }, ...files) {
  if (uid === undefined || gid === undefined) return;
  for (const file of files) chownSync(file, uid, gid);
}

/**
 * @param {import('./native.mjs').Place} place
 * @param {string} dataDir
 * @param {(port: number, adopted: boolean) => Server} describe
 * @returns {Promise<number>} the port it listens on
 */
async function launch(place, dataDir, describe) {
  const logFile = path.join(dataDir, 'pg.log');
  if (existsSync(logFile) && statSync(logFile).size > 10 * MB) renameSync(logFile, `${logFile}.old`);
  const began = existsSync(logFile) ? statSync(logFile).size : 0;
  let port = await choosePort(path.join(dataDir, 'pg.port'));
  // After kill -9 the old server's children hold its shared memory for a moment, and the first tries are refused.
  const until = Date.now() + 60_000;
  let child = spawnServer(place, port, logFile);
  while (Date.now() < until) {
    if (await answers(describe(port, false).superUrl, place.data, 0)) return port;
    await wait(100);
    if (child.exitCode === null && child.signalCode === null) continue;
    if (readPidFile(place.data) && pidFileIsStale(readPidFile(place.data)))
      rmSync(pidFileIn(place.data), { force: true });
    await wait(200);
    port = await choosePort(path.join(dataDir, 'pg.port'));
    child = spawnServer(place, port, logFile);
  }
  child.kill('SIGQUIT');
  const tail = readFileSync(logFile, 'utf8').slice(began).trim().split('\n').slice(-8).join('\n');
  if (/password authentication failed/.test(tail))
    throw new Trouble(
      `The database in ${place.data} does not know the password in ${path.join(dataDir, 'secrets.json')}.`,
    );
  throw new Trouble(`The database did not start within a minute (${logFile}):\n${tail}`);
}

/** Detached, so that Ctrl-C reaches only the supervisor, which stops the server after the app. */
function spawnServer(
  /** @type {import('./native.mjs').Place} */ place,
  /** @type {number} */ port,
  /** @type {string} */ logFile,
) {
  const log = openSync(logFile, 'a', 0o600);
  const options = Object.entries(configuration).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(path.join(place.bin, 'postgres'), ['-D', place.data, '-p', String(port), ...options], {
    ...place.user,
    cwd: '/',
    detached: true,
    stdio: ['ignore', log, log],
    env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
  });
  closeSync(log);
  child.on('error', () => {}); // seen as a server that does not answer; the log has the reason
  child.unref();
  return child;
}

/**
 * Whether the server of this very data folder answers: another one may have the port, or even, in a copy of the data,
 * the password.
 */
async function answers(
  /** @type {string} */ url,
  /** @type {string} */ data,
  /** @type {number} */ patience,
  goOn = () => true,
) {
  const until = Date.now() + patience;
  do {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3000 });
    client.on('error', () => {});
    try {
      await client.connect();
      const { rows } = await client.query(`SELECT current_setting('data_directory') AS data`);
      return (
        path.resolve(rows[0].data) === path.resolve(data) || realpathSync(rows[0].data) === realpathSync(data)
      );
    } catch {
      if (Date.now() < until) await wait(200);
    } finally {
      await client.end().catch(() => {});
    }
  } while (Date.now() < until && goOn());
  return false;
}

/**
 * Calls back once when the server is gone, whether this process started it or found it running.
 * @param {string} dataDir
 * @param {() => void} gone
 * @returns {() => void} stops watching
 */
export function watchServer(dataDir, gone) {
  const pid = readPidFile(findPlace(dataDir).data)?.pid ?? 0;
  const born = birthOf(pid);
  const timer = setInterval(
    () => {
      if (born !== null && birthOf(pid) === born) return;
      clearInterval(timer);
      gone();
    },
    process.platform === 'linux' ? 300 : 2000,
  ); // reading /proc is free, elsewhere a program is asked
  return () => clearInterval(timer);
}

/** Whether the server of this data folder runs now. @param {string} dataDir */
export const serverRuns = (dataDir) => !pidFileIsStale(readPidFile(findPlace(dataDir).data));

const keptFile = (/** @type {string} */ dataDir) => path.join(dataDir, 'pg.kept');

/** Whether somebody wants the server to go on after the app: `database.mjs up`. @param {string} dataDir */
export const isKept = (dataDir) => existsSync(keptFile(dataDir));

/** @param {string} dataDir @param {boolean} keep */
export function keepServer(dataDir, keep) {
  if (keep) writeFileSync(keptFile(dataDir), '');
  else rmSync(keptFile(dataDir), { force: true });
}

/**
 * Stops the server of this data folder within seconds; open connections are cut, committed work is kept.
 * @param {string} dataDir
 */
export async function stopServer(dataDir) {
  const place = findPlace(dataDir);
  if (pidFileIsStale(readPidFile(place.data))) return;
  for (const mode of ['fast', 'immediate']) {
    const ran = await run(
      path.join(place.bin, 'pg_ctl'),
      ['-D', place.data, '-m', mode, '-w', '-t', '15', 'stop'],
      {
        ...place.user,
        cwd: '/',
      },
    );
    if (ran.code === 0 || pidFileIsStale(readPidFile(place.data))) return;
  }
  throw new Trouble(`The database in ${place.data} could not be stopped.`);
}
