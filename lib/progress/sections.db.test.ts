import { beforeAll, describe, expect, it } from 'vitest';
import { aPerson, asOwner, onTestDatabase } from '@/e2e/database';
import { cancel } from '@/e2e/random-log';
import { aFleet, aLot, aVoyageText, logged, type Fleet } from '@/e2e/voyages';
import { NotAllowed, type Person } from '@/lib/people/role';
import type { Selection } from './filter';
import { fleetRows } from './fleet.queries';
import { utilisationOf } from './intakes';
import { intakeRows } from './intakes.queries';
import { lossRows } from './loss.queries';

onTestDatabase();

let analyst: Person;
let fleet: Fleet;
let selection: Selection;

/** A voyage of the fleet's vessel that leaves Aktau at noon of `sails` and is done three days later. */
async function sails(day: number, month: string, tonnes: string, outturnTonnes = '', others: string[] = []) {
  const on = (offset: number) => `${String(day + offset).padStart(2, '0')}.${month}.2025`;
  const other = await aFleet();
  const lots = [
    aLot(fleet, {
      blDate: on(0),
      blTonnes: tonnes,
      outturnTonnes,
      outturnDate: outturnTonnes === '' ? '' : on(3),
    }),
    // Of another grade: it fills the vessel all the same.
    ...others.map((blTonnes) => aLot(other, { blDate: on(0), blTonnes })),
  ];
  const actual = {
    load_arrived: `${on(-1)} 12:00`,
    sailed: `${on(0)} 12:00`,
    arrived: `${on(1)} 11:00`,
    discharge_completed: `${on(3)} 11:00`,
  };
  return logged(analyst, aVoyageText(fleet, { lots, actual }));
}

beforeAll(async () => {
  analyst = await aPerson('analyst');
  fleet = await aFleet();
  selection = { gradeIds: [fleet.gradeId], shipperId: null, data: 'all' };
  await sails(5, '03', '6 184', '6 180');
  await sails(15, '03', '6 184', '', ['1 000']);
  const third = await sails(25, '03', '6 184');
  await asOwner((client) => cancel(client, third.id));
  await sails(4, '04', '12 000', '12 040');
});

describe('the sections about cargo and tankers', () => {
  it('take the whole intake of each voyage of the selection, with what its vessel can take', async () => {
    const rows = await intakeRows(analyst, selection, 2025);
    const intakes = rows.flatMap(({ month, intakesKg }) => intakesKg.map((kg) => [month, kg]));
    expect(intakes.sort()).toEqual([
      ['2025-03', 6_184_000],
      ['2025-03', 7_184_000],
      ['2025-04', 12_000_000],
    ]);
    expect(utilisationOf(rows.filter(({ month }) => month === '2025-04')).ofDeadweight).toBeCloseTo(
      12_000 / 12_368,
      6,
    );
  });

  it('find the lowest draught limit, at the load port of the day of loading and at the other of that of arrival', async () => {
    await asOwner(async (client) => {
      const notice = `INSERT INTO port_notice (terminal_id, kind, draught_limit_m, valid_from, valid_to) VALUES ($1, 'draught_limit', $2, $3, $4)`;
      await client.query(notice, [fleet.loadTerminalId, 6.5, '2025-03-15', '2025-03-20']);
      await client.query(notice, [fleet.dischargeTerminalId, 6.2, '2025-03-16', '2025-03-16']);
      await client.query(notice, [fleet.loadTerminalId, 5, '2025-04-05', null]);
    });
    const rows = await intakeRows(analyst, selection, 2025);
    expect(rows.map(({ month, limitM }) => [month, limitM]).sort()).toEqual([
      ['2025-03', null],
      ['2025-03', 6.2],
      ['2025-04', null],
    ]);
    // Neither laden draught nor TPC is known.
    expect(utilisationOf(rows)).toMatchObject({ limited: 1, limitUnchecked: 1, aboveLimit: 0 });
  });

  it('sum the loss of lots that have an outturn, a gain negative, and count those without', async () => {
    const [row, ...others] = await lossRows(analyst, selection, 2025);
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      vesselId: fleet.vesselId,
      lots: 2,
      without: 1,
      blKg: 18_184_000,
      lossKg: -36_000,
    });
  });

  it('measure a tanker’s days from one departure to the next, and the idle ones among them', async () => {
    const { rows, ballastHours } = await fleetRows(analyst, selection, 2025);
    // Aktau’s clocks are an hour ahead: noon to eleven is 24 hours.
    expect(ballastHours).toBe(24);
    const [year, march, april] = rows;
    expect(march).toMatchObject({
      month: '2025-03',
      voyages: 2,
      tankers: 1,
      turnarounds: 1,
      betweenDays: 10,
    });
    // Done on the 8th at noon of Aktau, there again on the 14th at noon: six days, less one of ballast. What it did
    // before the first voyage is not known, which is no idle time of zero.
    expect(march).toMatchObject({ waits: 1, idleDays: 5 });
    // The cancelled voyage between counts for nothing.
    expect(april).toMatchObject({ month: '2025-04', betweenDays: 20, idleDays: 15 });
    expect(year).toMatchObject({ month: null, voyages: 3, tankers: 1, betweenDays: 15, idleDays: 20 });
  });

  it('are read by nobody who is not signed in', async () => {
    for (const read of [intakeRows, lossRows, fleetRows]) {
      await expect(read(null, selection, 2025)).rejects.toBeInstanceOf(NotAllowed);
    }
  });
});
