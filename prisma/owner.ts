import pg from 'pg';

/** Who writes, as the revisions will say; no account, so the name comes along. */
export interface Writer {
  id: string;
  name: string;
}

/** Only one seed at a time works on a database; the number means nothing else. */
const SEED_LOCK = 1_500_000;

/**
 * One transaction as the owner, who alone may date the revisions of simulated rows: all of it is stored or nothing.
 * @throws when the database cannot be reached or refuses
 */
export async function asOwner<T>(
  url: string,
  by: Writer,
  reason: string | null,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  // Instants are written and read in UTC whatever the server's zone is.
  const client = new pg.Client({ connectionString: url, options: '-c timezone=UTC' });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock($1)', [SEED_LOCK]);
    await client.query(
      `SELECT set_config('app.actor', $1, true), set_config('app.actor_name', $2, true), set_config('app.reason', $3, true)`,
      [by.id, by.name, reason ?? ''],
    );
    const value = await work(client);
    await client.query('COMMIT');
    return value;
  } finally {
    // An unfinished transaction ends with its connection.
    await client.end();
  }
}
