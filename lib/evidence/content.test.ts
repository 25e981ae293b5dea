import { expect, test } from 'vitest';
import { aPdf, anExe, anXlsx, aPng, aZip } from '@/e2e/paper-files';
import { readContent } from './content';

const found = (bytes: Uint8Array) => {
  const reading = readContent(bytes);
  return reading.kind === 'read' ? reading.mediaType : reading.found;
};
const text = (content: string) => new TextEncoder().encode(content);

test('real files are what they are', async () => {
  expect(found(aPdf())).toBe('application/pdf');
  expect(found(aPng())).toBe('image/png');
  expect(found(new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16]))).toBe('image/jpeg');
  expect(found(await anXlsx())).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
});

test.each([
  ['a program', anExe(), 'program'],
  ['a script', text('#!/bin/sh\nrm -rf /'), 'program'],
  ['nothing', new Uint8Array(), 'empty'],
  ['one byte', new Uint8Array([0x50]), 'text'],
  ['a web page', text('\uFEFF \n<!doctype html><script>'), 'markup'],
  ['a drawing in markup', text('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'markup'],
  ['text in Cyrillic', text('Акт выгрузки '.repeat(60)), 'text'],
  ['noise', new Uint8Array([1, 2, 3, 4, 5]), 'unknown'],
  ['a protected or old workbook', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'oldOffice'],
  ['a PDF behind a program', Buffer.concat([anExe(), aPdf()]), 'program'],
  ['a workbook with macros', aZip('[Content_Types].xml', 'xl/workbook.xml', 'xl/vbaProject.bin'), 'macros'],
  ['a binary workbook', aZip('[Content_Types].xml', 'xl/workbook.bin'), 'binaryWorkbook'],
  ['a letter', aZip('[Content_Types].xml', 'word/document.xml'), 'word'],
  ['slides', aZip('[Content_Types].xml', 'ppt/presentation.xml'), 'powerpoint'],
  ['an open document', aZip('mimetype', 'content.xml'), 'openDocument'],
  ['an archive', aZip('a.pdf', 'b.pdf'), 'zip'],
  ['an archive that only names a workbook in passing', aZip('backup/xl/workbook.xml'), 'zip'],
])('%s is refused as %s says', (_, bytes, expected) => {
  expect(found(bytes)).toBe(expected);
});

test('the first bytes are told, so that one can look for oneself', () => {
  expect(readContent(anExe())).toEqual({ kind: 'refused', found: 'program', head: '4D 5A 90 00' });
});

test('a workbook is known by its table of contents alone: a cut or bent one is no workbook', async () => {
  const whole = await anXlsx();
  expect(found(whole.subarray(0, whole.length - 30))).toBe('zip');
  const bent = Buffer.from(whole);
  bent.writeUInt32LE(0xfffffff0, bent.length - 6); // where the table of contents begins
  expect(found(bent)).toBe('zip');
  const many = Buffer.from(whole);
  many.writeUInt16LE(0xffff, many.length - 12); // how many parts it lists
  expect(found(many)).toBe('zip');
});

test('every file reads as something, however it is cut', async () => {
  const files = [aPdf(), aPng(), await anXlsx(), anExe()];
  for (const file of files) {
    for (let length = 0; length < Math.min(200, file.length); length++) {
      expect(['read', 'refused']).toContain(readContent(file.subarray(0, length)).kind);
    }
  }
});
