/** What changed in a board's numbers since a moment: rows → kinds and sums. Pure. */
import type { LocalDate } from '@/lib/calendar';
import type { Kg } from '@/lib/quantity';

/** What a lot counted for in the selection and year. */
export interface Counted {
  kg: Kg;
  date: LocalDate;
  grade: string | null;
}

export const CHANGE_KINDS = [
  'logged',
  'amended',
  'cancelled',
  'reopened',
  'removed',
  'movedIn',
  'movedOut',
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

export interface NumberChange {
  kind: ChangeKind;
  /** Null when the voyage was removed with everything in it. */
  voyageNo: string | null;
  before: Counted | null;
  after: Counted | null;
  /** After less before. */
  effectKg: Kg;
  byName: string;
  /** ISO 8601. */
  at: string;
  reason: string | null;
}

export interface Changes {
  /** The newest first, at most CHANGES_SHOWN. */
  rows: NumberChange[];
  /** All of them, also those not shown: `effectKg` is the present sum less the sum then, to the kilogram. */
  count: number;
  effectKg: Kg;
  kinds: { kind: ChangeKind; count: number; effectKg: Kg }[];
}

export const CHANGES_SHOWN = 50;

/** What is left out of `rows`. */
export function restOf({ rows, count, effectKg }: Changes): { count: number; effectKg: Kg } {
  return {
    count: count - rows.length,
    effectKg: effectKg - rows.reduce((sum, row) => sum + row.effectKg, 0),
  };
}
