import { placeInTime } from '@/app/place-in-time';
import { HOME_ZONE, todayAt } from '@/lib/calendar';
import { balanceCsv, costCsv, movementCsv, totalCsv, waysCsv } from '@/lib/onward/export';
import { EXPORTS, readOnwardFilter, type Export, type OnwardFilter } from '@/lib/onward/filter';
import { onwardBalance, waysOutOf, type Then } from '@/lib/onward/queries';
import type { Person } from '@/lib/people/role';
import { movements, routeTotals, transportCosts } from '@/lib/registry/onward.queries';
import { whoIs } from '@/lib/session';

const BOM = '\ufeff';

type Asked = OnwardFilter & { then: Then | null };

const FILES: Record<Export, (person: Person, asked: Asked) => Promise<string>> = {
  balance: async (person, { year, gradeId, then }) =>
    balanceCsv((await onwardBalance(person, year, gradeId, then)).balance),
  routes: async (person, { year, then }) => waysCsv((await waysOutOf(person, year, then)).monthly),
  movements: async (person, { then }) => movementCsv(await movements(person, then?.past)),
  totals: async (person, { then }) => totalCsv(await routeTotals(person, then?.past)),
  costs: async (person, { then }) => costCsv(await transportCosts(person, then?.past)),
};

/** Where what a table shows is recorded. */
const RECORDED = {
  balance: 'voyages',
  routes: 'voyages',
  movements: 'movement',
  totals: 'route_total',
  costs: 'transport_cost',
} as const satisfies Record<Export, Parameters<typeof placeInTime>[2]>;

/** One table of what lies beyond Baku, as CSV. */
export async function GET(request: Request): Promise<Response> {
  const person = await whoIs(request.headers);
  if (!person) return new Response(null, { status: 401 });
  const parameters = Object.fromEntries(new URL(request.url).searchParams);
  const filter = readOnwardFilter(parameters);
  const table = EXPORTS.find((one) => one === parameters.table);
  const time = filter && table && (await placeInTime(person, parameters, RECORDED[table]));
  // A file of something else would look like an answer to what could not be read.
  if (!filter || !table || !time || time.state === 'refused')
    return new Response(null, { status: 303, headers: { location: '/onward' } });
  const then = time.when && { past: time.past, at: time.when.at };
  return new Response(BOM + (await FILES[table](person, { ...filter, then })), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="onward-${table}-${todayAt(HOME_ZONE)}.csv"`,
      'cache-control': 'no-store',
    },
  });
}
