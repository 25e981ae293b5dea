import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { aPerson, onTestDatabase, owner } from '@/e2e/database';
import type { Person } from '@/lib/people/role';
import { SORTS } from './cursor';
import { EVERYTHING, type VoyageFilter } from './filter';
import { voyagePage, type VoyageRow } from './queries';
import { expectedRows, expectedTotals, sum } from './queries.expected';
import { aLog, type GivenLog } from './queries.given';
import { voyageTotals } from './totals.queries';

onTestDatabase();

let viewer: Person;
let log: GivenLog;
beforeAll(async () => {
  viewer = await aPerson('viewer');
  log = await aLog();
});

/** Only this test's voyages: each carries the word. */
const of = (change: Partial<VoyageFilter>): VoyageFilter => ({
  ...EVERYTHING,
  size: 25,
  ...change,
  text: [log.word, change.text].filter(Boolean).join(' '),
});

async function walkForward(filter: VoyageFilter): Promise<VoyageRow[][]> {
  const pages: VoyageRow[][] = [];
  for (let at = filter; ;) {
    const { rows, next } = await voyagePage(viewer, at);
    pages.push(rows);
    if (next === null) return pages;
    at = { ...filter, position: { kind: 'after', cursor: next } };
  }
}

/** From the last page back to the first. */
async function walkBack(filter: VoyageFilter, pages: number): Promise<VoyageRow[][]> {
  let page = await voyagePage(viewer, filter);
  for (let i = 1; i < pages; i++) {
    page = await voyagePage(viewer, { ...filter, position: { kind: 'after', cursor: page.next! } });
  }
  const found = [page.rows];
  while (page.previous !== null) {
    page = await voyagePage(viewer, { ...filter, position: { kind: 'before', cursor: page.previous } });
    found.unshift(page.rows);
  }
  return found;
}

const expected = (filter: VoyageFilter) => expectedRows(log, filter);
const numbers = (rows: { no?: string; voyageNo?: string }[]) =>
  rows.map(({ no, voyageNo }) => no ?? voyageNo);
describe('the rows of the log', () => {
  it.each(SORTS.flatMap((sort) => (['asc', 'desc'] as const).map((direction) => ({ sort, direction }))))(
    'go through all pages by $sort $direction and back without losing or repeating one',
    async (order) => {
      const filter = of(order);
      const forward = await walkForward(filter);
      expect(numbers(forward.flat())).toEqual(numbers(expected(filter)));
      expect(forward.map((rows) => rows.length)).toEqual([25, 25, 25, 25, 25, 19]);
      expect((await walkBack(filter, forward.length)).map(numbers)).toEqual(forward.map(numbers));
    },
  );

  it('are what the filter says, in its order, and so are the totals', async () => {
    const day = fc
      .integer({ min: -3, max: 95 })
      .map((days) => new Date(Date.UTC(1995, 0, 1 + days)).toISOString().slice(0, 10));
    const filters = fc.record({
      from: fc.option(day, { freq: 1 }),
      to: fc.option(day, { freq: 1 }),
      vesselId: fc.option(fc.constantFrom(...log.vessels), { freq: 1 }),
      statuses: fc.subarray(['planned', 'loading', 'sailed', 'cancelled'] as const).map((some) => [...some]),
      gradeIds: fc.subarray([0, ...log.grades], { maxLength: 2 }),
      terminalId: fc.option(fc.constantFrom(...log.terminals)),
      shipperId: fc.option(fc.constantFrom(...log.shippers)),
      data: fc.constantFrom('all' as const, 'all' as const, 'real' as const, 'simulated' as const),
      counted: fc.boolean(),
      sort: fc.constantFrom(...SORTS),
      direction: fc.constantFrom('asc' as const, 'desc' as const),
    });
    await fc.assert(
      fc.asyncProperty(filters, async (change) => {
        const filter = of(change);
        expect(numbers((await walkForward(filter)).flat())).toEqual(numbers(expected(filter)));
        expect(await voyageTotals(viewer, filter)).toMatchObject(expectedTotals(log, filter));
      }),
      { numRuns: 150 },
    );
  });

  it('can be entered at a date, with the pages before and after it', async () => {
    const filter = of({ position: { kind: 'at', date: '1995-02-14' } });
    const all = numbers(expected(filter));
    const page = await voyagePage(viewer, filter);
    expect(page.rows[0]!.datedOn <= '1995-02-14').toBe(true);
    const start = all.indexOf(page.rows[0]!.voyageNo);
    expect(expected(filter)[start - 1]!.dated > '1995-02-14').toBe(true);
    expect(numbers(page.rows)).toEqual(all.slice(start, start + 25));
    const before = await voyagePage(viewer, {
      ...filter,
      position: { kind: 'before', cursor: page.previous! },
    });
    expect(numbers(before.rows)).toEqual(all.slice(start - 25, start));
    expect(
      (await voyagePage(viewer, of({ position: { kind: 'at', date: '1999-01-01' } }))).previous,
    ).toBeNull();
  });

  it('begin anew, and say so, where nothing lies beyond the place asked for', async () => {
    const page = await voyagePage(viewer, of({ position: { kind: 'at', date: '1990-01-01' } }));
    expect(page.fromBeginning).toBe(true);
    expect(numbers(page.rows)).toEqual(numbers(expected(of({})).slice(0, 25)));
  });
});

describe('a search', () => {
  it.each([
    ['İSMAYIL', ['İsmayıl', 'ISMAYIL']],
    ['ismayil', ['İsmayıl', 'ISMAYIL']],
    ['ƏLƏT', ['Ələt']],
    ['ШҰҒЫЛА', ['Шұғыла']],
    ['öztÜRK', ['Öztürk']],
    ['100%', ['Q 100%']],
    ['X_Y', ['x_y']],
  ])('for %s finds it in any case and letter for letter', async (text, names) => {
    const found = (await walkForward(of({ text }))).flat();
    expect([...new Set(found.map(({ vessel }) => vessel))].sort()).toEqual(
      names.map((name) => `${name} ${log.word}`).sort(),
    );
  });

  it('finds by B/L number and by shipper, and needs every word', async () => {
    const [voyage] = log.voyages;
    expect(numbers((await voyagePage(viewer, of({ text: `bl-${voyage!.no}-1` }))).rows)).toEqual([
      voyage!.no,
    ]);
    expect((await voyagePage(viewer, of({ text: 'каспий' }))).rows).not.toEqual([]);
    expect((await voyagePage(viewer, of({ text: 'каспий nowhere' }))).rows).toEqual([]);
  });
});

describe('a period', () => {
  it('lists a voyage for its lots inside alone, beside its whole intake', async () => {
    const across = log.voyages.find(({ lots, status }) => lots.length === 2 && status === 'loading')!;
    const { rows } = await voyagePage(
      viewer,
      of({ text: across.no, from: across.lots[1]!.date, counted: true }),
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      lots: 1,
      lotsInAll: 2,
      datedOn: across.dated,
      blKg: across.lots[1]!.bl! * 1000,
    });
    expect(rows[0]!.intakeKg).toBe(sum(across.lots.map(({ bl }) => bl)) * 1000);
  });

  it('adds up to what the lots themselves add up to, cancelled voyages left out', async () => {
    const filter = of({ from: '1995-02-01', to: '1995-02-28', counted: true });
    const { rows } = await owner().query<{ kg: number; voyages: number }>(
      `SELECT (sum(lot.bl_tonnes) * 1000)::float8 AS kg, count(DISTINCT voyage.id)::int AS voyages
       FROM lot JOIN voyage ON voyage.id = lot.voyage_id
       WHERE voyage.note = $1 AND voyage.status <> 'cancelled' AND lot.bl_date BETWEEN '1995-02-01' AND '1995-02-28'`,
      [log.word],
    );
    expect(rows[0]!.voyages).toBeGreaterThan(20);
    expect(await voyageTotals(viewer, filter)).toMatchObject({
      blKg: rows[0]!.kg,
      voyages: rows[0]!.voyages,
      cancelled: 0,
    });
  });
});

it('is for people who are signed in', async () => {
  await expect(voyagePage(null, EVERYTHING)).rejects.toThrow('not allowed');
  await expect(voyageTotals(null, EVERYTHING)).rejects.toThrow('not allowed');
});
