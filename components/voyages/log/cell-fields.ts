import type { Column } from '@/lib/voyages/filter';
import type { VoyageRow } from '@/lib/voyages/queries';
import { untilReopened, type AGAINST_CHANGE } from '@/lib/voyages/voyage';

/** What is chosen from a list. */
export const CHOICES = ['vessel', 'grade', 'shipper', 'loadTerminal', 'dischargeTerminal'] as const;
export type ChoiceOf = (typeof CHOICES)[number];

export type CellField = {
  /** Into VoyageText, as refusals name it. */
  path: string;
} & (
  | { name: 'blTonnes' | 'outturnTonnes'; kind: 'tonnes' }
  | { name: 'outturnDate' | 'blDate' | 'laycanFrom' | 'laycanTo'; kind: 'date' }
  | { name: 'blNo' | 'note'; kind: 'text' }
  /** The value is an id as text; empty while it is not known. */
  | { name: ChoiceOf; kind: 'choice' }
);

/** The columns whose cell is one value, or two that come on one paper. */
const CELL_FIELDS: Partial<Record<Column, readonly CellField[]>> = {
  date: [{ path: 'lots.0.blDate', name: 'blDate', kind: 'date' }],
  vessel: [{ path: 'vesselId', name: 'vessel', kind: 'choice' }],
  grade: [{ path: 'lots.0.gradeId', name: 'grade', kind: 'choice' }],
  shipper: [{ path: 'lots.0.shipperId', name: 'shipper', kind: 'choice' }],
  load: [{ path: 'loadTerminalId', name: 'loadTerminal', kind: 'choice' }],
  discharge: [{ path: 'dischargeTerminalId', name: 'dischargeTerminal', kind: 'choice' }],
  bl: [{ path: 'lots.0.blTonnes', name: 'blTonnes', kind: 'tonnes' }],
  outturn: [
    { path: 'lots.0.outturnTonnes', name: 'outturnTonnes', kind: 'tonnes' },
    { path: 'lots.0.outturnDate', name: 'outturnDate', kind: 'date' },
  ],
  blno: [{ path: 'lots.0.blNo', name: 'blNo', kind: 'text' }],
  laycan: [
    { path: 'laycanFrom', name: 'laycanFrom', kind: 'date' },
    { path: 'laycanTo', name: 'laycanTo', kind: 'date' },
  ],
  note: [{ path: 'note', name: 'note', kind: 'text' }],
};

const LAYCAN = CELL_FIELDS.laycan ?? [];

/** What the cell of a voyage shows, to be typed over: the date is the laycan's while there is no bill of lading. */
export function fieldsOf(
  { datedBy, lotsInAll }: Pick<VoyageRow, 'datedBy' | 'lotsInAll'>,
  column: string,
): readonly CellField[] {
  const fields = CELL_FIELDS[column as Column] ?? [];
  if (column !== 'date' || datedBy !== 'laycan') return fields;
  return lotsInAll === 1 ? [...LAYCAN, ...fields] : LAYCAN;
}

/** Whether what a column shows is a number or a day: such a cell is typed over by what those are written with. */
export const isNumeric = (column: string): boolean =>
  ['tonnes', 'date'].includes(CELL_FIELDS[column as Column]?.[0]?.kind ?? '');

/** Why a cell is not amended in the table: what it shows comes from elsewhere, or from several lots. */
export type Unamendable = keyof typeof AGAINST_CHANGE | 'lots' | 'elsewhere';

/** A cell that sums several lots says nothing that could be typed over; a voyage that is to be reopened first is not changed. */
export function whyNotAmended(
  row: Pick<VoyageRow, 'datedBy' | 'lotsInAll' | 'status'>,
  column: string,
): Unamendable | null {
  const { status, lotsInAll } = row;
  const shut = untilReopened(status);
  if (shut) return shut;
  const fields = fieldsOf(row, column);
  if (fields.length === 0) return 'elsewhere';
  return lotsInAll === 1 || fields.every(({ path }) => !path.startsWith('lots.')) ? null : 'lots';
}
