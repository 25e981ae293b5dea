/**
 * Test files run side by side, each worker on a database of its own, so that what a test counts is its own.
 * TEST_DATABASES: what `npm test` made, one for each worker.
 */
const databases = JSON.parse(process.env.TEST_DATABASES ?? '[]') as { appUrl: string; ownerUrl: string }[];
const own = databases[Number(process.env.VITEST_POOL_ID) - 1];
if (!own)
  throw new Error(`No database for worker ${process.env.VITEST_POOL_ID}: run the tests with npm test.`);
process.env.TEST_DATABASE_URL = own.appUrl;
process.env.TEST_OWNER_URL = own.ownerUrl;
