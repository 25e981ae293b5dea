import { getTranslations } from 'next-intl/server';
import { answer } from '@/app/answer';
import type { Found } from '@/components/frame/found';
import { findVessels } from '@/lib/registry/find.queries';
import { done, refused } from '@/lib/result';
import { whoIs } from '@/lib/session';
import { findVoyages } from '@/lib/voyages/find.queries';

const MOST = 100;

/** `?q=`: a few voyages and vessels for the search of the frame, or why there is no answer. */
export async function GET(request: Request): Promise<Response> {
  const asked = new URL(request.url).searchParams.get('q') ?? '';
  const text = asked
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, MOST);
  const result = await answer<Found>(async () => {
    const person = await whoIs(request.headers);
    if (!person) return refused({ reason: 'notSignedIn' });
    const [t, voyages, vessels] = await Promise.all([
      getTranslations('voyages'),
      findVoyages(person, text),
      findVessels(person, text),
    ]);
    return done({
      voyages: voyages.map(({ status, ...voyage }) => ({ ...voyage, status: t(`statuses.${status}`) })),
      vessels,
    });
  });
  const status = result.done ? 200 : result.refusals[0]?.reason === 'notSignedIn' ? 401 : 503;
  return Response.json(result, { status, headers: { 'cache-control': 'no-store' } });
}
