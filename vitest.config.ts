import { defineConfig } from 'vitest/config';

/** Two projects: pure rules (no database) and `*.db.test.ts` against the real PostgreSQL that `npm test` starts. */
const shared = {
  environment: 'node' as const,
  env: { TZ: 'Asia/Kathmandu' },
  // Generous: a slow machine is no failure.
  testTimeout: 120_000,
  hookTimeout: 120_000,
  server: { deps: { inline: ['next-intl'] } },
};

export default defineConfig({
  resolve: {
    alias: { '@': import.meta.dirname, 'server-only': `${import.meta.dirname}/e2e/server-only.ts` },
  },
  test: {
    projects: [
      {
        extends: true,
        test: {
          ...shared,
          name: 'unit',
          include: ['{lib,components,scripts,prisma}/**/*.test.{ts,tsx}'],
          exclude: ['**/*.db.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: 'database',
          include: ['{lib,scripts,prisma}/**/*.db.test.ts'],
          setupFiles: ['e2e/own-database.ts'],
          // One of two mostly waits for the disk.
          maxWorkers: 2,
        },
      },
    ],
  },
});
