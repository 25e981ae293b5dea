/** Figures as CSV, with the columns of the reference facts. Pure. */
import { stringify } from 'csv-stringify/sync';
import { decimalFromKg } from '@/lib/quantity';
import type { Figure } from './figure';
import type { Verdict } from './finding';

/** What a spreadsheet would run as a formula. */
const RUNS = /^[=+\-@\t\r]/;
const harmless = (text: string | null) => (text !== null && RUNS.test(text) ? `'${text}` : text);

const COLUMNS: readonly [string, (figure: Figure) => string | number | null][] = [
  ['key', ({ key }) => key],
  ['period_start', ({ from }) => from],
  ['period_end', ({ to }) => to],
  ['tonnes', ({ kg }) => decimalFromKg(kg)],
  ['unit_as_cited', ({ unit }) => unit],
  ['value_as_cited', ({ valueAsCited }) => harmless(valueAsCited)],
  ['scope_grade', ({ grade }) => harmless(grade)],
  ['scope_direction', ({ direction }) => harmless(direction)],
  ['basis', ({ basis }) => basis],
  ['kind', ({ kind }) => kind],
  ['publisher', ({ publisher }) => harmless(publisher)],
  ['published_on', ({ publishedOn }) => publishedOn],
  ['source', ({ source }) => harmless(source)],
  ['status', ({ status }) => status],
  ['note', ({ note }) => harmless(note)],
  ['quote', ({ quote }) => harmless(quote)],
  ['change_as_cited', ({ changeAsCited }) => harmless(changeAsCited)],
  ['change_tonnes', ({ changeKg }) => (changeKg === null ? null : decimalFromKg(changeKg))],
  ['percent_as_cited', ({ percentAsCited }) => harmless(percentAsCited)],
  ['percent', ({ percent }) => percent],
  ['compared_start', ({ comparedFrom }) => comparedFrom],
  ['compared_end', ({ comparedTo }) => comparedTo],
  ['relay_of', ({ relayOf }) => relayOf],
  ['supersedes', ({ supersedes }) => supersedes],
];

/** One line a figure; numbers with a decimal point. */
export function figureCsv(rows: readonly { figure: Figure; verdict: Verdict }[]): string {
  const head = [...COLUMNS.map(([name]) => name), 'checker'];
  const lines = rows.map(({ figure, verdict }) => [...COLUMNS.map(([, of]) => of(figure)), verdict]);
  return stringify([head, ...lines], { record_delimiter: 'windows' });
}
