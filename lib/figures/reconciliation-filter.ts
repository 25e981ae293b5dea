/** The address of the reconciliation ⇄ what it shows. Client-safe. */
import { STATES, type State } from './reconcile';

export interface ReconciliationFilter {
  /** Years, both included. */
  from: number;
  to: number;
  grade: string | null;
  state: State | null;
  /** Every line on one page, however many. */
  whole: boolean;
}

type Params = Record<string, string | string[] | undefined>;

/** Years beyond that are cut off: one mistyped date must not fill the page. */
const YEARS_AT_MOST = 20;

/** More lines than that are not read through: each year then opens its own, and those that are open come first. */
export const LINES_AT_ONCE = 60;
/** So many of the open ones then. */
export const OPEN_AT_ONCE = 20;

export const folds = ({ whole, from, to }: ReconciliationFilter, lines: number): boolean =>
  !whole && from < to && lines > LINES_AT_ONCE;

const PATH = '/figures/reconciliation';

/** The address that shows this; with `known`, as of then. */
export function linkToReconciliation(
  { from, to, grade, state, whole }: ReconciliationFilter,
  known: string | null,
): string {
  const search = new URLSearchParams({ from: String(from), to: String(to) });
  const said = { grade, state, lines: whole ? 'all' : null, known };
  for (const [name, value] of Object.entries(said)) if (value !== null) search.set(name, value);
  return `${PATH}?${search}`;
}

/** Reads the address; null when it says something that cannot be shown. Years left out are the first and the last there are. */
export function readReconciliationFilter(
  params: Params,
  years: { first: number; last: number },
): ReconciliationFilter | null {
  const one = (name: string) => {
    const value = params[name];
    return (Array.isArray(value) ? value.at(-1) : value)?.trim() || null;
  };
  const year = (name: string, otherwise: number): number | null => {
    const text = one(name);
    if (text === null) return otherwise;
    return /^(199\d|20\d\d)$/.test(text) ? Number(text) : null;
  };
  const to = year('to', years.last);
  const from = year('from', years.first);
  const typed = one('state');
  const state = STATES.find((item) => item === typed) ?? null;
  const lines = one('lines');
  if (to === null || from === null || (typed !== null && state === null)) return null;
  if (lines !== null && lines !== 'all') return null;
  return {
    from: Math.max(Math.min(from, to), to - YEARS_AT_MOST + 1),
    to,
    grade: one('grade'),
    state,
    whole: lines === 'all',
  };
}
