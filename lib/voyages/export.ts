/** The lines of an export as files: CSV as text, XLSX as typed cells. What spreadsheets would run is made harmless. */
import { FIELDS, harmless, kindOf } from './import/fields';

export interface CsvForm {
  separator: ',' | ';' | '\t';
  /** The mark before the decimals of a tonne. */
  decimal: '.' | ',';
}

/** What a browser in most of the users' countries opens without a question. */
export const USUAL_CSV: CsvForm = { separator: ';', decimal: '.' };

export const SEPARATORS = { semicolon: ';', comma: ',', tab: '\t' } as const;
export const DECIMALS = { point: '.', comma: ',' } as const;
export type SeparatorName = keyof typeof SEPARATORS;
export type DecimalName = keyof typeof DECIMALS;

const KINDS = FIELDS.map(kindOf);

/** Three digits after one to three others could be thousands; a fourth, a zero, makes them decimals. */
export const unmistakable = (tonnes: string): string =>
  /^[1-9]\d{0,2}\.\d{3}$/.test(tonnes) ? `${tonnes}0` : tonnes;

/** RFC 4180: quoted where the separator, a quote or a line end is inside. */
const quoted = (text: string, separator: string): string =>
  text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** One line with its line end. Numbers stay numbers, negative ones too. */
export function csvLine(cells: readonly string[], { separator, decimal }: CsvForm): string {
  let line = '';
  for (let at = 0; at < cells.length; at++) {
    const cell = cells[at] ?? '';
    if (at > 0) line += separator;
    if (cell === '') continue;
    const kind = KINDS[at];
    if (kind === 'tonnes' || kind === 'percent' || kind === 'hours' || kind === 'money') {
      const number = kind === 'tonnes' ? unmistakable(cell) : cell;
      line += quoted(decimal === ',' ? number.replace('.', ',') : number, separator);
    } else line += kind === 'text' ? quoted(harmless(cell), separator) : cell;
  }
  return `${line}\r\n`;
}

export function csvHeader(headers: readonly string[], { separator }: CsvForm): string {
  return `${headers.map((header) => quoted(header, separator)).join(separator)}\r\n`;
}
