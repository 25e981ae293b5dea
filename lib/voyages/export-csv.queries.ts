import 'server-only';
import { Prisma } from '@/prisma/generated/client';
import { type CsvForm } from './export';
import { writtenLines, type Writing } from './export.queries';
import type { VoyageFilter } from './filter';

/** CSV as the database writes it: a hundred thousand voyages of sixty cells each would keep the server busy for long. */

const SEPARATOR = { ';': "';'", ',': "','", '\t': "E'\\t'" } as const;

/** As `harmless` of lib/spreadsheet-cell.ts: what a spreadsheet could run gets an apostrophe. */
const RUNS = "^''*[-=+@\\t\\r\\n＝＋－＠]";

/** The cells of CSV lines in a form, RFC 4180: quoted where the separator, a quote or a line end is inside. */
export function csvWriting({ separator, decimal }: CsvForm): Writing {
  const breaks = `[${separator === '\t' ? '\\t' : separator}"\\r\\n]`;
  const matches = (text: Prisma.Sql, pattern: string) => Prisma.sql`${text} ~ ${Prisma.raw(`E'${pattern}'`)}`;
  const quoted = (text: Prisma.Sql) =>
    Prisma.sql`CASE WHEN ${matches(text, breaks)} THEN '"' || replace(${text}, '"', '""') || '"' ELSE ${text} END`;
  const number = (text: Prisma.Sql) => {
    if (decimal === '.') return text;
    const written = Prisma.sql`replace(${text}, '.', ',')`;
    return separator === ',' ? quoted(written) : written;
  };
  return {
    separator: Prisma.raw(SEPARATOR[separator]),
    lineEnd: Prisma.raw("E'\\r\\n'"),
    // One look tells the many texts that are written as they are.
    text: (text) => Prisma.sql`CASE WHEN ${matches(text, `${RUNS}|${breaks}`)}
      THEN (SELECT ${quoted(Prisma.raw('t'))}
        FROM (SELECT CASE WHEN ${matches(text, RUNS)} THEN '''' || ${text} ELSE ${text} END AS t) t) ELSE ${text} END`,
    number,
    // Three digits after one to three others could be thousands; a fourth, a zero, makes them decimals.
    tonnes: (tonnes) =>
      number(
        Prisma.sql`CASE WHEN ${tonnes} >= 1 AND ${tonnes} < 1000 THEN ${tonnes} || '0' ELSE ${tonnes}::text END`,
      ),
  };
}

/** The lines of the voyages with their line ends, without a head. Callers see to who may read them. */
export async function* exportCsv(
  filter: VoyageFilter,
  ids: readonly number[],
  form: CsvForm,
): AsyncGenerator<string> {
  for await (const text of writtenLines(filter, ids, csvWriting(form))) yield `${text}\r\n`;
}
