import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fingerprint } from './fingerprint.mjs';
import { runTool } from './run.mjs';
import { say, step, Trouble } from './say.mjs';
import { root } from './settings.mjs';

/** Everything that the built app is made of. */
const ingredients = [
  'app',
  'components',
  'lib',
  'public',
  'proxy.ts',
  'instrumentation.ts',
  'prisma/schema.prisma',
  'prisma/migrations',
  'next.config.mjs',
  'package-lock.json',
  'postcss.config.mjs',
  'tsconfig.json',
];

const stampFile = path.join(root, '.next', 'built-from');

/** A test changes nothing in the app. @param {string} file */
export const isIngredient = (file) => !/\.test\.tsx?$/.test(file);

/** The production build, when the sources changed since the last one. It needs no database. */
export async function build() {
  const wanted = fingerprint(ingredients, isIngredient);
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) return;
  rmSync(stampFile, { force: true }); // an interrupted build is no build
  await step('building the app (half a minute)', async () => {
    const env = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', NO_COLOR: '1' };
    for (const name of ['DATABASE_URL', 'DATABASE_OWNER_URL', 'BETTER_AUTH_SECRET'])
      Reflect.deleteProperty(env, name);
    const show = (/** @type {string} */ line) => {
      if (/^\s*(Creating|✓|Running|Collecting|Generating|Finalizing)/.test(line)) say(`    ${line.trim()}`);
    };
    const ran = await runTool('next/dist/bin/next', ['build'], { env, show });
    if (ran.code !== 0) throw new Trouble(`The build failed:\n${ran.output}`);
  });
  writeFileSync(stampFile, wanted);
}
