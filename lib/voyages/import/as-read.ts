/** Lines of a file as they are read, beside what stands in them. Client-safe. */
import { readingOfCell } from './convention';
import { kindOf } from './fields';
import type { Reading } from './group';

export interface ReadCell {
  column: number;
  text: string;
  /** What it says, where that is not plain from the text: `9 959.000 t` of `9.959`, `14.03.2025` of `03/14/2025`. */
  read: string | null;
}

/** What the text says without doubt: a day as it is printed, a number without any mark but the decimal point. */
function isPlain(kind: 'tonnes' | 'time', text: string, read: string): boolean {
  if (kind === 'time') return text === read || /^\d{4}-\d{2}-\d{2}([ T]\d{2}:\d{2})?$/.test(text);
  return /^\d+(\.\d{1,2}|\.\d{4,})?$/.test(text) || text === read;
}

/** The cells of a line that are fields, in their order; empty ones are left out. */
export function cellsAsRead(cells: readonly string[], reading: Reading): ReadCell[] {
  return reading.fields.flatMap((field, column): ReadCell[] => {
    const text = (cells[column] ?? '').trim();
    if (field === null || text === '') return [];
    const kind = kindOf(field);
    if (kind !== 'tonnes' && kind !== 'day' && kind !== 'moment') return [{ column, text, read: null }];
    const unit = reading.units[column] === 'kt' && !/\p{L}$/u.test(text) ? ' kt' : '';
    const read = readingOfCell(kind, `${text}${unit}`, reading.conventions[column]);
    const time = kind !== 'tonnes';
    const plain = read === null || (unit === '' && isPlain(time ? 'time' : 'tonnes', text, read));
    return [{ column, text, read: plain ? null : time ? read : `${read} t` }];
  });
}
