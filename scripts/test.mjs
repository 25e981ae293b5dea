import './node-version.mjs';
import { install } from './install.mjs';
import { giveUp, say, seconds, Trouble } from './say.mjs';

/** `npm test`, and with `--fast` the part of it that needs neither database nor browser (`npm run check`). */

const fast = process.argv.includes('--fast');
const began = performance.now();

try {
  await install();
} catch (error) {
  giveUp(error);
}

const { build } = await import('./build.mjs');
const { generate } = await import('./migrate.mjs');
const { stopChildren } = await import('./run.mjs');
const { makeTestData, makeTestDatabase, removeTestData } = await import('./test-database.mjs');
const { closingLine, oneTest } = await import('./test-report.mjs');
const steps = await import('./test-steps.mjs');

/** Nothing after a failure is worth the wait. */
class EndEarly extends Error {}

/** @typedef {import('./test-report.mjs').Result} Result */
/** @type {Result[]} */
const results = [];
const dataDir = await makeTestData();
let stopApp = async () => {};
let ending = false;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void end(130));

try {
  await everything();
} catch (error) {
  if (!ending && !(error instanceof EndEarly)) {
    results.push({ passed: 0, failed: 1 });
    say(error instanceof Trouble ? error.message : String(error instanceof Error ? error.stack : error));
  }
}
await end(0);

async function everything() {
  await generate();
  // Two at a time: one of them mostly waits for the disk or for a single core.
  const checks = [start(steps.formatting), start(steps.lint)];
  await report('formatting', checks[0]);
  const types = start(steps.types);
  await report('lint', checks[1]);
  await report('types', types);
  if (fast)
    return report(
      'unit tests',
      start(() => steps.vitest('unit', dataDir)),
    );

  const database = await makeTestDatabase(dataDir, { database: 'caspian_tests' });
  await report(
    'schema drift',
    start(() => steps.drift(database.superUrl)),
  );
  const built = start(async () => {
    await build();
    return oneTest(true, '');
  });
  await report(
    'unit tests',
    start(() => steps.vitest('unit', dataDir)),
  );
  const told = { TEST_DATABASE: JSON.stringify(database) };
  await report(
    'database tests',
    start(() => steps.vitest('database', dataDir, told)),
  );
  await report('production build', built);
  await report(
    'stories in Chromium',
    start(() => steps.stories(dataDir, (stop) => (stopApp = stop))),
  );
}

/**
 * Begins a step, perhaps long before its turn to be reported; a failure waits for that turn.
 * @param {() => Promise<Result>} work
 */
function start(work) {
  const stepBegan = performance.now();
  return work()
    .catch((error) =>
      oneTest(false, error instanceof Trouble ? error.message : String(error?.stack ?? error)),
    )
    .then((result) => ({ result, took: seconds(stepBegan) }));
}

/** @param {string} name @param {ReturnType<typeof start> | undefined} step */
async function report(name, step) {
  if (!step) return;
  say(`── ${name}`);
  const { result, took } = await step;
  if (ending) throw new EndEarly();
  results.push(result);
  if (result.failed > 0 && result.output) say(result.output.trim());
  say(`${result.failed > 0 ? '✗' : '✓'} ${name}: ${closingLine([result])} (${took})`);
  if (result.failed > 0) throw new EndEarly();
}

/** @param {number} code */
async function end(code) {
  if (ending) return;
  ending = true;
  stopChildren();
  await stopApp().catch(() => {});
  await removeTestData(dataDir).catch((error) => say(`! ${error.message}`));
  const failed = results.some((result) => result.failed > 0) || results.length === 0;
  say(`\n${code === 0 ? 'Took' : 'Broken off after'} ${seconds(began)}.`);
  say(closingLine(results));
  process.exit(code || (failed ? 1 : 0));
}
