import 'server-only';
import { PLANNED_ONCE } from '@/lib/db';
import type { Refusal } from '@/lib/result';
import { acceptanceOf, printFound, type Acceptance } from './acceptance';
import { USUAL_ZONES, type VoyageFacts } from './input';
import { aboutOf, fieldOfWarning, judge } from './judgement';
import { extentOf, isCovered } from './extent';
import type { Found, Warning, WarningCode } from './plausibility';
import {
  factsOf,
  type Logged,
  type PlausibilityContext,
  type RecordWarning,
  type VoyageRecord,
} from './record';
import { ABOUT, CONTEXT, contextOf, type ContextRow, type Reader } from './record.queries';
import type { AcceptedWarning } from './text';
import type { PortZones } from './voyage';

/** What only the database knows of a voyage about to be saved. */

type TerminalIds = { loadTerminalId: number | null; dischargeTerminalId: number | null };

function idIn(typed: unknown, name: keyof TerminalIds): number | null {
  const value = typeof typed === 'object' && typed !== null ? (typed as Record<string, unknown>)[name] : null;
  return typeof value === 'number' && Number.isInteger(value) && value > 0 && value < 2 ** 31 ? value : null;
}

/** The zones in which each text is read, and whether its terminals are what they are chosen as. */
export async function zonesOf(
  reader: Reader,
  texts: readonly unknown[],
): Promise<{ zones: PortZones; refusals: Refusal[] }[]> {
  const chosen = texts.map((typed) => ({
    load: idIn(typed, 'loadTerminalId'),
    discharge: idIn(typed, 'dischargeTerminalId'),
  }));
  const ids = [...new Set(chosen.flatMap(({ load, discharge }) => [load, discharge]))].filter(
    (id) => id !== null,
  );
  const terminals =
    ids.length === 0
      ? []
      : await reader.$queryRaw<{ id: number; zone: string; role: string }[]>`${PLANNED_ONCE}
    SELECT id, time_zone AS zone, role::text AS role FROM terminal WHERE id = ANY (${ids}::int[])`;
  return chosen.map((of) => {
    const zones = { ...USUAL_ZONES };
    const refusals: Refusal[] = [];
    for (const port of ['load', 'discharge'] as const) {
      if (of[port] === null) continue;
      const terminal = terminals.find(({ id }) => id === of[port]);
      if (terminal?.role === port) zones[port] = terminal.zone;
      else refusals.push({ reason: 'unknownEntry', field: `${port}TerminalId` });
    }
    return { zones, refusals };
  });
}

/** A voyage as read, about to be saved. */
export interface Examined {
  facts: VoyageFacts;
  zones: PortZones;
  simulated: boolean;
  /** Of the stored voyage that is amended; null for a new one. */
  stored: VoyageRecord | null;
  /** The reason for what nobody accepted yet; without one it is asked for. */
  otherwise?: string;
  /** Of a new one that may have been logged already: the key it was sent with. */
  key?: string;
}

export interface Examination {
  /** The voyage that was logged under its key; then it clashes with itself. */
  logged: Logged | null;
  refusals: Refusal[];
  /** What is implausible and was given a reason. */
  warnings: RecordWarning[];
}

/**
 * What the database knows against each voyage: numbers that are taken, vessels that were elsewhere, and the
 * implausible for which nobody gave a reason. The database itself refuses again what slips in between.
 */
export async function examine(reader: Reader, voyages: readonly Examined[]): Promise<Examination[]> {
  const rows = await askAbout(reader, voyages);
  return voyages.map((voyage, index) => {
    const row = rows[index];
    if (!row) throw new Error(`nothing was answered about voyage ${index}`);
    const context = contextOf(row);
    const { impossibleWith, warnings } = judge(voyage.facts, context, voyage.zones);
    const refusals = row.taken.map(refusalOfTaken);
    const [other] = impossibleWith;
    if (other)
      refusals.push({ reason: 'voyagesOverlapWith', field: 'vesselId', values: { voyageNo: other } });
    const saved: RecordWarning[] = [];
    for (const [code, found] of foundByCode(warnings)) {
      const stored = storedAcceptance(voyage, code, context);
      const typed = voyage.facts.acceptedWarnings.find((one) => one.code === code) ?? null;
      const given = acceptanceOf(code, found, stored, typed);
      if (given) saved.push({ code, found, ...given });
      else if (voyage.otherwise !== undefined)
        saved.push({ code, found, reason: voyage.otherwise, accepted: found });
      else refusals.push(...askedOf(code, found, stored ?? acceptanceIn(typed)));
    }
    return { logged: row.logged, refusals, warnings: saved };
  });
}

function foundByCode(warnings: readonly Warning[]): Map<WarningCode, Found> {
  const found = new Map<WarningCode, Found>();
  for (const { code, kind, values } of warnings)
    if (kind === 'warning') found.set(code, [...(found.get(code) ?? []), values]);
  return found;
}

const acceptanceIn = (typed: AcceptedWarning | null): Acceptance | null =>
  typed?.found ? { reason: typed.reason, accepted: typed.found } : null;

/**
 * What stands with a reason. Where it was written down before it was said how bad it was, the voyage as it is stored
 * says so.
 */
function storedAcceptance(
  { stored }: Examined,
  code: WarningCode,
  context: PlausibilityContext,
): Acceptance | null {
  const before = stored?.warnings.find((one) => one.code === code);
  if (!stored || !before) return null;
  if (before.accepted.every((values) => extentOf(code, values).by !== null)) return before;
  const { warnings } = judge(factsOf(stored), context, stored.zones);
  return { ...before, accepted: foundByCode(warnings).get(code) ?? [] };
}

/** One question for each time that what is found is worse than accepted, and what was accepted. */
export function askedOf(code: WarningCode, found: Found, before: Acceptance | null): Refusal[] {
  const was = before && printFound(code, before.accepted);
  const given: Refusal['values'] = before && was ? { acceptedFor: was, acceptedBecause: before.reason } : {};
  return found
    .filter((values) => !isCovered(code, values, before?.accepted ?? []))
    .map((values) => ({
      reason: 'implausible',
      field: fieldOfWarning({ code, values }),
      values: { code, ...values, ...given },
    }));
}

/** A number that another voyage has; `lot`: the index of the lot it was typed for, null for that of the voyage. */
interface Taken {
  lot: number | null;
  text: string;
  voyageNo: string;
}

const refusalOfTaken = ({ lot, text, voyageNo }: Taken): Refusal =>
  lot === null
    ? { reason: 'voyageNoTaken', field: 'voyageNo', values: { read: text } }
    : { reason: 'blNoTakenBy', field: `lots.${lot}.blNo`, values: { read: text, voyageNo } };

/** In one statement, so that all of it is of one moment. */
async function askAbout(reader: Reader, voyages: readonly Examined[]) {
  const asked = voyages.map(({ facts, zones, simulated, stored, key }, k) => ({
    k,
    ...aboutOf(facts, zones, { simulated, voyageNo: stored?.voyageNo ?? null }),
    id: stored?.id ?? 0,
    key: key ?? null,
    typed: stored === null ? facts.voyageNo : null,
    bills: facts.lots.flatMap(({ blNo }, lot) => (blNo === null ? [] : [{ lot, text: blNo }])),
  }));
  return reader.$queryRaw<(ContextRow & { logged: Logged | null; taken: Taken[] })[]>`${PLANNED_ONCE}
    SELECT ${CONTEXT},
      (SELECT jsonb_build_object('voyageNo', v.voyage_no, 'version', v.version) FROM voyage v WHERE v.idempotency_key = a.key) AS logged,
      (SELECT coalesce(jsonb_agg(t), '[]') FROM (
        SELECT b.lot, b.text, v.voyage_no AS "voyageNo" FROM jsonb_to_recordset(a.bills) AS b(lot int, text text)
          JOIN lot l ON fold_text(l.bl_no) = fold_text(b.text) AND l.simulated = a.simulated AND NOT l.cancelled AND l.bl_no IS NOT NULL
          JOIN voyage v ON v.id = l.voyage_id
        WHERE l.voyage_id <> a.id
        UNION ALL
        SELECT NULL, a.typed, v.voyage_no FROM voyage v WHERE fold_text(v.voyage_no) = fold_text(a.typed)) t) AS taken
    FROM jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) AS a(${ABOUT}, id int, key uuid, typed text, bills jsonb)
    LEFT JOIN vessel s ON s.id = a."vesselId"
    ORDER BY a.k`;
}
