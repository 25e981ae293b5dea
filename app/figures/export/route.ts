import { getTranslations } from 'next-intl/server';
import { entryDownload } from '@/app/entry-download';
import { placeInTime } from '@/app/place-in-time';
import { whoIs } from '@/lib/session';
import { figureTable } from '@/lib/figures/export';
import { matches, readFigureFilter } from '@/lib/figures/filter';
import { checkedFigures } from '@/lib/figures/queries';

/** What the filter in the address shows, as CSV or XLSX (`as`) with the columns of the reference facts and the checker's verdict. */
export async function GET(request: Request): Promise<Response> {
  const person = await whoIs(request.headers);
  if (!person) return new Response(null, { status: 401 });
  const parameters = Object.fromEntries(new URL(request.url).searchParams);
  const filter = readFigureFilter(parameters);
  // A file of everything would look like an answer to a filter that could not be read.
  const time = filter && (await placeInTime(person, parameters, 'reported_figure'));
  if (!filter || time?.state === 'refused')
    return new Response(null, { status: 303, headers: { location: '/figures' } });
  const { figures, checked } = await checkedFigures(person, time?.past);
  const rows = figures
    .map((figure) => ({ figure, verdict: checked.get(figure.key)?.verdict ?? ('alone' as const) }))
    .filter(({ figure, verdict }) => matches(filter, figure, verdict));
  const t = await getTranslations('figures');
  return entryDownload(person, parameters.as, {
    table: figureTable(rows),
    stem: 'figures',
    title: t('title'),
    at: time?.when?.at ?? null,
  });
}
