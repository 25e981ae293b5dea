import { beforeAll, expect, test } from 'vitest';
import { aPerson, asOwner, onTestDatabase, owner } from '@/e2e/database';
import { aFleet, aLot, aVoyageText, stored, type Fleet } from '@/e2e/voyages';
import type { Person } from '@/lib/people/role';
import { importFile } from './import/commit.mutations';
import { correct, stageFile, tryFile } from './import/stage.mutations';
import { triedVoyages } from './import/stage.queries';
import { readVoyage, USUAL_ZONES } from './input';
import { aboutOf } from './judgement';
import { logVoyage } from './mutations';
import { plausibilityContext } from './record.queries';

onTestDatabase();

let ann: Person;
beforeAll(async () => {
  ann = await aPerson('analyst');
});

/** A ship whose load terminal is closed on 1–4 March 2025, and whose discharge terminal is from 20 March. */
async function aClosedPort(): Promise<Fleet> {
  const fleet = await aFleet();
  await asOwner(async (client) => {
    await client.query(
      `INSERT INTO port_notice (terminal_id, kind, valid_from, valid_to)
       VALUES ($1, 'closure', '2025-03-01', '2025-03-04'), ($2, 'closure', '2025-03-20', NULL)`,
      [fleet.loadTerminalId, fleet.dischargeTerminalId],
    );
  });
  return fleet;
}

const dated = (fleet: Fleet, blDate: string, rest: Parameters<typeof aVoyageText>[1] = {}) =>
  aVoyageText(fleet, { lots: [aLot(fleet, { blDate })], actual: {}, ...rest });

test('a voyage that loads at a closed port is unusual, and is saved with a reason', async () => {
  const fleet = await aClosedPort();
  expect(await logVoyage(ann, dated(fleet, '04.03.2025'))).toMatchObject({
    refusals: [
      {
        reason: 'implausible',
        field: 'lots.0.blDate',
        values: {
          code: 'portClosed',
          says: 'blDate',
          on: '2025-03-04',
          closedFrom: '2025-03-01',
          closedTo: '2025-03-04',
        },
      },
    ],
  });
  const acceptedWarnings = [{ code: 'portClosed', reason: 'let in before the storm' }];
  const kept = await logVoyage(ann, dated(fleet, '04.03.2025', { acceptedWarnings }));
  expect(kept.done && (await stored(kept.value.voyageNo)).warnings).toMatchObject([
    { code: 'portClosed', found: [{ says: 'blDate' }] },
  ]);
  expect(await logVoyage(ann, dated(fleet, '05.03.2025'))).toMatchObject({ done: true });
});

test('planned discharge counts by the day of its own port, and each port has its own closures', async () => {
  const fleet = await aClosedPort();
  const planned = (at: string) => {
    const text = dated(fleet, '15.03.2025');
    text.events.discharge_commenced = { planned: at, estimated: '', actual: '' };
    return logVoyage(ann, text);
  };
  // Midnight at Baku, one o'clock at Aktau.
  expect(await planned('20.03.2025 00:00')).toMatchObject({
    refusals: [
      {
        field: 'events.discharge_commenced.actual',
        values: { code: 'portClosed', on: '2025-03-20', closedTo: '' },
      },
    ],
  });
  expect(await planned('19.03.2025 23:59')).toMatchObject({ done: true });
});

test('a draught limit counts at the load port by the day of loading, at the discharge port by that of arrival', async () => {
  const fleet = await aFleet();
  const limit = (terminalId: number, from: string, to: string, limitM: number, withdrawn = false) =>
    asOwner((client) =>
      client.query(
        `INSERT INTO port_notice (terminal_id, kind, valid_from, valid_to, draught_limit_m, withdrawn)
         VALUES ($1, 'draught_limit', $2, $3, $4, $5)`,
        [terminalId, from, to, limitM, withdrawn],
      ),
    );
  await limit(fleet.loadTerminalId, '2025-03-01', '2025-03-10', 6);
  await limit(fleet.loadTerminalId, '2025-03-01', '2025-03-31', 2, true);
  await limit(fleet.dischargeTerminalId, '2025-03-10', '2025-03-11', 5);
  const inForce = async (blDate: string, arrives: string | null) => {
    const text = dated(fleet, blDate);
    if (arrives) text.events.arrived = { planned: '', estimated: arrives, actual: '' };
    const read = readVoyage(text, USUAL_ZONES);
    if (!read.done) throw new Error('not read');
    const about = aboutOf(read.value, USUAL_ZONES, { simulated: false, voyageNo: null });
    const { draughtLimitM, draughtNotice } = await plausibilityContext(ann, about);
    return [draughtLimitM, draughtNotice?.from, draughtNotice?.to];
  };
  expect(await inForce('09.03.2025', null)).toEqual([6, '2025-03-01', '2025-03-10']);
  // The lower of the two ports'.
  expect(await inForce('09.03.2025', '11.03.2025 23:30')).toEqual([5, '2025-03-10', '2025-03-11']);
  expect(await inForce('11.03.2025', '12.03.2025 00:00')).toEqual([null, undefined, undefined]);
  // Nobody knows when it arrives: the day of loading stands for it.
  expect(await inForce('11.03.2025', null)).toEqual([5, '2025-03-10', '2025-03-11']);
});

test('a file is judged by the same closures', async () => {
  const fleet = await aClosedPort();
  const name = async (table: string, id: number) =>
    (await owner().query<{ name: string }>(`SELECT name FROM ${table} WHERE id = $1`, [id])).rows[0]?.name;
  const [vessel, terminal] = [
    await name('vessel', fleet.vesselId),
    await name('terminal', fleet.loadTerminalId),
  ];
  const file = `Vessel;Load terminal;B/L no;B/L date;B/L, t\r\n${vessel};${terminal};${terminal}-1;03.03.2025;9 500,5`;
  const staged = await stageFile(ann, 'march.csv', new TextEncoder().encode(file));
  const id = staged.done ? staged.value : '';
  expect(await tryFile(ann, id, () => {})).toMatchObject({ value: { counts: { doubted: 1 } } });
  expect((await triedVoyages(ann, id, ['doubted'], { after: 0, size: 1 }))[0]?.problems).toMatchObject([
    { kind: 'warning', values: { code: 'portClosed', on: '2025-03-03' } },
  ]);
  await correct(ann, id, { warningReason: 'as the B/L says' });
  await tryFile(ann, id, () => {});
  expect(await importFile(ann, id, { onlyGood: false })).toMatchObject({ value: { created: 1 } });
});
