/** Names of papers: as they are kept, and as they travel in a header. Client-safe. */
import { MEDIA_TYPES, type MediaType } from './content';

const EXTENSIONS: Record<MediaType, readonly [string, ...string[]]> = {
  [MEDIA_TYPES.pdf]: ['pdf'],
  [MEDIA_TYPES.png]: ['png'],
  [MEDIA_TYPES.jpeg]: ['jpg', 'jpeg', 'jpe'],
  [MEDIA_TYPES.xlsx]: ['xlsx'],
};

/** Characters of a kept name, its ending included. */
const LONGEST = 120;

// Controls, and marks that turn the direction of text: with one of them `fdp.exe` reads as `exe.pdf`.
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/gu;
const NOT_IN_FILE_NAMES = /[<>:"|?*]/g;

/**
 * The name a paper is kept under: the last part of its path, without what file systems refuse or eyes do not see. The
 * ending is that of what the file is, so that no program opens it as something else.
 */
export function keptName(name: string, mediaType: MediaType): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const seen = last
    .replace(UNSEEN, '')
    .replace(NOT_IN_FILE_NAMES, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const [ending] = EXTENSIONS[mediaType];
  const given = EXTENSIONS[mediaType].find((one) => seen.toLowerCase().endsWith(`.${one}`));
  const tail = given ? seen.slice(-given.length - 1) : `.${ending}`;
  const stem = given ? seen.slice(0, -tail.length) : seen;
  return `${[...(stem.trim() || 'paper')].slice(0, LONGEST - tail.length).join('')}${tail}`;
}

/**
 * `Content-Disposition` by which a browser saves and never shows (RFC 6266): a plain name for old programs, and the
 * name in its own letters (RFC 8187).
 */
export function disposition(fileName: string): string {
  const plain = fileName.replace(/[^ -~]/g, '_').replace(/["\\%]/g, '_');
  const own = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${own}`;
}
