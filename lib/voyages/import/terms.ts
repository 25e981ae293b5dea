/** Laytime terms as files have them, rewritten into what lib/voyages/terms.ts reads. Client-safe. */
import { reasonNamed } from '@/lib/voyages/statement-names';
import { LAYTIME_FOR, type TermsText } from '@/lib/voyages/terms';
import { plainHeader } from './headers';
import words from './headers.json';

/** The text of a form, or null where a word is unknown. Numbers are read, and refused, where the form's are. */
export function termText(name: keyof TermsText, cell: string): string | null {
  const plain = plainHeader(cell);
  if (name === 'allowedFor') return LAYTIME_FOR.find((one) => words.laytimeFor[one].includes(plain)) ?? null;
  if (name === 'excepted') {
    const named = cell.split(/[,;]/).map((reason) => reasonNamed(reason.trim())?.reason);
    return named.every((reason) => reason !== undefined) ? named.join(', ') : null;
  }
  // A spreadsheet takes 36:30 for a time and writes it with seconds.
  return cell.replace(/^(\d+:\d{2}):00$/, '$1');
}
