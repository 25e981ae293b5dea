import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';

const withTexts = createNextIntlPlugin({
  requestConfig: './lib/messages/request.ts',
  // Texts are compiled at build: the browser then needs no parser of their syntax (10 KiB on every page).
  experimental: {
    messages: { path: './lib/messages/en', format: 'json', locales: 'infer', precompile: true },
  },
});

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  serverExternalPackages: ['pg', '@prisma/client', '@prisma/adapter-pg', '@node-rs/argon2'],
  experimental: { optimizePackageImports: ['@mantine/core', '@mantine/hooks'] },
};

export default withTexts(config);
