import { beforeAll, expect, test } from 'vitest';
import { aPerson, asOwner, onTestDatabase, owner } from '@/e2e/database';
import { aFleet, aLot, aVoyageText, logged, opened, stored, type Fleet } from '@/e2e/voyages';
import type { Month } from '@/lib/calendar';
import type { Person } from '@/lib/people/role';
import type { Past } from '@/lib/recorded.queries';
import { keepSnapshot } from '@/lib/progress/snapshot.mutations';
import { actOnVoyage, amendVoyage } from '@/lib/voyages/mutations';
import { mergePlanned, moveVoyage } from './mutations';
import { LINES_AT_MOST, programmeOf } from './queries';

onTestDatabase();

let ann: Person;
let viewer: Person;
let fleet: Fleet;
beforeAll(async () => {
  [ann, viewer, fleet] = [await aPerson('analyst'), await aPerson('viewer'), await aFleet()];
});

const change = (sql: string, values: unknown[]) => asOwner((client) => client.query(sql, values));

/** What the programme says of this fleet's ship. */
async function said(month: Month, past: Past | null = null) {
  const { voyages } = await programmeOf(viewer, month, past);
  return voyages
    .filter(({ vessel }) => vessel?.id === fleet.vesselId)
    .map((voyage) => ({ ...voyage, version: 0 }));
}

/** Just as the latest change of these voyages had been saved. */
async function now(voyageNos: readonly string[]): Promise<Past> {
  const { rows } = await owner().query<{ at: Date }>(
    'SELECT max(r.at) AS at FROM revision r JOIN voyage v ON v.id = r.voyage_id WHERE v.voyage_no = ANY ($1)',
    [voyageNos],
  );
  return { kind: 'at', at: rows[0]!.at.toISOString() };
}

test('the programme as known at each moment is what it said then, through every act of a plan', async () => {
  const lots = [aLot(fleet, { blNo: '', blDate: '', blTonnes: '', plannedTonnes: '10 000' })];
  const plan = await logged(
    ann,
    aVoyageText(fleet, { laycanFrom: '24.06.2005', laycanTo: '26.06.2005', lots, actual: {} }),
  );
  const no = plan.voyageNo;
  const actual = await logged(
    ann,
    aVoyageText(fleet, {
      lots: [aLot(fleet, { blDate: '03.07.2005', blTonnes: '9 500' })],
      actual: { load_arrived: '02.07.2005 04:00', sailed: '03.07.2005 20:00' },
    }),
  );
  const version = async (of = no) => (await stored(of)).version;
  const steps: (() => Promise<unknown>)[] = [
    async () =>
      moveVoyage(ann, no, {
        version: await version(),
        laycanFrom: '02.07.2005',
        laycanTo: '04.07.2005',
        reason: 'storm',
      }),
    async () => actOnVoyage(ann, no, { version: await version(), kind: 'nominate', reason: '' }),
    async () => {
      const record = await stored(no);
      const text = opened(record);
      const [lot] = text.lots;
      return amendVoyage(ann, no, {
        version: record.version,
        text: { ...text, laycanTo: '05.07.2005', lots: [{ ...lot!, plannedTonnes: '9 000' }] },
        reason: 'shallow water',
      });
    },
    async () => mergePlanned(ann, await stored(no), await stored(actual.voyageNo), 'entered twice'),
    async () => actOnVoyage(ann, no, { version: await version(), kind: 'reopen', reason: 'two after all' }),
    async () => actOnVoyage(ann, no, { version: await version(), kind: 'cancel', reason: 'no cargo' }),
  ];
  const seen: { at: Past; june: unknown; july: unknown }[] = [];
  const look = async () =>
    seen.push({
      at: await now([no, actual.voyageNo]),
      june: await said('2005-06'),
      july: await said('2005-07'),
    });
  await look();
  for (const step of steps) {
    expect(await step()).toMatchObject({ done: true });
    await look();
  }
  expect(new Set(seen.map(({ july }) => JSON.stringify(july))).size).toBe(seen.length);
  for (const { at, june, july } of seen) {
    expect(await said('2005-06', at)).toEqual(june);
    expect(await said('2005-07', at)).toEqual(july);
  }
});

test('a snapshot keeps its programme, and nothing was planned before it was planned', async () => {
  const other = await aFleet();
  const lots = [aLot(other, { blNo: '', blDate: '', blTonnes: '', plannedTonnes: '10 000' })];
  const laycan = { laycanFrom: '10.03.2006', laycanTo: '12.03.2006' };
  const { voyageNo, version } = await logged(ann, aVoyageText(other, { ...laycan, lots, actual: {} }));
  const kept = await keepSnapshot(ann, { name: 'programme', query: '' }, '2026-01-01');
  if (!kept.done) throw new Error(JSON.stringify(kept.refusals));
  await moveVoyage(ann, voyageNo, { version, laycanFrom: '02.04.2006', laycanTo: '', reason: 'storm' });
  const of = async (past: Past) =>
    (await programmeOf(viewer, '2006-03', past)).voyages.filter((one) => one.voyageNo === voyageNo);
  expect(await of({ kind: 'snapshot', id: kept.value.id })).toMatchObject([
    { laycan: { from: '2006-03-10', to: '2006-03-12' }, moves: [], lots: [{ plannedKg: 10_000_000 }] },
  ]);
  expect(await of({ kind: 'at', at: '2007-01-01T00:00:00.000Z' })).toEqual([]);
});

test('ships, terminals and notices are as they were known, whatever is corrected since', async () => {
  const of = await aFleet();
  const lots = [aLot(of, { blNo: '', blDate: '', blTonnes: '', plannedTonnes: '10 000' })];
  const { voyageNo } = await logged(
    ann,
    aVoyageText(of, { laycanFrom: '10.05.2007', laycanTo: '12.05.2007', lots, actual: {} }),
  );
  const notice = `INSERT INTO port_notice (terminal_id, kind, draught_limit_m, valid_from, valid_to) VALUES ($1, 'draught_limit', 5.1, '2007-05-01', '2007-05-31')`;
  await change(notice, [of.loadTerminalId]);
  const read = async (past: Past | null = null) => {
    const { voyages, notices } = await programmeOf(viewer, '2007-05', past);
    const one = voyages.find((voyage) => voyage.voyageNo === voyageNo);
    return {
      ...{ vessel: one?.vessel, load: one?.load, discharge: one?.discharge },
      notices: notices.filter(({ terminalId }) => terminalId === of.loadTerminalId),
    };
  };
  const { rows } = await owner().query<{ at: Date }>('SELECT max(at) AS at FROM revision');
  const then: Past = { kind: 'at', at: rows[0]!.at.toISOString() };
  const before = await read();
  await change(
    `UPDATE vessel SET name = 'Renamed ' || id, deadweight_tonnes = 7777, laden_draught_m = 6.6, tpc_t_per_cm = 21 WHERE id = $1`,
    [of.vesselId],
  );
  await change(
    `UPDATE terminal SET name = 'Renamed ' || id, berths = 9, berths_source = 'port handbook' WHERE id = ANY ($1)`,
    [[of.loadTerminalId, of.dischargeTerminalId]],
  );
  await change('UPDATE port_notice SET draught_limit_m = 4.4 WHERE terminal_id = $1', [of.loadTerminalId]);
  const after = await read();
  expect(after).not.toEqual(before);
  expect(after.vessel).toMatchObject({ deadweightKg: 7_777_000, ladenDraughtM: 6.6 });
  expect(await read(then)).toEqual(before);
});

test('a month of as many voyages as are shown is whole; one more is said', async () => {
  const many = await aFleet();
  const plan = async (laycanFrom: string) => {
    const lots = [aLot(many, { blNo: '', blDate: '', blTonnes: '', plannedTonnes: '9 000' })];
    return logged(ann, aVoyageText(many, { laycanFrom, laycanTo: '', lots, actual: {} }));
  };
  const { voyageNo } = await plan('05.02.2009');
  await change(
    `INSERT INTO voyage (voyage_no, vessel_id, laycan_from) SELECT 'ONE-OF-MANY-' || n, $1, '2009-02-06' FROM generate_series(2, ${LINES_AT_MOST}) n`,
    [many.vesselId],
  );
  const whole = await programmeOf(viewer, '2009-02');
  expect([whole.voyages.length, whole.cutOff]).toEqual([LINES_AT_MOST, false]);
  await plan('27.02.2009');
  const more = await programmeOf(viewer, '2009-02');
  expect([more.voyages.length, more.cutOff]).toEqual([LINES_AT_MOST, true]);
  expect(more.voyages[0]?.voyageNo).toBe(voyageNo);
});

test('who is not signed in reads no past either', async () => {
  const past = { kind: 'at', at: '2025-01-01T00:00:00.000Z' } as const;
  await expect(programmeOf(null, '2005-06', past)).rejects.toThrow('not allowed');
});
