import { inDatabase, withClient } from '../roles.mjs';
import { say, Trouble } from '../say.mjs';
import { copyOut } from './copy.mjs';
import { median } from './processes.mjs';
import { atLeast, line, shown } from './report.mjs';
import { makeSpreadsheet } from './spreadsheet.mjs';

/** Files in and out of the built app: how fast, and what they cost everybody else. */

/** @typedef {import('./measure-pages.mjs').App} App */
/** @typedef {import('./report.mjs').Line} Line */

const ROWS = 20_000;
const VOYAGES = 100_000;
const BLOCKED = { target: 200, unit: ' ms', digits: 0 };

/**
 * Imports into a copy of the small database, which goes with it: an import cannot be taken back.
 * @param {import('./database.mjs').BenchDatabase} small
 * @param {(database: import('./database.mjs').BenchDatabase) => Promise<App>} startApp
 * @param {(name: string) => Promise<import('./database.mjs').BenchDatabase>} open
 * @returns {Promise<Line[]>}
 */
export async function measureImport(small, startApp, open) {
  const name = 'bench_import';
  await withClient(inDatabase(small.superUrl, 'postgres'), async (query) => {
    await query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${small.name}' AND pid <> pg_backend_pid()`,
    );
    const [{ owner }] = await query(
      `SELECT pg_get_userbyid(datdba) AS owner FROM pg_database WHERE datname = '${small.name}'`,
    );
    await query(`CREATE DATABASE ${name} TEMPLATE ${small.name} OWNER ${owner}`);
  });
  const database = await open(name);
  const app = await startApp(database);
  try {
    return await importInto(app, await makeSpreadsheet(database.ownerUrl, ROWS));
  } finally {
    app.stop();
    await withClient(inDatabase(small.superUrl, 'postgres'), (query) =>
      query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
    );
  }
}

/**
 * What counts as the import is what waits for the person who presses Import: from the request to the commit. The file was
 * read and tried out before, when it was uploaded, which the second line counts as well.
 * @param {App} app @param {string} text @returns {Promise<Line[]>}
 */
async function importInto(app, text) {
  const headers = { cookie: app.cookie, origin: app.address };
  const post = async (/** @type {string} */ where, /** @type {string} */ body) => {
    const response = await fetch(`${app.address}/voyages/import/${where}`, { method: 'POST', headers, body });
    const last = (await response.text()).trim().split('\n').at(-1) ?? '';
    const answer = JSON.parse(last);
    const result = answer.result ?? answer;
    if (!result.done) throw new Trouble(`Importing was refused at ${where}: ${last.slice(0, 300)}`);
    return result.value;
  };
  const steps = async (/** @type {string} */ file) => {
    const id = await post('file?name=bench.csv', file);
    return { id, tried: () => post(`${id}/trial`, '{}'), run: () => post(`${id}/run`, '{"onlyGood":false}') };
  };
  // What is compiled at first use is no part of it.
  const first = await steps(text.split('\r\n').slice(0, 2).join('\r\n').replaceAll(';Tengiz;', ';;'));
  await first.tried();

  say(`  … importing ${ROWS.toLocaleString('en')} rows`);
  const watched = await app.watch();
  const began = performance.now();
  const file = await steps(text);
  const staged = performance.now();
  const checked = await file.tried();
  const tried = performance.now();
  const outcome = await file.run();
  const done = performance.now();
  const { blocked, grown } = await watched();
  if (checked.counts.create !== ROWS || outcome.created !== ROWS)
    throw new Trouble(`Of ${ROWS} rows ${outcome.created} were logged: ${JSON.stringify(checked.counts)}`);
  const rate = (/** @type {number} */ ms) => (ROWS * 1000) / ms;
  return [
    atLeast(`import of ${ROWS.toLocaleString('en')} validated rows, pressed to logged`, rate(done - tried), {
      target: 5000,
      unit: ' rows/s',
      note: `${shown((done - tried) / 1000, 1)} s; every row goes through the rules, history and sums of the database here`,
    }),
    {
      what: '  the whole way: its bytes read, tried out by the rules of the form, logged',
      measured: `${shown(rate(done - began), 0)} rows/s`,
      note: `${shown((done - began) / 1000, 1)} s; reading and staging ${shown(rate(staged - began), 0)}, trial ${shown(rate(tried - staged), 0)} rows/s`,
    },
    line('  growth of the server, all three', grown, { target: 150, unit: ' MiB', digits: 0 }),
    line('  its event loop stood still at most', blocked, BLOCKED),
  ];
}

/**
 * @param {App} app
 * @param {import('./database.mjs').BenchDatabase} database
 * @param {{ rounds: number }} length
 * @returns {Promise<Line[]>}
 */
export async function measureExport(app, database, { rounds }) {
  const [{ from, to }] = await withClient(database.superUrl, (query) =>
    query(
      `SELECT min(bl_date)::text AS from, max(bl_date)::text AS to FROM (SELECT bl_date FROM lot JOIN voyage v ON v.id = lot.voyage_id
         WHERE bl_date < current_date - 200 ORDER BY bl_date DESC LIMIT $1) l`,
      // Four lots in three voyages.
      [Math.round((VOYAGES * 4) / 3)],
    ),
  );
  const where = `${app.address}/voyages/export/file?format=csv&separator=comma&from=${from}&to=${to}`;
  await download(app, where);
  const watched = await app.watch();
  /** @type {number[]} */
  const ratios = [];
  /** @type {number[]} */
  const firsts = [];
  let note = '';
  for (let round = 0; round < Math.min(rounds, 5); round += 1) {
    const floor = await copyOut(database.superUrl, from, to);
    const taken = await download(app, where);
    if (taken.lines !== floor.lines + 1)
      throw new Trouble(`The export has ${taken.lines} lines, COPY ${floor.lines} without its head.`);
    ratios.push(taken.ms / floor.ms);
    firsts.push(taken.first);
    note = `${shown(taken.ms, 0)} ms against ${shown(floor.ms, 0)}; ${floor.lines.toLocaleString('en')} lines, ${shown(taken.bytes / 1e6, 1)} MB`;
  }
  const { blocked, grown } = await watched();
  return [
    line('CSV export against COPY of the same', median(ratios), { target: 2.5, note }),
    line('  its first byte', median(firsts), { target: 50, unit: ' ms', digits: 0 }),
    line('  growth of the server', grown, { target: 64, unit: ' MiB', digits: 0 }),
    line('  its event loop stood still at most', blocked, BLOCKED),
  ];
}

/** @param {App} app @param {string} where */
async function download(app, where) {
  const began = performance.now();
  const response = await fetch(where, { headers: { cookie: app.cookie } });
  if (!response.ok || !response.body) throw new Trouble(`${where} answered ${response.status}.`);
  let first = NaN;
  let bytes = 0;
  let lines = 0;
  for await (const part of /** @type {AsyncIterable<Uint8Array>} */ (
    /** @type {unknown} */ (response.body)
  )) {
    if (bytes === 0) first = performance.now() - began;
    bytes += part.length;
    for (let at = part.indexOf(10); at >= 0; at = part.indexOf(10, at + 1)) lines += 1;
  }
  return { ms: performance.now() - began, first, bytes, lines };
}
