import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MEDIA_TYPES } from './content';
import { disposition, keptName } from './file-name';

const { pdf, jpeg, xlsx } = MEDIA_TYPES;

test.each([
  ['B/L 17.pdf', pdf, 'L 17.pdf'],
  ['C:\\Scans\\SOF Aktau.PDF', pdf, 'SOF Aktau.PDF'],
  ['../../etc/passwd', pdf, 'passwd.pdf'],
  ['Коносамент № 17.pdf', pdf, 'Коносамент № 17.pdf'],
  ['scan.jpeg', jpeg, 'scan.jpeg'],
  ['scan.hta', pdf, 'scan.hta.pdf'],
  ['report.pdf', xlsx, 'report.pdf.xlsx'],
  ['photo\u202Egpj.exe', jpeg, 'photogpj.exe.jpg'],
  ['a\r\nSet-Cookie: x.pdf', pdf, 'aSet-Cookie_ x.pdf'],
  ['   ...', pdf, 'paper.pdf'],
  ['', xlsx, 'paper.xlsx'],
  ['.pdf', pdf, 'pdf.pdf'],
])('“%s” of %s is kept as “%s”', (name, mediaType, kept) => {
  expect(keptName(name, mediaType)).toBe(kept);
});

test('a long name keeps its ending', () => {
  const kept = keptName(`${'я'.repeat(400)}.pdf`, pdf);
  expect([...kept]).toHaveLength(120);
  expect(kept).toMatch(/я\.pdf$/);
});

test('whatever a file is called, its name fits the database and the header', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
      const kept = keptName(name, pdf);
      // The CHECK paper_name_given.
      expect(kept.trim().length).toBeGreaterThan(0);
      expect(kept.length).toBeLessThanOrEqual(240);
      expect(kept).not.toMatch(/[\0-\x1f\x7f/\\]/);
      expect(kept).toMatch(/\.pdf$/i);
      expect(disposition(kept)).toMatch(
        /^attachment; filename="[ !#-[\]-~]*"; filename\*=UTF-8''[\w.!~%-]+$/,
      );
    }),
  );
});

test('a name travels in its own letters, with a plain one beside it', () => {
  expect(disposition(`Dana's № 1.pdf`)).toBe(
    `attachment; filename="Dana's _ 1.pdf"; filename*=UTF-8''Dana%27s%20%E2%84%96%201.pdf`,
  );
});
