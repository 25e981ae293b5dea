import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';

const withTexts = createNextIntlPlugin('./lib/messages/request.ts');

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  serverExternalPackages: ['pg', '@prisma/client', '@prisma/adapter-pg', '@node-rs/argon2'],
  experimental: { optimizePackageImports: ['@mantine/core', '@mantine/hooks', '@mantine/dates'] },
};

export default withTexts(config);
