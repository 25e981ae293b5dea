import { spawn } from 'node:child_process';
import { createHmac, randomBytes } from 'node:crypto';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { findChromium } from '../chromium.mjs';
import { withClient } from '../roles.mjs';
import { say, Trouble } from '../say.mjs';
import { root } from '../settings.mjs';
import { frugal, portIsFree } from '../web.mjs';
import { ask, cpuOf, cpuOfFamily, interleave, residentOf } from './processes.mjs';
import { logQuestions } from './questions.mjs';
import { line, shown } from './report.mjs';

/** The built app as people use it: signed in, whole pages, in a browser. */

const SECRET = 'only-for-the-benchmark-only-for-the-benchmark';
const KIB = 1024;

/**
 * `watch` begins to watch the server; what it gives back ends that and says how long its event loop stood still at
 * most, in milliseconds, and by how many MiB it grew at most.
 * @typedef {() => Promise<{ blocked: number, grown: number }>} Watched
 * @typedef {{ pid: number, address: string, cookie: string, watch: () => Promise<Watched>, stop: () => void }} App
 */

/** @param {import('./database.mjs').BenchDatabase} database @returns {Promise<App>} */
export async function startApp(database) {
  let port = 4950;
  while (!(await portIsFree(port))) port += 1;
  const address = `http://localhost:${port}`;
  const child = spawn(
    process.execPath,
    [
      ...frugal.args,
      `--import=${pathToFileURL(path.join(root, 'scripts/bench/watch.mjs')).href}`,
      path.join(root, 'node_modules/next/dist/bin/next'),
      ...['start', '--port', String(port)],
    ],
    {
      cwd: root,
      env: {
        ...process.env,
        ...frugal.env,
        NODE_ENV: 'production',
        NEXT_TELEMETRY_DISABLED: '1',
        PORT: String(port),
        PUBLIC_URL: address,
        DATABASE_URL: database.appUrl,
        BETTER_AUTH_SECRET: SECRET,
      },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    },
  );
  process.on('exit', () => child.kill('SIGKILL'));
  for (let tries = 0; ; tries += 1) {
    if (
      await fetch(`${address}/api/health`).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      break;
    if (tries > 300 || child.exitCode !== null)
      throw new Trouble('The built app did not answer /api/health.');
    await wait(200);
  }
  return {
    pid: Number(child.pid),
    address,
    cookie: await signIn(database.superUrl),
    watch: async () => {
      const before = residentOf(Number(child.pid));
      child.send('begin');
      return () =>
        new Promise((resolve) => {
          child.on('message', (/** @type {any} */ said) => {
            if (said?.watched) resolve({ blocked: said.watched.blocked, grown: said.watched.most - before });
          });
          child.send('end');
        });
    },
    stop: () => void child.kill(),
  };
}

/** A session as sign-in makes it, of an analyst of the benchmark; the cookie is signed as the app signs it. */
async function signIn(/** @type {string} */ superUrl) {
  const token = randomBytes(24).toString('hex');
  await withClient(superUrl, async (query) => {
    await query("SELECT set_config('app.actor', 'bench', false)");
    await query(
      `INSERT INTO "user" (id, name, email, role, updated_at) VALUES ('bench', 'Benchmark', 'bench@bench.example', 'analyst', now())
       ON CONFLICT (id) DO NOTHING`,
    );
    await query(
      `INSERT INTO session (id, token, user_id, expires_at, updated_at) VALUES ($1, $1, 'bench', now() + interval '1 day', now())`,
      [token],
    );
  });
  const signature = createHmac('sha256', SECRET).update(token).digest('base64');
  return `caspian.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
}

/** @param {App} app @param {string} where */
const get = (app, where) => ask(`${app.address}${where}`, { cookie: app.cookie });

/**
 * @param {App} large
 * @param {App | null} small the same app on the small database
 * @param {{ rounds: number, requests: number }} length
 */
export async function measurePages(large, small, { rounds, requests }) {
  const few = { rounds, requests: Math.max(5, Math.round(requests / 3)) };
  /** @type {import('./report.mjs').Line[]} */
  const lines = [];
  if (small) {
    const taken = await interleave({ large: () => get(large, '/'), small: () => get(small, '/') }, few);
    lines.push(
      line('board page, 1,000,000 against 10,000 voyages', Number(taken.large) / Number(taken.small), {
        target: 1.3,
        note: `${shown(Number(taken.large), 0)} ms against ${shown(Number(taken.small), 0)}`,
      }),
    );
  }
  const places = {
    board: '/',
    log: '/voyages',
    'log, filtered': `/voyages?${logQuestions()[0]?.search}`,
    'log a voyage': '/voyages/new',
  };
  for (const [name, where] of Object.entries(places)) {
    const taken = await interleave({ page: () => get(large, where) }, few);
    const html = await get(large, where);
    lines.push({
      what: `page: ${name}`,
      measured: `${shown(Number(taken.page), 0)} ms`,
      note: `HTML ${shown(html.length / KIB, 0)} KiB, gzip ${shown(gzipSync(html).length / KIB, 0)}`,
    });
  }
  lines.push(...(await measureYears(large, few)));
  return lines;
}

/** Ten years of what was published, planned and moved, against the log's first page; asked in turn. @param {App} app @param {{ rounds: number, requests: number }} length */
async function measureYears(app, length) {
  const last = new Date().getUTCFullYear();
  const pages = {
    figures: '/figures',
    reconciliation: `/figures/reconciliation?from=${last - 9}&to=${last}`,
    programme: '/programme',
    'beyond Baku': '/onward',
    routes: '/onward/routes',
  };
  const sides = Object.entries({ log: '/voyages', ...pages }).map(([name, where]) => [
    name,
    () => get(app, where),
  ]);
  const taken = await interleave(Object.fromEntries(sides), length);
  return Object.keys(pages).map((name) =>
    line(`page of ten years: ${name}, against the log`, Number(taken[name]) / Number(taken.log), {
      target: 1.5,
      note: `${shown(Number(taken[name]), 0)} ms against ${shown(Number(taken.log), 0)}`,
    }),
  );
}

const SCRIPTS = [
  { name: 'log', where: '/voyages', target: 190 },
  { name: 'board, charts in view', where: '/', target: 270 },
  { name: 'log a voyage', where: '/voyages/new', target: 230 },
];

export async function openChromium() {
  const executablePath = await findChromium();
  const { chromium } = await import('@playwright/test');
  return chromium.launch({
    ...(executablePath && { executablePath }),
    chromiumSandbox: process.getuid?.() !== 0,
    args: [
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** JavaScript that Chromium transfers for a page, scrolled to its end so that what is lazy comes too. @param {App} app */
export async function measureScripts(app) {
  const browser = await openChromium();
  /** @type {import('./report.mjs').Line[]} */
  const lines = [];
  try {
    for (const { name, where, target } of SCRIPTS) {
      const context = await browser.newContext({ extraHTTPHeaders: { cookie: app.cookie } });
      const page = await context.newPage();
      const session = await context.newCDPSession(page);
      await session.send('Network.enable');
      /** @type {Set<string>} */
      const scripts = new Set();
      let bytes = 0;
      let files = 0;
      session.on('Network.responseReceived', ({ requestId, response }) => {
        if (/javascript/.test(response.mimeType)) scripts.add(requestId);
      });
      session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
        if (!scripts.has(requestId)) return;
        bytes += encodedDataLength;
        files += 1;
      });
      await page.goto(`${app.address}${where}`, { waitUntil: 'networkidle' });
      if (new URL(page.url()).pathname !== where)
        throw new Trouble(`${where} led to ${page.url()}: not signed in?`);
      for (let step = 0; step < 12; step += 1) {
        await page.mouse.wheel(0, 600);
        await wait(100);
      }
      await page.waitForLoadState('networkidle');
      lines.push(
        line(`JavaScript on the wire: ${name}`, bytes / KIB, {
          target,
          unit: ' KiB',
          digits: 0,
          note: `${files} files`,
        }),
      );
      await context.close();
    }
  } finally {
    await browser.close();
  }
  return lines;
}

/**
 * Eight people who never rest.
 * @param {App} app
 * @param {number} postmaster
 * @param {number} duration seconds
 */
export async function measureMemory(app, postmaster, duration) {
  const places = [
    '/',
    '/voyages',
    ...logQuestions().map(({ search }) => `/voyages?${search}`),
    '/voyages/new',
  ];
  const until = performance.now() + duration * 1000;
  const [server, database] = [cpuOf(app.pid), cpuOfFamily(postmaster)];
  let requests = 0;
  let most = 0;
  const client = async (/** @type {number} */ first) => {
    for (let turn = first; performance.now() < until; turn += 1) {
      await get(app, places[turn % places.length] ?? '/');
      requests += 1;
      if (requests % 20 === 0) most = Math.max(most, residentOf(app.pid));
    }
  };
  say(`  … ${duration} s of 8 clients`);
  await Promise.all(Array.from({ length: 8 }, (_, number) => client(number)));
  const per = (/** @type {number} */ ms) => `${shown(ms / requests, 1)} ms`;
  return [
    line(`memory of the server after ${duration} s of 8 clients`, residentOf(app.pid), {
      target: 300,
      unit: ' MiB',
      digits: 0,
      note: `at most ${shown(most, 0)} MiB`,
    }),
    {
      what: 'CPU a page under that load',
      measured: per(cpuOf(app.pid) - server),
      note: `PostgreSQL ${per(cpuOfFamily(postmaster) - database)}; ${shown(requests / duration, 1)} pages a second`,
    },
  ];
}
