import { afterAll, beforeAll, expect, test } from 'vitest';
import { asOwner } from '../owner';
import { makeScratchDatabase, type ScratchDatabase } from '../scratch-database';
import { facts } from './csv';
import { loadReference, REFERENCE } from './load';

let database: ScratchDatabase;
const load = () => asOwner(database.url, REFERENCE, null, loadReference);

beforeAll(async () => {
  database = await makeScratchDatabase();
  await load();
}, 120_000);

afterAll(() => database.drop());

test('the documented voyages are real, with their gaps as gaps', async () => {
  const voyages = await database.query(
    `SELECT voyage_no, v.simulated, vessel_name AS vessel, to_char(bl_date, 'YYYY-MM-DD') AS "blDate",
        bl_date_precision::text AS precision, l.bl_tonnes::float8 AS tonnes, bl_no AS "blNo",
        v.source IS NOT NULL AS sourced
      FROM voyage v JOIN lot l ON l.voyage_id = v.id ORDER BY voyage_no`,
  );
  const real = { simulated: false, blNo: null, sourced: true };
  expect(voyages).toEqual([
    {
      voyage_no: 'AB-2023-0001',
      vessel: '',
      blDate: '2023-03-01',
      precision: 'month',
      tonnes: 6900,
      ...real,
    },
    {
      ...{ voyage_no: 'AB-2023-0002', vessel: 'President Heydar Aliyev', blDate: '2023-03-01' },
      ...{ precision: 'month', tonnes: 9959, ...real },
    },
    {
      voyage_no: 'AB-2025-0001',
      vessel: 'Taraz',
      blDate: '2025-01-25',
      precision: 'day',
      tonnes: 6000,
      ...real,
    },
    { voyage_no: 'AB-2025-0002', vessel: '', blDate: '2025-09-13', precision: 'day', tonnes: 8800, ...real },
  ]);
});

test('every published figure is there as it was printed', async () => {
  const stored = await database.query<{ key: string; printed: string }>(
    'SELECT key, value_as_cited AS printed FROM reported_figure ORDER BY id',
  );
  const published = facts('reported-figures').map(({ key, value_as_cited: printed }) => ({ key, printed }));
  expect(stored).toEqual(published);
  expect(stored).toHaveLength(32);
});

test('different promises stand in parallel, each with its scope and source', async () => {
  const promises = await database.query(
    `SELECT t.key, t.tonnes_per_year::float8 / 1000 AS kt, s.key AS scope, t.source <> '' AS sourced
      FROM target_version t JOIN scope s ON s.id = t.scope_id ORDER BY t.id`,
  );
  expect(promises).toEqual([
    { key: 'kmg-socar-2022', kt: 1500, scope: 'tengiz', sourced: true },
    { key: 'kmg-socar-2024', kt: 2200, scope: 'all', sourced: true },
    { key: 'kmg-kashagan-2025', kt: 240, scope: 'kashagan', sourced: true },
    { key: 'plan-2024', kt: 1500, scope: 'all', sourced: true },
    { key: 'plan-2026', kt: 1600, scope: 'all', sourced: true },
  ]);
});

test('609 kt through BTC and 493 kt lifted are the published figures themselves, and no number is copied', async () => {
  const moved = await database.query(
    `SELECT m.stage::text AS stage, m.tonnes, f.tonnes::float8 / 1000 AS kt, f.period_start::text AS "from", f.period_end::text AS "to"
      FROM movement m JOIN reported_figure f ON f.id = m.figure_id ORDER BY m.id`,
  );
  const period = { tonnes: null, from: '2023-04-01', to: '2023-09-30' };
  expect(moved).toEqual([
    { stage: 'pumped_btc', kt: 609, ...period },
    { stage: 'lifted_ceyhan', kt: 493, ...period },
  ]);
  const [totals] = await database.query(
    `SELECT count(*)::int AS count, count(figure_id)::int AS published, count(*) FILTER (WHERE route = 'cpc')::int AS cpc FROM route_total`,
  );
  expect(totals).toEqual({ count: 15, published: 15, cpc: 0 });
});

test('loaded again it adds nothing, and what a person renamed or removed stays so', async () => {
  await asOwner(database.url, { id: 'analyst', name: 'Analyst' }, 'spelling', async (client) => {
    await client.query(`UPDATE vessel SET name = 'Corrected name' WHERE name = 'Taraz'`);
    await client.query(`DELETE FROM disruption WHERE name = 'Organic chlorides in BTC'`);
    await client.query(`DELETE FROM movement WHERE stage = 'lifted_ceyhan'`);
  });
  expect(await load()).toBe(0);
  const [kept] = await database.query(
    `SELECT (SELECT count(*)::int FROM vessel WHERE name = 'Taraz') AS old,
        (SELECT count(*)::int FROM disruption) AS disruptions, (SELECT count(*)::int FROM movement) AS movements`,
  );
  expect(kept).toEqual({ old: 0, disruptions: 3, movements: 1 });
});
