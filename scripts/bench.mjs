import './node-version.mjs';
import { install } from './install.mjs';
import { giveUp, say, seconds, Trouble } from './say.mjs';

const help = `npm run bench [-- --quick] [--data] [--again]

Measures the product against a floor: a bare node:http server with pg and prepared statements that answers the same
questions with the same bytes (scripts/bench/floor.mjs). Both run at the same time and are asked in turn, A B A B; a
number is the median of the rounds. How to read it:

  ratios (×)      how many times as long as the floor, or as the smaller case, in this very run. They hold on any
                  machine; the milliseconds beside them only on this one, in this hour.
  met, MISSED     against the targets of the product. A busy machine blurs the ratios: run it again when idle.
  database time   what PostgreSQL itself says its statements took, from its own log.
  JavaScript      what Chromium transfers (gzip), scrolled to the end, so that charts are in it.
  memory          resident, of the server process.
  import          rows a second from "Import" pressed until the outcome is shown: one voyage with its lot, outturn and two
                  events a row. It looks whether anything was written since the file was tried out (then it would be
                  tried out anew), and logs what was found ready in one transaction, through every rule of the
                  database, with its history. Staging and trial are printed beside it, and all three together. Into a
                  copy of the database of 10,000 voyages, which is dropped: an import cannot be taken back.
  export          the whole download against COPY … TO STDOUT of the same voyages and columns by a plain client
                  (no psql comes with the server); the bytes differ a little, the lines are the same.
  Chromium        from the press until the rows are shown or the form's first field has the focus: p75 of 23. The
                  pointer is over a link for 0.15 s before it presses, as a hand is; a key comes without notice.

It keeps databases of 10,000 and 1,000,000 invented voyages (about 8 GB, some minutes, once) on a PostgreSQL of its own
in BENCH_DIR, .data/bench by default; each run logs some hundred voyages more. Remove the folder to be rid of them.

  --quick   only 10,000 voyages and few rounds, for work on the code
  --data    only lib against the floor: no build, no pages
  --again   make the databases anew`;

const known = ['--quick', '--data', '--again', '--help'];
const options = process.argv.slice(2);
const began = performance.now();

if (options.includes('--help')) {
  say(help);
  process.exit(0);
}
try {
  const unknown = options.find((option) => !known.includes(option));
  if (unknown) throw new Trouble(`Unknown option ${unknown}. Known: ${known.join(', ')}.`);
  await install();
  await bench();
  process.exit(0);
} catch (error) {
  giveUp(error);
}

async function bench() {
  const { generate } = await import('./migrate.mjs');
  const { build } = await import('./build.mjs');
  const { findPlace } = await import('./native.mjs');
  const { readPidFile } = await import('./postmaster.mjs');
  const { stopServer } = await import('./postgres.mjs');
  const { benchDir, copyOfBenchDatabase, openBenchDatabase } = await import('./bench/database.mjs');
  const { measureData } = await import('./bench/measure-data.mjs');
  const pages = await import('./bench/measure-pages.mjs');
  const { measureExport, measureImport } = await import('./bench/measure-files.mjs');
  const { measureBoard } = await import('./bench/measure-board.mjs');
  const { measureHands } = await import('./bench/measure-hands.mjs');
  const { printTable } = await import('./bench/report.mjs');

  const quick = options.includes('--quick');
  const again = options.includes('--again');
  const length = quick ? { rounds: 3, requests: 15, pages: 60 } : { rounds: 9, requests: 30, pages: 600 };
  const dataDir = benchDir();
  await generate();
  try {
    const small = await openBenchDatabase(dataDir, 10_000, { again });
    const large = quick ? small : await openBenchDatabase(dataDir, 1_000_000, { again });
    const postmaster = readPidFile(findPlace(dataDir).data)?.pid ?? 0;
    const lines = await measureData(dataDir, large, postmaster, length);
    if (!options.includes('--data')) {
      await build();
      const app = await pages.startApp(large);
      const other = quick ? null : await pages.startApp(small);
      lines.push(...(await pages.measurePages(app, other, length)));
      other?.stop();
      lines.push(...(await measureHands(app)));
      lines.push(...(await measureBoard(app)));
      lines.push(...(await measureExport(app, large, length)));
      lines.push(...(await pages.measureScripts(app)));
      lines.push(...(await pages.measureMemory(app, postmaster, quick ? 10 : 60)));
      app.stop();
      const open = (/** @type {string} */ name) => copyOfBenchDatabase(dataDir, name);
      lines.push(...(await measureImport(small, pages.startApp, open)));
    }
    printTable(`With ${large.size.toLocaleString('en')} voyages (${seconds(began)}):`, lines);
    const missed = lines.filter(({ met }) => met === false).length;
    say(`\n${lines.filter(({ met }) => met).length} targets met, ${missed} missed.`);
  } finally {
    await stopServer(dataDir);
  }
}
