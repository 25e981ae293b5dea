/**
 * Drafts of voyages that a browser keeps for a person: over a reload, a crash of the tab, a lost connection, signing in
 * again. They leave when they are saved or discarded, and beyond a number the oldest does.
 */
import type { Typed } from './draft';

export interface KeptDraft extends Typed {
  id: string;
  /** Which form: a new voyage, or the one that is amended. */
  place: string;
  /** When it was last typed in, milliseconds. */
  at: number;
  /** An attempt to save is without an answer: the same key goes along with the next one. */
  attempted: boolean;
}

export const MOST_DRAFTS = 8;

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const keyOf = (person: string) => `caspian-lift.drafts.${person}`;

function isDraft(value: unknown): value is KeptDraft {
  const draft = value as Partial<KeptDraft> | null;
  return (
    typeof draft === 'object' &&
    typeof draft?.id === 'string' &&
    typeof draft.place === 'string' &&
    typeof draft.at === 'number' &&
    typeof draft.text === 'object' &&
    Array.isArray(draft.text?.lots)
  );
}

/** The person's drafts, latest first; what is not one is passed over. */
export function draftsOf(store: Store, person: string): KeptDraft[] {
  try {
    const found: unknown = JSON.parse(store.getItem(keyOf(person)) ?? '[]');
    return Array.isArray(found) ? found.filter(isDraft).sort((a, b) => b.at - a.at) : [];
  } catch {
    return [];
  }
}

function write(store: Store, person: string, drafts: readonly KeptDraft[]): void {
  if (drafts.length === 0) store.removeItem(keyOf(person));
  else store.setItem(keyOf(person), JSON.stringify(drafts));
}

/** Keeps a draft in place of the one of the same id. @throws DOMException when the storage is full */
export function keepDraft(store: Store, person: string, draft: KeptDraft): void {
  const others = draftsOf(store, person).filter(({ id }) => id !== draft.id);
  write(store, person, [draft, ...others].sort((a, b) => b.at - a.at).slice(0, MOST_DRAFTS));
}

export function dropDraft(store: Store, person: string, id: string): void {
  const all = draftsOf(store, person);
  const left = all.filter((draft) => draft.id !== id);
  if (left.length < all.length) write(store, person, left);
}
