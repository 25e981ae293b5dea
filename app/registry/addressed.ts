import 'server-only';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { signedIn } from '@/app/signed-in';
import { printDate } from '@/lib/calendar';
import { isKind, type Kind } from '@/lib/registry/entry';
import {
  agreements,
  companies,
  entryOf,
  grades,
  scopes,
  terminals,
  versions,
  type CompanyEntry,
  type Entries,
  type GradeEntry,
  type TerminalEntry,
} from '@/lib/registry/queries';

/** The kind that an address names. */
export function kindOf(segment: string): Kind {
  return isKind(segment) ? segment : notFound();
}

const read = cache(async (kind: Kind, id: number) => entryOf(await signedIn(), kind, id));

/** The entry of an address, read once a request; the page of nothing where there is none. */
export async function entryAt(params: { kind: string; id: string }) {
  const kind = kindOf(params.kind);
  const id = /^[1-9]\d{0,8}$/.test(params.id) ? Number(params.id) : notFound();
  const entry = (await read(kind, id)) ?? notFound();
  return { kind, id, entry, title: await titleOf(entry) };
}

type Texts = Awaited<ReturnType<typeof getTranslations<'registry'>>>;

/** What an entry is called; a port notice has no name, only what it restricts and where. */
export function shortTitle(t: Texts, entry: Entries[Kind]): string {
  return 'name' in entry ? entry.name : t('noticeShort', { kind: entry.kind, terminal: entry.terminalName });
}

/** The same, with the days of a port notice. */
async function titleOf(entry: Entries[Kind]): Promise<string> {
  const t = await getTranslations('registry');
  if ('name' in entry) return shortTitle(t, entry);
  const { kind, terminalName: terminal, validFrom, validTo } = entry;
  const from = printDate(validFrom);
  const period = validTo === null ? t('openPeriod', { from }) : t('period', { from, to: printDate(validTo) });
  return t('noticeName', { kind, terminal, period });
}

/** What the form of a kind chooses from, by field. */
export async function choicesFor(kind: Kind): Promise<Record<string, { id: number; name: string }[]>> {
  const person = await signedIn();
  const plain = ({ id, name }: { id: number; name: string }) => ({ id, name });
  const choices = (entries: (CompanyEntry | TerminalEntry | GradeEntry)[]) =>
    entries.filter(({ mergedInto }) => mergedInto === null).map(plain);
  if (kind === 'agreements') {
    const parties = choices(await companies(person));
    return { sellerId: parties, buyerId: parties };
  }
  if (kind === 'scopes')
    return { shipperId: choices(await companies(person)), gradeIds: choices(await grades(person)) };
  if (kind === 'versions') {
    const [promises, wholes, all] = await Promise.all([agreements(person), scopes(person), versions(person)]);
    return {
      agreementId: promises.map(plain),
      scopeId: wholes.map(plain),
      supersedesId: all.map(plain),
    };
  }
  if (kind === 'vessels') return { operatorId: choices(await companies(person)) };
  return kind === 'notices' ? { terminalId: choices(await terminals(person)) } : {};
}

/** Names of the entries that an entry points at, by field. */
export function namesIn<K extends Kind>(entry: Entries[K]): Record<string, string | null> {
  return {
    operatorId: 'operatorName' in entry ? entry.operatorName : null,
    terminalId: 'terminalName' in entry ? entry.terminalName : null,
    sellerId: 'sellerName' in entry ? entry.sellerName : null,
    buyerId: 'buyerName' in entry ? entry.buyerName : null,
    shipperId: 'shipperName' in entry ? entry.shipperName : null,
    gradeIds: 'gradeNames' in entry ? entry.gradeNames.join(', ') || null : null,
    agreementId: 'agreementName' in entry ? entry.agreementName : null,
    scopeId: 'scopeName' in entry ? entry.scopeName : null,
    supersedesId: 'supersedesName' in entry ? entry.supersedesName : null,
  };
}
