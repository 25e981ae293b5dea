import type { Column } from '@/lib/voyages/filter';
import type { VoyageRow } from '@/lib/voyages/queries';

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
export const CELL_FIELDS: Partial<Record<Column, readonly CellField[]>> = {
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

/** A cell that sums several lots says nothing that could be typed over; a closed voyage is not changed. */
export function canAmend({ status, lotsInAll }: VoyageRow, column: string): boolean {
  const fields = CELL_FIELDS[column as Column];
  if (!fields || status === 'closed' || status === 'cancelled') return false;
  return lotsInAll === 1 || fields.every(({ path }) => !path.startsWith('lots.'));
}
