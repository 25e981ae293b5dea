import { beforeAll, describe, expect, it } from 'vitest';
import { aPerson, asOwner, onTestDatabase } from '@/e2e/database';
import { countedLots, onRandomLog, selections, sumOf, YEARS, type CountedLot } from '@/e2e/random-log';
import { monthOf, yearOf } from '@/lib/calendar';
import { NotAllowed, type Person } from '@/lib/people/role';
import { medianKg } from '@/lib/quantity';
import type { Selection } from './filter';
import { carriedIn, loggedMonths, shipsOfLate, stoppedDays } from './outlook.queries';

onTestDatabase();
onRandomLog();

const EVERYTHING: Selection = { gradeIds: [], shipperId: null, data: 'all' };
let reader: Person;
beforeAll(async () => {
  reader = await aPerson('viewer');
});

/** The lots of each voyage of a selection, from the lots themselves. */
async function voyagesOf(selection: Selection): Promise<CountedLot[][]> {
  const lots = await countedLots(selection);
  return [...new Set(lots.map(({ voyageId }) => voyageId))].map((id) =>
    lots.filter(({ voyageId }) => voyageId === id),
  );
}

describe('months of the log', () => {
  it('are the sums of the lots themselves, with their voyages, or lots in a part of all', async () => {
    for (const selection of selections()) {
      const lots = (await countedLots(selection)).filter(
        ({ date }) => date >= '1991-03-01' && date <= '1993-10-31',
      );
      const months = await loggedMonths(reader, selection, { from: '1991-03-01', to: '1993-10-01' });
      const expected = [...new Set(lots.map(({ date }) => monthOf(date)))].sort();
      expect(months.map(({ month, kg }) => [month, kg])).toEqual(
        expected.map((month) => [month, sumOf(lots.filter(({ date }) => monthOf(date) === month))]),
      );
      const part = selection.gradeIds.length > 0 || selection.shipperId !== null;
      if (part) expect(months.reduce((sum, { voyages }) => sum + voyages, 0)).toBe(lots.length);
    }
  });
});

describe('what voyages carried', () => {
  it('is counted once a voyage, in the month of its first lot, with the medians before', async () => {
    let compared = 0;
    for (const selection of selections()) {
      const voyages = await voyagesOf(selection);
      for (const year of YEARS.slice(1)) {
        const today = `${year}-08-20`;
        const { months, reference, recent } = await carriedIn(reader, selection, year, today);
        const within = voyages.map((lots) => {
          const near = lots.filter(({ date }) => date >= nearFirst(year, today) && date <= nearLast(today));
          return { first: near.map(({ date }) => date).sort()[0] ?? '', kg: sumOf(near) };
        });
        const ofYear = within.filter(({ first }) => first >= `${year}-01-01` && first <= today);
        expect(months.map(({ month, voyages: count, carriedKg }) => [month, count, carriedKg])).toEqual(
          [...new Set(ofYear.map(({ first }) => monthOf(first)))].sort().map((month) => {
            const ones = ofYear.filter(({ first }) => monthOf(first) === month);
            return [month, ones.length, ones.reduce((sum, { kg }) => sum + kg, 0)];
          }),
        );
        const before = within.filter(({ first }) => first !== '' && yearOf(first) === year - 1);
        const median = medianKg((before.length > 0 ? before : ofYear).map(({ kg }) => kg));
        expect(reference?.kg ?? null).toBe(median);
        expect(reference?.ofYearItself ?? before.length === 0).toBe(before.length === 0);
        const late = within.filter(({ first }) => first > `${year - 1}-08-20` && first <= today);
        expect(recent).toEqual({ voyages: late.length, medianKg: medianKg(late.map(({ kg }) => kg)) });
        compared += months.length;
      }
    }
    expect(compared).toBeGreaterThan(20);
  });
});

/** A voyage is its lots of the span and of 60 days around it: the random log has voyages that go on for years. */
const nearFirst = (year: number, today: string) => {
  const first = [`${year - 1}-01-01`, `${year - 1}${today.slice(4)}`].sort()[0]!;
  return daysFrom(first, -60);
};
const nearLast = (today: string) => daysFrom(today, 60);
const daysFrom = (date: string, days: number) =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

const MARK = `Outlook ${process.pid}`;

describe('the days on which the route stood still', () => {
  it('are those of a disruption with a reason, once each, cut to the span', async () => {
    await asOwner(async (client) => {
      for (const [no, from, to, reason] of [
        [1, '1992-02-27', '1992-03-02', 'weather'],
        [2, '1992-03-01', '1992-03-03', 'customs'],
        [3, '1992-05-01', '1992-05-09', null],
      ])
        await client.query(
          `INSERT INTO disruption (name, from_date, to_date, precision, delay_reason, source) VALUES ($1, $2, $3, 'day', $4, 'a test')`,
          [`${MARK} ${no}`, from, to, reason],
        );
    });
    expect(await stoppedDays(reader, { from: '1992-02-28', to: '1992-12-31' })).toEqual([
      '1992-02-28',
      '1992-02-29',
      '1992-03-01',
      '1992-03-02',
      '1992-03-03',
    ]);
  });

  it('and those on which every terminal of a port in use was closed, not one of two', async () => {
    const span = { from: '1993-01-01', to: '1993-12-31' };
    await asOwner(async (client) => {
      const ids: number[] = [];
      for (const no of [1, 2]) {
        const { rows } = await client.query<{ id: number }>(
          `INSERT INTO terminal (name, port, country, time_zone, role) VALUES ($1, $2, 'AZ', 'Asia/Baku', 'discharge') RETURNING id`,
          [`${MARK} terminal ${no}`, MARK],
        );
        ids.push(rows[0]!.id);
      }
      const { rows } = await client.query<{ id: number }>(
        `INSERT INTO voyage (voyage_no, simulated, discharge_terminal_id) VALUES ($1, true, $2) RETURNING id`,
        [`SIM-${MARK.replace(' ', '-')}`, ids[0]],
      );
      await client.query(
        `INSERT INTO lot (voyage_id, no, bl_date, bl_tonnes) VALUES ($1, 1, '1993-06-01', 5000)`,
        [rows[0]!.id],
      );
      for (const [index, from, to] of [
        [0, '1993-07-01', '1993-07-10'],
        [1, '1993-07-09', null],
      ] as const)
        await client.query(
          `INSERT INTO port_notice (terminal_id, kind, valid_from, valid_to) VALUES ($1, 'closure', $2, $3)`,
          [ids[index], from, to],
        );
    });
    expect(await stoppedDays(reader, span)).toEqual(['1993-07-09', '1993-07-10']);
  });
});

it('is read by nobody who is not signed in', async () => {
  const span = { from: '2025-01-01', to: '2025-12-31' };
  await expect(loggedMonths(null, EVERYTHING, span)).rejects.toBeInstanceOf(NotAllowed);
  await expect(stoppedDays(null, span)).rejects.toBeInstanceOf(NotAllowed);
  await expect(carriedIn(null, EVERYTHING, 2025, '2025-06-30')).rejects.toBeInstanceOf(NotAllowed);
  await expect(shipsOfLate(null, '2025-06-30')).rejects.toBeInstanceOf(NotAllowed);
});
