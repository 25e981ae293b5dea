/** What may be done from the log, and what is answered: in words, so that no catalogue of refusals travels with the log. */
import type { Chosen } from '@/lib/voyages/many';
import type { VoyageText } from '@/lib/voyages/text';
import type { ActKind } from '@/lib/voyages/voyage';
import type { Basis } from '../form/draft';

/** A refusal in words. */
export interface Said {
  text: string;
  /** The path that it speaks of. */
  field?: string;
  /** Texts that, put into the field, read without a question. */
  choices?: string[];
  /** Of something implausible: it is saved when a reason is given for this code. */
  code?: string;
}

export type Answer =
  /** The voyages with their versions from now on. */
  | { done: true; voyages: Chosen[] }
  /** Nothing was written. `held`: the voyages that keep it from being done, and why. */
  | { done: false; said: Said[]; held: { voyageNo: string; why: string }[]; conflict?: boolean };

export interface LogActs {
  /** Who acts: the browser keeps drafts by person. */
  person: string;
  act: (chosen: Chosen[], kind: ActKind, reason: string) => Promise<Answer>;
  comment: (chosen: Chosen[], text: string) => Promise<Answer>;
  undo: (chosen: Chosen[]) => Promise<Answer>;
  /** A stored voyage as text; null where it is not there any more. */
  open: (voyageNo: string) => Promise<Basis | null>;
  amend: (opened: Basis, text: VoyageText, reason: string) => Promise<Answer>;
}
