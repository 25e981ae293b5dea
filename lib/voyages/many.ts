/** Doing one thing to many voyages: what is asked, and what is answered for each. Client-safe. */
import type { Refusal } from '@/lib/result';
import type { Logged } from './record';

/** A voyage that somebody chose, at the version they saw. */
export interface Chosen {
  voyageNo: string;
  version: number;
}

/** A voyage that kept an act from being done, and why. */
export interface Held {
  voyageNo: string;
  refusals: Refusal[];
}

/**
 * All of them or none. Done: every voyage with its version from now on. Refused: nothing was written to any; `held` are
 * the voyages to leave out (or mend), `refusals` what is wrong with the request itself.
 */
export type DoneToMany =
  { done: true; value: Logged[] } | { done: false; refusals: Refusal[]; held?: Held[] };

/** The longest page of the log. */
export const MANY_AT_MOST = 200;

/** The voyages that nothing keeps from it. */
export function withoutHeld<C extends { voyageNo: string }>(
  chosen: readonly C[],
  held: readonly Held[],
): C[] {
  return chosen.filter(({ voyageNo }) => !held.some((one) => one.voyageNo === voyageNo));
}
