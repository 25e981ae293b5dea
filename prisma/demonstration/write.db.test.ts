import { verify } from '@node-rs/argon2';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { kgFromDecimal } from '@/lib/quantity';
import { asOwner } from '../owner';
import { loadReference, REFERENCE } from '../reference/load';
import { makeScratchDatabase, type ScratchDatabase } from '../scratch-database';
import { ACCOUNTS } from './accounts';
import { ANCHORS, kgOfKt } from './anchors';
import { DEMONSTRATION, REMOVED, removeDemonstration } from './remove';
import { writeDemonstration } from './write';

const NOW = new Date('2026-02-10T12:00:00Z');
const said: string[] = [];
let database: ScratchDatabase;

function demonstrate(say: (line: string) => void) {
  return asOwner(database.url, DEMONSTRATION, null, (client) =>
    writeDemonstration(client, NOW, { randomPasswords: false, say }),
  );
}

async function count(sql: string): Promise<number> {
  const [row] = await database.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${sql}`);
  return row?.count ?? -1;
}

beforeAll(async () => {
  database = await makeScratchDatabase();
  await asOwner(database.url, REFERENCE, null, loadReference);
}, 120_000);

afterAll(() => database.drop());

test('an interrupted demonstration leaves nothing behind', async () => {
  const interrupted = demonstrate((line) => {
    if (line.includes('2023')) throw new Error('interrupted');
  });
  await expect(interrupted).rejects.toThrow('interrupted');
  expect(await count('voyage WHERE simulated')).toBe(0);
  expect(await count('"user"')).toBe(0);
});

test('it is written in one go, with its accounts on the last line', async () => {
  await demonstrate((line) => said.push(line));
  expect(said.at(-1)).toContain('"email":"administrator@demo.caspianlift.example"');
  expect(await count('voyage WHERE simulated')).toBeGreaterThan(500);
}, 180_000);

test.each(ANCHORS)('$from to $to $grade: $kt kt stored', async ({ from, to, kt, grade }) => {
  const [sum] = await database.query<{ tonnes: string }>(
    `SELECT coalesce(sum(l.bl_tonnes), 0)::text AS tonnes FROM lot l LEFT JOIN grade g ON g.id = l.grade_id
      WHERE l.bl_date BETWEEN $1 AND $2 AND NOT l.cancelled AND ($3::text IS NULL OR g.name = $3)`,
    [from, to, grade ?? null],
  );
  expect(kgFromDecimal(sum?.tonnes ?? '')).toBe(kgOfKt(kt));
});

test.each(ANCHORS.filter(({ from, to }) => from.endsWith('-01') && !to.endsWith('-12')))(
  '$from to $to $grade: $kt kt in the liftings by month',
  async ({ from, to, kt, grade }) => {
    const [sum] = await database.query<{ tonnes: string }>(
      `SELECT coalesce(sum(m.bl_tonnes), 0)::text AS tonnes FROM lifting_month m LEFT JOIN grade g ON g.id = m.grade_id
        WHERE m.month BETWEEN $1 AND $2 AND ($3::text IS NULL OR g.name = $3)`,
      [from, to, grade ?? null],
    );
    expect(kgFromDecimal(sum?.tonnes ?? '')).toBe(kgOfKt(kt));
  },
);

test('the log stands as on that day: voyages in every state, none of it in the future', async () => {
  const statuses = await database.query<{ status: string }>(
    'SELECT DISTINCT status::text FROM voyage WHERE simulated ORDER BY 1',
  );
  expect(statuses.map(({ status }) => status)).toEqual(
    expect.arrayContaining(['planned', 'nominated', 'discharged', 'closed', 'cancelled']),
  );
  expect(await count(`voyage_event WHERE actual_at > '${NOW.toISOString()}'`)).toBe(0);
  expect(await count(`voyage WHERE laycan_from >= '2026-04-10'`)).toBeGreaterThan(3);
});

test('history is dated by when it was known, in order, under the names of the analysts', async () => {
  const revisions = `(SELECT r.at, r.id, r.actor_name, lag(r.at) OVER (ORDER BY r.id) AS before
    FROM revision r JOIN voyage v ON v.id = r.voyage_id WHERE v.simulated) dated`;
  expect(await count(`${revisions} WHERE at < before`)).toBe(0);
  expect(await count(`${revisions} WHERE at > '${NOW.toISOString()}'`)).toBe(0);
  expect(await count(`${revisions} WHERE actor_name NOT IN ('Aigerim Nurlanova', 'Rashad Mammadov')`)).toBe(
    0,
  );
  expect(
    await count(`voyage v WHERE simulated AND created_at <>
      (SELECT min(at) FROM revision r WHERE r.voyage_id = v.id)`),
  ).toBe(0);
});

test('amended B/L tonnes keep the first figure in history, with the reason', async () => {
  const amended = await database.query<{ was: number; becomes: number; reason: string | null }>(
    `SELECT (before ->> 'bl_tonnes')::float8 AS was, (after ->> 'bl_tonnes')::float8 AS becomes, reason FROM revision
      WHERE table_name = 'lot' AND action = 'update' AND before ->> 'bl_tonnes' <> after ->> 'bl_tonnes'`,
  );
  expect(amended.length).toBeGreaterThan(10);
  expect(amended.every(({ was, becomes, reason }) => was > 0 && becomes > 0 && reason)).toBe(true);
});

test('its people sign in with the passwords that are printed', async () => {
  const stored = await database.query<{ email: string; password: string; same: boolean }>(
    `SELECT u.email, a.password, a.account_id = u.id AS same FROM "user" u JOIN account a ON a.user_id = u.id
      WHERE u.demonstration AND a.provider_id = 'credential'`,
  );
  expect(stored).toHaveLength(ACCOUNTS.length);
  for (const { email, password, same } of stored) {
    const known = ACCOUNTS.find((person) => person.email === email);
    expect(password).toMatch(/^\$argon2id\$/);
    expect(same && (await verify(password, known?.password ?? ''))).toBe(true);
  }
});

test('it is never extended', async () => {
  const before = await count('revision');
  const lines: string[] = [];
  await demonstrate((line) => lines.push(line));
  expect(lines).toEqual(['demonstration: simulated voyages exist already; nothing is added']);
  expect(await count('revision')).toBe(before);
});

test('removed, it leaves what is real, and its history', async () => {
  const before = await count(`revision WHERE voyage_id IS NOT NULL`);
  const removed = await asOwner(database.url, DEMONSTRATION, REMOVED, removeDemonstration);
  expect(removed).toEqual({ voyages: expect.any(Number), accounts: 4, administratorLeft: false });
  expect(await count('voyage WHERE NOT simulated')).toBe(4);
  expect(await count('voyage WHERE simulated')).toBe(0);
  expect(await count('lifting_month WHERE simulated')).toBe(0);
  expect(await count('"user"')).toBe(0);
  expect(await count('revision WHERE voyage_id IS NOT NULL')).toBeGreaterThan(before);
  expect(
    await count(`revision WHERE table_name = 'voyage' AND action = 'delete' AND actor_id = '${DEMONSTRATION.id}'
      AND reason = '${REMOVED}'`),
  ).toBe(removed.voyages);
}, 180_000);
