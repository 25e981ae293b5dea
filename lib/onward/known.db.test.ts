import { beforeAll, expect, test } from 'vitest';
import { aPerson, asOwner, onTestDatabase, owner } from '@/e2e/database';
import { aFleet, aLot, aVoyageText, logged, opened, stored, type Fleet } from '@/e2e/voyages';
import type { Person } from '@/lib/people/role';
import { amendEntry, createEntry } from '@/lib/registry/mutations';
import { emptyCostText, emptyMovementText, emptyTotalText } from '@/lib/registry/onward';
import { entriesOf } from '@/lib/registry/queries';
import { filterFromParams } from '@/lib/voyages/filter';
import { amendVoyage } from '@/lib/voyages/mutations';
import { voyagePage } from '@/lib/voyages/queries';
import { linkToDischarged } from './filter';
import { onwardBalance, waysOutOf, type Then } from './queries';

onTestDatabase();

let ann: Person;
let fleet: Fleet;
beforeAll(async () => {
  [ann, fleet] = [await aPerson('analyst'), await aFleet()];
});

const movement = (change: object = {}) => ({
  ...emptyMovementText(),
  gradeId: fleet.gradeId,
  from: '04.2008',
  to: '',
  tonnes: '15 000',
  source: 'terminal',
  ...change,
});

/** Just as the latest change had been saved; in these tests nobody else saves between it and the next. */
async function now(table: string): Promise<Then> {
  const { rows } = await owner().query<{ at: Date }>(
    'SELECT max(at) AS at FROM revision WHERE table_name = $1 AND actor_id = $2',
    [table, ann.id],
  );
  const { at } = rows[0]!;
  return { past: { kind: 'at', at: at.toISOString() }, at };
}

test('movements, totals and costs are those recorded by then', async () => {
  const kinds = [
    ['movements', 'movement', movement(), movement({ tonnes: '16 000' })],
    [
      'totals',
      'route_total',
      { ...emptyTotalText(), from: '04.2008', tonnes: '160 000', source: 'a paper' },
      { ...emptyTotalText(), from: '04.2008', tonnes: '161 000', source: 'a paper' },
    ],
    [
      'costs',
      'transport_cost',
      { ...emptyCostText(), amount: '12.50', validFrom: '01.04.2008', source: 'a tariff' },
      { ...emptyCostText(), amount: '13.50', validFrom: '01.04.2008', source: 'a tariff' },
    ],
  ] as const;
  for (const [kind, table, text, other] of kinds) {
    const made = await createEntry(ann, kind, text);
    if (!made.done) return expect.fail(JSON.stringify(made.refusals));
    const { id } = made.value;
    const of = async (then: Then | null) =>
      (await entriesOf(ann, kind, then?.past ?? null)).filter((one) => one.id === id);
    const [live, then] = [await of(null), await now(table)];
    const amended = await amendEntry(ann, kind, id, { version: 1, text: other, reason: 'misread' });
    expect(amended.done).toBe(true);
    expect(await of(then)).toEqual([{ ...live[0], version: 0 }]);
    expect(await of(await now(table))).toEqual([{ ...(await of(null))[0], version: 0 }]);
    const before = new Date(then.at.getTime() - 60_000);
    expect(await of({ past: { kind: 'at', at: before.toISOString() }, at: before })).toEqual([]);
  }
});

test('the balance of the past follows the lots as they were known, without those that came later', async () => {
  const lots = [aLot(fleet, { blDate: '20.03.2008', blTonnes: '10 000' })];
  const { voyageNo } = await logged(
    ann,
    aVoyageText(fleet, { lots, actual: { sailed: '20.03.2008 23:00' } }),
  );
  const sea = async (then: Then | null) => {
    const { balance } = await onwardBalance(ann, 2008, fleet.gradeId, then);
    return balance.sea.slice(2, 4);
  };
  const change = async (to: (text: ReturnType<typeof opened>) => void) => {
    const record = await stored(voyageNo);
    const text = opened(record);
    to(text);
    const result = await amendVoyage(ann, voyageNo, { version: record.version, text, reason: 'a paper' });
    expect(result).toMatchObject({ done: true });
  };
  const ashore = (text: ReturnType<typeof opened>, actual: string) => {
    text.events.discharge_completed = { planned: '', estimated: '', actual };
  };
  const seen = [{ then: await now('voyage'), sea: await sea(null) }];
  const look = async (table: string) => seen.push({ then: await now(table), sea: await sea(null) });
  await change((text) => ashore(text, '02.04.2008 10:00'));
  await look('voyage_event');
  await change((text) => ashore(text, '30.03.2008 10:00'));
  await look('voyage_event');
  await change((text) => ashore(text, ''));
  await look('voyage_event');
  await change((text) => {
    const [lot] = text.lots;
    text.lots = [{ ...lot!, outturnDate: '03.04.2008', outturnTonnes: '9 990' }];
  });
  await look('lot');
  expect(seen.map(({ sea: [march, april] }) => [march?.dischargedKg, april?.dischargedKg])).toEqual([
    [0, 0],
    [0, 10_000_000],
    [10_000_000, 0],
    [0, 0],
    [0, 9_990_000],
  ]);
  for (const one of seen) {
    const [march, april] = await sea(one.then);
    expect([march, april]).toEqual(one.sea);
    // What came ashore opens the log of that moment; an address says it to the minute.
    const days = { from: '2008-04-01', to: '2008-04-30', gradeIds: [fleet.gradeId] };
    const unmeasured = (april?.unmeasuredKg ?? 0) > 0;
    const link = linkToDischarged({ ...days, unmeasured, known: one.then.past });
    const { filter, ignored } = filterFromParams(new URL(link, 'http://log').searchParams);
    expect(ignored).toEqual([]);
    const { rows: found } = await voyagePage(ann, { ...filter, known: one.then.past });
    expect(found.map((row) => row.voyageNo)).toEqual(april?.dischargedKg === 0 ? [] : [voyageNo]);
  }
});

test('what a way out took by the log is what was known of it, and nobody unknown reads it', async () => {
  const at = await asOwner(
    async (client) => (await client.query<{ at: Date }>('SELECT now() AS at')).rows[0]!.at,
  );
  const soon = new Date(at.getTime() + 60_000);
  const then: Then = { past: { kind: 'at', at: soon.toISOString() }, at: soon };
  const [live, known] = [await waysOutOf(ann, 2008), await waysOutOf(ann, 2008, then)];
  expect(known.monthly.logged[2]).toBe(live.monthly.logged[2]);
  await logged(
    ann,
    aVoyageText(await aFleet(), { lots: [aLot(fleet, { blDate: '21.03.2008' })], actual: {} }),
  );
  const early: Then = { past: { kind: 'at', at: at.toISOString() }, at };
  expect((await waysOutOf(ann, 2008, early)).monthly.logged[2]).toBe(live.monthly.logged[2]);
  await expect(waysOutOf(null, 2008, then)).rejects.toThrow('not allowed');
  await expect(onwardBalance(null, 2008, null, then)).rejects.toThrow('not allowed');
});
