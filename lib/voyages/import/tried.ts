/** What a trial says of a file, and what it holds of each voyage on the way. */
import type { Refusal } from '@/lib/result';
import type { Differences } from '@/lib/voyages/amendment';
import type { VoyageFacts } from '@/lib/voyages/input';
import type { RecordWarning, VoyageRecord } from '@/lib/voyages/record';
import type { PortZones } from '@/lib/voyages/voyage';
import { placeOf, type Group, type Problem, type Reading } from './group';
import type { Ready } from './ready';
import type { Change } from './text';

export type Verdict = 'create' | 'amend' | 'same' | 'refused' | 'doubted';

/** What would become of one voyage of the file. */
export interface Tried {
  no: number;
  rows: number[];
  verdict: Verdict;
  voyageNo: string | null;
  changes: Change[];
  problems: Problem[];
}

/** What it takes to store it. */
export interface Amending {
  record: VoyageRecord;
  wanted: VoyageFacts;
  different: Differences;
  warnings: RecordWarning[];
}
export interface Trial {
  voyages: Tried[];
  /** By the number of the voyage in the file. */
  creates: Map<number, Ready>;
  amends: Map<number, Amending>;
}

export interface Batch {
  id: string;
  rows: { no: number; cells: readonly string[] }[];
  reading: Reading;
  /** Why what is implausible is imported all the same; empty: it is not. */
  warningReason: string;
}

/** A voyage of the file as read, before it is judged. */
export interface Pending {
  group: Group;
  tried: Tried;
  record: VoyageRecord | null;
  facts: VoyageFacts;
  zones: PortZones;
  lotRows: (number | null)[];
  different: Differences | null;
}

export function problemsOf(
  refusals: readonly Refusal[],
  group: Group,
  lotRows: readonly (number | null)[],
  reading: Reading,
): Problem[] {
  return refusals.map(({ field, ...refusal }) => ({
    ...placeOf(field, group, lotRows, reading),
    kind: refusal.reason === 'implausible' ? 'warning' : 'error',
    ...refusal,
  }));
}
