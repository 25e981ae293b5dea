/** The charts of voyages, cargo and tankers as tables, from the very rows that are drawn. Pure. */
import type { Month } from '@/lib/calendar';
import { countCell, decimalCell, percentCell, tableOf, tonnesCell, type ChartTable } from './chart-table';
import type { Fleet, FleetMonth } from './fleet';
import type { intakesOf, Utilisation } from './intakes';
import type { LossByVessel } from './loss';
import type { StageMonth, StageTime, VoyageTime } from './voyage-time';

interface StageLine extends Pick<StageTime, 'stage' | 'medianHours' | 'p90Hours' | 'changeHours'> {
  period: string;
  voyages: number | null;
}

/** Each stage in the year, then in each of its months. @param known months of which anything is known */
export function stagesTable({ stages }: VoyageTime, year: number, known: ReadonlySet<Month>): ChartTable {
  const counted = ({ month, voyages }: StageMonth) => (voyages > 0 || known.has(month) ? voyages : null);
  const lines = stages.flatMap((stage): StageLine[] => [
    { ...stage, period: String(year) },
    ...stage.months.map((month) => ({
      ...month,
      stage: stage.stage,
      period: month.month,
      voyages: counted(month),
      changeHours: null,
    })),
  ]);
  return tableOf(lines, [
    ['stage', 'text', ({ stage }) => ({ key: `voyages.stages.${stage}` })],
    ['period', 'text', ({ period }) => period],
    ['median', 'hours', ({ medianHours }) => decimalCell(medianHours)],
    ['p90', 'hours', ({ p90Hours }) => decimalCell(p90Hours)],
    ['change', 'hours', ({ changeHours }) => decimalCell(changeHours)],
    ['voyages', 'whole', ({ voyages }) => countCell(voyages)],
  ]);
}

export function delaysTable({ delays }: VoyageTime): ChartTable {
  return tableOf(delays, [
    ['reason', 'text', ({ reason }) => ({ key: `voyages.delayReasons.${reason}` })],
    ['hours', 'hours', ({ hours }) => decimalCell(hours)],
    ['share', 'percent', ({ share }) => percentCell(share)],
    ['delays', 'whole', (row) => countCell(row.delays)],
    ['voyages', 'whole', ({ voyages }) => countCell(voyages)],
  ]);
}

/** The months, then the year: its medians are no sums. A count among none is a gap. */
export function intakesTable(
  { year: whole, months }: ReturnType<typeof intakesOf>,
  year: number,
  known: ReadonlySet<Month>,
): ChartTable {
  const counted = (count: number, among: number) => countCell(among === 0 ? null : count);
  const lines = [
    ...months.map((of) => ({ ...of, period: of.month, counts: of.voyages > 0 || known.has(of.month) })),
    { ...whole, period: String(year), counts: true },
  ];
  return tableOf<Utilisation & { period: string; counts: boolean }>(lines, [
    ['period', 'text', ({ period }) => period],
    ['voyages', 'whole', ({ voyages, counts }) => countCell(counts ? voyages : null)],
    ['intake', 'tonnes', ({ medianIntakeKg }) => tonnesCell(medianIntakeKg)],
    ['ofDeadweight', 'percent', ({ ofDeadweight }) => percentCell(ofDeadweight)],
    ['aboveDeadweight', 'whole', (of) => counted(of.aboveDeadweight, of.voyages - of.deadweightUnknown)],
    ['deadweightUnknown', 'whole', (of) => counted(of.deadweightUnknown, of.voyages)],
    ['limited', 'whole', (of) => counted(of.limited, of.voyages)],
    ['limit', 'percent', ({ limitOfDeadweight }) => percentCell(limitOfDeadweight)],
    ['aboveLimit', 'whole', (of) => counted(of.aboveLimit, of.limited - of.limitUnchecked)],
    ['limitUnchecked', 'whole', (of) => counted(of.limitUnchecked, of.limited)],
  ]);
}

export function lossTable({ vessels }: LossByVessel): ChartTable {
  return tableOf(vessels, [
    ['vessel', 'text', ({ name }) => name ?? { key: 'chartFiles.vesselUnknown' }],
    ['imo', 'text', ({ imoNumber }) => imoNumber ?? ''],
    ['lossPercent', 'percent', ({ share }) => percentCell(share)],
    ['lossTonnes', 'tonnes', ({ lots, lossKg }) => tonnesCell(lots === 0 ? null : lossKg)],
    ['blTonnes', 'tonnes', ({ lots, blKg }) => tonnesCell(lots === 0 ? null : blKg)],
    ['lotsWith', 'whole', ({ lots }) => countCell(lots)],
    ['lotsWithout', 'whole', ({ without }) => countCell(without)],
  ]);
}

/** The months, then the year: its tankers and medians are no sums. */
export function fleetTable({ year: whole, months }: Fleet, year: number): ChartTable {
  const lines = [
    ...months.map((month) => ({ ...month, period: month.month })),
    { ...whole, known: true, period: String(year) },
  ];
  return tableOf<Omit<FleetMonth, 'month' | 'label'> & { period: string }>(lines, [
    ['period', 'text', ({ period }) => period],
    ['voyages', 'whole', ({ known, voyages }) => countCell(known ? voyages : null)],
    ['tankers', 'whole', ({ known, tankers }) => countCell(known ? tankers : null)],
    ['vesselUnknown', 'whole', (of) => countCell(of.known ? of.vesselUnknown : null)],
    ['between', 'days', ({ betweenDays }) => decimalCell(betweenDays)],
    ['idle', 'days', ({ idleDays }) => decimalCell(idleDays)],
    ['idleMedian', 'days', ({ medianIdleDays }) => decimalCell(medianIdleDays)],
  ]);
}
