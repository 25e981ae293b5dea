/** The columns of a file of agreements, scopes or target versions: what export writes and import reads. Client-safe. */
import { dateColumn, textColumn, tonnesColumn, type EntryColumn } from '@/lib/entry-file';
import type { PROMISE_KINDS } from './entry';
import type { AgreementText, ScopeText, VersionText } from './promise';
import type { AgreementEntry, ScopeEntry, VersionEntry } from './promise.queries';

export type PromiseKind = (typeof PROMISE_KINDS)[number];

/** January first, as the heads of their columns begin. */
export const MONTHS = [
  'jan',
  'feb',
  'mar',
  'apr',
  'may',
  'jun',
  'jul',
  'aug',
  'sep',
  'oct',
  'nov',
  'dec',
] as const;
type Month = (typeof MONTHS)[number];

/** Parties, grades, agreement, scope and what is corrected are named; the months stand in a column each. */
export type Filled =
  | Exclude<keyof (AgreementText & ScopeText & VersionText), `${string}Id` | 'gradeIds' | 'monthlyTonnes'>
  | 'key'
  | 'seller'
  | 'buyer'
  | 'shipper'
  | 'grades'
  | 'agreement'
  | 'scope'
  | 'supersedes'
  | Month;

const text = <Entry>(name: string, fills: Filled, of: (entry: Entry) => string | null) =>
  textColumn<Entry, Filled>(name, fills, of);
const day = <Entry>(name: string, fills: Filled, of: (entry: Entry) => string | null) =>
  dateColumn<Entry, Filled>(name, fills, of);

const key = text<{ key: string }>('key', 'key', (entry) => entry.key);
const name = text<{ name: string }>('name', 'name', (entry) => entry.name);
const route = text<{ route: string }>('route', 'route', (entry) => entry.route);
const source = text<{ source: string }>('source', 'source', (entry) => entry.source);
const note = text<{ note: string | null }>('note', 'note', (entry) => entry.note);

export const AGREEMENT_COLUMNS: readonly EntryColumn<AgreementEntry, Filled>[] = [
  key,
  name,
  text('seller', 'seller', ({ sellerName }) => sellerName),
  text('buyer', 'buyer', ({ buyerName }) => buyerName),
  // A month where the day is not known: 2022-11.
  day('signed_on', 'signedOn', ({ signedOn, signedPrecision }) =>
    signedPrecision === 'month' ? (signedOn?.slice(0, 7) ?? null) : signedOn,
  ),
  ...[route, source, note],
];

export const SCOPE_COLUMNS: readonly EntryColumn<ScopeEntry, Filled>[] = [
  ...[key, name, route],
  text('shipper', 'shipper', ({ shipperName }) => shipperName),
  text('grades', 'grades', ({ gradeNames }) => gradeNames.join('; ')),
];

export const VERSION_COLUMNS: readonly EntryColumn<VersionEntry, Filled>[] = [
  ...[key, name],
  text('agreement', 'agreement', ({ agreementName }) => agreementName),
  tonnesColumn('tonnes_per_year', 'tonnesPerYear', ({ kgPerYear }) => kgPerYear),
  text('scope', 'scope', ({ scopeName }) => scopeName),
  text('basis', 'basis', ({ basis }) => basis),
  day('effective_from', 'effectiveFrom', ({ effectiveFrom }) => effectiveFrom),
  day('effective_to', 'effectiveTo', ({ effectiveTo }) => effectiveTo),
  text('pro_rated', 'proRated', ({ proRated }) => (proRated ? 'yes' : 'no')),
  ...MONTHS.map((month, at) =>
    tonnesColumn<VersionEntry, Filled>(`${month}_t`, month, ({ monthlyKg }) => monthlyKg[at] ?? null),
  ),
  text('supersedes', 'supersedes', ({ supersedesKey }) => supersedesKey),
  ...[source, note],
];

export const COLUMNS: Record<PromiseKind, readonly EntryColumn<never, Filled>[]> = {
  agreements: AGREEMENT_COLUMNS,
  scopes: SCOPE_COLUMNS,
  versions: VERSION_COLUMNS,
};

/** Without them a line says nothing that could be kept. */
export const NEEDED: Record<PromiseKind, readonly string[]> = {
  agreements: ['name', 'source'],
  scopes: ['name'],
  versions: ['name', 'agreement', 'tonnes_per_year', 'scope', 'effective_from', 'source'],
};

/** The file of a kind, as known at the moment that the address says; null: now. */
export function linkToPromises(kind: PromiseKind, known: string | null = null): string {
  const search = new URLSearchParams({ kind });
  if (known !== null) search.set('known', known);
  return `/targets/export?${search}`;
}
