import 'server-only';
import type { Transaction } from '@/lib/db';
import { may, type Person } from '@/lib/people/role';
import { done, refused, type Result } from '@/lib/result';
import { eachOrNone } from './locked.mutations';
import type { Chosen, DoneToMany } from './many';
import type { VoyageRecord } from './record';
import { refusalOfAct, type ActKind } from './voyage';

/** Nominates, closes, cancels or reopens voyages, all or none, for one reason. */
export async function actOnVoyages(
  by: Person,
  chosen: readonly Chosen[],
  act: { kind: ActKind; reason: string },
): Promise<DoneToMany> {
  if (!may(by, 'logVoyages')) return refused({ reason: 'notAllowed' });
  const reason = act.reason.trim() || null;
  // Once for all of them, however many they are.
  if (reason === null && (act.kind === 'cancel' || act.kind === 'reopen'))
    return refused({ reason: 'reasonMissing', field: 'reason' });
  return eachOrNone(by, chosen, reason, (tx, record) => writeAct(tx, by, record, { kind: act.kind, reason }));
}

/** One act on a locked voyage, where its rules allow it. */
export async function writeAct(
  tx: Transaction,
  by: Person,
  record: VoyageRecord,
  { kind, reason }: { kind: ActKind; reason: string | null },
): Promise<Result<null>> {
  const refusal = refusalOfAct({ kind, reason }, record);
  if (refusal) return refused(refusal);
  await tx.$executeRaw`
    INSERT INTO voyage_act (voyage_id, kind, by_id, by_name, reason)
    VALUES (${record.id}, ${kind}::act_kind, ${by.id}, ${by.name}, ${reason})`;
  return done(null);
}
