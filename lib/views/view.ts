/** A saved view: an address under a name. Client-safe. */

/** The screens that have saved views. */
export const PLACES = ['voyages', 'board'] as const;
export type Place = (typeof PLACES)[number];

export interface SavedView {
  id: number;
  name: string;
  shared: boolean;
  /** Of whoever asks. */
  own: boolean;
  /** The name of whose it is. */
  owner: string;
  /** Canonical parameters of the address, without the question mark. */
  query: string;
  version: number;
}

/** What is typed about a view; the query may be any that the place's reader understands. */
export interface ViewText {
  name: string;
  shared: boolean;
  query: string;
}

export const NAME_MAX = 60;
export const QUERY_MAX = 8000;
/** Of one person in one place: a list that is longer is no help. */
export const VIEWS_AT_MOST = 50;

/** Names are the same whatever their case and the spaces around them. */
export const sameName = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();
