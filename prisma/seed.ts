import { asOwner } from './owner';
import { loadReference, REFERENCE } from './reference/load';

/** What the database starts with: `--reference`, `--demo [--random-passwords]`, `--accounts`, `--remove-demo`. */

const options = new Set(process.argv.slice(2));

function ownerUrl(): string {
  const url = process.env.DATABASE_OWNER_URL;
  if (!url) throw new Error('DATABASE_OWNER_URL is not set: the seed runs as the owner of the database.');
  return url;
}

if (options.has('--reference')) {
  const added = await asOwner(ownerUrl(), REFERENCE, null, loadReference);
  console.log(`reference facts: ${added} new`);
}
