import type { Column } from '@/lib/voyages/filter';
import type { VoyageRow } from '@/lib/voyages/queries';
import { untilReopened, type AGAINST_CHANGE } from '@/lib/voyages/voyage';

type Kind = 'tonnes' | 'date' | 'text' | 'vessel';
export interface CellField {
  /** Into VoyageText, as refusals name it. */
  path: string;
  name:
    | 'blTonnes'
    | 'outturnTonnes'
    | 'outturnDate'
    | 'blNo'
    | 'blDate'
    | 'laycanFrom'
    | 'laycanTo'
    | 'note'
    | 'vessel';
  kind: Kind;
}

const ofLot = (name: CellField['name'], kind: Kind): CellField => ({ path: `lots.0.${name}`, name, kind });

/** The columns whose cell is one value, or two that come on one paper. */
const CELL_FIELDS: Partial<Record<Column, readonly CellField[]>> = {
  date: [ofLot('blDate', 'date')],
  vessel: [{ path: 'vesselId', name: 'vessel', kind: 'vessel' }],
  bl: [ofLot('blTonnes', 'tonnes')],
  outturn: [ofLot('outturnTonnes', 'tonnes'), ofLot('outturnDate', 'date')],
  blno: [ofLot('blNo', 'text')],
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
