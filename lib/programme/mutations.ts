import 'server-only';
import { daysBetween } from '@/lib/calendar';
import { write } from '@/lib/db';
import { may, type Person } from '@/lib/people/role';
import { refused, type Refusal, type Result } from '@/lib/result';
import { writeAct } from '@/lib/voyages/acts.mutations';
import { lockedRecord, refusedByRule, versionOf } from '@/lib/voyages/locked.mutations';
import { amendLocked, logVoyages } from '@/lib/voyages/mutations';
import { factsOf, type Amended, type Logged, type VoyageRecord } from '@/lib/voyages/record';
import { textOf, type VoyageText } from '@/lib/voyages/text';
import { againstChange, type Stamp } from '@/lib/voyages/voyage';
import { readMove, VOYAGES_AT_MOST } from './input';
import { planOnto } from './merge';
import { isAhead } from './programme';

const NOT_ALLOWED: Refusal = { reason: 'notAllowed' };
const unknown = (read: string) => refused({ reason: 'voyageUnknown', values: { read } });

/**
 * Plans voyages, all or none: logged as any other, each with its vessel and laycan. The same keys again give the same
 * voyages.
 */
export async function planVoyages(by: Person, texts: readonly VoyageText[]): Promise<Result<Logged[]>> {
  if (!may(by, 'logVoyages')) return refused(NOT_ALLOWED);
  if (texts.length > VOYAGES_AT_MOST)
    return refused({ reason: 'tooManyChosen', values: { most: VOYAGES_AT_MOST, chosen: texts.length } });
  const unplanned = texts.findIndex(({ vesselId, laycanFrom }) => !vesselId || !laycanFrom);
  if (unplanned !== -1) return refused({ reason: 'planMissing', values: { no: unplanned + 1 } });
  return logVoyages(by, texts);
}

/**
 * Moves a laycan: within its month, or deferred and advanced into another one, which the database then keeps with who
 * and why. What was planned in days before it moves along; estimates are somebody's word and stay.
 */
export async function moveVoyage(
  by: Person,
  voyageNo: string,
  { version, ...typed }: { version: number; laycanFrom: string; laycanTo: string; reason: string },
): Promise<Amended> {
  if (!may(by, 'logVoyages')) return refused(NOT_ALLOWED);
  const read = readMove(typed);
  if (!read.done) return read;
  const { laycan, reason } = read.value;
  return refusedByRule(() =>
    write(by, reason, async (tx): Promise<Amended> => {
      const record = await lockedRecord(tx, voyageNo);
      if (!record) return unknown(voyageNo);
      if (!isAhead(record)) return refused({ reason: 'notAhead', values: { read: record.voyageNo } });
      const days = record.laycanFrom === null ? 0 : daysBetween(record.laycanFrom, laycan.from);
      const facts = factsOf(record);
      const moved = {
        ...facts,
        laycanFrom: laycan.from,
        laycanTo: laycan.to,
        events: facts.events.map((event) => ({ ...event, planned: later(event.planned, days) })),
      };
      const text = textOf(moved, record.zones);
      return amendLocked(tx, record, { version, text, reason, continued: false });
    }),
  );
}

const DAY_MS = 86_400_000;
const later = (stamp: Stamp | null, days: number): Stamp | null =>
  stamp && { ...stamp, at: new Date(stamp.at.getTime() + days * DAY_MS) };

/**
 * Merges a planned voyage into the logged one that it is, in one step: the plan goes where the logged one has a gap, and
 * the planned one is cancelled and points at it, so that nothing counts twice. Reopening it takes the pointer back.
 * Answers with the logged one.
 */
export async function mergePlanned(
  by: Person,
  planned: { voyageNo: string; version: number },
  logged: { voyageNo: string; version: number },
  why: string,
): Promise<Amended> {
  if (!may(by, 'logVoyages')) return refused(NOT_ALLOWED);
  const reason = why.trim();
  if (reason === '') return refused({ reason: 'reasonMissing', field: 'reason' });
  return refusedByRule(() =>
    write(by, reason, async (tx): Promise<Amended> => {
      // In one order, whichever is merged into which: two who merge the same pair never wait for each other.
      const records = new Map<string, VoyageRecord | null>();
      for (const no of [planned.voyageNo, logged.voyageNo].sort())
        records.set(no, await lockedRecord(tx, no));
      const [plan, actual] = [records.get(planned.voyageNo), records.get(logged.voyageNo)];
      if (!plan) return unknown(planned.voyageNo);
      if (!actual) return unknown(logged.voyageNo);
      const against = againstMerging(plan, actual);
      if (against) return refused(against);
      if (plan.version !== planned.version || actual.version !== logged.version)
        return refused({ reason: 'changedSince' });

      const text = planOnto(textOf(factsOf(actual), actual.zones), textOf(factsOf(plan), plan.zones));
      const { version } = actual;
      const amended = await amendLocked(tx, actual, { version, text, reason, continued: false });
      if (!amended.done) return amended;
      await tx.$executeRaw`UPDATE voyage SET merged_into_id = ${actual.id} WHERE id = ${plan.id}`;
      const acted = await writeAct(tx, by, plan, { kind: 'cancel', reason });
      // Refused only while the rows above are written already: the transaction takes them back.
      if (!acted.done) throw new Error(`a planned voyage cannot be cancelled: ${plan.voyageNo}`);
      return { done: true, value: await versionOf(tx, actual) };
    }),
  );
}

/** Why the two are not one voyage; null when they can be. */
function againstMerging(plan: VoyageRecord, actual: VoyageRecord): Refusal | null {
  const values = { planned: plan.voyageNo, logged: actual.voyageNo };
  if (!isAhead(plan)) return { reason: 'notAhead', values: { read: plan.voyageNo } };
  if (plan.id === actual.id || isAhead(actual)) return { reason: 'mergeNotLogged', values };
  const against = againstChange(actual.status);
  if (against) return { reason: against };
  if (plan.vessel === null || plan.vessel.id !== actual.vessel?.id || plan.simulated !== actual.simulated)
    return { reason: 'mergeTwoVoyages', values };
  return null;
}
