/** Movements, totals and costs as files with the columns of their export. Pure. */
import type { Cells } from '@/lib/entry-file';
import { firstDay, lastDay, monthOf, type LocalDate } from '@/lib/calendar';
import { readTypedDate } from '@/lib/day-reader';
import { readTonnes } from '@/lib/number-reader';
import { kgFromDecimal, type Kg } from '@/lib/quantity';
import type { EntryText } from '@/lib/registry/entry';
import { chooses, namedBy, type FileKind } from '@/lib/registry/file';
import { isStock, LEGS, readCost, readMovement, readTotal, ROUTES, STAGES } from '@/lib/registry/onward';
import type { Entries } from '@/lib/registry/queries';
import { emptyEntryText, textOfEntry } from '@/lib/registry/text';
import type { Refusal } from '@/lib/result';
import { BASES } from '@/lib/targets/target';
import {
  COST_COLUMNS,
  MOVEMENT_COLUMNS,
  NEEDED,
  TOTAL_COLUMNS,
  type Filled,
  type OnwardKind,
} from './columns';

/** A published figure that an entry can be. */
export interface NamedFigure {
  id: number;
  key: string;
  from: LocalDate;
  to: LocalDate;
  kg: Kg;
  source: string;
}

/** What the lines of a file can name. */
export interface Nameable {
  grades: readonly { id: number; name: string }[];
  figures: readonly NamedFigure[];
}

const CHOICES = {
  stage: chooses(STAGES),
  route: chooses(ROUTES),
  leg: chooses(LEGS),
  basis: chooses(BASES),
};
const named = { by: 'id' as const, of: ({ id }: { id: number }) => String(id), mayBeNew: false };

/** The file of each kind. A figure says all of a movement or a total: it alone makes two of them the same thing. */
export const ONWARD_FILES: { [K in OnwardKind]: (named: Nameable) => FileKind<Entries[K], Filled> } = {
  movements: (nameable) => ({
    columns: MOVEMENT_COLUMNS,
    needed: NEEDED.movements,
    named,
    textOf: (entry) => textOfEntry('movements', entry),
    empty: () => emptyEntryText('movements'),
    read: readMovement,
    sameThing: ['stage', 'gradeId', 'figureId', 'from', 'to', 'source'],
    choices: CHOICES,
    resolve: (text, cells) => resolved(text, cells, nameable),
    printed: printedQuantity,
  }),
  totals: (nameable) => ({
    columns: TOTAL_COLUMNS,
    needed: NEEDED.totals,
    named,
    textOf: (entry) => textOfEntry('totals', entry),
    empty: () => emptyEntryText('totals'),
    read: readTotal,
    sameThing: ['route', 'figureId', 'from', 'to', 'basis', 'source'],
    choices: CHOICES,
    resolve: (text, cells) => resolved(text, cells, nameable),
    printed: printedQuantity,
  }),
  costs: () => ({
    columns: COST_COLUMNS,
    needed: NEEDED.costs,
    named,
    textOf: (entry) => textOfEntry('costs', entry),
    empty: () => emptyEntryText('costs'),
    read: readCost,
    sameThing: ['route', 'leg', 'currency', 'validFrom', 'source'],
    choices: CHOICES,
    resolve: () => [],
    printed: ({ route, leg, amount, currency, validFrom }) => said([route, leg, amount, currency, validFrom]),
  }),
};

/** Grade and figure by their ids, and whether the line says another thing than the figure does. */
function resolved(
  text: EntryText,
  { grade, figure, ...cells }: Cells<Filled>,
  nameable: Nameable,
): Refusal[] {
  const refusals: Refusal[] = [];
  if (grade !== undefined && 'gradeId' in text) {
    const found = namedBy('gradeId', grade, nameable.grades, 'gradeUnknown');
    text.gradeId = found.id;
    refusals.push(...found.refusals);
  }
  if (figure !== undefined) {
    const found = nameable.figures.find(({ key }) => key.toLowerCase() === figure.toLowerCase());
    text.figureId = found?.id ?? null;
    if (figure !== '' && !found)
      refusals.push({ reason: 'figureKeyUnknown', field: 'figureId', values: { read: figure } });
  }
  const behind = nameable.figures.find(({ id }) => id === text.figureId);
  return behind ? [...refusals, ...saysOther(text, cells, behind)] : refusals;
}

/** What a line says beside a published figure, which says it already: nothing else, or the same. */
function saysOther(text: EntryText, cells: Cells<Filled>, figure: NamedFigure): Refusal[] {
  if (isStock(String(text.stage)))
    return [{ reason: 'figureOtherStage', field: 'figureId', values: { read: figure.key } }];
  const own = { from: figure.from, to: figure.to, tonnes: figure.kg, source: figure.source };
  const reads = {
    from: (cell: string) => dayOf(cell, firstDay),
    to: (cell: string) => dayOf(cell, lastDay),
    tonnes: kgOf,
    source: (cell: string) => cell,
  };
  const other = (Object.keys(reads) as (keyof typeof reads)[]).find(
    (name) => (cells[name] ?? '') !== '' && reads[name](cells[name] ?? '') !== own[name],
  );
  return other === undefined
    ? []
    : [{ reason: 'figureSaysOther', field: other, values: { read: figure.key, field: other } }];
}

function dayOf(cell: string, end: (month: string) => LocalDate): LocalDate | null {
  const read = readTypedDate(cell);
  if (read.kind !== 'read') return null;
  return read.precision === 'month' ? end(monthOf(read.date)) : read.date;
}

/** As the export writes it, or as it is typed. */
function kgOf(cell: string): Kg | null {
  if (/^\d+\.\d{3}$/.test(cell)) return kgFromDecimal(cell);
  const read = readTonnes(cell);
  return read.kind === 'ambiguous' || read.kind === 'refused' ? null : read.kg;
}

const printedQuantity = ({ stage, route, grade, from, to, tonnes, figure }: Cells<Filled>): string =>
  said([stage ?? route, grade, said([from, to], '–'), tonnes, figure]);

const said = (parts: readonly (string | undefined)[], between = ' · ') => parts.filter(Boolean).join(between);
