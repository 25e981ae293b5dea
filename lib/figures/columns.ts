/** The columns of a file of figures, those of the reference facts: what export writes and import reads. Pure. */
import { dateColumn, textColumn, tonnesColumn, type EntryColumn } from '@/lib/entry-file';
import type { Figure } from './figure';
import { PERCENT, type FigureText } from './input';

/** What a cell fills in the form; a key names a figure, of the file or entered before. */
export type Filled =
  Exclude<keyof FigureText, 'supersedesId' | 'relayOfId'> | 'key' | 'relayOf' | 'supersedes';

const column = (name: string, fills: Filled, of: (figure: Figure) => string | null) =>
  textColumn(name, fills, of);
const day = (name: string, fills: Filled, of: (figure: Figure) => string | null) =>
  dateColumn(name, fills, of);

export const COLUMNS: readonly EntryColumn<Figure, Filled>[] = [
  column('key', 'key', ({ key }) => key),
  day('period_start', 'periodFrom', ({ from }) => from),
  day('period_end', 'periodTo', ({ to }) => to),
  tonnesColumn('tonnes', 'tonnes', ({ kg }) => kg),
  column('unit_as_cited', 'unit', ({ unit }) => unit),
  column('value_as_cited', 'valueAsCited', ({ valueAsCited }) => valueAsCited),
  column('scope_grade', 'grade', ({ grade }) => grade),
  column('scope_direction', 'direction', ({ direction }) => direction),
  column('basis', 'basis', ({ basis }) => basis),
  column('kind', 'kind', ({ kind }) => kind),
  column('publisher', 'publisher', ({ publisher }) => publisher),
  day('published_on', 'publishedOn', ({ publishedOn }) => publishedOn),
  column('source', 'source', ({ source }) => source),
  column('status', 'status', ({ status }) => status),
  column('note', 'note', ({ note }) => note),
  column('quote', 'quote', ({ quote }) => quote),
  column('change_as_cited', 'changeAsCited', ({ changeAsCited }) => changeAsCited),
  tonnesColumn('change_tonnes', 'changeTonnes', ({ changeKg }) => changeKg),
  column('percent_as_cited', 'percentAsCited', ({ percentAsCited }) => percentAsCited),
  {
    name: 'percent',
    fills: 'percent',
    number: { decimals: PERCENT.decimals },
    of: ({ percent }) => (percent === null ? null : String(percent)),
  },
  day('compared_start', 'comparedFrom', ({ comparedFrom }) => comparedFrom),
  day('compared_end', 'comparedTo', ({ comparedTo }) => comparedTo),
  column('relay_of', 'relayOf', ({ relayOf }) => relayOf),
  column('supersedes', 'supersedes', ({ supersedes }) => supersedes),
];

/** Without them a line says nothing that could be kept as printed. */
export const NEEDED = ['period_start', 'tonnes', 'value_as_cited', 'publisher', 'source'];
