import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { readTable } from './table';

const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, mark = true) => {
  const units = mark ? `\ufeff${text}` : text;
  return Uint8Array.from([...units].flatMap((c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8]));
};
/** Windows-1251, as far as these tests write: Latin and the Russian alphabet. */
const windows1251 = (text: string) =>
  Uint8Array.from(
    [...text].map((c) => (c >= 'А' && c <= 'я' ? c.charCodeAt(0) - 0x410 + 0xc0 : c.charCodeAt(0))),
  );

const TEXT = 'Судно;Примечание\r\nАстана;"a;b ""c""\r\nd"\r\n;\r\nТараз;';
const READ = {
  done: true,
  value: {
    headers: ['Судно', 'Примечание'],
    rows: [{ cells: ['Астана', 'a;b "c"\r\nd'] }, { cells: ['Тараз', ''] }],
  },
};
const reason = async (bytes: Uint8Array) => {
  const result = await readTable(bytes);
  return result.done ? 'done' : result.refusals[0]?.reason;
};

describe('a text of columns', () => {
  test.each([
    ['UTF-8', utf8(TEXT)],
    ['UTF-8 with its mark', utf8(`\ufeff${TEXT}`)],
    ['UTF-16', utf16(TEXT)],
    ['UTF-16 without its mark', utf16(TEXT, false)],
    ['Windows-1251', windows1251(TEXT)],
    ['the separator said above', utf8(`sep=;\r\n${TEXT}`)],
    ['tabs', utf8(TEXT.replace(/;(?!b)/g, '\t'))],
    ['commas', utf8(TEXT.replace(/;(?!b)/g, ','))],
  ])('is read in %s', async (_, bytes) => {
    expect(await readTable(bytes)).toMatchObject(READ);
  });

  test('may have titles above its headings', async () => {
    const result = await readTable(utf8('Loadings of March\n\nVessel,B/L no,Note\nAstana,00123,x'));
    expect(result).toMatchObject({
      value: { headers: ['Vessel', 'B/L no', 'Note'], rows: [{ cells: ['Astana', '00123', 'x'] }] },
    });
  });

  test.each([
    ['nothing', '', 'fileEmpty'],
    ['headings alone', 'Vessel;Note', 'onlyHeadings'],
    ['20,001 lines', `Vessel;Note\n${'a;b\n'.repeat(20_001)}`, 'tooManyRows'],
    ['201 columns', `Vessel\n${';'.repeat(200)}x`, 'tooManyColumns'],
    ['a cell without end', `Vessel;Note\na;${'x'.repeat(9_000)}`, 'cellTooLong'],
    ['a line without end', `Vessel;Note\na;${'x'.repeat(900_000)}`, 'lineTooLong'],
    ['zero bytes', `Vessel;Note\n\u0000${'a;b\n'.repeat(100)}`, 'fileUnknown'],
  ])('with %s is refused', async (_, text, why) => {
    expect(await reason(utf8(text))).toBe(why);
  });
});

describe('a workbook', () => {
  test('gives texts as texts, and numbers and days in one reading only', async () => {
    const cell = (value: string | number | Date, format?: string) => ({ value, ...(format && { format }) });
    const book = await writeExcelFile([
      ['B/L no', 'B/L, t', 'B/L date', 'Sailed'],
      [
        cell('00123'),
        cell(9.959),
        cell(new Date('2025-03-03T00:00:00Z'), 'dd.mm.yyyy'),
        cell(new Date('2025-03-03T14:30:00Z'), 'dd.mm.yyyy hh:mm'),
      ],
    ]).toBuffer();
    expect(await readTable(new Uint8Array(book))).toMatchObject({
      value: { rows: [{ cells: ['00123', '9.9590', '2025-03-03', '2025-03-03 14:30'] }] },
    });
  });

  test('is the sheet with the voyages, wherever it stands', async () => {
    const sheets = [
      { data: [['Report of March'], ['Prepared', 'by hand']], sheet: 'Cover' },
      {
        data: [
          ['Vessel', 'B/L no', 'B/L, t'],
          ['Astana', 'BL-1', 9000],
        ],
        sheet: 'Рейсы',
      },
    ];
    const book = await writeExcelFile(sheets).toBuffer();
    expect(await readTable(new Uint8Array(book))).toMatchObject({
      value: {
        sheet: 'Рейсы',
        headers: ['Vessel', 'B/L no', 'B/L, t'],
        rows: [{ cells: ['Astana', 'BL-1', '9000'] }],
      },
    });
  });

  test('keeps what a formula could not compute: it is no empty cell', async () => {
    const book = await writeExcelFile([
      ['Vessel', 'B/L date'],
      ['Astana', 'soon'],
    ]).toBuffer();
    const parts = unzipSync(new Uint8Array(book));
    const name = 'xl/worksheets/sheet1.xml';
    const xml = strFromU8(parts[name]!).replace(
      /<c r="B2"[^>]*>.*?<\/c>/,
      '<c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c>',
    );
    expect(await readTable(zipSync({ ...parts, [name]: strToU8(xml) }))).toMatchObject({
      value: { rows: [{ cells: ['Astana', '#DIV/0!'] }] },
    });
  });

  test.each([
    [
      'that unpacks to over 40 MB',
      { 'xl/worksheets/sheet1.xml': new Uint8Array(41 * 1024 * 1024) },
      'workbookTooLarge',
    ],
    [
      'of over 100 parts',
      Object.fromEntries(
        Array.from({ length: 101 }, (_, n) => [`xl/worksheets/sheet${n}.xml`, strToU8('<a/>')]),
      ),
      'workbookParts',
    ],
    ['that is another kind of zip', { 'word/document.xml': strToU8('<a/>') }, 'workbookBroken'],
    ['whose parts are no XML', { 'xl/worksheets/sheet1.xml': strToU8('x') }, 'workbookBroken'],
  ])('%s is refused', async (_, parts, why) => {
    const bytes = zipSync(parts as Record<string, Uint8Array>, { level: 9 });
    expect(await reason(bytes)).toBe(why);
  });

  test('cut off in the middle is refused', async () => {
    const book = new Uint8Array(await writeExcelFile([['Vessel'], ['Astana']]).toBuffer());
    expect(await reason(book.subarray(0, book.length / 2))).toBe('workbookBroken');
  });
});
