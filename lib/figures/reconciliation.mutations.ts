import 'server-only';
import { refusalOf, write } from '@/lib/db';
import { may, type Person } from '@/lib/people/role';
import { decimalFromKg, type Kg } from '@/lib/quantity';
import { done, refused, type Result } from '@/lib/result';
import type { Act } from './reconcile';
import { reconciliation } from './reconciliation.queries';

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

/**
 * Explains a line, signs it off, or takes both back: a dated act in the person's name, on the numbers they saw.
 * Refuses `numbersMoved` when these are others by now, and `signOpenLine` while nothing explains a deviation.
 */
export async function actOnLine(by: Person, act: LineAct): Promise<Result<null>> {
  if (!may(by, 'signReconciliation')) return refused({ reason: 'notAllowed' });
  const explanation = act.explanation.trim();
  if (explanation.length > EXPLANATION_MAX)
    return refused({ reason: 'textTooLong', field: 'explanation', values: { max: EXPLANATION_MAX } });
  if (act.kind === 'withdrawn' && explanation === '')
    return refused({ reason: 'reasonMissing', field: 'explanation' });
  const { lines } = await reconciliation(by);
  const line = lines.find((one) => one.line === act.line);
  if (!line?.logged) return refused({ reason: 'lineUnknown' });
  if (line.reported.kg !== act.reportedKg || line.logged.kg !== act.loggedKg)
    return refused({ reason: 'numbersMoved' });
  if (act.kind === 'explained') {
    const offered = line.offered.some(({ key }) => key === act.finding);
    if (act.finding !== null && !offered) return refused({ reason: 'unknownEntry', field: 'finding' });
    if (act.finding === null && explanation === '')
      return refused({ reason: 'explanationMissing', field: 'explanation' });
  }
  if (act.kind === 'signed' && line.state === 'open') return refused({ reason: 'signOpenLine' });
  if (act.kind === 'withdrawn' && !line.explanation && !line.signed && !line.outdated)
    return refused({ reason: 'nothingToWithdraw' });
  try {
    await write(by, explanation || null, (tx) =>
      tx.reconciliationAct.create({
        data: {
          line: act.line,
          kind: act.kind,
          finding: act.finding,
          explanation: explanation || null,
          reportedTonnes: decimalFromKg(act.reportedKg),
          loggedTonnes: decimalFromKg(act.loggedKg),
          byId: by.id,
          byName: by.name,
        },
        select: { id: true },
      }),
    );
    return done(null);
  } catch (error) {
    const refusal = refusalOf(error);
    if (!refusal) throw error;
    return refused(refusal);
  }
}
