/**
 * What a trial found ready to be logged, as the JSON that logging takes: a long file waits as one text a voyage, a third of
 * what its objects weigh. Pure.
 */
import { LISTS, newRows, type NewRows, type NewVoyage } from '@/lib/voyages/insert.mutations';

export interface Ready {
  /** The file gives its number. */
  numbered: boolean;
  /** Its rows in each of LISTS, with commas between. */
  rows: string[];
}

/** The rows of each of LISTS as a JSON list. */
export type ReadyPart = Record<keyof NewRows, string>;

/** Voyages that are logged in one statement. */
export const READY = 1000;

export function readyOf(voyage: NewVoyage, no: number): Ready {
  const rows = newRows(voyage, no);
  return {
    numbered: voyage.facts.voyageNo !== null,
    rows: LISTS.map((list) => rows[list].map((row) => JSON.stringify(row)).join(',')),
  };
}

/** Each of LISTS as JSON, up to READY voyages each. Numbers that the file gives come first: none given out meanwhile is theirs. */
export function* readyParts(creates: Iterable<Ready>): Generator<ReadyPart> {
  const all = [...creates];
  const sorted = [...all.filter(({ numbered }) => numbered), ...all.filter(({ numbered }) => !numbered)];
  for (let at = 0; at < sorted.length; at += READY) {
    const part = sorted.slice(at, at + READY);
    yield Object.fromEntries(
      LISTS.map((list, nth) => {
        const rows = part.map((one) => one.rows[nth] ?? '').filter((text) => text !== '');
        return [list, `[${rows.join(',')}]`];
      }),
    ) as ReadyPart;
  }
}
