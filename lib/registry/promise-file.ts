/** Agreements, scopes and target versions as files with the columns of their export. Pure. */
import type { Cells } from '@/lib/entry-file';
import type { EntryText } from './entry';
import { chooses, namedBy, type FileKind } from './file';
import { readAgreement, readScope, readVersion } from './promise';
import type { Entries } from './queries';
import { emptyEntryText, textOfEntry } from './text';
import type { Refusal } from '@/lib/result';
import {
  AGREEMENT_COLUMNS,
  MONTHS,
  NEEDED,
  SCOPE_COLUMNS,
  VERSION_COLUMNS,
  type Filled,
  type PromiseKind,
} from './promise-columns';
import { BASES } from '@/lib/targets/target';

type Named = readonly { id: number; name: string; key?: string }[];

/** What the lines of a file can name. */
export interface Nameable {
  companies: Named;
  /** By name. */
  grades: Named;
  agreements: Named;
  scopes: Named;
}

const named = { by: 'key' as const, of: ({ key }: { key: string }) => key, mayBeNew: true };
const CHOICES = {
  basis: chooses(BASES),
  proRated: { yes: 'part', no: 'whole', part: 'part', whole: 'whole' },
};

/** The file of each kind. The export carries the key of an entry, by which a line amends it and others name it. */
export const PROMISE_FILES: { [K in PromiseKind]: (named: Nameable) => FileKind<Entries[K], Filled> } = {
  agreements: ({ companies }) => ({
    columns: AGREEMENT_COLUMNS,
    needed: NEEDED.agreements,
    named,
    textOf: (entry) => textOfEntry('agreements', entry),
    empty: () => emptyEntryText('agreements'),
    read: readAgreement,
    sameThing: ['title', 'signedOn'],
    choices: {},
    resolve: (text, { seller, buyer }) => [
      ...put(text, 'sellerId', seller, companies, 'companyUnknown'),
      ...put(text, 'buyerId', buyer, companies, 'companyUnknown'),
    ],
    printed: ({ key, name, signedOn }) => said([key, name, signedOn]),
  }),
  scopes: ({ companies, grades }) => ({
    columns: SCOPE_COLUMNS,
    needed: NEEDED.scopes,
    named,
    textOf: (entry) => textOfEntry('scopes', entry),
    empty: () => emptyEntryText('scopes'),
    read: readScope,
    sameThing: ['name'],
    choices: {},
    resolve: (text, { shipper, grades: cell }) => [
      ...put(text, 'shipperId', shipper, companies, 'companyUnknown'),
      ...putGrades(text, cell, grades),
    ],
    // Targets rest on it, and would count other lots under everybody's eyes.
    fixed: [{ reason: 'scopeFixed' }],
    printed: ({ key, name, grades: of }) => said([key, name, of]),
  }),
  versions: ({ agreements, scopes }) => ({
    columns: VERSION_COLUMNS,
    needed: NEEDED.versions,
    named,
    textOf: (entry) => textOfEntry('versions', entry),
    empty: () => emptyEntryText('versions'),
    read: readVersion,
    sameThing: ['name', 'agreementId', 'scopeId', 'basis', 'effectiveFrom', 'supersedesId'],
    choices: CHOICES,
    resolve: (text, cells) => {
      putMonths(text, cells);
      return [
        ...put(text, 'agreementId', cells.agreement, agreements, 'agreementUnknown'),
        ...put(text, 'scopeId', cells.scope, scopes, 'scopeUnknown'),
      ];
    },
    follows: { by: 'supersedes', field: 'supersedesId' },
    shown: (fills, cell) => {
      const all = fills === 'agreement' ? agreements : fills === 'scope' ? scopes : [];
      const { id } = namedBy(fills, cell, all, 'unknownEntry');
      return all.find((one) => one.id === id)?.name ?? cell;
    },
    printed: ({ key, name, tonnesPerYear }) => said([key, name, tonnesPerYear]),
  }),
};

function put(
  text: EntryText,
  field: string,
  cell: string | undefined,
  all: Named,
  reason: string,
): Refusal[] {
  if (cell === undefined) return [];
  const { id, refusals } = namedBy(field, cell, all, reason);
  text[field] = id;
  return refusals;
}

/** In the order in which they are stored, whatever that of the cell. */
function putGrades(text: EntryText, cell: string | undefined, grades: Named): Refusal[] {
  if (cell === undefined) return [];
  const read = cell
    .split(/[;\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .map((name) => namedBy('gradeIds', name, grades, 'gradeNotInRegistry'));
  const ids = new Set(read.map(({ id }) => id));
  text.gradeIds = grades.flatMap(({ id }) => (ids.has(id) ? [id] : [])).join(',');
  return read.flatMap(({ refusals }) => refusals);
}

/** A cell alone changes its month; without a plan by month there are none to change. */
function putMonths(text: EntryText, cells: Cells<Filled>): void {
  if (MONTHS.every((month) => cells[month] === undefined)) return;
  const before = String(text.monthlyTonnes).split('\n');
  text.monthlyTonnes = MONTHS.map((month, at) => cells[month] ?? before[at] ?? '').join('\n');
}

const said = (parts: readonly (string | undefined)[]) => parts.filter(Boolean).join(' · ');
