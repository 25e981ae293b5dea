/** Each chart of the board as a table, from the very rows that are drawn. Pure. */
import { lastDay, type LocalDate, type Month } from '@/lib/calendar';
import type { Kg } from '@/lib/quantity';
import type { Ahead, BoardBridge } from './ahead';
import { METHODS, type BackTest } from './back-test';
import { stepsOf, type Step } from './bridge';
import { column, countCell, ktCell, percentCell, tableOf, type ChartTable, type Of } from './chart-table';
import type { AheadRow } from './outlook';
import { planThrough } from './pace';
import type { MonthRow } from './series';
import type { MonthState, Standing } from './standing';
import { yearPoints, type PeriodSum, type YearsTable } from './years';

const state = (of: MonthState) => ({ key: `chartFiles.state.${of}` });

interface Through {
  day: LocalDate;
  state: MonthState;
  kg: Kg | null;
  planKg: Kg | null;
  lastYearKg: Kg | null;
  ahead: AheadRow | undefined;
}

/** The ends of months, and today while a month runs: its sum stands at today, its forecast at its end. */
function throughs(rows: readonly MonthRow[], ahead: Ahead, { year, plan, targetKg }: Standing): Through[] {
  const forecasts = new Map(ahead.rows.map((row) => [row.month, row]));
  return rows.flatMap((row): Through[] => {
    const end = lastDay(row.month);
    const at = {
      day: row.through,
      state: row.state,
      kg: row.cumulativeKg,
      planKg: row.cumulativePlanKg,
      lastYearKg: row.lastYearCumulativeKg,
      ahead: forecasts.get(row.month),
    };
    if (row.through === end) return [at];
    const planKg = targetKg === null ? null : planThrough(plan, targetKg, year, end);
    return [
      // Of the year before there is no sum for a part of a month.
      { ...at, lastYearKg: null, ahead: undefined },
      { ...at, day: end, state: 'gap', kg: null, planKg },
    ];
  });
}

/** @param ahead without rows: nothing is forecast */
export function cumulativeTable(rows: readonly MonthRow[], ahead: Ahead, standing: Standing): ChartTable {
  const { basis, year } = standing;
  const method = ahead.outlook?.central?.method ?? 'bootstrap';
  const quantiles = (['p10', 'p50', 'p90'] as const).map((name): Of<Through> => [
    column('quantile', { quantile: name.toUpperCase() }),
    'kt',
    (row) => ktCell(row.ahead?.[name]),
  ]);
  return tableOf<Through>(throughs(rows, ahead, standing), [
    ['through', 'day', ({ day }) => day],
    ['state', 'text', (row) => state(row.state)],
    [column('lifted', { basis }), 'kt', ({ kg }) => ktCell(kg)],
    ['plan', 'kt', ({ planKg }) => ktCell(planKg)],
    [column('lastYear', { year: String(year - 1) }), 'kt', ({ lastYearKg }) => ktCell(lastYearKg)],
    ...(ahead.rows.length === 0 ? [] : quantiles),
    ...(ahead.rows.length === 0 || method === 'bootstrap'
      ? []
      : [
          [
            column('forecast', { method }),
            'kt',
            (row: Through) => ktCell(row.ahead?.centralKg),
          ] as Of<Through>,
        ]),
  ]);
}

/** @param wholeScope of a part of all lots, lots are counted: a voyage may carry others too */
export function monthsTable(
  rows: readonly MonthRow[],
  { basis }: Pick<Standing, 'basis'>,
  wholeScope: boolean,
): ChartTable {
  return tableOf(rows, [
    ['month', 'text', ({ month }) => month],
    ['state', 'text', (row) => state(row.state)],
    [column('lifted', { basis }), 'kt', ({ kg }) => ktCell(kg)],
    ['simulated', 'kt', ({ kg, simulatedKg }) => ktCell(kg === null ? null : simulatedKg)],
    ['plan', 'kt', ({ planKg }) => ktCell(planKg)],
    ['onPlan', 'kt', ({ onPlanKg }) => ktCell(onPlanKg)],
    ['onPreviousKt', 'kt', ({ onPrevious }) => ktCell(onPrevious?.kg)],
    ['onPreviousPercent', 'percent', ({ onPrevious }) => percentCell(onPrevious?.share)],
    ['onYearKt', 'kt', ({ onYear }) => ktCell(onYear?.kg)],
    ['onYearPercent', 'percent', ({ onYear }) => percentCell(onYear?.share)],
    [wholeScope ? 'voyages' : 'lots', 'whole', (row) => countCell(wholeScope ? row.voyages : row.lots)],
  ]);
}

/** By month of the year; what was lifted in it and since January, year by year. */
export function sideBySideTable(table: YearsTable): ChartTable {
  const [before, last] = table.years.slice(-2).map(String) as [string, string];
  const points = yearPoints(table);
  const since = (no: number, year: number) => {
    const kt = points.find(({ x }) => x === no)?.[String(year)];
    return typeof kt === 'number' ? kt.toFixed(6) : '';
  };
  return tableOf(table.rows, [
    ['month', 'text', ({ no }) => String(no).padStart(2, '0')],
    ...table.years.map((year, at): Of<YearsTable['rows'][number]> => [
      column('year', { year: String(year) }),
      'kt',
      ({ cells }) => ktCell(cells[at]?.kg),
    ]),
    [column('difference', { last, before }), 'kt', ({ differenceKg }) => ktCell(differenceKg)],
    ...table.years.map((year): Of<YearsTable['rows'][number]> => [
      column('sinceJanuary', { year: String(year) }),
      'kt',
      ({ no }) => since(no, year),
    ]),
  ]);
}

export function periodTable({ months }: PeriodSum, { basis }: Pick<Standing, 'basis'>): ChartTable {
  return tableOf(months, [
    ['month', 'text', ({ month }) => month],
    ['state', 'text', ({ kg, running }) => state(running ? 'provisional' : kg === null ? 'gap' : 'final')],
    [column('lifted', { basis }), 'kt', ({ kg }) => ktCell(kg)],
  ]);
}

/** A line for the plan, each part and the actual; in all and month by month. */
export function bridgeTable(
  { whole, months }: BoardBridge,
  { state: of, basis }: Pick<Standing, 'state' | 'basis'>,
): ChartTable {
  const inMonth = ({ planKg, actualKg, parts }: BoardBridge['whole'], name: Step['name']): Kg | undefined =>
    name === 'plan' ? planKg : name === 'actual' ? actualKg : parts[name];
  return tableOf(stepsOf(whole), [
    [
      'part',
      'text',
      ({ name }) => ({ key: `board.bridge.name.${name}`, values: { sign: 'short', state: of, basis } }),
    ],
    ['whole', 'kt', ({ kg }) => ktCell(kg)],
    ...months.map((month): Of<Step> => [
      column('inMonth', { month: month.month }),
      'kt',
      ({ name }) => ktCell(inMonth(month, name)),
    ]),
  ]);
}

/** At the end of each past month: the band, what each method said of the year's end, and what came. */
export function backTestTable({ said }: BackTest): ChartTable {
  const month: Of<BackTest['said'][number]> = ['month', 'text', (row): Month => row.month];
  return tableOf(said, [
    month,
    [column('quantile', { quantile: 'P10' }), 'kt', ({ band }) => ktCell(band?.p10)],
    [column('quantile', { quantile: 'P90' }), 'kt', ({ band }) => ktCell(band?.p90)],
    ...METHODS.map((method): Of<BackTest['said'][number]> => [
      column('forecast', { method }),
      'kt',
      ({ ends }) => ktCell(ends[method]),
    ]),
    ['truth', 'kt', ({ truthKg }) => ktCell(truthKg)],
  ]);
}

export function errorsTable({ scores }: BackTest): ChartTable {
  return tableOf(scores, [
    ['method', 'text', ({ method }) => ({ key: `board.backTest.methods.${method}` })],
    ['error', 'kt', ({ errorKg }) => ktCell(errorKg)],
    ['bias', 'kt', ({ biasKg }) => ktCell(biasKg)],
  ]);
}
