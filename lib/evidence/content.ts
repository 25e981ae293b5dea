/** What a file is by its bytes, whatever its name says. Nothing is unpacked. Client-safe. */

export const MEDIA_TYPES = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpeg: 'image/jpeg',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;
export type MediaType = (typeof MEDIA_TYPES)[keyof typeof MEDIA_TYPES];

/** What can be told of a file that is none of the above; keys of the `evidence.found` messages. */
export const FOUND = [
  'empty',
  'program',
  'macros',
  'binaryWorkbook',
  'word',
  'powerpoint',
  'openDocument',
  'oldOffice',
  'zip',
  'gif',
  'tiff',
  'webp',
  'heic',
  'bmp',
  'rtf',
  'markup',
  'text',
  'unknown',
] as const;
export type Found = (typeof FOUND)[number];

export type ContentReading =
  | { kind: 'read'; mediaType: MediaType }
  /** `head`: the first bytes in hexadecimal. */
  | { kind: 'refused'; found: Found; head: string };

const startsWith = (bytes: Uint8Array, ...signature: (number | string)[]) => {
  const wanted = signature.flatMap((part) =>
    typeof part === 'string' ? [...part].map((letter) => letter.charCodeAt(0)) : [part],
  );
  return wanted.every((byte, index) => bytes[index] === byte);
};

/** Reads the type of a file from its bytes. */
export function readContent(bytes: Uint8Array): ContentReading {
  const read = (mediaType: MediaType): ContentReading => ({ kind: 'read', mediaType });
  if (startsWith(bytes, '%PDF-')) return read(MEDIA_TYPES.pdf);
  if (startsWith(bytes, 0x89, 'PNG\r\n', 0x1a, '\n') && startsWith(bytes.subarray(12), 'IHDR'))
    return read(MEDIA_TYPES.png);
  if (startsWith(bytes, 0xff, 0xd8, 0xff)) return read(MEDIA_TYPES.jpeg);
  const found = startsWith(bytes, 'PK', 3, 4) ? inArchive(namesInZip(bytes)) : otherwise(bytes);
  if (found === 'xlsx') return read(MEDIA_TYPES.xlsx);
  const head = [...bytes.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, '0').toUpperCase());
  return { kind: 'refused', found, head: head.join(' ') };
}

function otherwise(bytes: Uint8Array): Found {
  const signatures: [Found, ...(number | string)[]][] = [
    ['program', 'MZ'],
    ['program', 0x7f, 'ELF'],
    ['program', '#!'],
    ['oldOffice', 0xd0, 0xcf, 0x11, 0xe0],
    ['zip', 'PK'],
    ['zip', 'Rar!'],
    ['zip', '7z', 0xbc, 0xaf],
    ['gif', 'GIF8'],
    ['tiff', 'II*', 0],
    ['tiff', 'MM', 0, '*'],
    ['bmp', 'BM'],
    ['rtf', '{\\rtf'],
  ];
  if (bytes.length === 0) return 'empty';
  const known = signatures.find(([, ...signature]) => startsWith(bytes, ...signature));
  if (known) return known[0];
  if (startsWith(bytes, 'RIFF') && startsWith(bytes.subarray(8), 'WEBP')) return 'webp';
  if (startsWith(bytes.subarray(4), 'ftyphe') || startsWith(bytes.subarray(4), 'ftypmif1')) return 'heic';
  const start = new TextDecoder('utf-8').decode(bytes.subarray(0, 512));
  if (/^\uFEFF?\s*</.test(start)) return 'markup';
  // The cut may go through a letter: only a mark before the end tells that it is no text.
  return /[\0-\x08\x0e-\x1f]|\uFFFD(?=.{4})/s.test(start) ? 'unknown' : 'text';
}

function inArchive(names: readonly string[] | null): Found | 'xlsx' {
  if (!names) return 'zip';
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name));
  if (!has(/^\[Content_Types\]\.xml$/i)) return has(/^content\.xml$/) ? 'openDocument' : 'zip';
  if (has(/(^|\/)vbaProject\.bin$/i)) return 'macros';
  if (has(/^xl\/workbook\.xml$/i)) return 'xlsx';
  if (has(/^xl\/workbook\.bin$/i)) return 'binaryWorkbook';
  return has(/^word\//i) ? 'word' : has(/^ppt\//i) ? 'powerpoint' : 'zip';
}

const END_LENGTH = 22;
const ENTRY_LENGTH = 46;

/** Names in the central directory of a ZIP archive, which alone says what is in it; null when it is damaged. */
function namesInZip(bytes: Uint8Array): string[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const last = bytes.length - END_LENGTH;
  // The end record is followed by a comment of up to 65 535 bytes.
  for (let end = last; end >= Math.max(0, last - 0xffff); end--) {
    if (view.getUint32(end, true) !== 0x06054b50) continue;
    if (end + END_LENGTH + view.getUint16(end + 20, true) !== bytes.length) continue;
    const names: string[] = [];
    let at = view.getUint32(end + 16, true);
    for (let left = view.getUint16(end + 10, true); left > 0; left--) {
      if (at + ENTRY_LENGTH > end || view.getUint32(at, true) !== 0x02014b50) return null;
      const length = view.getUint16(at + 28, true);
      names.push(new TextDecoder().decode(bytes.subarray(at + ENTRY_LENGTH, at + ENTRY_LENGTH + length)));
      at += ENTRY_LENGTH + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    }
    return names;
  }
  return null;
}
