// @ts-check
import { PHASE_PRODUCTION_SERVER } from 'next/constants.js';

/** @type {import('next').NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  // `npm run check` and `npm test` check the types; whoever starts the product need not wait for them a second time.
  typescript: { ignoreBuildErrors: true },
  // better-auth too: bundled, every route handler would parse and keep a copy of its own.
  serverExternalPackages: ['pg', '@prisma/client', '@prisma/adapter-pg', '@node-rs/argon2', 'better-auth'],
  experimental: {
    optimizePackageImports: ['@mantine/core', '@mantine/hooks'],
    // Seconds: what is fetched ahead of a press is shown no longer than that.
    staleTimes: { static: 30 },
  },
};

/**
 * JavaScript, and the plugin only where something is compiled: reading this file in TypeScript, or that plugin, loads
 * two native compilers into the server, some 50 MiB that it never needs again.
 * @param {string} phase
 */
export default async function configFor(phase) {
  if (phase === PHASE_PRODUCTION_SERVER) return config;
  const { default: createNextIntlPlugin } = await import('next-intl/plugin');
  const withTexts = createNextIntlPlugin({
    requestConfig: './lib/messages/request.ts',
    // Texts are compiled at build: the browser then needs no parser of their syntax (10 KiB on every page).
    experimental: {
      messages: { path: './lib/messages/en', format: 'json', locales: 'infer', precompile: true },
    },
  });
  return withTexts(config);
}
