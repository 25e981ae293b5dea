import { printDate } from '@/lib/calendar';
import { readTypedDate } from '@/lib/day-reader';
import { readDecimal, readTonnes } from '@/lib/number-reader';
import { printDecimal, printTonnes } from '@/lib/quantity';
import { DELAY_REASONS } from '@/lib/registry/delay-reason';
import { ANNOTATION, PRECISIONS } from '@/lib/registry/disruption';
import { BOUNDS } from '@/lib/registry/input';
import type { EntryText, Kind } from '@/lib/registry/entry';
import { imoIsValid } from '@/lib/registry/vessel';
import { readsNothing } from '@/lib/fields';
import { isStock, LEGS, ROUTES, STAGES } from '@/lib/registry/onward';
import type { Refusal } from '@/lib/result';
import { BASES } from '@/lib/targets/target';

/** How a field is typed; `entry` chooses another entry by its id, `entries` some of them, `key` one of a few words. */
export interface FieldSpec {
  name: string;
  type:
    | 'text'
    | 'area'
    | 'imo'
    | 'tonnes'
    | 'quantity'
    | 'decimal'
    | 'day'
    | 'month'
    | 'months'
    | 'zone'
    | 'entry'
    | 'entries'
    | 'key';
  required?: boolean;
  wide?: boolean;
  keys?: readonly string[];
  /** What it says that nothing was chosen, where that is not a gap. */
  unchosen?: 'allGrades' | 'ownQuantity' | 'untilFurther';
  /** Left out while the other fields make it meaningless. */
  when?: (values: EntryText) => boolean;
}

const name: FieldSpec = { name: 'name', type: 'text', required: true, wide: true };
const source: FieldSpec = { name: 'source', type: 'text', wide: true };
const note: FieldSpec = { name: 'note', type: 'area', wide: true };

/** Its own days, tonnes and source, or the published figure that says them. */
const own = ({ figureId }: EntryText) => !figureId;
const moves = ({ stage }: EntryText) => !isStock(String(stage));
const quantities: readonly FieldSpec[] = [
  { name: 'figureId', type: 'entry', wide: true, when: moves, unchosen: 'ownQuantity' },
  { name: 'from', type: 'month', required: true, when: (values) => own(values) && moves(values) },
  { name: 'to', type: 'month', when: own },
  { name: 'tonnes', type: 'quantity', required: true, when: own },
];
const ownSource: FieldSpec = { ...source, required: true, when: own };

export const FIELDS: Record<Kind, readonly FieldSpec[]> = {
  vessels: [
    name,
    { name: 'imoNumber', type: 'imo' },
    { name: 'mmsi', type: 'text' },
    { name: 'flag', type: 'text' },
    { name: 'deadweightTonnes', type: 'tonnes' },
    { name: 'ladenDraughtM', type: 'decimal' },
    { name: 'tpc', type: 'decimal' },
    { name: 'operatorId', type: 'entry' },
    { name: 'sizeClass', type: 'text' },
    source,
    note,
  ],
  terminals: [
    name,
    { name: 'port', type: 'text', required: true },
    { name: 'country', type: 'text', required: true },
    { name: 'unLocode', type: 'text' },
    { name: 'timeZone', type: 'zone', required: true },
    { name: 'role', type: 'key', keys: ['load', 'discharge'] },
    { name: 'latitude', type: 'decimal' },
    { name: 'longitude', type: 'decimal' },
    { name: 'berths', type: 'decimal' },
    { name: 'berthsSource', type: 'text', wide: true },
    note,
  ],
  grades: [name, { name: 'apiGravity', type: 'decimal' }, source, note],
  companies: [name, source, note],
  notices: [
    { name: 'terminalId', type: 'entry', required: true, wide: true },
    { name: 'kind', type: 'key', keys: ['draught_limit', 'closure'] },
    { name: 'draughtLimitM', type: 'decimal', when: ({ kind }) => kind === 'draught_limit' },
    { name: 'validFrom', type: 'day', required: true },
    { name: 'validTo', type: 'day', unchosen: 'untilFurther' },
    source,
    note,
    {
      name: 'standing',
      type: 'key',
      wide: true,
      keys: ['stands', 'withdrawn'],
      when: ({ standing }) => standing !== '',
    },
  ],
  disruptions: [
    name,
    { name: 'begins', type: 'day', required: true },
    { name: 'ends', type: 'day', required: true },
    { name: 'precision', type: 'key', keys: PRECISIONS },
    { name: 'delayReason', type: 'key', keys: [...DELAY_REASONS, ANNOTATION] },
    { ...source, required: true },
    note,
  ],
  agreements: [
    name,
    { name: 'sellerId', type: 'entry' },
    { name: 'buyerId', type: 'entry' },
    { name: 'signedOn', type: 'month' },
    { name: 'route', type: 'text', required: true },
    { ...source, required: true },
    note,
  ],
  scopes: [
    name,
    { name: 'route', type: 'text', required: true },
    { name: 'shipperId', type: 'entry' },
    { name: 'gradeIds', type: 'entries', wide: true },
  ],
  versions: [
    name,
    { name: 'agreementId', type: 'entry', required: true, wide: true },
    { name: 'tonnesPerYear', type: 'tonnes', required: true },
    { name: 'scopeId', type: 'entry', required: true },
    { name: 'effectiveFrom', type: 'day', required: true },
    { name: 'effectiveTo', type: 'day' },
    { name: 'basis', type: 'key', keys: BASES },
    { name: 'proRated', type: 'key', keys: ['whole', 'part'] },
    { name: 'supersedesId', type: 'entry' },
    { name: 'monthlyTonnes', type: 'months', wide: true },
    { ...source, required: true },
    note,
  ],
  movements: [
    { name: 'stage', type: 'key', keys: STAGES },
    { name: 'gradeId', type: 'entry', unchosen: 'allGrades' },
    ...quantities,
    ownSource,
    note,
  ],
  totals: [
    { name: 'route', type: 'key', keys: ROUTES },
    ...quantities,
    { name: 'basis', type: 'key', keys: BASES, when: own },
    ownSource,
    note,
  ],
  costs: [
    { name: 'route', type: 'key', keys: ROUTES },
    { name: 'leg', type: 'key', keys: LEGS },
    { name: 'amount', type: 'decimal', required: true },
    { name: 'currency', type: 'text', required: true },
    { name: 'validFrom', type: 'day', required: true },
    { name: 'validTo', type: 'day', unchosen: 'untilFurther' },
    { name: 'asCited', type: 'text', wide: true },
    { ...source, required: true },
    note,
  ],
};

/** What a text says as its field is left: the text to show for it, why it says nothing, or null to leave it alone. */
export function readTyped(
  { name: field, type }: FieldSpec,
  typed: string,
): { print: string } | { refusal: Refusal } | null {
  const read = typed.trim();
  if (read === '') return null;
  const values = { read };
  if (type === 'imo') {
    const digits = read.replace(/^IMO\s*/i, '').replace(/\s/g, '');
    return imoIsValid(digits) ? { print: digits } : { refusal: { reason: 'imoInvalid', values } };
  }
  if (type === 'day') {
    const day = readTypedDate(typed);
    if (day.kind !== 'read') return { refusal: asked('ambiguous', read, day) };
    return day.precision === 'month'
      ? { refusal: { reason: 'dayMissing', values } }
      : { print: printDate(day.date) };
  }
  if (type === 'month') {
    const day = readTypedDate(typed);
    return day.kind !== 'read'
      ? { refusal: asked('ambiguous', read, day) }
      : { print: printDate(day.date, day.precision) };
  }
  if (type === 'quantity' && readsNothing(typed)) return { print: '0' };
  if (type === 'tonnes' || type === 'quantity') {
    const reading = readTonnes(typed);
    if (reading.kind === 'read') return { print: printTonnes(reading.kg) };
    return { refusal: asked('tonnesAmbiguous', read, reading) };
  }
  if (type === 'decimal') {
    const bounds = BOUNDS[field as keyof typeof BOUNDS];
    const reading = readDecimal(typed, bounds);
    if (reading.kind === 'read') return { print: printDecimal(reading.value, bounds.decimals) };
    return { refusal: asked('ambiguous', read, reading) };
  }
  return null;
}

type Unread = { kind: 'refused'; reason: string } | { kind: 'ambiguous'; readings: { print: string }[] };

function asked(question: string, read: string, reading: Unread): Refusal {
  if (reading.kind === 'refused') return { reason: reading.reason, values: { read } };
  return { reason: question, values: { read }, choices: reading.readings.map(({ print }) => print) };
}
