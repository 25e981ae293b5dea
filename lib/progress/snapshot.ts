/** Boards kept under a name. Client-safe. */
import type { LocalDate } from '@/lib/calendar';
import type { Kg } from '@/lib/quantity';
import type { ListedTarget, Scope } from '@/lib/targets/target';
import type { DatedBy } from '@/lib/voyages/filter';
import type { Data } from './filter';
import type { Disruption, Liftings } from './series';

/** All that the board computes its numbers from; its JSON text is what the fingerprint is taken of. */
export interface BoardNumbers {
  target: ListedTarget;
  scope: Scope;
  year: number;
  data: Data;
  /** The day at the load port. */
  today: LocalDate;
  liftings: Liftings;
  intakes: Kg[];
  disruptions: Disruption[];
  /** By B/L where it is left out, as in those that were kept before there were others. */
  basis?: DatedBy;
}

/** One of the list. */
export interface KeptSnapshot {
  id: number;
  name: string;
  /** ISO 8601. */
  at: string;
  byName: string;
  view: { year: string; scope: string; target: string };
  withdrawn: { at: string; byName: string } | null;
  /** Whether the person who reads the list may withdraw it. */
  mayWithdraw: boolean;
}

/** Whether a snapshot that is open reads the same as when it was kept. */
export type Verdict = 'agrees' | 'differs' | 'otherView';
