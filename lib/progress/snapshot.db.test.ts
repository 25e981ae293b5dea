import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPerson, asOwner, onTestDatabase, owner } from '@/e2e/database';
import { cancel } from '@/e2e/random-log';
import { asApp } from '@/e2e/voyages';
import { NotAllowed, type Person } from '@/lib/people/role';
import type { Known } from '@/lib/voyages/known';
import { whenOf } from '@/lib/voyages/known.queries';
import { voyageTotals } from '@/lib/voyages/totals.queries';
import { filterFromParams } from '@/lib/voyages/filter';
import { restOf } from './changes';
import { changesSince } from './changes.queries';
import { linkToSum, type Selection } from './filter';
import { liftingsOf } from './queries';
import { keepSnapshot, numbersAt, withdrawSnapshot } from './snapshot.mutations';
import { fingerprintOf, listSnapshots, openSnapshot } from './snapshot.queries';

onTestDatabase();

/** A year in which nobody else's test logs anything. */
const YEAR = 1997;
const TODAY = `${YEAR}-12-31`;
const ALL: Selection = { gradeIds: [], shipperId: null, data: 'all' };
const MARK = `KEPT-${randomUUID().slice(0, 8)}`;
const voyages: number[] = [];
let analyst: Person;
let viewer: Person;

type Client = Pick<pg.Client, 'query'>;
async function log(client: Client, tonnes: number): Promise<number> {
  const { rows } = await client.query<{ id: number }>(
    'INSERT INTO voyage (voyage_no) VALUES ($1) RETURNING id',
    [`${MARK}-${voyages.length + 1}`],
  );
  const id = rows[0]!.id;
  await client.query('INSERT INTO lot (voyage_id, no, bl_date, bl_tonnes) VALUES ($1, 1, $2, $3)', [
    id,
    `${YEAR}-05-05`,
    tonnes,
  ]);
  voyages.push(id);
  return id;
}

const amend = (id: number, tonnes: number) =>
  asOwner((client) => client.query('UPDATE lot SET bl_tonnes = $2 WHERE voyage_id = $1', [id, tonnes]));

async function lifted(known: Known | null): Promise<number> {
  const { months } = await liftingsOf(viewer, { ...ALL, known }, YEAR);
  return months.reduce((sum, { kg }) => sum + kg, 0);
}

async function kept(name: string): Promise<Known & { kind: 'snapshot' }> {
  const result = await keepSnapshot(analyst, { name, query: `year=${YEAR}` }, TODAY);
  if (!result.done) throw new Error(JSON.stringify(result.refusals));
  return { kind: 'snapshot', id: result.value.id };
}

beforeAll(async () => {
  analyst = await aPerson('analyst');
  viewer = await aPerson('viewer');
  await asOwner((client) => log(client, 9500));
});

afterAll(async () => {
  await asOwner(async (client) => {
    const { rows } = await client.query<{ id: number }>(
      `SELECT id FROM voyage WHERE id = ANY ($1) AND status <> 'cancelled'`,
      [voyages],
    );
    for (const { id } of rows) await cancel(client, id);
  });
});

describe('a named snapshot', () => {
  it('leaves out for ever what was in flight when it was kept, in the board and behind its links', async () => {
    const flying = new pg.Client({ connectionString: process.env.TEST_OWNER_URL });
    await flying.connect();
    try {
      await flying.query(`BEGIN; SELECT set_config('app.actor', 'system:test', true)`);
      await log(flying, 7000);
      await flying.query('UPDATE lot SET bl_tonnes = 9400 WHERE voyage_id = $1', [voyages[0]]);
      const snapshot = await kept('In flight');
      const instant: Known = { kind: 'at', at: new Date().toISOString() };
      expect(await lifted(snapshot)).toBe(9_500_000);
      await flying.query('COMMIT');

      // The transaction had begun before: by its instant alone it would be in.
      expect(await lifted(instant)).toBe(16_400_000);
      expect(await lifted(null)).toBe(16_400_000);
      expect(await lifted(snapshot)).toBe(9_500_000);
      const { numbers, sha256 } = (await openSnapshot(viewer, snapshot.id))!;
      const again = await numbersAt(snapshot, numbers, numbers.today, numbers.disruptions);
      expect(fingerprintOf(JSON.stringify(again))).toBe(sha256);

      const link = linkToSum(`${YEAR}-01-01`, `${YEAR}-12-31`, { ...ALL, known: snapshot });
      const { filter } = filterFromParams(new URL(link, 'http://localhost').searchParams);
      expect(await voyageTotals(viewer, filter)).toMatchObject({ voyages: 1, blKg: 9_500_000 });
      expect(await changesSince(viewer, ALL, YEAR, snapshot)).toMatchObject({
        count: 2,
        effectKg: 6_900_000,
      });
    } finally {
      await flying.end();
    }
  });

  it('keeps the basis of the board, and its numbers agree', async () => {
    const result = await keepSnapshot(
      analyst,
      { name: 'Ashore', query: `year=${YEAR}&basis=discharge` },
      TODAY,
    );
    if (!result.done) throw new Error(JSON.stringify(result.refusals));
    const { numbers, sha256 } = (await openSnapshot(viewer, result.value.id))!;
    expect(numbers.basis).toBe('discharge');
    const known: Known = { kind: 'snapshot', id: result.value.id };
    const again = await numbersAt(known, numbers, numbers.today, numbers.disruptions);
    expect(fingerprintOf(JSON.stringify(again))).toBe(sha256);
  });

  it('is kept by analysts and administrators, opened by everybody, and needs a name', async () => {
    const asked = { name: 'Mine', query: `year=${YEAR}` };
    expect(await keepSnapshot(viewer, asked, TODAY)).toMatchObject({ refusals: [{ reason: 'notAllowed' }] });
    expect(await keepSnapshot(analyst, { ...asked, name: '  ' }, TODAY)).toMatchObject({
      refusals: [{ reason: 'snapshotName', field: 'name' }],
    });
    expect(await keepSnapshot(analyst, { ...asked, query: 'known=s1' }, TODAY)).toMatchObject({
      refusals: [{ reason: 'snapshotView' }],
    });
    const { id } = await kept('For everybody');
    expect((await openSnapshot(viewer, id))?.numbers.year).toBe(YEAR);
    await expect(openSnapshot(null, id)).rejects.toBeInstanceOf(NotAllowed);
  });

  it('is altered by nobody; withdrawn by who kept it, it stays and says so', async () => {
    const { id } = await kept('Withdrawn later');
    for (const statement of [
      `UPDATE board_snapshot SET name = 'Other' WHERE id = ${id}`,
      `UPDATE board_snapshot SET numbers = '{}', sha256 = encode(sha256('{}'), 'hex') WHERE id = ${id}`,
      `DELETE FROM board_snapshot WHERE id = ${id}`,
      'TRUNCATE board_snapshot',
    ])
      await expect(asOwner((client) => client.query(statement))).rejects.toThrow('snapshotIsKept');
    await expect(
      asApp((client) => client.query(`DELETE FROM board_snapshot WHERE id = ${id}`)),
    ).rejects.toThrow('snapshotIsKept');

    expect(await withdrawSnapshot(await aPerson('analyst'), id)).toMatchObject({ done: false });
    expect(await withdrawSnapshot(analyst, id)).toMatchObject({ done: true });
    expect(await withdrawSnapshot(analyst, id)).toMatchObject({ done: false });
    const listed = (await listSnapshots(viewer)).find((one) => one.id === id);
    expect(listed?.withdrawn?.byName).toBe(analyst.name);
    expect((await openSnapshot(viewer, id))?.numbers.year).toBe(YEAR);
  });
});

describe('what changed since', () => {
  it('adds up to the difference, and says who, what and why; beyond fifty it says how many', async () => {
    const then: Known = { kind: 'at', at: new Date().toISOString() };
    const before = await lifted(null);
    const extra = await asOwner(async (client) => {
      for (let count = 0; count < 52; count++) await log(client, 100);
      return log(client, 5000);
    });
    await amend(voyages[0]!, 9000);
    await asOwner(async (client) => {
      await client.query(`SELECT set_config('app.reason', 'never sailed', true)`);
      await cancel(client, voyages[1]!);
    });
    const changes = await changesSince(viewer, ALL, YEAR, then);
    expect(await lifted(then)).toBe(before);
    expect(changes.effectKg).toBe((await lifted(null)) - before);
    expect(changes.count).toBe(55);
    expect(changes.rows).toHaveLength(50);
    expect(changes.rows[0]).toMatchObject({ kind: 'cancelled', effectKg: -7_000_000, after: null, reason: 'never sailed', byName: 'Test' }); // prettier-ignore
    expect(changes.rows[1]).toMatchObject({ kind: 'amended', before: { kg: 9_400_000 }, after: { kg: 9_000_000 }, effectKg: -400_000 }); // prettier-ignore
    expect(changes.rows[2]).toMatchObject({ kind: 'logged', before: null, effectKg: 5_000_000 });
    expect(restOf(changes)).toEqual({ count: 5, effectKg: 500_000 });
    expect(voyages).toContain(extra);
  });
});

describe('a moment', () => {
  it('that has not come, or lies before the history, says so', async () => {
    const asked = (at: string) => whenOf(viewer, { kind: 'at', at });
    expect(await asked('2099-01-01T00:00:00.000Z')).toMatchObject({ state: 'future' });
    const { rows } = await owner().query<{ begins: Date }>('SELECT min(at) AS begins FROM revision WHERE voyage_id IS NOT NULL'); // prettier-ignore
    expect(await asked('1991-01-01T00:00:00.000Z')).toMatchObject({ state: 'before', begins: rows[0]!.begins }); // prettier-ignore
    expect(await whenOf(viewer, { kind: 'snapshot', id: 2_000_000_000 })).toEqual({ state: 'noSnapshot' });
  });
});
