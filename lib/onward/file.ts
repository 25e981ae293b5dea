/** Movements, totals and costs as read from a table with the columns of their export. Pure. */
import {
  cellLines,
  cellsThatDiffer,
  type CellLine,
  type Cells,
  type EntryColumn,
  type Rows,
} from '@/lib/entry-file';
import { firstDay, lastDay, monthOf, readDate, type LocalDate } from '@/lib/calendar';
import { kgFromDecimal, readTonnes, type Kg } from '@/lib/quantity';
import type { EntryText } from '@/lib/registry/entry';
import { isStock, LEGS, readCost, readMovement, readTotal, ROUTES, STAGES } from '@/lib/registry/onward';
import type { CostEntry, MovementEntry, TotalEntry } from '@/lib/registry/onward.queries';
import { emptyEntryText, textOfEntry } from '@/lib/registry/text';
import { done, type Refusal, type Result } from '@/lib/result';
import { BASES } from '@/lib/targets/target';
import {
  COST_COLUMNS,
  MOVEMENT_COLUMNS,
  NEEDED,
  TOTAL_COLUMNS,
  type Filled,
  type OnwardKind,
} from './columns';

export type OnwardEntry = MovementEntry | TotalEntry | CostEntry;
type Facts = Record<string, unknown>;

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
  entries: readonly OnwardEntry[];
  grades: readonly { id: number; name: string }[];
  figures: readonly NamedFigure[];
}

export interface OnwardLine {
  no: number;
  /** The entry that the line amends or repeats; null of a new one. */
  before: OnwardEntry | null;
  /** What it speaks of, as it stands in the file. */
  printed: string;
  text: EntryText;
  /** Null where it cannot be read. */
  facts: Facts | null;
  /** How the stored entry reads; null of a new one, and of one that no form could save today. */
  was: Facts | null;
  refusals: Refusal[];
}

const COLUMNS: Record<OnwardKind, readonly EntryColumn<OnwardEntry, Filled>[]> = {
  movements: MOVEMENT_COLUMNS as readonly EntryColumn<OnwardEntry, Filled>[],
  totals: TOTAL_COLUMNS as readonly EntryColumn<OnwardEntry, Filled>[],
  costs: COST_COLUMNS as readonly EntryColumn<OnwardEntry, Filled>[],
};
const READ: Record<OnwardKind, (text: EntryText) => Result<Facts>> = {
  movements: readMovement,
  totals: readTotal,
  costs: readCost,
};
/** What makes two readings speak of one thing: the later one amends the earlier. A figure says all of it. */
const SAME_THING: Record<OnwardKind, readonly string[]> = {
  movements: ['stage', 'gradeId', 'figureId', 'from', 'to', 'source'],
  totals: ['route', 'figureId', 'from', 'to', 'basis', 'source'],
  costs: ['route', 'leg', 'currency', 'validFrom', 'source'],
};
const CHOICES = { stage: STAGES, route: ROUTES, leg: LEGS, basis: BASES } as const;

/**
 * Each line with what it says, or why it cannot be read. A line with an id amends that entry; one without amends the
 * entry that speaks of the same thing by the same source, and enters a new one where there is none. So the same file
 * again changes nothing. What the file has no column for stays; an empty cell empties its field.
 */
export function onwardLines(
  kind: OnwardKind,
  rows: Rows,
  { entries, grades, figures }: Nameable,
): Result<OnwardLine[]> {
  const lines = cellLines<Filled>(rows, COLUMNS[kind], NEEDED[kind]);
  if (!lines.done) return lines;
  const stored = entries.map((entry) => ({ entry, facts: factsOf(kind, textOfEntry(kind, entry as never)) }));
  const named = lines.value.map(({ cells }) => Number(cells.id ?? '')).filter((id) => id > 0);
  const taken = new Set(named);
  const seen = new Set<number>();
  const thing = (facts: Facts) => JSON.stringify(SAME_THING[kind].map((name) => facts[name]));

  function entryOf(line: CellLine<Filled>, refusals: Refusal[]): (typeof stored)[number] | null {
    const { id = '' } = line.cells;
    if (id !== '') {
      const found = stored.find(({ entry }) => String(entry.id) === id) ?? null;
      const values = { read: id };
      if (!found) refusals.push({ reason: 'entryUnknown', field: 'id', values });
      else if (seen.has(found.entry.id)) refusals.push({ reason: 'entryTwice', field: 'id', values });
      if (found) seen.add(found.entry.id);
      return found;
    }
    const facts = factsOf(kind, typed(line.cells, emptyEntryText(kind), []));
    if (!facts) return null;
    const free = stored.filter(
      ({ entry, facts: was }) => !taken.has(entry.id) && was !== null && thing(was) === thing(facts),
    );
    const found =
      free.find(({ facts: was }) => JSON.stringify(was) === JSON.stringify(facts)) ?? free[0] ?? null;
    if (found) taken.add(found.entry.id);
    return found;
  }

  /** The cells over `base`, as somebody would type them into the form. */
  function typed(cells: Cells<Filled>, base: EntryText, refusals: Refusal[]): EntryText {
    const { id: _, grade, figure, ...rest } = cells;
    const text: EntryText = { ...base };
    for (const [name, cell] of Object.entries(rest)) {
      const choices: readonly string[] | undefined = CHOICES[name as keyof typeof CHOICES];
      if (!(name in base)) continue;
      if (choices === undefined) text[name] = cell;
      else if (cell !== '') {
        const read = cell.toLowerCase().replace(/[\s-]+/g, '_');
        if (choices.includes(read)) text[name] = read;
        else
          refusals.push({
            reason: 'choiceUnknown',
            field: name,
            values: { read: cell, choices: choices.join(', ') },
          });
      }
    }
    const byName = (
      field: string,
      cell: string | undefined,
      all: readonly { id: number }[],
      reason: string,
      of: (one: never) => string,
    ) => {
      if (cell === undefined || !(field in base)) return;
      const found = all.find((one) => of(one as never).toLowerCase() === cell.toLowerCase());
      text[field] = found?.id ?? null;
      if (cell !== '' && !found) refusals.push({ reason, field, values: { read: cell } });
    };
    byName('gradeId', grade, grades, 'gradeUnknown', ({ name }: { name: string }) => name);
    byName('figureId', figure, figures, 'figureKeyUnknown', ({ key }: { key: string }) => key);
    return text;
  }

  return done(
    lines.value.map((line) => {
      const refusals: Refusal[] = [];
      const found = entryOf(line, refusals);
      const cells = found ? cellsThatDiffer(line, COLUMNS[kind], found.entry) : line.cells;
      const base = found ? textOfEntry(kind, found.entry as never) : emptyEntryText(kind);
      const text = typed(cells, base, refusals);
      const figure = figures.find(({ id }) => id === text.figureId);
      if (figure) refusals.push(...saysOther(text, cells, figure));
      const read = READ[kind](text);
      return {
        no: line.no,
        before: found?.entry ?? null,
        printed: printedOf(kind, line.printed),
        text,
        facts: read.done ? read.value : null,
        was: found?.facts ?? null,
        refusals: read.done ? refusals : [...refusals, ...read.refusals],
      };
    }),
  );
}

function factsOf(kind: OnwardKind, text: EntryText): Facts | null {
  const read = READ[kind](text);
  return read.done ? read.value : null;
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
  const read = readDate(cell);
  if (read.kind === 'refused') return null;
  return read.precision === 'month' ? end(monthOf(read.date)) : read.date;
}

/** As the export writes it, or as it is typed. */
function kgOf(cell: string): Kg | null {
  if (/^\d+\.\d{3}$/.test(cell)) return kgFromDecimal(cell);
  const read = readTonnes(cell);
  return read.kind === 'ambiguous' || read.kind === 'refused' ? null : read.kg;
}

/** What names a line to whoever reads the answer. */
function printedOf(kind: OnwardKind, cells: Cells<Filled>): string {
  const said =
    kind === 'costs'
      ? [cells.route, cells.leg, cells.amount, cells.currency, cells.validFrom]
      : [
          cells.stage ?? cells.route,
          cells.grade,
          [cells.from, cells.to].filter(Boolean).join('–'),
          cells.tonnes,
          cells.figure,
        ];
  return said.filter(Boolean).join(' · ');
}
