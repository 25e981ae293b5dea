import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll } from 'vitest';
import { db } from '@/lib/db';
import { hashPassword } from '@/lib/people/password';
import type { Person, Role } from '@/lib/people/role';

/** The real PostgreSQL of `npm test`: TEST_DATABASE_URL is the app's login, TEST_OWNER_URL the owner's. */

let pool: pg.Pool | undefined;

/** The owner's connections, for what the app may not do and for looking behind its back. */
export function owner(): pg.Pool {
  if (pool) return pool;
  pool = new pg.Pool({ connectionString: required('TEST_OWNER_URL'), max: 4, options: '-c timezone=UTC' });
  pool.on('error', () => {});
  return pool;
}

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run the tests with npm test.`);
  return value;
}

/** Call once at the top of a `*.db.test.ts`, before any test: the app's code then talks to the test database. */
export function onTestDatabase(): void {
  process.env.DATABASE_URL = required('TEST_DATABASE_URL');
  process.env.BETTER_AUTH_SECRET ??= 'only-for-tests-only-for-tests-only-for-tests';
  process.env.PUBLIC_URL ??= 'http://localhost:3000';
  beforeAll(async () => {
    await db().$queryRaw`SELECT 1`;
  });
  afterAll(async () => {
    await db().$disconnect();
    await pool?.end();
    pool = undefined;
  });
}

/** Statements of the owner in one transaction, with an actor, so that the history can say who it was. */
export async function asOwner<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await owner().connect();
  try {
    await client.query('BEGIN');
    await client.query(
      "SELECT set_config('app.actor', 'system:test', true), set_config('app.actor_name', 'Test', true)",
    );
    const value = await work(client);
    await client.query('COMMIT');
    return value;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}

/** Begins all of them, lets none write to the table before each of them waits to, and answers when all are through. */
export async function atOnce<T>(table: string, works: readonly (() => Promise<T>)[]): Promise<T[]> {
  const client = await owner().connect();
  try {
    await client.query(`BEGIN; LOCK TABLE ${table} IN SHARE MODE`);
    let over = false;
    const begun = Promise.allSettled(works.map((work) => work())).finally(() => (over = true));
    while (!over) {
      const { rows } = await client.query<{ waiting: number }>(
        `SELECT count(*)::int AS waiting FROM pg_locks
         WHERE NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
      );
      if (rows[0]?.waiting === works.length) break;
    }
    await client.query('COMMIT');
    return (await begun).map((one) => {
      if (one.status === 'rejected') throw one.reason;
      return one.value;
    });
  } finally {
    client.release();
  }
}

/** Somebody new with this role; can sign in when a password is given. */
export async function aPerson(role: Role, { password }: { password?: string } = {}): Promise<Person> {
  const id = randomUUID();
  const person: Person = { id, name: `Test ${role} ${id.slice(0, 4)}`, email: `${id}@test.example`, role };
  const hash = password === undefined ? null : await hashPassword(password);
  await asOwner(async (client) => {
    await client.query(
      'INSERT INTO "user" (id, name, email, role, updated_at) VALUES ($1, $2, $3, $4::role, now())',
      [id, person.name, person.email, role],
    );
    if (hash === null) return;
    await client.query(
      `INSERT INTO account (id, account_id, provider_id, user_id, password, updated_at)
       VALUES ($1, $2, 'credential', $2, $3, now())`,
      [randomUUID(), id, hash],
    );
  });
  return person;
}
