import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { findChromium } from './chromium.mjs';
import { schemaDrift } from './migrate.mjs';
import { runTool } from './run.mjs';
import { secretsIn } from './secrets.mjs';
import { oneTest, playwrightResult, vitestResult } from './test-report.mjs';
import { makeTestDatabase } from './test-database.mjs';
import { portIsFree, startWeb } from './web.mjs';

/** The steps of `npm test`, each with its result. */

/** @typedef {import('./test-report.mjs').Result} Result */

const env = {
  ...process.env,
  NEXT_TELEMETRY_DISABLED: '1',
  NO_COLOR: '1',
  FORCE_COLOR: undefined,
  NODE_ENV: undefined,
};

/** @param {string} script @param {string[]} args @returns {Promise<Result>} */
async function check(script, args) {
  const { code, output } = await runTool(script, args, { env });
  return oneTest(code === 0, output);
}

export const formatting = () => check('prettier/bin/prettier.cjs', ['--check', '.', '--log-level=warn']);
export const lint = () => check('eslint/bin/eslint.js', ['.', '--max-warnings', '0']);

/** @returns {Promise<Result>} */
export async function types() {
  const routes = await check('next/dist/bin/next', ['typegen']);
  if (routes.failed > 0) return routes;
  const app = await check('typescript/bin/tsc', ['--noEmit', '-p', '.']);
  return app.failed > 0 ? app : check('typescript/bin/tsc', ['-p', 'scripts/tsconfig.json']);
}

/** @param {string} superUrl @returns {Promise<Result>} */
export async function drift(superUrl) {
  const { ok, output } = await schemaDrift(superUrl);
  return oneTest(ok, output);
}

/**
 * @param {'unit' | 'database'} project
 * @param {string} folder for the report
 * @param {Record<string, string>} [more] environment
 * @returns {Promise<Result>}
 */
export async function vitest(project, folder, more = {}) {
  const report = path.join(folder, `vitest-${project}.json`);
  const args = [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  const ran = await runTool('vitest/vitest.mjs', args, { env: { ...env, ...more } });
  return vitestResult(ran, readJson(report));
}

/**
 * The stories in a real browser, against the production build on a demonstration of its own.
 * @param {string} dataDir of the tests
 * @param {(stop: () => Promise<void>) => void} onStop how to stop the app if the tests are broken off
 * @returns {Promise<Result>}
 */
export async function stories(dataDir, onStop) {
  const chromium = await findChromium();
  const database = await makeTestDatabase(dataDir, { database: 'caspian_stories', demonstration: true });
  const port = await freePort();
  const address = `http://localhost:${port}`;
  const told = {
    DATABASE_URL: database.appUrl,
    BETTER_AUTH_SECRET: secretsIn(dataDir).auth,
    PUBLIC_URL: address,
  };
  const web = startWeb({ port }, told, { quiet: true });
  onStop(web.stop);
  try {
    if (!(await web.healthy(60_000)))
      return oneTest(false, 'The built app did not answer /api/health within a minute.');
    const report = path.join(dataDir, 'playwright.json');
    const ran = await runTool(
      '@playwright/test/cli.js',
      ['test', '-c', 'e2e/playwright.config.ts', '--reporter=list,json'],
      {
        env: {
          ...env,
          PUBLIC_URL: address,
          E2E_BASE_URL: address,
          PORT: String(port),
          TEST_DATABASE_URL: database.appUrl,
          TEST_OWNER_URL: database.ownerUrl,
          E2E_ACCOUNTS: JSON.stringify(database.accounts),
          PLAYWRIGHT_JSON_OUTPUT_NAME: report,
          ...(chromium && { CHROMIUM: chromium }),
        },
      },
    );
    return playwrightResult(ran, readJson(report));
  } finally {
    await web.stop();
  }
}

/** From a range that no system hands out by itself, so that nobody else gets it meanwhile. */
async function freePort() {
  for (let port = 3900; port < 4900; port += 1) if (await portIsFree(port)) return port;
  throw new Error('No free port from 3900 to 4900.');
}

/** @param {string} file */
function readJson(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}
