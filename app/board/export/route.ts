import { getTranslations } from 'next-intl/server';
import { now, printMoment, todayAt } from '@/lib/calendar';
import { env } from '@/lib/env';
import type { Person } from '@/lib/people/role';
import {
  CHARTS,
  csvOf,
  isChart,
  saidTable,
  type SaidTable,
  type Say,
  type Word,
} from '@/lib/progress/chart-table';
import { linkToBoard } from '@/lib/progress/filter';
import { formatKt } from '@/lib/quantity';
import { whoIs } from '@/lib/session';
import { holdsSimulated } from '@/lib/voyages/demonstration.queries';
import { workbookOf } from '@/lib/voyages/export-xlsx';
import { KNOWN_ZONE } from '@/lib/voyages/known';
import { chartOf } from '../../board-charts';
import { openBoard, saidIn, type OpenBoard } from '../../open-board';

const BOM = '\ufeff';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The numbers of one chart of the board in the address: `chart` is which, `as` csv or xlsx. */
export async function GET(request: Request): Promise<Response> {
  const person = await whoIs(request.headers);
  if (!person) return new Response(null, { status: 401 });
  const parameters = Object.fromEntries(new URL(request.url).searchParams);
  const t = await getTranslations();
  const say: Say = ({ key, values }) => t(key as never, values as never);
  const [chart, as] = [saidIn(parameters, 'chart'), saidIn(parameters, 'as')];
  if (!isChart(chart) || (as !== 'csv' && as !== 'xlsx'))
    return none(say({ key: 'chartFiles.unread', values: { charts: CHARTS.join(', ') } }));
  const board = await openBoard(person, parameters);
  const table = board.state === 'open' && (await chartOf(chart, board));
  if (!table) return none(say({ key: 'chartFiles.none', values: { chart } }));
  const data = await dataOf(board, chart);
  const title = say({ key: `chartFiles.title.${chart}` });
  const said = saidTable(table, { key: `chartFiles.data.${data}` }, say);
  const head = (type: string) => ({
    'content-type': type,
    'content-disposition': `attachment; filename="board-${chart}-${board.chosen.year}-${todayAt(KNOWN_ZONE)}.${as}"`,
    'cache-control': 'no-store',
  });
  return as === 'csv'
    ? new Response(BOM + csvOf(said), { headers: head('text/csv; charset=utf-8') })
    : new Response(await workbook(said, board, title, say), { headers: head(XLSX) });
}

const none = (why: string) =>
  new Response(why, { status: 404, headers: { 'content-type': 'text/plain; charset=utf-8' } });

/** Whether the lines are of simulated voyages; a chart of several years says so of the log as a whole. */
async function dataOf(
  { person, chosen: { data }, standing: { liftedKg, simulatedKg } }: OpenBoard,
  chart: string,
): Promise<'real' | 'simulated' | 'mixed' | 'none'> {
  if (data !== 'all') return data;
  if (['years', 'period', 'backTest', 'errors'].includes(chart) || chart === 'cumulative')
    return (await holdsSimulated(person)) ? 'mixed' : 'real';
  if (liftedKg === 0) return 'none';
  if (simulatedKg === 0) return 'real';
  return simulatedKg === liftedKg ? 'simulated' : 'mixed';
}

function workbook(said: SaidTable, board: OpenBoard, title: string, say: Say) {
  const { headers, kinds, lines } = said;
  return workbookOf(
    [lines],
    {
      headers,
      sheets: { lines: say(word('sheet.numbers')), about: say(word('sheet.about')) },
      about: aboutOf(board, board.person, title, say),
    },
    kinds.map((kind) => ({ kind, optional: false })),
  );
}

const word = (key: string, values?: Word['values']): Word => ({ key: `chartFiles.${key}`, values });

/** What the second sheet says: of which view the numbers are, what they were known on, whose and how real. */
function aboutOf(
  { chosen, standing, when }: OpenBoard,
  person: Person,
  title: string,
  say: Say,
): (readonly [string, string])[] {
  const { target, scope, year, basis, data, plan } = chosen;
  const address = linkToBoard({ ...chosen, target: target.key, scope: scope.key });
  const at = (moment: Date) => printMoment(moment, KNOWN_ZONE);
  const known = {
    past: when === null ? 'no' : 'yes',
    at: when === null ? '' : at(when.at),
    snapshot: when?.snapshot?.name ?? 'none',
  };
  const texts: Record<string, string> = {
    what: title,
    view: `${env().PUBLIC_URL}${address}`,
    target: `${target.name}, ${year}. ${target.source}`,
    filter: say({
      key: 'board.by',
      values: { agreement: target.agreementTitle, scope: scope.name, basis, data },
    }),
    plan: say(word('about.planOf', { plan })),
    known: say(word('about.knownText', known)),
    made: say(word('about.madeText', { at: at(now()) })),
    by: person.name,
    data: say(
      word('about.dataText', {
        year: String(year),
        simulated: formatKt(standing.simulatedKg),
        lifted: formatKt(standing.liftedKg),
      }),
    ),
    gaps: say(word('about.gapsText')),
    source: say(word('about.sourceText')),
  };
  return Object.entries(texts).map(([name, text]) => [say(word(`about.${name}`)), text]);
}
