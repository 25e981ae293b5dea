/** The columns of a file of movements, totals or costs: what export writes and import reads. Pure, client-safe. */
import { dateColumn, textColumn, tonnesColumn, type EntryColumn } from '@/lib/entry-file';
import type { ONWARD_KINDS } from '@/lib/registry/entry';
import type { CostText, MovementText, TotalText } from '@/lib/registry/onward';
import type { CostEntry, FigureBehind, MovementEntry, TotalEntry } from '@/lib/registry/onward.queries';

export type OnwardKind = (typeof ONWARD_KINDS)[number];

/** Grade and published figure are named, by name and by key. */
type Named<Text> = Exclude<keyof Text, 'gradeId' | 'figureId'>;
export type Filled = Named<MovementText> | Named<TotalText> | Named<CostText> | 'id' | 'grade' | 'figure';

interface Quantity {
  from: string;
  to: string;
  kg: number;
  figure: FigureBehind | null;
  source: string;
  note: string | null;
}

const id = textColumn<{ id: number }, Filled>('id', 'id', (entry) => String(entry.id));
const text = <Entry>(name: string, fills: Filled, of: (entry: Entry) => string | null) =>
  textColumn<Entry, Filled>(name, fills, of);
const day = <Entry>(name: string, fills: Filled, of: (entry: Entry) => string | null) =>
  dateColumn<Entry, Filled>(name, fills, of);
const from = day<Quantity>('from', 'from', (entry) => entry.from);
const to = day<Quantity>('to', 'to', (entry) => entry.to);
const tonnes = tonnesColumn<Quantity, Filled>('tonnes', 'tonnes', ({ kg }) => kg);
const figure = text<Quantity>('figure', 'figure', (entry) => entry.figure?.key ?? null);
const source = text<{ source: string }>('source', 'source', (entry) => entry.source);
const note = text<{ note: string | null }>('note', 'note', (entry) => entry.note);

export const MOVEMENT_COLUMNS: readonly EntryColumn<MovementEntry, Filled>[] = [
  id,
  text('stage', 'stage', ({ stage }) => stage),
  text('grade', 'grade', ({ gradeName }) => gradeName),
  ...[from, to, tonnes, figure],
  ...[source, note],
];

export const TOTAL_COLUMNS: readonly EntryColumn<TotalEntry, Filled>[] = [
  id,
  text('route', 'route', ({ route }) => route),
  ...[from, to, tonnes],
  text('basis', 'basis', ({ basis }) => basis),
  ...[figure, source, note],
];

export const COST_COLUMNS: readonly EntryColumn<CostEntry, Filled>[] = [
  id,
  text('route', 'route', ({ route }) => route),
  text('leg', 'leg', ({ leg }) => leg),
  {
    name: 'amount_per_tonne',
    fills: 'amount',
    number: { decimals: 2 },
    of: ({ cents }) => (cents / 100).toFixed(2),
  },
  text('currency', 'currency', ({ currency }) => currency),
  day('valid_from', 'validFrom', ({ validFrom }) => validFrom),
  day('valid_to', 'validTo', ({ validTo }) => validTo),
  text('as_printed', 'asCited', ({ asCited }) => asCited),
  ...[source, note],
];

export const COLUMNS: Record<OnwardKind, readonly EntryColumn<never, Filled>[]> = {
  movements: MOVEMENT_COLUMNS,
  totals: TOTAL_COLUMNS,
  costs: COST_COLUMNS,
};

/** Without them a line says nothing that could be kept. */
export const NEEDED: Record<OnwardKind, readonly string[]> = {
  movements: ['stage'],
  totals: ['route'],
  costs: ['route', 'leg', 'amount_per_tonne', 'currency', 'valid_from', 'source'],
};
