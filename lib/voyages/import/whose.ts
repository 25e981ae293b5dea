/** Lines that do not say of which voyage they are: totals below the voyages, and cells that were merged downwards. Pure. */
import { foldText } from '@/lib/voyages/impossible';
import type { Blank, ColumnReading, Convention } from './convention';
import { isDerived, kindOf, type Field } from './fields';
import { columnOf, type Group, type Problem, type ReadRow, type Reading } from './group';

const TOTALS = [
  ...['total', 'totals', 'grand total', 'subtotal', 'sum', 'итого', 'всего', 'итог', 'сумма'],
  ...['барлығы', 'жиыны', 'жиынтығы', 'cəmi', 'yekun', 'ümumi'],
];

const NAMING: readonly Field[] = ['voyageNo', 'vessel', 'imo'];
const ofCargo = (field: Field) => field === 'blNo' || (kindOf(field) !== 'text' && !isDerived(field));

const cellOf = (cells: readonly string[], fields: readonly (Field | '' | null)[], field: Field): string =>
  (cells[fields.indexOf(field)] ?? '').trim();

/** Whether a line adds up the others: it says so, and has neither voyage, B/L number nor B/L date. */
export function isTotal(cells: readonly string[], fields: readonly (Field | '' | null)[]): boolean {
  return (
    (['voyageNo', 'blNo', 'blDate'] as const).every((field) => cellOf(cells, fields, field) === '') &&
    cells.some((cell) => TOTALS.includes(foldText(cell).replace(/[:.\s]+$/, '')))
  );
}

/** The column in which a line would name its vessel; -1 where the file has none. */
export function columnOfVessel(fields: readonly (Field | '' | null)[]): number {
  return fields.includes('vessel') ? fields.indexOf('vessel') : fields.indexOf('imo');
}

/** A line of cargo or times that names neither voyage nor vessel, where the file has a column for it. */
function saysNotWhose(cells: readonly string[], fields: readonly (Field | '' | null)[]): boolean {
  if (NAMING.some((field) => cellOf(cells, fields, field) !== '')) return false;
  return fields.some((field, at) => field && ofCargo(field) && (cells[at] ?? '').trim() !== '');
}

/** What has to be asked of such lines; null where the file has none. */
export function readBlank(
  rows: readonly { cells: readonly string[] }[],
  fields: readonly (Field | '' | null)[],
  chosen: Convention | null | undefined,
): ColumnReading | null {
  if (columnOfVessel(fields) < 0) return null;
  const cells = rows.filter((row) => saysNotWhose(row.cells, fields) && !isTotal(row.cells, fields)).length;
  if (cells === 0) return null;
  const convention = chosen?.blank ?? null;
  return {
    state: convention ? 'chosen' : 'open',
    text: '',
    choices: (['above', 'gap'] as const).map((choice: Blank) => ({ convention: choice, reading: '' })),
    convention,
    cells,
  };
}

/**
 * Lines that name no vessel as what was chosen for them. A lot of the voyage above has its B/L date too, where it gives
 * none: cells that were merged downwards stand on their first line alone.
 */
export function tellWhose(rows: readonly ReadRow[], reading: Reading): void {
  const column = columnOfVessel(reading.fields);
  if (column < 0) return;
  const { blank = null } = reading.conventions[column] ?? {};
  if (blank === 'gap') return;
  let above: ReadRow | null = null;
  for (const row of rows) {
    const { values } = row;
    if (NAMING.some((field) => values[field] !== undefined)) above = row;
    else if (Object.keys(values).some((field) => ofCargo(field as Field))) {
      if (blank === 'above' && above) {
        row.lotOf = above.no;
        const { blDate } = above.values;
        if (values.blDate === undefined && blDate !== undefined) values.blDate = blDate;
      } else row.problems.push({ row: row.no, column, kind: 'error', reason: 'whose' });
    }
  }
}

/**
 * Lines of cargo that is not in the log, in a file that amends: a number mistyped in an outturn report is no new voyage.
 * Such a file has no column for the vessel, or gives an outturn of what it does not say was loaded.
 */
export function strangersIn({ rows }: Group, reading: Reading): Problem[] {
  const amends = columnOfVessel(reading.fields) < 0;
  return rows.flatMap(({ no, values }): Problem[] => {
    const { blNo, blTonnes, outturnTonnes } = values;
    const strange = amends ? (blNo ?? blTonnes ?? outturnTonnes) : blTonnes ? undefined : outturnTonnes;
    if (strange === undefined) return [];
    const named = (['voyageNo', 'blNo', 'outturnTonnes', 'blTonnes'] as const).find((field) => values[field]);
    const column = named ? columnOf(reading, named) : null;
    return [
      {
        row: no,
        column,
        kind: 'error',
        reason: amends ? 'notInTheLog' : 'outturnOfNothing',
        values: { read: (named && values[named]) ?? '' },
      },
    ];
  });
}
