import 'server-only';
import { because, type Transaction } from '@/lib/db';
import { may, type Person } from '@/lib/people/role';
import { done, refused, type Result } from '@/lib/result';
import { writeAct } from './acts.mutations';
import type { RevisionRow } from './history';
import type { VoyageFacts } from './input';
import { eachOrNone } from './locked.mutations';
import type { Chosen, DoneToMany } from './many';
import { amendLocked } from './mutations';
import type { VoyageRecord } from './record';
import { textOf } from './text';
import { planUndo, type Undone } from './undo';

/**
 * Undoes the last change of each voyage, all or none, where nothing changed since: the former values are written as a
 * new change, through the rules of every other one. `reasonFor` words why it is written, in the language of who asks.
 */
export async function undoVoyages(
  by: Person,
  chosen: readonly Chosen[],
  reasonFor: (undone: Undone) => string,
): Promise<DoneToMany> {
  if (!may(by, 'logVoyages')) return refused({ reason: 'notAllowed' });
  return eachOrNone(by, chosen, null, async (tx, record) => {
    const rows = await lastChange(tx, record.id);
    const plan = planUndo(rows, record);
    if (!plan.done) return plan;
    const [{ at, by: who, reason: why } = { at: new Date(0), by: '', reason: null }] = rows;
    const reason = reasonFor({
      voyageNo: record.voyageNo,
      at,
      by: who,
      reason: why,
      zone: record.zones.load,
    });
    await because(tx, reason);
    if (plan.value.kind === 'act') return writeAct(tx, by, record, { kind: plan.value.act, reason });
    return writeFacts(tx, record, plan.value.facts, reason);
  });
}

async function writeFacts(
  tx: Transaction,
  record: VoyageRecord,
  facts: VoyageFacts,
  reason: string,
): Promise<Result<unknown>> {
  if (await isMerged(tx, facts)) return refused({ reason: 'undoMerged' });
  const { version, zones } = record;
  const amended = await amendLocked(tx, record, {
    version,
    text: textOf(facts, zones),
    reason,
    continued: false,
  });
  return amended.done ? done(null) : refused(...amended.refusals);
}

/** What was merged away in the registry is not chosen again. */
async function isMerged(tx: Transaction, { vesselId, lots }: VoyageFacts): Promise<boolean> {
  const shippers = lots.map(({ shipperId }) => shipperId).filter((id) => id !== null);
  const [found] = await tx.$queryRaw<{ merged: boolean }[]>`
    SELECT EXISTS (SELECT FROM vessel WHERE id = ${vesselId}::int AND merged_into_id IS NOT NULL)
      OR EXISTS (SELECT FROM company WHERE id = ANY (${shippers}::int[]) AND merged_into_id IS NOT NULL) AS merged`;
  return found?.merged ?? false;
}

/** The revisions of the latest save that changed the voyage itself; papers and comments have their own way back. */
async function lastChange(tx: Transaction, voyageId: number): Promise<RevisionRow[]> {
  return tx.$queryRaw<RevisionRow[]>`
    WITH last AS (SELECT txid, at, actor_id, reason FROM revision
      WHERE voyage_id = ${voyageId} AND table_name NOT IN ('paper', 'voyage_comment') ORDER BY id DESC LIMIT 1)
    SELECT r.at, r.txid::text AS txid, r.actor_name AS by, r.reason, r.table_name AS "table", r.row_id AS "rowId",
      r.action, r.before, r.after
    FROM revision r JOIN last ON r.txid = last.txid AND r.at = last.at AND r.actor_id = last.actor_id
      AND r.reason IS NOT DISTINCT FROM last.reason
    WHERE r.voyage_id = ${voyageId} ORDER BY r.id`;
}
