import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTonnes } from '@/lib/quantity';
import { csvLine, type CsvForm } from './export';
import { FIELDS, fromHarmless, harmless, type Field } from './import/fields';

const form = fc.record<CsvForm>({
  separator: fc.constantFrom<CsvForm['separator']>(',', ';', '\t'),
  decimal: fc.constantFrom<CsvForm['decimal']>('.', ','),
});
const at = (field: Field) => FIELDS.indexOf(field);
const lineWith = (cells: Partial<Record<Field, string>>) => FIELDS.map((field) => cells[field] ?? '');
const read = (line: string, { separator }: CsvForm) =>
  parse(line, { delimiter: separator, record_delimiter: '\r\n' })[0] as string[];

describe('a line of CSV', () => {
  test('gives back any text, through quotes, separators and line ends', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), form, (note, csv) => {
        const cells = read(csvLine(lineWith({ voyageNo: 'AB-1', note }), csv), csv);
        expect(cells).toHaveLength(FIELDS.length);
        expect(fromHarmless(cells[at('note')] ?? '')).toBe(note);
      }),
    );
  });

  test('gives tonnes that read back as the same tonnes without a question', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 600_000_000 }), form, (kg, csv) => {
        const tonnes = `${Math.floor(kg / 1000)}.${String(kg % 1000).padStart(3, '0')}`;
        const cells = read(csvLine(lineWith({ blTonnes: tonnes }), csv), csv);
        expect(readTonnes(cells[at('blTonnes')] ?? '')).toEqual({ kind: 'read', kg });
      }),
    );
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1', "'=1"])(
    'keeps a spreadsheet from running %j',
    (note) => {
      const csv: CsvForm = { separator: ';', decimal: '.' };
      expect(read(csvLine(lineWith({ note }), csv), csv)[at('note')]).toBe(`'${note}`);
    },
  );

  test('leaves a negative number a number', () => {
    const line = (decimal: '.' | ',') =>
      csvLine(lineWith({ lossPercent: '-0.125' }), { separator: ';', decimal });
    expect(line('.')).toContain(';-0.125;');
    expect(line(',')).toContain(';-0,125;');
  });
});

test('making a text harmless can be undone, whatever the text', () => {
  fc.assert(
    fc.property(
      fc.tuple(fc.constantFrom('', "'", "''", '=', '-', "'="), fc.string()).map((parts) => parts.join('')),
      (text) => {
        expect(fromHarmless(harmless(text))).toBe(text);
      },
    ),
  );
});
