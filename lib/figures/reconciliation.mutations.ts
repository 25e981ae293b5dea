import 'server-only';
import { refusalOf, write, type Transaction } from '@/lib/db';
import { may, type Person } from '@/lib/people/role';
import { decimalFromKg } from '@/lib/quantity';
import { done, refused, type Result } from '@/lib/result';
import { refusalOnLine, refusalOfWords, type LineAct } from './line-act';
import { reconciliation } from './reconciliation.queries';

/**
 * Explains a line, signs it off, or takes both back: a dated act in the person's name, on the numbers they saw.
 * Refuses `numbersMoved` when these are others by now, and `signOpenLine` while nothing explains a deviation.
 */
export async function actOnLine(by: Person, typed: LineAct): Promise<Result<null>> {
  if (!may(by, 'signReconciliation')) return refused({ reason: 'notAllowed' });
  const act = { ...typed, explanation: typed.explanation.trim() };
  const unsaid = refusalOfWords(act);
  if (unsaid) return refused(unsaid);
  const { lines } = await reconciliation(by);
  const undone = refusalOnLine(
    lines.find((one) => one.line === act.line),
    act,
  );
  if (undone) return refused(undone);
  try {
    await write(by, act.explanation || null, (tx) => recordAct(tx, by, act));
    return done(null);
  } catch (error) {
    const refusal = refusalOf(error);
    if (!refusal) throw error;
    return refused(refusal);
  }
}

/** In the name of whoever does it, and of nobody else. */
export async function recordAct(tx: Transaction, by: Person, act: LineAct): Promise<void> {
  await tx.reconciliationAct.create({
    data: {
      line: act.line,
      kind: act.kind,
      finding: act.finding,
      explanation: act.explanation || null,
      reportedTonnes: decimalFromKg(act.reportedKg),
      loggedTonnes: decimalFromKg(act.loggedKg),
      byId: by.id,
      byName: by.name,
    },
    select: { id: true },
  });
}
