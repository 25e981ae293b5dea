import 'server-only';
import { db } from '@/lib/db';
import { askedOf, examine } from '@/lib/voyages/examination.queries';
import { readyOf } from './ready';
import { problemsOf, type Batch, type Pending, type Trial } from './tried';

/** What only the database knows: numbers that are taken, vessels that were elsewhere, what is implausible. */
export async function judge(
  pending: readonly Pending[],
  batch: Batch,
  trial: Trial,
  breathe: () => Promise<void>,
): Promise<void> {
  if (pending.length === 0) return;
  const reason = batch.warningReason.trim();
  const examined = await examine(
    db(),
    pending.map(({ facts, zones, record }) => ({
      facts,
      zones,
      simulated: record?.simulated ?? false,
      stored: record,
      otherwise: reason || '?',
    })),
  );
  for (const [at, { tried, facts, zones, record, group, lotRows, different }] of pending.entries()) {
    await breathe();
    const { refusals = [], warnings = [] } = examined[at] ?? {};
    const doubts = warnings.flatMap((warning) => {
      const before = record?.warnings.find(({ code }) => code === warning.code) ?? null;
      // Accepted for what is found now by the reason of this file, not by one that stands.
      return warning.accepted === warning.found ? askedOf(warning.code, warning.found, before) : [];
    });
    tried.problems.push(...problemsOf([...refusals, ...doubts], group, lotRows, batch.reading));
    if (tried.verdict === 'refused' || refusals.length > 0) tried.verdict = 'refused';
    else if (doubts.length > 0 && reason === '') tried.verdict = 'doubted';
    else if (record && different) trial.amends.set(tried.no, { record, wanted: facts, different, warnings });
    else if (facts.idempotencyKey) {
      const { idempotencyKey } = facts;
      const voyage = { facts: { ...facts, idempotencyKey }, zones, warnings };
      trial.creates.set(tried.no, readyOf(voyage, tried.no));
    }
  }
}
