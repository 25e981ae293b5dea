import { beforeAll, describe, expect, it } from 'vitest';
import { aPerson, asOwner, onTestDatabase, owner } from '@/e2e/database';
import { cancel, countedLots, onRandomLog, selections, sumOf, written, YEARS } from '@/e2e/random-log';
import { firstDay, lastDay, monthOf } from '@/lib/calendar';
import { NotAllowed, type Person } from '@/lib/people/role';
import { kgFromDecimal } from '@/lib/quantity';
import { filterFromParams } from '@/lib/voyages/filter';
import { voyageTotals } from '@/lib/voyages/totals.queries';
import { linkToSum, type Selection } from './filter';
import { LATEST_VOYAGES, disruptionsIn, latestIntakes, liftingsOf } from './queries';

onTestDatabase();
onRandomLog();

const EVERYTHING: Selection = { gradeIds: [], shipperId: null, data: 'all' };
let reader: Person;
beforeAll(async () => {
  reader = await aPerson('viewer');
});

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
    const lots = await countedLots(EVERYTHING);
    const first = new Map<number, string>();
    for (const { voyageId, date } of lots) {
      if (date < (first.get(voyageId) ?? '9999')) first.set(voyageId, date);
    }
    for (const year of YEARS) {
      const { months } = await liftingsOf(reader, EVERYTHING, year);
      for (const { month, voyages } of months) {
        expect([month, voyages]).toEqual([month, [...first.values()].filter((date) => monthOf(date) === month).length]); // prettier-ignore
      }
    }
  });

  it('know the best month of two years and the month in which the log begins', async () => {
    for (const selection of selections()) {
      const lots = await countedLots(selection);
      const months = new Map<string, number>();
      for (const { date, kg } of lots.filter((one) => one.date >= '1991' && one.date < '1993'))
        months.set(monthOf(date), (months.get(monthOf(date)) ?? 0) + kg);
      const { best, logBegins, anyVoyage } = await liftingsOf(reader, selection, 1992);
      expect(best?.kg ?? 0).toBe(Math.max(0, ...months.values()));
      const log = await countedLots({ ...EVERYTHING, data: selection.data });
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

describe('the link of a sum', () => {
  /** What the log itself adds up to at that address. */
  const logged = async (from: string, to: string, selection: Selection) => {
    const address = new URL(linkToSum(from, to, selection), 'http://localhost');
    const { filter, ignored } = filterFromParams(address.searchParams);
    expect(ignored).toEqual([]);
    const totals = await voyageTotals(reader, filter);
    return totals.kind === 'totals' ? (totals.blKg ?? 0) : NaN;
  };

  it('opens exactly the voyages that add up to it: mixed, cancelled, over a month’s end', async () => {
    let compared = 0;
    for (const selection of selections()) {
      for (const year of YEARS) {
        const { months } = await liftingsOf(reader, selection, year);
        const ofYear = months.filter(({ month }) => month.startsWith(String(year)));
        for (const { month, kg } of ofYear) {
          expect([month, await logged(firstDay(month), lastDay(month), selection)]).toEqual([month, kg]);
          compared += 1;
        }
        const total = ofYear.reduce((sum, { kg }) => sum + kg, 0);
        expect(await logged(`${year}-01-01`, `${year}-12-31`, selection)).toBe(total);
      }
    }
    expect(compared).toBeGreaterThan(50);
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

const NAME = `A disruption of ${process.pid}`;

describe('disruptions', () => {
  it('are those that touch the year, also from the year before', async () => {
    await asOwner((client) =>
      client.query(
        `INSERT INTO disruption (name, from_date, to_date, precision, source) VALUES ($1, '1991-12-20', '1992-01-05', 'day', 'a test')`,
        [NAME],
      ),
    );
    const names = async (year: number) => (await disruptionsIn(reader, year)).map(({ name }) => name);
    expect(await names(1991)).toContain(NAME);
    expect(await names(1992)).toContain(NAME);
    expect(await names(1993)).not.toContain(NAME);
  });
});

it('is read by nobody who is not signed in', async () => {
  await expect(liftingsOf(null, EVERYTHING, 2025)).rejects.toBeInstanceOf(NotAllowed);
  await expect(latestIntakes(null, EVERYTHING, '2025-01-01')).rejects.toBeInstanceOf(NotAllowed);
  await expect(disruptionsIn(null, 2025)).rejects.toBeInstanceOf(NotAllowed);
});
