/** What a person does to a line of the reconciliation, and when it may be done: on the screen and by a file. Pure. */
import type { Kg } from '@/lib/quantity';
import type { Refusal } from '@/lib/result';
import type { Act, Line } from './reconcile';

export interface LineAct {
  line: string;
  kind: Act['kind'];
  /** The checker's finding that explains it; null for words alone. */
  finding: string | null;
  explanation: string;
  /** What the person saw. */
  reportedKg: Kg;
  loggedKg: Kg;
}

const EXPLANATION_MAX = 4000;

/** What is wrong with the act itself. */
export function refusalOfWords({ kind, explanation }: LineAct): Refusal | null {
  if (explanation.length > EXPLANATION_MAX)
    return { reason: 'textTooLong', field: 'explanation', values: { max: EXPLANATION_MAX } };
  if (kind === 'withdrawn' && explanation === '') return { reason: 'reasonMissing', field: 'explanation' };
  return null;
}

/**
 * Why the act cannot be done to the line as it stands: `numbersMoved` when its numbers are not those that the person
 * saw, `signOpenLine` while nothing explains a deviation.
 */
export function refusalOnLine(line: Line | undefined, act: LineAct): Refusal | null {
  if (!line?.logged) return { reason: 'lineUnknown' };
  if (line.reported.kg !== act.reportedKg || line.logged.kg !== act.loggedKg)
    return { reason: 'numbersMoved' };
  if (act.kind === 'explained') {
    const offered = line.offered.some(({ key }) => key === act.finding);
    if (act.finding !== null && !offered) return { reason: 'unknownEntry', field: 'finding' };
    if (act.finding === null && act.explanation === '')
      return { reason: 'explanationMissing', field: 'explanation' };
  }
  if (act.kind === 'signed' && line.state === 'open') return { reason: 'signOpenLine' };
  if (act.kind === 'withdrawn' && !canWithdraw(line)) return { reason: 'nothingToWithdraw' };
  return null;
}

/** Something stands that can be taken back. */
export const canWithdraw = ({ explanation, signed, outdated }: Line): boolean =>
  explanation !== null || signed !== null || outdated !== null;
