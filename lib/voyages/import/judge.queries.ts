import 'server-only';
import { db } from '@/lib/db';
import type { Refusal } from '@/lib/result';
import { examine } from '@/lib/voyages/examination.queries';
import { fieldOfWarning } from '@/lib/voyages/judgement';
import { WARNING_CODES } from '@/lib/voyages/plausibility';
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
    pending.map(({ facts, zones, record }) => {
      const given = new Set(record?.warnings.map(({ code }) => code));
      const open = WARNING_CODES.filter((code) => !given.has(code)).map((code) => ({
        code,
        reason: reason || '?',
      }));
      return {
        facts: { ...facts, acceptedWarnings: open },
        zones,
        simulated: record?.simulated ?? false,
        stored: record,
      };
    }),
  );
  for (const [at, { tried, facts, zones, record, group, lotRows, different }] of pending.entries()) {
    await breathe();
    const { refusals = [], warnings = [] } = examined[at] ?? {};
    const fresh = warnings.filter(({ code }) => !record?.warnings.some((one) => one.code === code));
    const doubts = fresh.flatMap(({ code, found }) =>
      found.map((values): Refusal => ({
        reason: 'implausible',
        field: fieldOfWarning({ code, values }),
        values: { code, ...values },
      })),
    );
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
