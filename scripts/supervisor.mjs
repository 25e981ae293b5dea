import { setTimeout as wait } from 'node:timers/promises';
import { build } from './build.mjs';
import { demonstrate } from './demonstration.mjs';
import { generate } from './migrate.mjs';
import { embeddedUrls, openDatabase } from './open-database.mjs';
import { isKept, stopServer, watchServer } from './postgres.mjs';
import { stopChildren } from './run.mjs';
import { giveUp, say, seconds, Trouble } from './say.mjs';
import { secretsIn } from './secrets.mjs';
import { loadReference } from './seed.mjs';
import { offerSetupCode } from './setup-code.mjs';
import { requirePort, startWeb } from './web.mjs';

/** Brings the database and the app up, keeps them up, and takes them down in order. */

/** @typedef {import('./settings.mjs').Settings} Settings */

/** More deaths than this within a minute are no accident. */
const mostDeaths = 5;

/**
 * Returns once the app runs; the process then lives on until it is stopped.
 * @param {Settings} settings
 */
export async function supervise(settings) {
  const began = performance.now();
  /** @type {import('./web.mjs').Web | null} */
  let web = null;
  let appUrl = '';
  let stopping = false;
  let unwatch = () => {};
  /** @type {number[]} */
  const deaths = [];

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void stop(null));

  try {
    await requirePort(settings);
    const { accounts, code } = await prepare();
    serve();
    if (!(await webIsUp()))
      throw new Trouble('The app did not answer /api/health within two minutes; see above.');
    say(`\nCaspian Lift is at ${settings.publicUrl} (${seconds(began)})`);
    const list = await accounts;
    for (const { role, email, password } of list) say(`  ${role.padEnd(14)} ${email.padEnd(32)} ${password}`);
    if (list.length > 0) say('  Demonstration: everything marked simulated is invented.');
    if (code) {
      say(`  There is no administrator: become it at ${settings.publicUrl}/sign-in/first`);
      say(`  with this code, good until the next start: ${code}`);
    }
    say('Stop with Ctrl-C.');
  } catch (error) {
    await stop(error);
  }

  /** Database and build side by side: neither needs the other. */
  async function prepare() {
    await generate();
    const [prepared] = await Promise.all([prepareDatabase(), settings.dev ? null : build()]);
    return prepared;
  }

  async function prepareDatabase() {
    const database = await openDatabase(settings);
    appUrl = database.appUrl;
    if (database.embedded) watch();
    await loadReference(database, settings.dataDir);
    const { accounts } = await demonstrate(database, settings);
    accounts.catch(() => {}); // asked for again when they are printed
    return { accounts, code: await offerSetupCode(database.ownerUrl) };
  }

  function serve() {
    if (stopping) return;
    const secret = process.env.BETTER_AUTH_SECRET || secretsIn(settings.dataDir).auth;
    if (settings.foreignUrl && !process.env.BETTER_AUTH_SECRET && !web)
      say(
        `  BETTER_AUTH_SECRET is not set: using the one in ${settings.dataDir}. Several copies need the same one.`,
      );
    const started = startWeb(settings, {
      DATABASE_URL: appUrl,
      BETTER_AUTH_SECRET: secret,
      PUBLIC_URL: settings.publicUrl,
    });
    web = started;
    void started.ended.then((how) => {
      if (stopping || web !== started) return;
      void again(`The app ended (${how})`, async () => serve());
    });
  }

  /** Also after a death on the way up: each new child gets its chance. */
  async function webIsUp() {
    const until = Date.now() + 120_000;
    while (!stopping && Date.now() < until) {
      if (await web?.healthy(until - Date.now())) return true;
      await wait(200);
    }
    return stopping;
  }

  function watch() {
    unwatch();
    unwatch = watchServer(settings.dataDir, () => {
      if (!stopping) void again('The database ended', restartDatabase);
    });
  }

  async function restartDatabase() {
    const urls = await embeddedUrls(settings);
    watch();
    if (urls.appUrl === appUrl) return; // the app's connections come back by themselves
    appUrl = urls.appUrl;
    const old = web;
    web = null;
    await old?.stop();
    serve();
  }

  /** @param {string} what @param {() => Promise<void>} restart */
  async function again(what, restart) {
    const now = Date.now();
    deaths.push(now);
    if (deaths.filter((moment) => now - moment < 60_000).length > mostDeaths)
      return stop(new Trouble(`${what} again and again: giving up.`));
    say(`! ${what}: starting it again.`);
    try {
      await restart();
    } catch (error) {
      await stop(error);
    }
  }

  /** @param {unknown} failure null when stopping was wished for */
  async function stop(failure) {
    if (stopping) return;
    stopping = true;
    const stopBegan = performance.now();
    if (failure === null) say('\nStopping …');
    unwatch();
    stopChildren();
    await web?.stop();
    if (!settings.foreignUrl) {
      if (isKept(settings.dataDir)) say('  The database goes on: it was started by "database.mjs up".');
      else await stopServer(settings.dataDir).catch((error) => say(`! ${error.message}`));
    }
    if (failure !== null) giveUp(failure);
    say(`Stopped (${seconds(stopBegan)}).`);
    process.exit(0);
  }
}
