/** The kinds of registry entries, and what may be done with each. Client-safe. */
import type { Permission } from '@/lib/people/role';

/** As the address names them. What was promised is kept like the registry, and stands in a place of its own. */
export const REGISTRY_KINDS = [
  'vessels',
  'terminals',
  'grades',
  'companies',
  'notices',
  'disruptions',
] as const;
export const PROMISE_KINDS = ['agreements', 'scopes', 'versions'] as const;
/** What happens beyond Baku and beside it. */
export const ONWARD_KINDS = ['movements', 'totals', 'costs'] as const;
export const KINDS = [...REGISTRY_KINDS, ...PROMISE_KINDS, ...ONWARD_KINDS] as const;
export type Kind = (typeof KINDS)[number];

export type Place = 'targets' | 'onward' | 'registry';

/** The place under whose address a kind stands, and under no other. */
export const placeOf = (kind: Kind): Place =>
  PROMISE_KINDS.some((one) => one === kind)
    ? 'targets'
    : ONWARD_KINDS.some((one) => one === kind)
      ? 'onward'
      : 'registry';

/** Where the entries of a kind are listed. */
export function listOf(kind: Kind): string {
  if (kind === 'totals') return '/onward/routes';
  return placeOf(kind) === 'targets' ? '/targets' : pagesOf(kind);
}
/** Where the pages of a kind's entries begin: `…/new`, `…/12`. */
export const pagesOf = (kind: Kind): string => `/${placeOf(kind)}/${kind}`;

export const isKind = (text: string): text is Kind => KINDS.some((kind) => kind === text);

/** What it takes to enter and amend one. */
export const ENTERING: Record<Kind, Permission> = {
  vessels: 'enterVessels',
  terminals: 'enterVessels',
  grades: 'enterVessels',
  companies: 'enterVessels',
  notices: 'enterPortNotices',
  disruptions: 'enterPortNotices',
  agreements: 'manageTargets',
  scopes: 'manageTargets',
  versions: 'manageTargets',
  movements: 'enterOnward',
  totals: 'enterOnward',
  costs: 'enterOnward',
};

/** A scope says what targets count: they would change under everybody's eyes, so another scope is entered instead. */
export const isAmendable = (kind: Kind): boolean => kind !== 'scopes';

/** Kinds of which one thing can have been entered twice under two names. */
export const MERGEABLE = ['vessels', 'terminals', 'grades', 'companies'] as const satisfies readonly Kind[];
export type Mergeable = (typeof MERGEABLE)[number];

export const isMergeable = (kind: Kind): kind is Mergeable => MERGEABLE.some((one) => one === kind);

/** What is typed into the form of an entry: texts, and the ids of what was chosen. */
export type EntryText = Record<string, string | number | null>;
