/** The forms of a CSV file, and its head; export-csv.queries.ts writes its lines. Client-safe. */

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

/** RFC 4180: quoted where the separator, a quote or a line end is inside. */
const quoted = (text: string, separator: string): string =>
  text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

export function csvHeader(headers: readonly string[], { separator }: CsvForm): string {
  return `${headers.map((header) => quoted(header, separator)).join(separator)}\r\n`;
}
