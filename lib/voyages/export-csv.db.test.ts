import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { onTestDatabase } from '@/e2e/database';
import { db } from '@/lib/db';
import { readTonnes } from '@/lib/number-reader';
import { Prisma } from '@/prisma/generated/client';
import type { CsvForm } from './export';
import { csvWriting } from './export-csv.queries';
import type { Writing } from './export.queries';
import { fromHarmless } from '@/lib/spreadsheet-cell';

onTestDatabase();

const form = fc.record<CsvForm>({
  separator: fc.constantFrom<CsvForm['separator']>(',', ';', '\t'),
  decimal: fc.constantFrom<CsvForm['decimal']>('.', ','),
});

/** The values as cells, each beside another one in a line of its own, as a reader of CSV takes them. */
async function cells(
  csv: CsvForm,
  kind: 'text' | 'number' | 'tonnes',
  values: readonly string[],
): Promise<string[]> {
  const writing: Writing = csvWriting(csv);
  const value = kind === 'tonnes' ? Prisma.raw('value::numeric(12, 3)') : Prisma.raw('value');
  const [found] = await db().$queryRaw<{ lines: string }[]>`
    SELECT string_agg(array_to_string(ARRAY['x', ${writing[kind](value)}, 'y'], ${writing.separator}, ''), ${writing.lineEnd} ORDER BY no) AS lines
    FROM unnest(${values}::text[]) WITH ORDINALITY AS given(value, no)`;
  const read: string[][] = parse(found?.lines ?? '', {
    delimiter: csv.separator,
    record_delimiter: '\r\n',
  });
  expect(read.map(([before, , after]) => `${before}${after}`)).toEqual(values.map(() => 'xy'));
  return read.map(([, cell]) => cell ?? '');
}

const SOME = { numRuns: 20 };

describe('a cell of CSV', () => {
  test('gives back any text, through quotes, separators and line ends', async () => {
    const text = fc
      .tuple(
        fc.constantFrom('', '', "'", "''", '=', "'=", '\t', '\r', '\n', ';', '"'),
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('', ',', ';', '\t', '"', '\r\n'),
      )
      // PostgreSQL holds no text with it.
      .map((parts) => parts.join('').replaceAll('\0', ''));
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 60 }), form, async (texts, csv) => {
        expect((await cells(csv, 'text', texts)).map(fromHarmless)).toEqual(texts);
      }),
      SOME,
    );
  });

  test('gives tonnes that read back as the same tonnes without a question', async () => {
    const kg = fc.oneof(fc.integer({ min: 1, max: 2_000_000 }), fc.integer({ min: 1, max: 600_000_000 }));
    await fc.assert(
      fc.asyncProperty(fc.array(kg, { minLength: 1, maxLength: 60 }), form, async (masses, csv) => {
        const tonnes = masses.map(
          (mass) => `${Math.floor(mass / 1000)}.${String(mass % 1000).padStart(3, '0')}`,
        );
        expect((await cells(csv, 'tonnes', tonnes)).map(readTonnes)).toEqual(
          masses.map((mass) => ({ kind: 'read', kg: mass })),
        );
      }),
      SOME,
    );
  });

  test('keeps a spreadsheet from running a text', async () => {
    const texts = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', '＋1', '－1', '＠1', "'=1"];
    for (const separator of [';', ',', '\t'] as const) {
      const written = await cells({ separator, decimal: '.' }, 'text', texts);
      expect(written).toEqual(texts.map((text) => `'${text}`));
    }
  });

  test('leaves a negative number a number', async () => {
    expect(await cells({ separator: ';', decimal: '.' }, 'number', ['-0.125'])).toEqual(['-0.125']);
    expect(await cells({ separator: ';', decimal: ',' }, 'number', ['-0.125'])).toEqual(['-0,125']);
    expect(await cells({ separator: ',', decimal: ',' }, 'number', ['-0.125', '36:20'])).toEqual([
      '-0,125',
      '36:20',
    ]);
  });
});
