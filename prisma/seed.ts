import { now } from '@/lib/calendar';
import { ACCOUNTS, accountsLine } from './demonstration/accounts';
import { DEMONSTRATION, REMOVED, removeDemonstration } from './demonstration/remove';
import { writeDemonstration } from './demonstration/write';
import { asOwner } from './owner';
import { loadReference, REFERENCE } from './reference/load';

/** What the database starts with: `--reference`, `--demo [--random-passwords]`, `--accounts`, `--remove-demo`. */

const say = (line: string) => console.log(line);
const options = new Set(process.argv.slice(2));

function ownerUrl(): string {
  const url = process.env.DATABASE_OWNER_URL;
  if (!url) throw new Error('DATABASE_OWNER_URL is not set: the seed runs as the owner of the database.');
  return url;
}

if (options.has('--reference')) {
  const added = await asOwner(ownerUrl(), REFERENCE, null, loadReference);
  say(`reference facts: ${added} new`);
}
if (options.has('--demo')) {
  const randomPasswords = options.has('--random-passwords');
  await asOwner(ownerUrl(), DEMONSTRATION, null, (client) =>
    writeDemonstration(client, now(), { randomPasswords, say }),
  );
}
if (options.has('--accounts')) say(accountsLine(ACCOUNTS));
if (options.has('--remove-demo')) {
  const removed = await asOwner(ownerUrl(), DEMONSTRATION, REMOVED, removeDemonstration);
  say(`removed: ${removed.voyages} simulated voyages, ${removed.accounts} demonstration accounts`);
  if (!removed.administratorLeft) say('No administrator is left; the next start shows how to create one.');
}
