import { todayAt } from '@/lib/calendar';
import { balanceCsv, costCsv, movementCsv, totalCsv, waysCsv } from '@/lib/onward/export';
import { EXPORTS, readOnwardFilter, type Export, type OnwardFilter } from '@/lib/onward/filter';
import { onwardBalance, waysOutOf } from '@/lib/onward/queries';
import type { Person } from '@/lib/people/role';
import { movements, routeTotals, transportCosts } from '@/lib/registry/onward.queries';
import { whoIs } from '@/lib/session';

const BOM = '\ufeff';

const FILES: Record<Export, (person: Person, filter: OnwardFilter) => Promise<string>> = {
  balance: async (person, { year, gradeId }) =>
    balanceCsv((await onwardBalance(person, year, gradeId)).balance),
  routes: async (person, { year }) => waysCsv((await waysOutOf(person, year)).monthly),
  movements: async (person) => movementCsv(await movements(person)),
  totals: async (person) => totalCsv(await routeTotals(person)),
  costs: async (person) => costCsv(await transportCosts(person)),
};

/** One table of what lies beyond Baku, as CSV. */
export async function GET(request: Request): Promise<Response> {
  const person = await whoIs(request.headers);
  if (!person) return new Response(null, { status: 401 });
  const parameters = Object.fromEntries(new URL(request.url).searchParams);
  const filter = readOnwardFilter(parameters);
  const table = EXPORTS.find((one) => one === parameters.table);
  // A file of something else would look like an answer to what could not be read.
  if (!filter || !table) return new Response(null, { status: 303, headers: { location: '/onward' } });
  return new Response(BOM + (await FILES[table](person, filter)), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="onward-${table}-${todayAt('Asia/Aqtau')}.csv"`,
      'cache-control': 'no-store',
    },
  });
}
