import pg from 'pg';
import type { Writer } from '../owner';

export const DEMONSTRATION: Writer = { id: 'system:demonstration', name: 'Demonstration' };

/** What the revisions of a removal say. */
export const REMOVED = 'demonstration removed';

/**
 * Removes every simulated voyage and every demonstration account with its sessions. What they did to real voyages
 * stays, under their names: acts and revisions carry the name, not a reference.
 * @returns what was removed, and whether anybody is left who can administer
 */
export async function removeDemonstration(
  client: pg.Client,
): Promise<{ voyages: number; accounts: number; administratorLeft: boolean }> {
  const voyages = await client.query('DELETE FROM voyage WHERE simulated');
  // The months are summed at the end of a transaction: let that be now, and take their empty rows along.
  await client.query('SET CONSTRAINTS ALL IMMEDIATE');
  await client.query('DELETE FROM lifting_month WHERE simulated');
  await client.query('DELETE FROM basis_month WHERE simulated');
  await client.query('DELETE FROM passage_month WHERE simulated');
  const accounts = await client.query('DELETE FROM "user" WHERE demonstration');
  const people = await client.query<{ left: boolean }>(
    `SELECT EXISTS (SELECT FROM "user" WHERE role = 'administrator' AND active) AS left`,
  );
  return {
    voyages: voyages.rowCount ?? 0,
    accounts: accounts.rowCount ?? 0,
    administratorLeft: people.rows[0]?.left ?? false,
  };
}
