/** The columns of a file of figures, those of the reference facts: what export writes and import reads. Pure. */
import { decimalFromKg } from '@/lib/quantity';
import { harmless } from '@/lib/spreadsheet-cell';
import type { Figure } from './figure';
import type { FigureText } from './input';

export interface Column {
  name: string;
  /** Texts are made harmless; what is a number is one also when it is negative. */
  of: (figure: Figure) => string | null;
  /** What it fills in the form; a key names a figure, of the file or entered before. */
  fills: Exclude<keyof FigureText, 'supersedesId' | 'relayOfId'> | 'key' | 'relayOf' | 'supersedes';
}

const number = (name: string, fills: Column['fills'], of: Column['of']): Column => ({ name, fills, of });
const column = (name: string, fills: Column['fills'], of: Column['of']): Column => ({
  name,
  fills,
  of: (figure) => {
    const text = of(figure);
    return text === null ? null : harmless(text);
  },
});

export const COLUMNS: readonly Column[] = [
  column('key', 'key', ({ key }) => key),
  column('period_start', 'periodFrom', ({ from }) => from),
  column('period_end', 'periodTo', ({ to }) => to),
  number('tonnes', 'tonnes', ({ kg }) => decimalFromKg(kg)),
  column('unit_as_cited', 'unit', ({ unit }) => unit),
  column('value_as_cited', 'valueAsCited', ({ valueAsCited }) => valueAsCited),
  column('scope_grade', 'grade', ({ grade }) => grade),
  column('scope_direction', 'direction', ({ direction }) => direction),
  column('basis', 'basis', ({ basis }) => basis),
  column('kind', 'kind', ({ kind }) => kind),
  column('publisher', 'publisher', ({ publisher }) => publisher),
  column('published_on', 'publishedOn', ({ publishedOn }) => publishedOn),
  column('source', 'source', ({ source }) => source),
  column('status', 'status', ({ status }) => status),
  column('note', 'note', ({ note }) => note),
  column('quote', 'quote', ({ quote }) => quote),
  column('change_as_cited', 'changeAsCited', ({ changeAsCited }) => changeAsCited),
  number('change_tonnes', 'changeTonnes', ({ changeKg }) =>
    changeKg === null ? null : decimalFromKg(changeKg),
  ),
  column('percent_as_cited', 'percentAsCited', ({ percentAsCited }) => percentAsCited),
  number('percent', 'percent', ({ percent }) => (percent === null ? null : String(percent))),
  column('compared_start', 'comparedFrom', ({ comparedFrom }) => comparedFrom),
  column('compared_end', 'comparedTo', ({ comparedTo }) => comparedTo),
  column('relay_of', 'relayOf', ({ relayOf }) => relayOf),
  column('supersedes', 'supersedes', ({ supersedes }) => supersedes),
];

/** Without them a line says nothing that could be kept as printed. */
export const NEEDED = ['period_start', 'tonnes', 'value_as_cited', 'publisher', 'source'];
