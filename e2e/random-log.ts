import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll } from 'vitest';
import { kgFromDecimal } from '@/lib/quantity';
import { DATA, type Selection } from '@/lib/progress/filter';
import { asOwner, owner } from './database';

/** A random log in years of its own, and what counts in it read from the lots themselves. */

/** Years in which nobody else's test logs anything. */
export const YEARS = [1991, 1992, 1993];
const GRADES = 4;
const SHIPPERS = 2;
const MARK = `Random ${randomUUID().slice(0, 8)}`;
export const written: number[] = [];

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
      const no = `${simulated ? 'SIM-' : ''}${MARK.replace(' ', '-')}-${index}`;
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

/** Cancels a voyage as a person would. */
export async function cancel(
  client: { query: (sql: string, values: unknown[]) => Promise<unknown> },
  id: number,
) {
  await client.query(
    `INSERT INTO voyage_act (voyage_id, kind, by_id, by_name, reason) VALUES ($1, 'cancel', 'test', 'Test', 'a test')`,
    [id],
  );
}

let gradeIds: number[] = [];
let shipperIds: number[] = [];

export interface CountedLot {
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
export async function countedLots({ gradeIds: grades, shipperId, data }: Selection): Promise<CountedLot[]> {
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

export const sumOf = (lots: readonly CountedLot[]) => lots.reduce((sum, { kg }) => sum + kg, 0);

/** Call once at the top of a test: the log is there before its tests and given back after them. */
export function onRandomLog(): void {
  beforeAll(async () => {
    gradeIds = await addNamed('grade', GRADES);
    shipperIds = await addNamed('company', SHIPPERS);
    await writeVoyages(fc.sample(voyage, { numRuns: 90, seed: 2022 }));
  });
  // Simulated voyages go, real ones can only be cancelled.
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
}

async function addNamed(table: 'grade' | 'company', count: number): Promise<number[]> {
  return asOwner(async (client) => {
    const { rows } = await client.query<{ id: number }>(
      `INSERT INTO ${table} (name) SELECT $1 || n FROM generate_series(1, $2::int) n RETURNING id`,
      [`${MARK} ${table} `, count],
    );
    return rows.map(({ id }) => id);
  });
}

/** Every kind of selection over the random log: its data, some grades, a shipper, both. */
export function selections(): Selection[] {
  return DATA.flatMap((data) => [
    { gradeIds: [], shipperId: null, data },
    { gradeIds: gradeIds.slice(0, 1), shipperId: null, data },
    { gradeIds: gradeIds.slice(1, 3), shipperId: null, data },
    { gradeIds: [], shipperId: shipperIds[0] ?? null, data },
    { gradeIds: gradeIds.slice(0, 2), shipperId: shipperIds[1] ?? null, data },
  ]);
}
