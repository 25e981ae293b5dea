/** What may be done from the log, and what is answered: in words, so that no catalogue of refusals travels with the log. */
import type { Result } from '@/lib/result';
import type { Chosen } from '@/lib/voyages/many';
import type { VoyageText } from '@/lib/voyages/text';
import type { VesselChoice } from '@/lib/voyages/totals.queries';
import type { ActKind } from '@/lib/voyages/voyage';
import type { Basis } from '../form/draft';
import type { ChoiceOf } from './cell-fields';

/** A refusal in words. */
export interface Said {
  text: string;
  /** The path that it speaks of. */
  field?: string;
  /** Texts that, put into the field, read without a question. */
  choices?: string[];
  /** Of something implausible: it is saved when a reason is given for this code. */
  code?: string;
  /** What was found of it, which the reason is then given for. */
  found?: Record<string, string | number>;
}

/** The voyage as somebody saved it since it was opened: nothing of mine was written, and here is how to go on. */
export interface Meanwhile {
  /** Save again with this version. */
  version: number;
  theirs: VoyageText;
  /** Theirs with mine on top. */
  merged: VoyageText;
}

export type Answer =
  /** The voyages with their versions from now on. */
  | { done: true; voyages: Chosen[] }
  /** Nothing was written. `held`: the voyages that keep it from being done, and why. */
  | { done: false; said: Said[]; held: { voyageNo: string; why: string }[]; meanwhile?: Meanwhile };

export interface LogActs {
  /** Who acts: the browser keeps drafts by person. */
  person: string;
  act: (chosen: Chosen[], kind: ActKind, reason: string) => Promise<Answer>;
  comment: (chosen: Chosen[], text: string) => Promise<Answer>;
  undo: (chosen: Chosen[]) => Promise<Answer>;
  /** A stored voyage as text; null where it is not there any more. */
  open: (voyageNo: string) => Promise<Basis | null | 'signedOut'>;
  /** What there is to choose from, by name; an IMO number only where it is a ship's. */
  choices: (of: ChoiceOf) => Promise<Result<VesselChoice[]>>;
  amend: (opened: Basis, text: VoyageText, reason: string) => Promise<Answer>;
}
