/** What comes in with an upload or a comment, read once for browser and server. Client-safe. */
import { done, refused, type Result } from '@/lib/result';
import { fits, PAPER_KINDS, readAbout, type About, type PaperKind } from './paper';

export interface PaperFacts {
  kind: PaperKind;
  about: About;
  /** As the file is called where it comes from. */
  name: string;
}

/** Reads `kind`, `about` (see `readAbout`) and `name` of an upload; refusals say which of them is wrong. */
export function readPaperFacts(typed: { get: (name: string) => string | null }): Result<PaperFacts> {
  const kind = PAPER_KINDS.find((one) => one === typed.get('kind'));
  if (!kind) return refused({ reason: 'paperKindMissing', field: 'kind' });
  const about = readAbout(typed.get('about') ?? '');
  if (!about || !fits(kind, about)) return refused({ reason: 'paperAboutMissing', field: 'about' });
  return done({ kind, about, name: (typed.get('name') ?? '').slice(0, 1000) });
}

export const COMMENT_MAX = 4000;

/** A comment as plain text: line breaks stay, controls that nobody sees do not. */
export function readComment(typed: unknown): Result<string> {
  if (typeof typed !== 'string')
    return refused({ reason: 'malformed', field: 'text', values: { read: 'text' } });
  const text = typed
    .replace(/\r\n?/g, '\n')
    .replace(/[\0-\x08\x0b-\x1f\x7f]/g, '')
    .trim();
  if (text === '') return refused({ reason: 'commentEmpty', field: 'text' });
  // As PostgreSQL counts: a letter outside the basic plane is one.
  if ([...text].length > COMMENT_MAX)
    return refused({ reason: 'textTooLong', field: 'text', values: { max: COMMENT_MAX } });
  return done(text);
}
