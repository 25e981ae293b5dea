import { deflateSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import writeExcelFile from 'write-excel-file/node';

/** Real files for stories and tests, made here so that nobody need trust a binary in the repository. */

/** A one-page PDF with one line of text. */
export function aPdf(line = 'Bill of lading'): Buffer<ArrayBuffer> {
  const content = `BT /F1 18 Tf 72 720 Td (${line}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let pdf = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = pdf.length;
    pdf += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const start = pdf.length;
  const size = objects.length + 1;
  pdf += `xref\n0 ${size}\n0000000000 65535 f \n${offsets.join('')}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(pdf, 'latin1');
}

/** A PDF of exactly so many bytes. */
export function aPdfOf(size: number): Buffer<ArrayBuffer> {
  const file = Buffer.alloc(size, 0x20);
  aPdf().copy(file);
  return file;
}

const CRC = Array.from({ length: 256 }, (_, byte) =>
  Array.from({ length: 8 }).reduce<number>((sum) => (sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1), byte),
);

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const frame = Buffer.alloc(body.length + 8);
  frame.writeUInt32BE(data.length, 0);
  body.copy(frame, 4);
  const crc = body.reduce((sum, byte) => (sum >>> 8) ^ (CRC[(sum ^ byte) & 0xff] ?? 0), 0xffffffff);
  frame.writeUInt32BE((crc ^ 0xffffffff) >>> 0, body.length + 4);
  return frame;
}

/** A grey square, as a scanner would send it. */
export function aPng(side = 16): Buffer<ArrayBuffer> {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header[8] = 8; // bits, and colour type 0: grey
  const rows = Buffer.alloc((side + 1) * side, 0x80);
  for (let row = 0; row < side; row++) rows[row * (side + 1)] = 0;
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A workbook as Excel would write it. */
export async function anXlsx(): Promise<Buffer<ArrayBuffer>> {
  const rows = [[{ value: 'Outturn, t' }, { value: 9490 }]];
  return Buffer.from(await (await writeExcelFile(rows)).toBuffer());
}

/** A ZIP archive with these parts in it. */
export function aZip(...names: string[]): Uint8Array<ArrayBuffer> {
  const parts = Object.fromEntries(names.map((name) => [name, strToU8('<part/>')]));
  return new Uint8Array(zipSync(parts));
}

/** What a Windows program begins with. */
export function anExe(): Buffer<ArrayBuffer> {
  return Buffer.concat([Buffer.from('MZ\x90\0\x03\0', 'latin1'), Buffer.alloc(512)]);
}
