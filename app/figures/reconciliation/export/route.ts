import { getTranslations } from 'next-intl/server';
import { entryDownload } from '@/app/entry-download';
import { placeInTime } from '@/app/place-in-time';
import { HOME_ZONE, localDateOf, todayAt } from '@/lib/calendar';
import { entryTable } from '@/lib/entry-export';
import { ACT_COLUMNS, LINE_COLUMNS } from '@/lib/figures/reconciliation-columns';
import { reconciliation } from '@/lib/figures/reconciliation.queries';
import { whoIs } from '@/lib/session';
import { linesShown } from '../lines-shown';

/** The lines that the address shows, or with `table=acts` every act on them, as CSV or XLSX (`as`). */
export async function GET(request: Request): Promise<Response> {
  const person = await whoIs(request.headers);
  if (!person) return new Response(null, { status: 401 });
  const parameters = Object.fromEntries(new URL(request.url).searchParams);
  const time = await placeInTime(person, parameters, 'reported_figure');
  const back = new Response(null, { status: 303, headers: { location: '/figures/reconciliation' } });
  if (time.state === 'refused') return back;
  const at = time.when?.at ?? null;
  const books = await reconciliation(person, time.past);
  const today = at ? localDateOf(at, HOME_ZONE) : todayAt(HOME_ZONE);
  // A file of everything would look like an answer to a filter that could not be read.
  const of = linesShown(books, parameters, today);
  if (!of) return back;
  const t = await getTranslations('figures');
  const named = new Set(of.shown.map(({ line }) => line));
  const acts = parameters.table === 'acts';
  return entryDownload(person, parameters.as, {
    table: acts
      ? entryTable(
          ACT_COLUMNS,
          books.acts.filter(({ line }) => named.has(line)),
        )
      : entryTable(LINE_COLUMNS, of.shown),
    stem: acts ? 'reconciliation-acts' : 'reconciliation',
    title: t(acts ? 'reconciliation.acts' : 'reconciliation.title'),
    at,
  });
}
