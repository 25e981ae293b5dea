/**
 * The columns of a file of voyages, for import and export alike: one line a lot, the fields of the voyage repeated on
 * each of its lines. Client-safe.
 */
import { TERMS, type TermsText } from '@/lib/voyages/terms';
import type { EventText } from '@/lib/voyages/text';
import { EVENTS, type EventName } from '@/lib/voyages/voyage';

const VOYAGE_FIELDS = [
  'voyageNo',
  'data',
  'status',
  'vessel',
  'imo',
  'loadTerminal',
  'dischargeTerminal',
  'laycanFrom',
  'laycanTo',
  ...TERMS,
] as const;

const LOT_FIELDS = [
  'lotNo',
  'grade',
  'shipper',
  'blNo',
  'blDate',
  'plannedTonnes',
  'blTonnes',
  'outturnTonnes',
  'outturnDate',
  'lossPercent',
  'lotNote',
] as const;

const KINDS = ['planned', 'estimated', 'actual'] as const satisfies readonly (keyof EventText)[];
type Kind = (typeof KINDS)[number];

export type EventField = `${EventName}.${Kind}`;
export type Field =
  (typeof VOYAGE_FIELDS)[number] | (typeof LOT_FIELDS)[number] | EventField | 'delays' | 'note';

export const EVENT_FIELDS: readonly EventField[] = EVENTS.flatMap(({ name }) =>
  KINDS.map((kind): EventField => `${name}.${kind}`),
);

/** In the order of the papers: ship and ports, lots, statement of facts, remarks. */
export const FIELDS: readonly Field[] = [...VOYAGE_FIELDS, ...LOT_FIELDS, ...EVENT_FIELDS, 'delays', 'note'];

/** Of the line's own lot; every other field speaks of the whole voyage. */
export const isLotField = (field: Field): boolean => (LOT_FIELDS as readonly string[]).includes(field);

/** The event and the kind of time that a field is of; null for every other field. */
export function eventOf(field: Field): { name: EventName; kind: Kind } | null {
  const [name, kind] = field.split('.');
  return kind === undefined ? null : { name: name as EventName, kind: kind as Kind };
}

/** A term of laytime and demurrage. */
export const isTerm = (field: Field): field is keyof TermsText =>
  (TERMS as readonly string[]).includes(field);

/** `hours`: decimals, or `36:20` where they would not be exact; `money`: in the currency beside it. */
export type FieldKind = 'text' | 'whole' | 'tonnes' | 'percent' | 'hours' | 'money' | 'day' | 'moment';

export function kindOf(field: Field): FieldKind {
  if (eventOf(field)) return 'moment';
  if (field.endsWith('Tonnes')) return 'tonnes';
  if (field === 'lossPercent') return 'percent';
  if (field === 'lotNo') return 'whole';
  if (field.endsWith('Hours')) return 'hours';
  if (field === 'demurragePerDay') return 'money';
  return field === 'blDate' || field === 'outturnDate' || field.startsWith('laycan') ? 'day' : 'text';
}

/** Follow from the rest: written to a file for its reader, never read back. */
export const isDerived = (field: Field): boolean => field === 'status' || field === 'lossPercent';

/** Lines of one file, without its header; also the most that an XLSX export holds. */
export const ROWS_AT_MOST = 20_000;
