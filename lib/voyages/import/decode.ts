/** Bytes of a text file as text, whatever program saved it: UTF-8, UTF-16 or Windows-1251. */

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1251';

const MARKS: readonly [Encoding, readonly number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

const LOOKED_AT = 64 * 1024;

/** By its mark, else by what it looks like; what is no UTF-8 is the code page of Cyrillic Windows. */
export function encodingOf(bytes: Uint8Array): Encoding {
  const marked = MARKS.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte));
  if (marked) return marked[0];
  const start = bytes.subarray(0, LOOKED_AT);
  const zeros = [0, 0];
  start.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2]! += 1;
  });
  // Latin text in UTF-16 is every second byte a zero; Cyrillic has its zeros in separators and digits.
  if (zeros[0]! + zeros[1]! > start.length / 50) return zeros[1]! > zeros[0]! ? 'utf-16le' : 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    return 'windows-1251';
  }
}

const PIECE = 64 * 1024;

/** The text in pieces, so that a long file is never held twice. */
export function* textOf(bytes: Uint8Array, encoding = encodingOf(bytes)): Generator<string> {
  const decoder = new TextDecoder(encoding);
  for (let at = 0; at < bytes.length; at += PIECE) {
    yield decoder.decode(bytes.subarray(at, at + PIECE), { stream: true });
  }
  yield decoder.decode();
}

export type Separator = ',' | ';' | '\t';

/** What stands between the cells: the mark that the first lines have most evenly, outside of quotes. */
export function separatorOf(start: string): { separator: Separator; skip: number } {
  const said = /^sep=([,;\t])\r?\n/i.exec(start);
  if (said) return { separator: said[1] as Separator, skip: said[0].length };
  const lines = start
    .replace(/"(?:[^"]|"")*"/g, '""')
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, 20);
  const score = (mark: string) => {
    const counts = lines.map((line) => line.split(mark).length - 1);
    const most = Math.max(0, ...counts);
    return most === 0 ? 0 : counts.filter((count) => count === most).length * 1000 + most;
  };
  const marks: Separator[] = ['\t', ';', ','];
  const separator = marks.reduce((best, mark) => (score(mark) > score(best) ? mark : best));
  return { separator, skip: 0 };
}
