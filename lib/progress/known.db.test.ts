import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aPerson, asOwner, onTestDatabase, owner } from '@/e2e/database';
import { firstDay, lastDay } from '@/lib/calendar';
import type { Person } from '@/lib/people/role';
import { kgFromDecimal } from '@/lib/quantity';
import { filterFromParams } from '@/lib/voyages/filter';
import type { Known } from '@/lib/voyages/known';
import { voyagePage } from '@/lib/voyages/queries';
import { voyageTotals } from '@/lib/voyages/totals.queries';
import { linkToSum, type Selection } from './filter';
import { latestIntakes, liftingsOf } from './queries';
import type { MonthSum } from './series';

onTestDatabase();

/** A year and grades of its own: whatever else is logged meanwhile does not show here. */
const YEAR = 1996;
const MARK = `KNOWN-${randomUUID().slice(0, 8)}`;
let reader: Person;
let grades: number[];
let selections: Selection[];

type Client = { query: (sql: string, values?: unknown[]) => Promise<{ rows: { id: number }[] }> };
const voyages: number[] = [];

const tonnes = fc.integer({ min: 1, max: 12_000_000 }).map((kg) => (kg / 1000).toFixed(3));
const date = fc
  .tuple(
    fc.integer({ min: 1995, max: YEAR }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  .map(([y, m, d]) => `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`);
const step = fc.record({
  kind: fc.constantFrom(
    ...(['log', 'log', 'tonnes', 'date', 'grade', 'outturn', 'addLot', 'dropLot', 'cancel', 'reopen', 'several', 'undone'] as const), // prettier-ignore
  ),
  which: fc.nat(),
  grade: fc.nat({ max: 1 }),
  tonnes,
  date,
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

async function perform(client: Client, { kind, which, grade, tonnes, date }: Step): Promise<void> {
  const voyage = voyages[which % Math.max(voyages.length, 1)];
  const act = (name: string) =>
    client.query(
      `INSERT INTO voyage_act (voyage_id, kind, by_id, by_name, reason)
       SELECT id, $2::act_kind, 'test', 'Test', 'a test' FROM voyage WHERE id = $1 AND (status = 'cancelled') = ($2 = 'reopen')`,
      [voyage, name],
    );
  const amend = (set: string, value: unknown) =>
    client.query(`UPDATE lot SET ${set} WHERE voyage_id = $1 AND no = 1`, [voyage, value]);
  const lot = (id: number | undefined) =>
    client.query(
      `INSERT INTO lot (voyage_id, no, grade_id, bl_date, bl_tonnes)
       SELECT $1, coalesce(max(no), 0) + 1, $2, $3, $4 FROM lot WHERE voyage_id = $1 HAVING count(*) < 5`,
      [id, grades[grade], date, tonnes],
    );
  if (kind === 'log' || voyage === undefined) {
    const simulated = which % 3 === 0;
    const { rows } = await client.query(
      'INSERT INTO voyage (voyage_no, simulated) VALUES ($1, $2) RETURNING id',
      [`${simulated ? 'SIM-' : ''}${MARK}-${voyages.length}`, simulated],
    );
    voyages.push(rows[0]!.id);
    await lot(rows[0]!.id);
  } else if (kind === 'tonnes') await amend('bl_tonnes = $2', tonnes);
  else if (kind === 'date') await amend('outturn_date = NULL, bl_date = $2', date);
  else if (kind === 'grade') await amend('grade_id = $2', grades[grade]);
  else if (kind === 'outturn') await amend('outturn_tonnes = $2', tonnes);
  else if (kind === 'addLot') await lot(voyage);
  else if (kind === 'dropLot')
    await client.query('DELETE FROM lot WHERE voyage_id = $1 AND no > 1', [voyage]);
  else if (kind === 'several') {
    await amend('bl_tonnes = $2', tonnes);
    await act('cancel');
    await act('reopen');
    await amend('bl_date = $2', date);
  } else if (kind !== 'undone') await act(kind);
}

interface Remembered {
  known: Known;
  months: MonthSum[][];
  intakes: number[];
}
const remembered: Remembered[] = [];

const nowhere = (selection: Selection) => liftingsOf(reader, selection, YEAR).then(({ months }) => months);

beforeAll(async () => {
  reader = await aPerson('viewer');
  grades = await asOwner(async (client) => {
    const { rows } = await client.query<{ id: number }>(
      `INSERT INTO grade (name) VALUES ($1 || ' a'), ($1 || ' b') RETURNING id`,
      [MARK],
    );
    return rows.map(({ id }) => id);
  });
  selections = [
    { gradeIds: grades, shipperId: null, data: 'all' },
    { gradeIds: grades.slice(0, 1), shipperId: null, data: 'real' },
  ];
  for (const one of fc.sample(step, { numRuns: 50, seed: 1996 })) {
    const work = asOwner(async (client) => {
      await perform(client, one);
      if (one.kind === 'undone') throw new Error('undone');
    });
    await work.catch((error: Error) => {
      if (error.message !== 'undone') throw error;
    });
    const { rows } = await owner().query<{ at: Date }>(
      'SELECT max(at) AS at FROM revision WHERE voyage_id = ANY ($1)',
      [voyages],
    );
    remembered.push({
      known: { kind: 'at', at: rows[0]!.at.toISOString() },
      months: await Promise.all(selections.map(nowhere)),
      intakes: await latestIntakes(reader, selections[0]!, `${YEAR}-12-31`),
    });
  }
}, 60_000);

afterAll(async () => {
  await asOwner(async (client) => {
    await client.query(
      `INSERT INTO voyage_act (voyage_id, kind, by_id, by_name, reason)
       SELECT id, 'cancel', 'test', 'Test', 'a test' FROM voyage WHERE id = ANY ($1) AND NOT simulated AND status <> 'cancelled'`,
      [voyages],
    );
    await client.query('DELETE FROM voyage WHERE id = ANY ($1) AND simulated', [voyages]);
  });
});

it('shows at every instant what the live board said then, to the kilogram', async () => {
  for (const { known, months, intakes } of remembered) {
    const then = await Promise.all(selections.map((selection) => nowhere({ ...selection, known })));
    expect(then).toEqual(months);
    expect(await latestIntakes(reader, { ...selections[0]!, known }, `${YEAR}-12-31`)).toEqual(intakes);
  }
  const different = new Set(remembered.map(({ months }) => JSON.stringify(months)));
  expect(different.size).toBeGreaterThan(15);
});

it('is what the revisions alone say', async () => {
  for (const { known, months } of remembered) {
    if (known.kind !== 'at') continue;
    const { rows } = await owner().query<{ month: string; tonnes: string; lots: number }>(
      `SELECT to_char(bl_date, 'YYYY-MM') AS month, sum(bl_tonnes)::text AS tonnes, count(*)::int AS lots
       FROM replay.lots($1, $2) WHERE NOT cancelled AND bl_tonnes IS NOT NULL AND bl_date IS NOT NULL
       GROUP BY 1 ORDER BY 1`,
      [voyages, known.at],
    );
    const replayed = rows.map(({ month, tonnes, lots }) => [month, kgFromDecimal(tonnes), lots]);
    expect(months[0]?.map(({ month, kg, lots }) => [month, kg, lots])).toEqual(replayed);
  }
});

it('opens the voyages that added up to it then', async () => {
  let compared = 0;
  for (const { known, months } of remembered.filter((_, index) => index % 5 === 0)) {
    for (const [index, selection] of selections.entries()) {
      for (const { month, kg, lots } of months[index] ?? []) {
        const link = linkToSum(firstDay(month), lastDay(month), { ...selection, known });
        const { filter, ignored } = filterFromParams(new URL(link, 'http://localhost').searchParams);
        expect(ignored).toEqual([]);
        // The address says it by the minute: ask for the very instant.
        const asked = { ...filter, known };
        const [totals, page] = [await voyageTotals(reader, asked), await voyagePage(reader, asked)];
        expect(totals).toMatchObject({ blKg: kg, lots });
        expect(page.rows.reduce((sum, { blKg }) => sum + (blKg ?? 0), 0)).toBe(kg);
        compared += 1;
      }
    }
  }
  expect(compared).toBeGreaterThan(15);
});

it('is rewritten by nobody, not even by the owner', async () => {
  for (const table of ['lot_known', 'voyage_known'])
    for (const statement of [
      `UPDATE ${table} SET known_to = now(), next_id = 1, next_txid = 1`,
      `DELETE FROM ${table}`,
      `TRUNCATE ${table}`,
      `INSERT INTO ${table} (${table === 'lot_known' ? 'lot_id, by_name, ' : ''}voyage_id, known_from, txid)
       VALUES (${table === 'lot_known' ? "1, 'x', " : ''}1, now(), 1)`,
    ])
      await expect(asOwner((client) => client.query(statement))).rejects.toThrow('historyIsAppendOnly');
});
