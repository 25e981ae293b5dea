import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { monthsOfYear } from '@/lib/calendar';
import { NOTHING_AHEAD } from './ahead';
import { bridgeOf, bridgeOfMonth } from './bridge';
import { csvOf, ktCell, saidTable, type ChartTable, type Say } from './chart-table';
import { bridgeTable, cumulativeTable, monthsTable, sideBySideTable } from './chart-tables';
import { fleetOf } from './fleet';
import { intakesOf } from './intakes';
import { lossByVessel } from './loss';
import { fleetTable, intakesTable, lossTable, stagesTable } from './operation-tables';
import { monthRows, type MonthSum } from './series';
import { standingOf } from './standing';
import { voyageTime } from './voyage-time';
import { yearsTable } from './years';

const [YEAR, TODAY] = [2025, '2025-05-15'];
const REAL = { key: 'real' };
/** The last part of a key, with its values: `year 2024`. */
const say: Say = ({ key, values = {} }) => [key.split('.').at(-1), ...Object.values(values)].join(' ');

const lines = (table: ChartTable) =>
  parse(csvOf(saidTable(table, REAL, say)), { columns: true }) as Record<string, string>[];
const sum = (cells: (string | undefined)[]) =>
  cells.reduce((kg, cell) => kg + Math.round(Number(cell ?? '0') * 1e6), 0);

function board(months: MonthSum[], logBegins: string | null) {
  const targetKg = 1_500_000_000;
  const given = { year: YEAR, today: TODAY, targetKg, months, logBegins };
  return { rows: monthRows(given), standing: standingOf({ ...given, best: null, intakes: [] }) };
}
const lifted = (month: string, kg: number): MonthSum => ({ month, kg, simulatedKg: 0, lots: 1, voyages: 1 });
const some = fc
  .array(fc.integer({ min: 1, max: 300_000_000 }), { minLength: 1, maxLength: 5 })
  .map((kgs) => kgs.map((kg, at) => lifted(`${YEAR}-0${at + 1}`, kg)));

describe('the months and the year as a line', () => {
  test('add up to the sentence, to the kilogram', () => {
    fc.assert(
      fc.property(some, (months) => {
        const { rows, standing } = board(months, '2025-01');
        const byMonth = lines(monthsTable(rows, standing, true));
        expect(sum(byMonth.map((line) => line['lifted bl']))).toBe(standing.liftedKg);
        expect(sum(byMonth.map((line) => line.plan))).toBe(standing.targetKg);
        const through = lines(cumulativeTable(rows, NOTHING_AHEAD, standing));
        const today = through.find((line) => line.through === TODAY);
        expect(sum([today?.['lifted bl']])).toBe(standing.liftedKg);
        expect(sum([today?.plan])).toBe(standing.planKg);
      }),
    );
  });

  test('have an empty cell for a gap and a zero for a month without a lifting', () => {
    const { rows, standing } = board([lifted('2025-02', 9_000_000)], '2025-02');
    const byMonth = lines(monthsTable(rows, standing, true));
    const cells = byMonth.map((line) => line['lifted bl']);
    expect(cells.slice(0, 4)).toEqual(['', '9.000000', '0.000000', '0.000000']);
    expect(cells.slice(5)).toEqual(Array(7).fill(''));
    expect(byMonth[0]).toMatchObject({
      month: '2025-01',
      state: 'gap',
      voyages: '',
      simulated: '',
    });
    expect(byMonth.every((line) => line.data === 'real')).toBe(true);
  });

  test('hold what the forecast says at the end of a month that runs, and no more of it today', () => {
    const { rows, standing } = board([lifted('2025-05', 9_000_000)], '2025-01');
    const end = { p10: 1, p50: 2, p90: 3, centralKg: null };
    const forecast = { ...end, month: '2025-05', through: '2025-05-31', running: true };
    const through = lines(cumulativeTable(rows, { outlook: null, rows: [forecast] }, standing));
    const may = through.filter((line) => line.through?.startsWith('2025-05'));
    expect(may.map((line) => [line.through, line['lifted bl'], line['quantile P90']])).toEqual([
      [TODAY, '9.000000', ''],
      ['2025-05-31', '', '0.000003'],
    ]);
  });
});

test('years side by side: sums of the same months, and since January up to the first gap', () => {
  const months = [lifted('2024-02', 5_000_000), lifted('2025-01', 1_000_000), lifted('2025-02', 2_500_000)];
  const table = yearsTable({ months, logBegins: '2024-02', today: TODAY }, YEAR, 2);
  const [january, february] = lines(sideBySideTable(table));
  expect(january).toMatchObject({ 'year 2024': '', 'year 2025': '1.000000', 'sinceJanuary 2024': '' });
  expect(february).toMatchObject({ 'year 2024': '5.000000', 'sinceJanuary 2025': '3.500000' });
  expect(february?.['difference 2025 2024']).toBe('-2.500000');
});

test('the bridge adds up: the plan and its parts are the actual, in all and in each month', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 200_000_000 }), { minLength: 4, maxLength: 4 }), (kgs) => {
      const [planKg = 0, actualKg = 0, carriedKg = 0, other = 0] = kgs;
      const of = { logged: true, days: 31, stoppedDays: 2, voyages: 9, keptOffKg: null, lostKg: null };
      const month = (name: string, plan: number) => ({
        month: name,
        ...bridgeOfMonth({ ...of, month: name, planKg: plan, actualKg, carriedKg }, 9_600_000),
      });
      const months = [month('2025-01', planKg), month('2025-02', other)];
      const bridge = {
        whole: bridgeOf(months),
        months,
        reference: { kg: 9_600_000, voyages: 9, ofYearItself: false },
      };
      const all = lines(bridgeTable(bridge, { state: 'running', basis: 'bl' }));
      for (const name of ['whole', 'inMonth 2025-01', 'inMonth 2025-02']) {
        const cells = all.map((line) => line[name]);
        expect(sum(cells.slice(0, -1))).toBe(sum(cells.slice(-1)));
      }
    }),
  );
});

describe('where nothing is known', () => {
  const empty = (table: ChartTable, name: string) => lines(table).map((line) => line[name]);
  const none = new Set<string>();

  test('a median is an empty cell, and so is a count of a month that nothing is known of', () => {
    const known = new Set(['2025-01']);
    const time = voyageTime({ voyages: 0, delayedVoyages: 0, stages: [], delays: [] }, YEAR);
    const passage = lines(stagesTable(time, YEAR, known)).filter((line) => line.stage === 'passage');
    expect(passage.map(({ period }) => period)).toEqual(['2025', ...monthsOfYear(YEAR)]);
    expect(passage.map(({ median }) => median)).toEqual(Array(13).fill(''));
    expect(passage.map(({ voyages }) => voyages)).toEqual(['0', '0', ...Array<string>(11).fill('')]);
    const intakes = intakesTable(intakesOf([], YEAR), YEAR, none);
    expect(empty(intakes, 'voyages')).toEqual([...Array<string>(12).fill(''), '0']);
    expect(empty(intakes, 'aboveDeadweight')).toEqual(Array(13).fill(''));
    const fleet = fleetOf(
      { rows: [], ballastHours: null },
      { year: YEAR, today: TODAY, logBegins: '2025-05' },
    );
    expect(empty(fleetTable(fleet, YEAR), 'tankers').slice(3, 6)).toEqual(['', '0', '']);
  });

  test('a vessel without an outturn has no loss, which is not a loss of zero', () => {
    const row = { vesselId: 1, name: '=Shusha', imoNumber: null, lots: 0, without: 2, blKg: 0, lossKg: 0 };
    expect(lines(lossTable(lossByVessel([row])))[0]).toMatchObject({
      vessel: "'=Shusha",
      imo: '',
      lossPercent: '',
      lossTonnes: '',
      lotsWithout: '2',
    });
  });
});

test('kilotonnes keep every kilogram', () => {
  fc.assert(
    fc.property(fc.integer({ min: -999_999_999_999, max: 999_999_999_999 }), (kg) => {
      expect(Math.round(Number(ktCell(kg)) * 1e6)).toBe(kg);
      expect(ktCell(kg)).toMatch(/^-?\d+\.\d{6}$/);
    }),
  );
});
