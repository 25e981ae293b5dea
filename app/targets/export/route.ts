import { getTranslations } from 'next-intl/server';
import { entryDownload } from '@/app/entry-download';
import { placeInTime } from '@/app/place-in-time';
import { entryTable } from '@/lib/entry-export';
import type { Person } from '@/lib/people/role';
import type { Past } from '@/lib/recorded.queries';
import { PROMISE_KINDS } from '@/lib/registry/entry';
import { agreements, scopes, versions } from '@/lib/registry/promise.queries';
import { whoIs } from '@/lib/session';
import {
  AGREEMENT_COLUMNS,
  SCOPE_COLUMNS,
  VERSION_COLUMNS,
  type PromiseKind,
} from '@/lib/registry/promise-columns';

async function tableOf(person: Person, kind: PromiseKind, past: Past | null) {
  if (kind === 'agreements') return entryTable(AGREEMENT_COLUMNS, await agreements(person, past));
  if (kind === 'scopes') return entryTable(SCOPE_COLUMNS, await scopes(person, past));
  return entryTable(VERSION_COLUMNS, await versions(person, past));
}

/** Agreements, scopes or target versions (`kind`) as the page shows them, as CSV or XLSX (`as`). */
export async function GET(request: Request): Promise<Response> {
  const person = await whoIs(request.headers);
  if (!person) return new Response(null, { status: 401 });
  const parameters = Object.fromEntries(new URL(request.url).searchParams);
  const kind = PROMISE_KINDS.find((one) => one === parameters.kind);
  const time = kind && (await placeInTime(person, parameters, 'target_version'));
  // A file of something else would look like an answer to what could not be read.
  if (!kind || !time || time.state === 'refused')
    return new Response(null, { status: 303, headers: { location: '/targets' } });
  const t = await getTranslations('registry');
  return entryDownload(person, parameters.as, {
    table: await tableOf(person, kind, time.past),
    stem: `targets-${kind}`,
    title: t(`kinds.${kind}`),
    at: time.when?.at ?? null,
  });
}
