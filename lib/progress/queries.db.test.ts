import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPerson, asOwner, owner, onTestDatabase } from '@/e2e/database';
import { monthOf } from '@/lib/calendar';
import { NotAllowed, type Person } from '@/lib/people/role';
import { kgFromDecimal } from '@/lib/quantity';
import type { Data, Selection } from './filter';
import { LATEST_VOYAGES, disruptionsIn, latestIntakes, liftingsOf } from './queries';

onTestDatabase();

/** Years in which nobody else's test logs anything. */
const YEARS = [1991, 1992, 1993];
const SHIPPERS = 2;
const written: number[] = [];
let reader: Person;
let gradeIds: number[];
let shipperIds: number[];

interface WrittenLot {
  month: number;
  day: number;
  kg: number;
  grade: number | null;
  shipper: number | null;
  complete: boolean;
}
const lot: fc.Arbitrary<WrittenLot> = fc.record({
  month: fc.integer({ min: 0, max: 35 }),
  day: fc.integer({ min: 1, max: 28 }),
  kg: fc.integer({ min: 1, max: 12_000_000 }),
  grade: fc.option(fc.nat({ max: 3 })),
  shipper: fc.option(fc.nat({ max: SHIPPERS - 1 })),
  /** Without its B/L date it counts nowhere. */
  complete: fc.boolean(),
});
const voyage = fc.record({
  simulated: fc.boolean(),
  cancelled: fc.boolean(),
  lots: fc.array(lot, { maxLength: 3 }),
});

/** Random voyages with fixed randomness, written as a person's would be, some cancelled afterwards. */
async function writeVoyages(voyages: (typeof voyage extends fc.Arbitrary<infer T> ? T : never)[]) {
  await asOwner(async (client) => {
    for (const [index, { simulated, cancelled, lots }] of voyages.entries()) {
      const no = `${simulated ? 'SIM-' : ''}SUM-${process.pid}-${index}`;
      const { rows } = await client.query<{ id: number }>(
        'INSERT INTO voyage (voyage_no, simulated) VALUES ($1, $2) RETURNING id',
        [no, simulated],
      );
      const id = rows[0]!.id;
      written.push(id);
      for (const [at, { month, day, kg, grade, shipper, complete }] of lots.entries()) {
        const year = YEARS[Math.floor(month / 12)];
        const date = `${year}-${String((month % 12) + 1).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
        await client.query(
          'INSERT INTO lot (voyage_id, no, grade_id, shipper_id, bl_date, bl_tonnes) VALUES ($1, $2, $3, $4, $5, $6)',
          [
            id,
            at + 1,
            grade === null ? null : gradeIds[grade],
            shipper === null ? null : shipperIds[shipper],
            complete ? date : null,
            kg / 1000,
          ],
        );
      }
      if (cancelled) await cancel(client, id);
    }
  });
}

async function cancel(client: { query: (sql: string, values: unknown[]) => Promise<unknown> }, id: number) {
  await client.query(
    `INSERT INTO voyage_act (voyage_id, kind, by_id, by_name, reason) VALUES ($1, 'cancel', 'test', 'Test', 'a test')`,
    [id],
  );
}

interface CountedLot {
  id: number;
  voyageId: number;
  no: number;
  date: string;
  kg: number;
  gradeId: number | null;
  shipperId: number | null;
  simulated: boolean;
}

/** Every lot that counts, from the lots themselves: not from the rollup, and without anything derived but the status. */
async function countedLots({ gradeIds: grades, shipperId, data }: Selection): Promise<CountedLot[]> {
  const { rows } = await owner().query<Omit<CountedLot, 'kg'> & { tonnes: string }>(`
    SELECT lot.id, lot.voyage_id AS "voyageId", lot.no, lot.bl_date::text AS date, lot.bl_tonnes::text AS tonnes,
      lot.grade_id AS "gradeId", lot.shipper_id AS "shipperId", voyage.simulated
    FROM lot JOIN voyage ON voyage.id = lot.voyage_id
    WHERE voyage.status <> 'cancelled' AND lot.bl_date IS NOT NULL AND lot.bl_tonnes IS NOT NULL`);
  return rows
    .map(({ tonnes, ...row }) => ({ ...row, kg: kgFromDecimal(tonnes) }))
    .filter((one) => grades.length === 0 || grades.includes(one.gradeId ?? 0))
    .filter((one) => shipperId === null || one.shipperId === shipperId)
    .filter((one) => data === 'all' || one.simulated === (data === 'simulated'));
}

const sumOf = (lots: readonly CountedLot[]) => lots.reduce((sum, { kg }) => sum + kg, 0);

beforeAll(async () => {
  reader = await aPerson('viewer');
  const ids = async (sql: string) => (await owner().query<{ id: number }>(sql)).rows.map(({ id }) => id);
  gradeIds = await asOwner(async (client) => {
    const made: number[] = [];
    for (let index = 0; index < 4; index++) {
      const { rows } = await client.query<{ id: number }>(
        'INSERT INTO grade (name) VALUES ($1) RETURNING id',
        [`Sum ${process.pid} ${index}`],
      );
      made.push(rows[0]!.id);
    }
    for (let index = 0; index < SHIPPERS; index++) {
      await client.query('INSERT INTO company (name) VALUES ($1)', [`Sum ${process.pid} ${index}`]);
    }
    return made;
  });
  shipperIds = await ids(`SELECT id FROM company WHERE name LIKE 'Sum ${process.pid} %' ORDER BY id`);
  await writeVoyages(fc.sample(voyage, { numRuns: 90, seed: 2022 }));
});

/** The years are given back: simulated voyages go, real ones can only be cancelled. */
afterAll(async () => {
  await asOwner(async (client) => {
    const { rows } = await client.query<{ id: number }>(
      `SELECT id FROM voyage WHERE id = ANY ($1) AND NOT simulated AND status <> 'cancelled'`,
      [written],
    );
    for (const { id } of rows) await cancel(client, id);
    await client.query('DELETE FROM voyage WHERE id = ANY ($1) AND simulated', [written]);
  });
});

const DATA: Data[] = ['all', 'real', 'simulated'];
const selections = (): Selection[] =>
  DATA.flatMap((data) => [
    { gradeIds: [], shipperId: null, data },
    { gradeIds: gradeIds.slice(0, 1), shipperId: null, data },
    { gradeIds: gradeIds.slice(1, 3), shipperId: null, data },
    { gradeIds: [], shipperId: shipperIds[0] ?? null, data },
    { gradeIds: gradeIds.slice(0, 2), shipperId: shipperIds[1] ?? null, data },
  ]);

describe('liftings by month', () => {
  it('are the sums of the lots themselves, to the kilogram, in every selection', async () => {
    let compared = 0;
    for (const selection of selections()) {
      const lots = await countedLots(selection);
      for (const year of YEARS) {
        const { months } = await liftingsOf(reader, selection, year);
        const of = lots.filter(({ date }) => date >= `${year - 1}-01-01` && date <= `${year}-12-31`);
        const expected = [...new Set(of.map(({ date }) => monthOf(date)))].sort().map((month) => {
          const inMonth = of.filter(({ date }) => monthOf(date) === month);
          return {
            month,
            kg: sumOf(inMonth),
            simulatedKg: sumOf(inMonth.filter(({ simulated }) => simulated)),
            lots: inMonth.length,
          };
        });
        expect(months.map(({ voyages: _, ...month }) => month)).toEqual(expected);
        compared += expected.length;
      }
    }
    expect(compared).toBeGreaterThan(100);
  });

  it('count each voyage once, in the month of its first lot', async () => {
    const everything: Selection = { gradeIds: [], shipperId: null, data: 'all' };
    const lots = await countedLots(everything);
    const first = new Map<number, string>();
    for (const { voyageId, date } of lots) {
      if (date < (first.get(voyageId) ?? '9999')) first.set(voyageId, date);
    }
    for (const year of YEARS) {
      const { months } = await liftingsOf(reader, everything, year);
      for (const { month, voyages } of months) {
        expect([month, voyages]).toEqual([month, [...first.values()].filter((date) => monthOf(date) === month).length]); // prettier-ignore
      }
    }
  });

  it('know the best month of all and the month in which the log begins', async () => {
    for (const selection of selections()) {
      const lots = await countedLots(selection);
      const months = new Map<string, number>();
      for (const { date, kg } of lots) months.set(monthOf(date), (months.get(monthOf(date)) ?? 0) + kg);
      const { best, logBegins, anyVoyage } = await liftingsOf(reader, selection, 1992);
      expect(best?.kg ?? 0).toBe(Math.max(0, ...months.values()));
      const log = await countedLots({ gradeIds: [], shipperId: null, data: selection.data });
      expect(logBegins).toBe(log.map(({ date }) => monthOf(date)).sort()[0] ?? null);
      expect(anyVoyage).toBe(true);
    }
  });

  it('lose a voyage when it is cancelled', async () => {
    const selection: Selection = { gradeIds: [], shipperId: null, data: 'simulated' };
    const [victim] = (await countedLots(selection)).filter(({ voyageId }) => written.includes(voyageId));
    const year = Number(victim!.date.slice(0, 4));
    const inMonth = async () =>
      (await liftingsOf(reader, selection, year)).months.find(({ month }) => month === monthOf(victim!.date))
        ?.kg ?? 0;
    const ofVoyage = (await countedLots(selection)).filter(
      ({ voyageId, date }) => voyageId === victim!.voyageId && monthOf(date) === monthOf(victim!.date),
    );
    const before = await inMonth();
    await asOwner((client) => cancel(client, victim!.voyageId));
    expect(await inMonth()).toBe(before - sumOf(ofVoyage));
  });
});

describe('the latest intakes', () => {
  it('are whole voyages with a lot in the selection, newest first, none after today', async () => {
    for (const selection of selections()) {
      const today = '1992-07-15';
      const inScope = new Set((await countedLots(selection)).map(({ voyageId }) => voyageId));
      // A lot without a date makes no voyage of the selection later than it is: its voyage has another lot.
      const { rows } = await owner().query<{ id: number; tonnes: string; dateless: boolean }>(
        `SELECT v.id, sum(lot.bl_tonnes)::text AS tonnes
         FROM voyage v JOIN lot ON lot.voyage_id = v.id
         WHERE v.status <> 'cancelled' GROUP BY v.id HAVING min(lot.bl_date) <= $1
         ORDER BY min(lot.bl_date) DESC, v.id DESC`,
        [today],
      );
      const dateless = await datelessInScope(selection);
      const expected = rows
        .filter(({ id }) => inScope.has(id) || dateless.has(id))
        .slice(0, LATEST_VOYAGES)
        .map(({ tonnes }) => kgFromDecimal(tonnes));
      expect(await latestIntakes(reader, selection, today)).toEqual(expected);
    }
  });
});

/** Voyages with a lot of the selection that has no B/L date yet: their intake is known all the same. */
async function datelessInScope({ gradeIds: grades, shipperId, data }: Selection): Promise<Set<number>> {
  const { rows } = await owner().query<{
    id: number;
    gradeId: number | null;
    shipperId: number | null;
    simulated: boolean;
  }>(
    `SELECT v.id, lot.grade_id AS "gradeId", lot.shipper_id AS "shipperId", v.simulated
     FROM voyage v JOIN lot ON lot.voyage_id = v.id WHERE lot.bl_date IS NULL`,
  );
  return new Set(
    rows
      .filter((one) => grades.length === 0 || grades.includes(one.gradeId ?? 0))
      .filter((one) => shipperId === null || one.shipperId === shipperId)
      .filter((one) => data === 'all' || one.simulated === (data === 'simulated'))
      .map(({ id }) => id),
  );
}

describe('disruptions', () => {
  it('are those that touch the year, also from the year before', async () => {
    await asOwner((client) =>
      client.query(
        `INSERT INTO disruption (name, from_date, to_date, precision, source) VALUES ($1, '1991-12-20', '1992-01-05', 'day', 'a test')`,
        [`Sum ${process.pid}`],
      ),
    );
    const names = async (year: number) => (await disruptionsIn(reader, year)).map(({ name }) => name);
    expect(await names(1991)).toContain(`Sum ${process.pid}`);
    expect(await names(1992)).toContain(`Sum ${process.pid}`);
    expect(await names(1993)).not.toContain(`Sum ${process.pid}`);
  });
});

it('is read by nobody who is not signed in', async () => {
  const everything: Selection = { gradeIds: [], shipperId: null, data: 'all' };
  await expect(liftingsOf(null, everything, 2025)).rejects.toBeInstanceOf(NotAllowed);
  await expect(latestIntakes(null, everything, '2025-01-01')).rejects.toBeInstanceOf(NotAllowed);
  await expect(disruptionsIn(null, 2025)).rejects.toBeInstanceOf(NotAllowed);
});
