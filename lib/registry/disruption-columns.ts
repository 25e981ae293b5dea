/** The columns of a file of disruptions: what export writes and import reads. Client-safe. */
import { dateColumn, textColumn, type EntryColumn } from '@/lib/entry-file';
import type { DisruptionText } from './disruption';
import type { DisruptionEntry } from './queries';

export type Filled = keyof DisruptionText | 'id';

const text = (name: string, fills: Filled, of: (entry: DisruptionEntry) => string | null) =>
  textColumn<DisruptionEntry, Filled>(name, fills, of);
const day = (name: string, fills: Filled, of: (entry: DisruptionEntry) => string) =>
  dateColumn<DisruptionEntry, Filled>(name, fills, of);

export const DISRUPTION_COLUMNS: readonly EntryColumn<DisruptionEntry, Filled>[] = [
  text('id', 'id', ({ id }) => String(id)),
  text('name', 'name', ({ name }) => name),
  day('from', 'begins', ({ begins }) => begins),
  day('to', 'ends', ({ ends }) => ends),
  text('precision', 'precision', ({ precision }) => precision),
  text('delay_reason', 'delayReason', ({ delayReason }) => delayReason),
  text('source', 'source', ({ source }) => source),
  text('note', 'note', ({ note }) => note),
];

/** Without them a line says nothing that could be kept; whether it delayed anybody is not guessed. */
export const DISRUPTIONS_NEEDED = ['name', 'from', 'to', 'delay_reason', 'source'];

/** The file, as known at the moment that the address says; null: now. */
export const linkToDisruptions = (known: string | null = null): string =>
  `/registry/disruptions/export${known === null ? '' : `?${new URLSearchParams({ known })}`}`;
