/** Lines of a file as voyages: what stands on which line, and which of them are one voyage. Pure. */
import { rewriteDay } from '@/lib/day-reader';
import { foldText } from '@/lib/voyages/impossible';
import { eventOf, FIELDS, isDerived, isLotField, kindOf, type Field } from './fields';
import { rewriteTonnes, type Convention } from './convention';

/** `column`: of the file; null for what no column says. */
export interface Problem {
  row: number;
  column: number | null;
  kind: 'error' | 'warning';
  reason: string;
  values?: Record<string, string | number>;
  choices?: string[];
}

/** How the columns of a file are read. */
export interface Reading {
  fields: readonly (Field | null)[];
  conventions: readonly (Convention | undefined)[];
  /** Tonnes in a column of kilotonnes get their unit. */
  units: readonly ('t' | 'kt' | null)[];
}

export interface ReadRow {
  no: number;
  /** The line whose voyage it is of, where it names none itself. */
  lotOf?: number;
  values: Partial<Record<Field, string>>;
  problems: Problem[];
}

export function columnOf(reading: Reading, field: Field): number | null {
  const at = reading.fields.indexOf(field);
  return at < 0 ? null : at;
}

/** The cells of a line by field, in the forms that are read in one way only. */
export function readRow({ no, cells }: { no: number; cells: readonly string[] }, reading: Reading): ReadRow {
  const row: ReadRow = { no, values: {}, problems: [] };
  reading.fields.forEach((field, column) => {
    const cell = (cells[column] ?? '').trim();
    if (field === null || cell === '' || isDerived(field)) return;
    const kind = kindOf(field);
    if (kind === 'tonnes') {
      const text = rewriteTonnes(cell, reading.conventions[column]?.decimal ?? null);
      row.values[field] = reading.units[column] === 'kt' && !/\p{L}$/u.test(text) ? `${text} kt` : text;
    } else if (kind === 'day' || kind === 'moment') {
      const day = rewriteDay(cell, reading.conventions[column]?.order ?? null);
      if ('choices' in day) {
        const [first, second] = day.choices;
        const values = { read: cell, first, second };
        row.problems.push({
          row: no,
          column,
          kind: 'error',
          reason: 'dayAmbiguous',
          values,
          choices: day.choices,
        });
        return;
      }
      // A spreadsheet prints a day alone with a midnight that nobody meant.
      row.values[field] = kind === 'day' ? day.text.replace(/[\sT]0?0:00$/, '') : day.text;
    } else row.values[field] = cell;
  });
  return row;
}

/** Lines of one voyage. */
export interface Group {
  no: number;
  rows: ReadRow[];
  /** What the lines say of the whole voyage: the first that says it. */
  head: Partial<Record<Field, string>>;
  problems: Problem[];
}

const HEAD_FIELDS = FIELDS.filter((field) => !isLotField(field) && !isDerived(field));

/** One key a voyage: its number, else vessel and B/L date, else the B/L number, else the line itself. */
function keyOf({ no, values }: ReadRow): string {
  const fold = (field: Field) => foldText(values[field] ?? '');
  if (values.voyageNo) return `no ${fold('voyageNo')}`;
  const vessel = fold('imo') || fold('vessel');
  if (vessel && values.blDate) return `on ${vessel} ${fold('blDate')}`;
  return values.blNo ? `bl ${fold('blNo')}` : `line ${no}`;
}

export function groupRows(rows: readonly ReadRow[], reading: Reading): Group[] {
  const byKey = new Map<string, ReadRow[]>();
  const keys = new Map<number, string>();
  for (const row of rows) {
    const key = (row.lotOf !== undefined && keys.get(row.lotOf)) || keyOf(row);
    keys.set(row.no, key);
    const lines = byKey.get(key);
    if (lines) lines.push(row);
    else byKey.set(key, [row]);
  }
  return [...byKey.values()].map((lines, index) => groupOf(index + 1, lines, reading));
}

function groupOf(no: number, rows: ReadRow[], reading: Reading): Group {
  const head: Group['head'] = {};
  const problems = rows.flatMap((row) => row.problems);
  const first = new Map<Field, number>();
  for (const row of rows) {
    for (const field of HEAD_FIELDS) {
      const value = row.values[field];
      if (value === undefined) continue;
      const before = head[field];
      if (before === undefined) {
        head[field] = value;
        first.set(field, row.no);
      } else if (foldText(before) !== foldText(value)) {
        problems.push({
          row: row.no,
          column: columnOf(reading, field),
          kind: 'error',
          reason: 'linesDiffer',
          values: { read: value, other: before, line: first.get(field) ?? 0 },
        });
      }
    }
  }
  return { no, rows, head, problems };
}

/** Where a refusal of `readVoyage` belongs: `lots.1.blTonnes` → the line of that lot and its column. */
export function placeOf(
  path: string | undefined,
  group: Group,
  /** The line of each lot of the text; null for a stored lot that is not in the file. */
  lotRows: readonly (number | null)[],
  reading: Reading,
): { row: number; column: number | null } {
  const line = group.rows[0]?.no ?? 0;
  const [list = '', at = '', name = ''] = (path ?? '').split('.');
  const named: Partial<Record<string, Field>> = {
    vesselId: columnOf(reading, 'vessel') === null ? 'imo' : 'vessel',
    loadTerminalId: 'loadTerminal',
    dischargeTerminalId: 'dischargeTerminal',
    gradeId: 'grade',
    shipperId: 'shipper',
  };
  const field = (key: string): number | null => {
    const found = named[key] ?? FIELDS.find((one) => one === key);
    return found ? columnOf(reading, found) : null;
  };
  if (list === 'lots')
    return { row: lotRows[Number(at)] ?? line, column: field(name === 'note' ? 'lotNote' : name) };
  if (list === 'events')
    return { row: line, column: eventOf(`${at}.${name}` as Field) ? field(`${at}.${name}`) : null };
  return { row: line, column: field(list === 'terms' ? at : list) };
}
