/** The history of one registry entry as plain facts to be worded. Pure. */
import { printDate } from '@/lib/calendar';
import { formatTonnes, kgFromDecimal } from '@/lib/quantity';
import type { Kind } from './entry';

type Row = Record<string, unknown>;

/** A row of `revision`, of the entry itself or of one that was merged into it. */
export interface EntryRevision {
  at: Date;
  by: string;
  reason: string | null;
  rowId: string;
  action: 'insert' | 'update' | 'delete';
  before: Row | null;
  after: Row | null;
}

/** One changed value, printed; null is a gap. Of kind `key` it is a key to be worded. */
export interface EntryChange {
  field: string;
  kind: 'text' | 'key';
  from: string | null;
  to: string | null;
}

/** One save: entered, amended, merged into `other`, or the duplicate `other` was merged into this one. */
export interface EntrySave {
  at: Date;
  by: string;
  reason: string | null;
  act: 'entered' | 'amended' | 'merged' | 'tookIn';
  other: string | null;
  changes: EntryChange[];
}

/** Names of the entries that ids stand for; one that is not there is shown as `#id`. */
export interface EntryNames {
  companies: Map<number, string>;
  terminals: Map<number, string>;
  agreements: Map<number, string>;
  scopes: Map<number, string>;
  /** Of the same kind, for merges and corrections. */
  own: Map<number, string>;
  grades: Map<number, string>;
  figures: Map<number, string>;
}

/** Null where the value says no more than that nothing was said. */
type Print = (value: unknown, names: EntryNames) => string | null;
interface Column {
  column: string;
  field: string;
  kind: EntryChange['kind'];
  print: Print;
}

const column = (
  of: string,
  field = of,
  print: Print = String,
  kind: EntryChange['kind'] = 'text',
): Column => ({ column: of, field, kind, print });
const tonnes: Print = (value) => formatTonnes(kgFromDecimal(String(value)), 3);
const day: Print = (value) => printDate(String(value));
const named =
  (list: keyof EntryNames) =>
  (value: unknown, names: EntryNames): string =>
    names[list].get(Number(value)) ?? `#${String(value)}`;
const key = (of: string): Column => ({ ...column(of), kind: 'key' });
const papers = [column('source'), column('note')];
const quantities = [
  column('figure_id', 'figureId', named('figures')),
  column('from_date', 'from', day),
  column('to_date', 'to', day),
  column('tonnes', 'tonnes', tonnes),
  ...papers,
];

const COLUMNS: Record<Kind, Column[]> = {
  vessels: [
    column('name'),
    column('imo_number', 'imoNumber'),
    column('mmsi'),
    column('flag'),
    column('deadweight_tonnes', 'deadweightTonnes', tonnes),
    column('laden_draught_m', 'ladenDraughtM'),
    column('tpc_t_per_cm', 'tpc'),
    column('operator_id', 'operatorId', named('companies')),
    column('size_class', 'sizeClass'),
    ...papers,
  ],
  terminals: [
    column('name'),
    column('port'),
    column('country'),
    column('un_locode', 'unLocode'),
    column('time_zone', 'timeZone'),
    column('latitude'),
    column('longitude'),
    key('role'),
    column('berths'),
    column('berths_source', 'berthsSource'),
    column('note'),
  ],
  grades: [column('name'), column('api_gravity', 'apiGravity'), ...papers],
  companies: [column('name'), ...papers],
  notices: [
    column('terminal_id', 'terminalId', named('terminals')),
    key('kind'),
    column('draught_limit_m', 'draughtLimitM'),
    column('valid_from', 'validFrom', day),
    column('valid_to', 'validTo', day),
    column('withdrawn', 'standing', (value) => (value === true ? 'withdrawn' : null), 'key'),
    ...papers,
  ],
  disruptions: [
    column('name'),
    column('from_date', 'begins', day),
    column('to_date', 'ends', day),
    key('precision'),
    column('delay_reason', 'delayReason', String, 'key'),
    ...papers,
  ],
  agreements: [
    column('title', 'name'),
    column('seller_id', 'sellerId', named('companies')),
    column('buyer_id', 'buyerId', named('companies')),
    column('signed_on', 'signedOn', day),
    column('route'),
    ...papers,
  ],
  scopes: [column('name'), column('route'), column('shipper_id', 'shipperId', named('companies'))],
  versions: [
    column('name'),
    column('agreement_id', 'agreementId', named('agreements')),
    column('tonnes_per_year', 'tonnesPerYear', tonnes),
    column('scope_id', 'scopeId', named('scopes')),
    key('basis'),
    column('effective_from', 'effectiveFrom', day),
    column('effective_to', 'effectiveTo', day),
    column('pro_rated', 'proRated', (value) => (value === true ? 'part' : 'whole'), 'key'),
    column('monthly_tonnes', 'monthlyTonnes', (value) =>
      (value as unknown[]).map((month) => formatTonnes(kgFromDecimal(String(month)))).join(', '),
    ),
    column('supersedes_id', 'supersedesId', named('own')),
    ...papers,
  ],
  movements: [key('stage'), column('grade_id', 'gradeId', named('grades')), ...quantities],
  totals: [key('route'), ...quantities.slice(0, -2), key('basis'), ...papers],
  costs: [
    key('route'),
    key('leg'),
    column('amount'),
    column('currency'),
    column('as_cited', 'asCited'),
    column('valid_from', 'validFrom', day),
    column('valid_to', 'validTo', day),
    ...papers,
  ],
};

/** Revisions in their order as saves, latest first. What was written in one transaction is one save of this entry. */
export function entrySaves(
  kind: Kind,
  id: number,
  rows: readonly EntryRevision[],
  names: EntryNames,
): EntrySave[] {
  return rows
    .flatMap(({ at, by, reason, rowId, action, before, after }): EntrySave[] => {
      const save = { at, by, reason };
      const into = after?.merged_into_id;
      const merging = typeof into === 'number' && before?.merged_into_id !== into;
      if (rowId !== String(id)) {
        const other = String(before?.name ?? after?.name ?? '');
        return merging && into === id ? [{ ...save, act: 'tookIn', other, changes: [] }] : [];
      }
      const changes = changesOf(COLUMNS[kind], before, after, names);
      if (merging) return [{ ...save, act: 'merged', other: named('own')(into, names), changes }];
      if (action === 'insert') return [{ ...save, act: 'entered', other: null, changes }];
      return changes.length > 0 ? [{ ...save, act: 'amended', other: null, changes }] : [];
    })
    .reverse();
}

function changesOf(
  columns: Column[],
  before: Row | null,
  after: Row | null,
  names: EntryNames,
): EntryChange[] {
  const printed = (row: Row | null, { column: of, print }: Column) => {
    const value = row?.[of];
    const gap = value === null || value === undefined || (Array.isArray(value) && value.length === 0);
    return gap ? null : print(value, names);
  };
  return columns.flatMap((of) => {
    const [from, to] = [printed(before, of), printed(after, of)];
    return from === to ? [] : [{ field: of.field, kind: of.kind, from, to }];
  });
}
