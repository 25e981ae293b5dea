import path from 'node:path';
import { defineConfig } from 'prisma/config';

// Prisma's native schema engine has to be downloaded, which a closed network does not allow. The stand-in answers the
// same protocol from a package of the registry. Windows cannot start a script as a program and downloads the engine.
if (process.platform !== 'win32')
  process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= path.join(import.meta.dirname, 'scripts', 'schema-engine.mjs');

/** Migrations run as the owner of the database, never as the app's login. */
const url = process.env.DATABASE_OWNER_URL ?? process.env.DATABASE_URL;

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: {
    path: 'prisma/migrations',
    seed: 'node --conditions=react-server --import tsx prisma/seed.ts --reference',
  },
  ...(url && { datasource: { url } }),
});
