import 'server-only';
import { firstDay, type Month } from '@/lib/calendar';
import { hasBridge } from '@/lib/progress/ahead';
import type { ChartKey, ChartTable } from '@/lib/progress/chart-table';
import {
  backTestTable,
  bridgeTable,
  cumulativeTable,
  errorsTable,
  monthsTable,
  periodTable,
  sideBySideTable,
} from '@/lib/progress/chart-tables';
import { USUAL_YEARS } from '@/lib/progress/filter';
import { fleetOf } from '@/lib/progress/fleet';
import { fleetRows } from '@/lib/progress/fleet.queries';
import { intakesOf } from '@/lib/progress/intakes';
import { intakeRows } from '@/lib/progress/intakes.queries';
import { lossByVessel } from '@/lib/progress/loss';
import { lossRows } from '@/lib/progress/loss.queries';
import {
  delaysTable,
  fleetTable,
  intakesTable,
  lossTable,
  stagesTable,
} from '@/lib/progress/operation-tables';
import { loggedMonths } from '@/lib/progress/outlook.queries';
import { voyageTime } from '@/lib/progress/voyage-time';
import { voyageTimeOf } from '@/lib/progress/voyage-time.queries';
import { periodSum, yearsTable } from '@/lib/progress/years';
import { boardAhead, boardBridge } from './board-ahead';
import type { OpenBoard } from './open-board';

/** What is drawn of each subject: the sections of the board and the files of its charts read it here. */
export const read = {
  async voyageTime({ person, selection, chosen: { year } }: OpenBoard) {
    return voyageTime(await voyageTimeOf(person, selection, year), year);
  },
  async intakes({ person, selection, chosen: { year } }: OpenBoard) {
    return intakesOf(await intakeRows(person, selection, year), year);
  },
  async loss({ person, selection, chosen: { year } }: OpenBoard) {
    return lossByVessel(await lossRows(person, selection, year));
  },
  async fleet({ person, selection, chosen: { year }, today, logBegins }: OpenBoard) {
    return fleetOf(await fleetRows(person, selection, year), { year, today, logBegins });
  },
  async years({ person, selection, chosen, logBegins, today }: OpenBoard) {
    const { target, year, plan, years = USUAL_YEARS, period = null } = chosen;
    const first = `${year - years + 1}-01`;
    const from = firstDay(period !== null && period.from < first ? period.from : first);
    const to = firstDay(period !== null && period.to > `${year}-12` ? period.to : `${year}-12`);
    const logged = { months: await loggedMonths(person, selection, { from, to }), logBegins, today };
    return {
      table: yearsTable(logged, year, years),
      period: period && periodSum(logged, period, target, plan),
    };
  },
};

export const wholeScope = ({ chosen: { scope } }: OpenBoard): boolean =>
  scope.gradeIds.length === 0 && scope.shipperId === null;

const known = ({ rows }: OpenBoard): Set<Month> =>
  new Set(rows.filter(({ state }) => state !== 'gap').map(({ month }) => month));

async function backTest(board: OpenBoard) {
  const { outlook } = await boardAhead(board);
  return outlook?.forecast.kind === 'drawn' ? outlook.backTest : null;
}

const TABLES: Record<ChartKey, (board: OpenBoard) => Promise<ChartTable | null>> = {
  cumulative: async (board) => cumulativeTable(board.rows, await boardAhead(board), board.standing),
  months: async (board) => monthsTable(board.rows, board.standing, wholeScope(board)),
  years: async (board) => sideBySideTable((await read.years(board)).table),
  async period(board) {
    const { period } = await read.years(board);
    return period && periodTable(period, board.standing);
  },
  async bridge(board) {
    const bridge = hasBridge(board.standing) ? await boardBridge(board) : null;
    return bridge === null || bridge === 'noReference' ? null : bridgeTable(bridge, board.standing);
  },
  stages: async (board) => stagesTable(await read.voyageTime(board), board.standing.year, known(board)),
  delays: async (board) => delaysTable(await read.voyageTime(board)),
  intakes: async (board) => intakesTable(await read.intakes(board), board.standing.year, known(board)),
  loss: async (board) => lossTable(await read.loss(board)),
  fleet: async (board) => fleetTable(await read.fleet(board), board.standing.year),
  async backTest(board) {
    const test = await backTest(board);
    return test && backTestTable(test);
  },
  async errors(board) {
    const test = await backTest(board);
    return test && errorsTable(test);
  },
};

/** The numbers of a chart of that board; null where the board has no such chart. */
export const chartOf = (chart: ChartKey, board: OpenBoard): Promise<ChartTable | null> =>
  TABLES[chart](board);
