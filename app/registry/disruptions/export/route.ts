import { getTranslations } from 'next-intl/server';
import { entryDownload } from '@/app/entry-download';
import { placeInTime } from '@/app/place-in-time';
import { entryTable } from '@/lib/entry-export';
import { DISRUPTION_COLUMNS } from '@/lib/registry/disruption-columns';
import { listOf } from '@/lib/registry/entry';
import { disruptions } from '@/lib/registry/queries';
import { whoIs } from '@/lib/session';

/** The disruptions as the list shows them, as CSV or XLSX (`as`). */
export async function GET(request: Request): Promise<Response> {
  const person = await whoIs(request.headers);
  if (!person) return new Response(null, { status: 401 });
  const parameters = Object.fromEntries(new URL(request.url).searchParams);
  const time = await placeInTime(person, parameters, 'disruption');
  // A file of today would look like an answer to a moment that could not be read.
  if (time.state === 'refused')
    return new Response(null, { status: 303, headers: { location: listOf('disruptions') } });
  const t = await getTranslations('registry');
  return entryDownload(person, parameters.as, {
    table: entryTable(DISRUPTION_COLUMNS, await disruptions(person, time.past)),
    stem: 'disruptions',
    title: t('kinds.disruptions'),
    at: time.when?.at ?? null,
  });
}
