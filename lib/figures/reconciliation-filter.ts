/** The address of the reconciliation ⇄ what it shows. Client-safe. */
import { STATES, type State } from './reconcile';

export interface ReconciliationFilter {
  /** Years, both included. */
  from: number;
  to: number;
  grade: string | null;
  state: State | null;
}

type Params = Record<string, string | string[] | undefined>;

/** Years beyond that are cut off: one mistyped date must not fill the page. */
const YEARS_AT_MOST = 20;

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
  if (to === null || from === null || (typed !== null && state === null)) return null;
  return { from: Math.max(Math.min(from, to), to - YEARS_AT_MOST + 1), to, grade: one('grade'), state };
}
