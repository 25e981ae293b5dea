import { existsSync } from 'node:fs';
import { run, runTool } from './run.mjs';
import { step, Trouble } from './say.mjs';

/** A Chromium for the browser tests: the system's, or one that is fetched. */

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {(file: string) => boolean} exists
 * @returns {string | null} the program
 */
export function systemChromium(env = process.env, exists = existsSync) {
  const places = [
    env.CHROMIUM,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ];
  return places.find((file) => file && exists(file)) ?? null;
}

/**
 * @returns {Promise<string | null>} the program; null when Playwright's own is installed
 */
export async function findChromium() {
  const there = systemChromium();
  if (there) return there;
  const { chromium } = await import('@playwright/test');
  if (existsSync(chromium.executablePath())) return null;

  const attempts = [];
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const fetched = await step('installing Chromium (apt-get)', async () => {
      const update = await run('apt-get', ['update'], { env });
      const install = await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { env });
      if (install.code !== 0) attempts.push(`apt-get: ${lastLines(update.output + install.output)}`);
      return systemChromium();
    });
    if (fetched) return fetched;
  }
  const own = await step('installing Chromium (Playwright)', () =>
    runTool('@playwright/test/cli.js', ['install', 'chromium']),
  );
  if (own.code === 0 && existsSync(chromium.executablePath())) return null;
  attempts.push(`playwright install: ${lastLines(own.output)}`);
  throw new Trouble(
    `No Chromium for the browser tests. Install one (as root: apt-get install chromium) or name one in CHROMIUM.\n` +
      attempts.join('\n'),
  );
}

const lastLines = (/** @type {string} */ output) => output.trim().split('\n').slice(-4).join('\n  ');
