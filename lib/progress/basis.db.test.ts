import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPerson, asOwner, onTestDatabase } from '@/e2e/database';
import { cancel } from '@/e2e/random-log';
import { aFleet, type Fleet } from '@/e2e/voyages';
import { addDays, firstDay, lastDay, monthOf } from '@/lib/calendar';
import type { Person } from '@/lib/people/role';
import { DATED_BY, filterFromParams, type DatedBy } from '@/lib/voyages/filter';
import { voyageTotals } from '@/lib/voyages/totals.queries';
import { bridgeFrom } from './ahead';
import { linkToSum, pendingFilter, type Selection } from './filter';
import { carriedIn, loggedMonths } from './outlook.queries';
import { latestIntakes, liftingsOf } from './queries';
import { monthRows } from './series';
import { standingOf } from './standing';

onTestDatabase();

interface Lot {
  bl: number;
  /** Lost per ten thousand, and days after sailing; null: not measured yet. */
  outturn: { loss: number; days: number | null } | null;
}
interface Voyage {
  loaded: string;
  /** Days after loading; null: not sailed. */
  sailed: number | null;
  discharged: number | null;
  cancelled: boolean;
  lots: Lot[];
}
const YEAR = 2018;
const voyage: fc.Arbitrary<Voyage> = fc.record({
  loaded: fc.nat({ max: 540 }).map((days) => addDays('2017-08-01', days)),
  sailed: fc.option(fc.nat({ max: 3 }), { freq: 8 }),
  discharged: fc.option(fc.nat({ max: 40 })),
  cancelled: fc.integer({ min: 0, max: 9 }).map((luck) => luck === 0),
  lots: fc.array(
    fc.record({
      bl: fc.integer({ min: 1_000_000, max: 9_000_000 }),
      outturn: fc.option(
        fc.record({
          loss: fc.integer({ min: -30, max: 90 }),
          days: fc.option(fc.nat({ max: 40 }), { freq: 3 }),
        }),
        { freq: 4 },
      ),
    }),
    { minLength: 1, maxLength: 3 },
  ),
});

const given = fc.sample(voyage, { numRuns: 120, seed: 2018 });
const ids: number[] = [];
let fleet: Fleet;
let reader: Person;

/** Sailed at 19:30 UTC, half past midnight of the next day at Aktau; discharged at 19:30 UTC, still the same day in Baku. */
const sailedOn = ({ loaded, sailed }: Voyage) => sailed !== null && addDays(loaded, sailed + 1);
const completedOn = (of: Voyage) => {
  const sailed = sailedOn(of);
  return sailed !== false && of.discharged !== null && addDays(sailed, of.discharged);
};
const outturnKg = ({ bl, outturn }: Lot) => bl - Math.round((bl * (outturn?.loss ?? 0)) / 10_000);
const landedOn = (of: Voyage, { outturn }: Lot) => {
  if (outturn === null) return false;
  return outturn.days === null ? completedOn(of) : addDays(of.loaded, outturn.days);
};

beforeAll(async () => {
  [fleet, reader] = [await aFleet(), await aPerson('viewer')];
  await asOwner(async (client) => {
    for (const [index, of] of given.entries()) {
      const { rows } = await client.query<{ id: number }>(
        'INSERT INTO voyage (voyage_no, simulated, load_terminal_id, discharge_terminal_id) VALUES ($1, true, $2, $3) RETURNING id',
        [`SIM-B${process.pid}-${index}`, fleet.loadTerminalId, fleet.dischargeTerminalId],
      );
      const id = rows[0]!.id;
      ids.push(id);
      for (const [no, lot] of of.lots.entries())
        await client.query(
          'INSERT INTO lot (voyage_id, no, grade_id, bl_date, bl_tonnes, outturn_tonnes, outturn_date) VALUES ($1, $2, $3, $4, $5, $6, $7)',
          [id, no + 1, fleet.gradeId, of.loaded, lot.bl / 1000, lot.outturn && outturnKg(lot) / 1000,
            lot.outturn?.days == null ? null : addDays(of.loaded, lot.outturn.days)], // prettier-ignore
        );
      const events = [
        ['sailed', of.sailed !== null && `${addDays(of.loaded, of.sailed)}T19:30:00Z`],
        ['discharge_completed', completedOn(of) && `${completedOn(of)}T19:30:00Z`],
      ];
      for (const [name, at] of events)
        if (at !== false)
          await client.query(
            `INSERT INTO voyage_event (voyage_id, name, actual_at, actual_precision) VALUES ($1, $2, $3, 'minute')`,
            [id, name, at],
          );
      if (of.cancelled) await cancel(client, id);
    }
  });
});

afterAll(() => asOwner((client) => client.query('DELETE FROM voyage WHERE id = ANY ($1)', [ids])));

const selection = (basis: DatedBy): Selection => ({ gradeIds: [fleet.gradeId], shipperId: null, data: 'all', basis }); // prettier-ignore

/** What counts on that basis, as it was given. */
const counted = (basis: DatedBy) =>
  given
    .filter(({ cancelled }) => !cancelled)
    .flatMap((of) =>
      of.lots.map((lot) => ({
        day: basis === 'bl' ? of.loaded : basis === 'departure' ? sailedOn(of) : landedOn(of, lot),
        kg: basis === 'discharge' ? outturnKg(lot) : lot.bl,
      })),
    )
    .flatMap(({ day, kg }) => (day === false ? [] : [{ month: monthOf(day), kg }]));

const sums = (lots: { month: string; kg: number }[], year: number) =>
  [...new Set(lots.map(({ month }) => month))]
    .filter((month) => month.startsWith(String(year)))
    .sort()
    .map((month) => {
      const of = lots.filter((lot) => lot.month === month);
      return [month, of.reduce((sum, { kg }) => sum + kg, 0), of.length];
    });

const totalsAt = async (address: string) => {
  const { filter, ignored } = filterFromParams(new URL(address, 'http://localhost').searchParams);
  expect(ignored).toEqual([]);
  const totals = await voyageTotals(reader, filter);
  if (totals.kind !== 'totals') throw new Error('too many');
  return totals;
};

describe.each(DATED_BY)('by %s', (basis) => {
  it('the months are the sums of what counts, to the kilogram', async () => {
    const { months } = await liftingsOf(reader, selection(basis), YEAR);
    const ofYear = months.filter(({ month }) => month.startsWith(String(YEAR)));
    expect(ofYear.map(({ month, kg, lots }) => [month, kg, lots])).toEqual(sums(counted(basis), YEAR));
    expect(ofYear.length).toBeGreaterThan(9);
    const logged = await loggedMonths(reader, selection(basis), { from: `${YEAR}-01-01`, to: `${YEAR}-12-01` }); // prettier-ignore
    expect(logged.map(({ month, kg }) => [month, kg])).toEqual(ofYear.map(({ month, kg }) => [month, kg]));
  });

  it('each sum opens the voyages that add up to it', async () => {
    const { months } = await liftingsOf(reader, selection(basis), YEAR);
    const ashore = basis === 'discharge';
    for (const { month, kg } of months) {
      const totals = await totalsAt(linkToSum(firstDay(month), lastDay(month), selection(basis)));
      expect([month, ashore ? totals.outturnKg : totals.blKg]).toEqual([month, kg]);
    }
  });

  it('the bridge adds up in every month, with a loss by discharge alone', async () => {
    const today = `${YEAR}-12-31`;
    const { months, logBegins, best } = await liftingsOf(reader, selection(basis), YEAR);
    const input = { year: YEAR, basis, today, targetKg: 400_000_000, months, logBegins, best, intakes: [] };
    const ofYear = { ...input, months: months.filter(({ month }) => month.startsWith(String(YEAR))) };
    const carried = await carriedIn(reader, selection(basis), YEAR, today);
    const bridge = bridgeFrom({ standing: standingOf(ofYear), rows: monthRows(input), carried, history: { months: [], stoppedDays: [], logBegins } }); // prettier-ignore
    if (bridge === null || bridge === 'noReference') throw new Error('no bridge');
    for (const { planKg, actualKg, parts } of [bridge.whole, ...bridge.months])
      expect(planKg + Object.values(parts).reduce((sum, kg) => sum + kg, 0)).toBe(actualKg);
    expect(bridge.whole.parts.loss !== undefined).toBe(basis === 'discharge');
    if (basis === 'discharge') expect(bridge.whole.parts.loss).not.toBe(0);
  });
});

it('what is not on the basis yet is said, with the voyages that lack it', async () => {
  for (const basis of ['departure', 'discharge'] as const) {
    const { filter } = { filter: pendingFilter(`${YEAR}-01-01`, `${YEAR}-12-31`, selection(basis))! };
    const lacking = given.filter(
      (of) =>
        !of.cancelled &&
        of.loaded >= addDays(`${YEAR}-01-01`, -60) &&
        of.loaded <= `${YEAR}-12-31` &&
        of.lots.some((lot) => (basis === 'departure' ? sailedOn(of) : landedOn(of, lot)) === false),
    );
    const totals = await voyageTotals(reader, filter);
    expect(totals).toMatchObject({ voyages: lacking.length });
    expect(lacking.length).toBeGreaterThan(3);
  }
  expect(pendingFilter(`${YEAR}-01-01`, `${YEAR}-12-31`, selection('bl'))).toBeNull();
});

it('by discharge an intake is what was measured ashore of a whole voyage', async () => {
  const whole = given.filter(({ cancelled, lots }) => !cancelled && lots.every(({ outturn }) => outturn));
  const expected = whole
    .map(({ loaded, lots }, at) => ({ loaded, at, kg: lots.reduce((sum, lot) => sum + outturnKg(lot), 0) }))
    .sort((a, b) => (a.loaded < b.loaded ? 1 : a.loaded > b.loaded ? -1 : b.at - a.at));
  const intakes = await latestIntakes(reader, selection('discharge'), '2020-01-01');
  expect(intakes).toEqual(expected.slice(0, 50).map(({ kg }) => kg));
});

it('an amended day moves a lot to its month; an outturn taken back is no zero', async () => {
  const loaded = `${YEAR + 1}-09-05`;
  const id = await asOwner(async (client) => {
    const { rows } = await client.query<{ id: number }>(
      `WITH v AS (INSERT INTO voyage (voyage_no, simulated) VALUES ($1, true) RETURNING id),
         e AS (INSERT INTO voyage_event (voyage_id, name, actual_at, actual_precision) SELECT id, 'sailed', $3, 'minute' FROM v)
       INSERT INTO lot (voyage_id, no, grade_id, bl_date, bl_tonnes, outturn_tonnes, outturn_date)
       SELECT id, 1, $2, $4, 9000, 8990, $5 FROM v RETURNING voyage_id AS id`,
      [
        `SIM-B${process.pid}-moved`,
        fleet.gradeId,
        `${YEAR + 1}-09-06T06:00:00Z`,
        loaded,
        `${YEAR + 1}-10-02`,
      ],
    );
    return rows[0]!.id;
  });
  ids.push(id);
  const month = async (basis: DatedBy, day: string) =>
    (await liftingsOf(reader, selection(basis), Number(day.slice(0, 4)))).months.find(
      (one) => one.month === monthOf(day),
    )?.kg ?? 0;
  const sums = async () =>
    Promise.all([
      month('bl', loaded),
      month('departure', loaded),
      month('departure', `${YEAR + 1}-11-01`),
      month('discharge', `${YEAR + 1}-10-01`),
    ]);
  const lacking = async () => {
    const filter = { ...pendingFilter(loaded, loaded, selection('discharge'))!, from: loaded };
    const totals = await voyageTotals(reader, filter);
    return totals.kind === 'totals' ? [totals.voyages, totals.blKg] : [];
  };
  expect(await sums()).toEqual([9_000_000, 9_000_000, 0, 8_990_000]);
  expect(await lacking()).toEqual([0, null]);
  await asOwner(async (client) => {
    await client.query(
      `UPDATE voyage_event SET actual_at = '${YEAR + 1}-11-20T06:00:00Z' WHERE voyage_id = $1 AND name = 'sailed'`,
      [id],
    );
    await client.query('UPDATE lot SET outturn_tonnes = NULL, outturn_date = NULL WHERE voyage_id = $1', [
      id,
    ]);
  });
  expect(await sums()).toEqual([9_000_000, 0, 9_000_000, 0]);
  expect(await lacking()).toEqual([1, 9_000_000]);
  await asOwner((client) =>
    client.query(`DELETE FROM voyage_event WHERE voyage_id = $1 AND name = 'sailed'`, [id]),
  );
  expect(await sums()).toEqual([9_000_000, 0, 0, 0]);
});
