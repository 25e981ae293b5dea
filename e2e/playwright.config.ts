import { defineConfig } from '@playwright/test';
import { existsSync } from 'node:fs';

const installed = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
  (path) => path !== undefined && existsSync(path),
);

/** Stories against the production build that `npm test` serves (E2E_BASE_URL), in real Chromium. No retries. */
export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  // Generous: a story that waits costs nothing, and a slow machine is no failure.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  use: {
    baseURL: process.env.E2E_BASE_URL ?? 'http://localhost:3000',
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'Asia/Kathmandu',
    // Without a picture of every frame, which cost a fifth of the stories' time.
    trace: { mode: 'retain-on-failure', screenshots: false },
    launchOptions: {
      ...(installed && { executablePath: installed }),
      chromiumSandbox: process.getuid?.() !== 0,
      // Chromium's own errands would only fail, slowly, in a closed network.
      args: [
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'sign-in', testMatch: 'sign-in.setup.ts' },
    { name: 'stories', testMatch: '*.spec.ts', dependencies: ['sign-in'] },
  ],
});
