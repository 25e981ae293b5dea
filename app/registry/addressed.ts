import 'server-only';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { cache, type ReactNode } from 'react';
import type { Parameters } from '@/app/open-board';
import { placeInTime } from '@/app/place-in-time';
import { signedIn } from '@/app/signed-in';
import { printDate, printPeriod } from '@/lib/calendar';
import { listFigures, type StoredFigure } from '@/lib/figures/queries';
import type { Person } from '@/lib/people/role';
import type { RecordedTable } from '@/lib/recorded.queries';
import { isKind, placeOf, type Kind, type Place } from '@/lib/registry/entry';
import { BASIS_OF } from '@/lib/registry/onward';
import { agreements, scopes, versions } from '@/lib/registry/promise.queries';
import {
  companies,
  entryOf,
  grades,
  terminals,
  type CompanyEntry,
  type Entries,
  type GradeEntry,
  type TerminalEntry,
} from '@/lib/registry/queries';
import { readKnown } from '@/lib/voyages/known';

/** The kind that an address names. */
export function kindOf(segment: string): Kind {
  return isKind(segment) ? segment : notFound();
}

/** The layout over the kinds of one place: another place's kinds have their addresses there, and none here. */
export function kindsOf(place: Place) {
  return async function Kinds({
    children,
    params,
  }: {
    children: ReactNode;
    params: Promise<{ kind: string }>;
  }) {
    return placeOf(kindOf((await params).kind)) === place ? children : notFound();
  };
}

const read = cache(async (kind: Kind, id: number, known: string | null) =>
  entryOf(await signedIn(), kind, id, known === null ? null : readKnown(known)),
);

/** The entry of an address, read once a request, at a moment as the address says it; the page of nothing where there is none. */
export async function entryAt(params: { kind: string; id: string }, known: string | null = null) {
  const kind = kindOf(params.kind);
  const id = /^[1-9]\d{0,8}$/.test(params.id) ? Number(params.id) : notFound();
  const entry = (await read(kind, id, known)) ?? notFound();
  return { kind, id, entry, title: await titleOf(entry) };
}

type Texts = Awaited<ReturnType<typeof getTranslations<'registry'>>>;

/** Where the entries are recorded that are asked for in the past too: disruptions, promises, and what happens beyond Baku. */
const RECORDED_IN: Partial<Record<Kind, RecordedTable>> = {
  disruptions: 'disruption',
  agreements: 'agreement',
  scopes: 'scope',
  versions: 'target_version',
  movements: 'movement',
  totals: 'route_total',
  costs: 'transport_cost',
};

/** Whether a kind's list and pages can be asked for as they were known on a past moment. */
export const isAskedInThePast = (kind: Kind): boolean => RECORDED_IN[kind] !== undefined;

/** The moment at which an address asks for a kind's list or an entry; now for kinds that are not asked for in the past. */
export async function entryTime(person: Person, kind: Kind, parameters: Parameters) {
  const table = RECORDED_IN[kind];
  return table === undefined
    ? placeInTime(person, {}, 'target_version')
    : placeInTime(person, parameters, table);
}

/** What an entry is called; one without a name, by what it says: what and when, or what it restricts and where. */
export function shortTitle(t: Texts, entry: Entries[Kind]): string {
  if ('name' in entry) return entry.name;
  if ('stage' in entry) return onwardTitle(t(`keys.${entry.stage}`), entry);
  if ('leg' in entry) return `${t(`keys.${entry.route}`)}, ${t(`keys.${entry.leg}`)}`;
  if ('route' in entry) return onwardTitle(t(`keys.${entry.route}`), entry);
  return t('noticeShort', { kind: entry.kind, terminal: entry.terminalName });
}

const onwardTitle = (what: string, { from, to }: { from: string; to: string }) =>
  `${what}, ${printPeriod(from, to)}`;

/** The same, with the days of a port notice. */
async function titleOf(entry: Entries[Kind]): Promise<string> {
  const t = await getTranslations('registry');
  if (!('terminalName' in entry)) return shortTitle(t, entry);
  const { kind, terminalName: terminal, validFrom, validTo, withdrawn } = entry;
  const from = printDate(validFrom);
  const period = validTo === null ? t('openPeriod', { from }) : t('period', { from, to: printDate(validTo) });
  const title = t('noticeName', { kind, terminal, period });
  return withdrawn ? `${title} (${t('withdrawn')})` : title;
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
  if (kind === 'movements' || kind === 'totals') {
    const [published, known] = await Promise.all([listFigures(person), grades(person)]);
    return { figureId: figureChoices(published, kind), gradeId: choices(known) };
  }
  if (kind === 'vessels') return { operatorId: choices(await companies(person)) };
  return kind === 'notices' ? { terminalId: choices(await terminals(person)) } : {};
}

/** The published figures that a movement or a total can be: of what happened, and of a basis that fits. */
function figureChoices(published: StoredFigure[], kind: 'movements' | 'totals') {
  const fits = ({ kind: of, basis, supersededBy }: StoredFigure) =>
    of === 'actual' &&
    supersededBy === null &&
    (kind === 'totals' || Object.values(BASIS_OF).includes(basis));
  return published.filter(fits).map(({ id, valueAsCited, unit, direction, from, to, publisher }) => ({
    id,
    name: `${printPeriod(from, to)}, ${direction}: ${/[a-z]/i.test(valueAsCited) ? valueAsCited : `${valueAsCited} ${unit}`} (${publisher})`,
  }));
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
    gradeId: 'gradeName' in entry ? entry.gradeName : null,
    figureId: 'figure' in entry && entry.figure ? entry.source : null,
  };
}
