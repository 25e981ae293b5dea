import { getTranslations } from 'next-intl/server';
import { entryDownload } from '@/app/entry-download';
import { placeInTime } from '@/app/place-in-time';
import { HOME_ZONE, todayAt } from '@/lib/calendar';
import { entryTable } from '@/lib/entry-export';
import { COST_COLUMNS, MOVEMENT_COLUMNS, TOTAL_COLUMNS, type OnwardKind } from '@/lib/onward/columns';
import { balanceCsv, waysCsv } from '@/lib/onward/export';
import { EXPORTS, readOnwardFilter, type Export } from '@/lib/onward/filter';
import { onwardBalance, waysOutOf, type Then } from '@/lib/onward/queries';
import type { Person } from '@/lib/people/role';
import { ONWARD_KINDS } from '@/lib/registry/entry';
import { movements, routeTotals, transportCosts } from '@/lib/registry/onward.queries';
import { whoIs } from '@/lib/session';

const BOM = '\ufeff';

async function tableOf(person: Person, kind: OnwardKind, then: Then | null) {
  if (kind === 'movements') return entryTable(MOVEMENT_COLUMNS, await movements(person, then?.past));
  if (kind === 'totals') return entryTable(TOTAL_COLUMNS, await routeTotals(person, then?.past));
  return entryTable(COST_COLUMNS, await transportCosts(person, then?.past));
}

/** Where what a table shows is recorded. */
const RECORDED = {
  balance: 'voyages',
  routes: 'voyages',
  movements: 'movement',
  totals: 'route_total',
  costs: 'transport_cost',
} as const satisfies Record<Export, Parameters<typeof placeInTime>[2]>;

/** One table of what lies beyond Baku: computed ones as CSV, entries as CSV or XLSX (`as`). */
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
  const kind = ONWARD_KINDS.find((one) => one === table);
  if (kind) {
    const t = await getTranslations('registry');
    return entryDownload(person, parameters.as, {
      table: await tableOf(person, kind, then),
      stem: `onward-${kind}`,
      title: t(`kinds.${kind}`),
      at: then?.at ?? null,
    });
  }
  const text =
    table === 'balance'
      ? balanceCsv((await onwardBalance(person, filter.year, filter.gradeId, then)).balance)
      : waysCsv((await waysOutOf(person, filter.year, then)).monthly);
  return new Response(BOM + text, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="onward-${table}-${todayAt(HOME_ZONE)}.csv"`,
      'cache-control': 'no-store',
    },
  });
}
