import 'server-only';
import type { Refusal } from '@/lib/result';
import { USUAL_ZONES, type VoyageFacts } from './input';
import { aboutOf, fieldOfWarning, judge } from './judgement';
import { readContexts, type Reader } from './record.queries';
import type { RecordWarning } from './record';
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
      : await reader.$queryRaw<{ id: number; zone: string; role: string }[]>`
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
  stored: { id: number; voyageNo: string; warnings: readonly RecordWarning[] } | null;
}

export interface Examination {
  refusals: Refusal[];
  /** What is implausible and was given a reason. */
  warnings: RecordWarning[];
}

/**
 * What the database knows against each voyage: numbers that are taken, vessels that were elsewhere, and the
 * implausible for which nobody gave a reason. The database itself refuses again what slips in between.
 */
export async function examine(reader: Reader, voyages: readonly Examined[]): Promise<Examination[]> {
  const contexts = await readContexts(
    reader,
    voyages.map(({ facts, zones, simulated, stored }) =>
      aboutOf(facts, zones, { simulated, voyageNo: stored?.voyageNo ?? null }),
    ),
  );
  const taken = await takenBy(reader, voyages);
  return voyages.map((voyage, index) => {
    const context = contexts[index];
    if (!context) throw new Error(`no context for voyage ${index}`);
    const { impossibleWith, warnings } = judge(voyage.facts, context, voyage.zones);
    const reasons = new Map(voyage.stored?.warnings.map(({ code, reason }) => [code as string, reason]));
    for (const { code, reason } of voyage.facts.acceptedWarnings) reasons.set(code, reason);

    const refusals = taken.filter(({ k }) => k === index).map(({ refusal }) => refusal);
    const [other] = impossibleWith;
    if (other)
      refusals.push({ reason: 'voyagesOverlapWith', field: 'vesselId', values: { voyageNo: other } });
    const saved = new Map<string, RecordWarning>();
    for (const warning of warnings) {
      if (warning.kind === 'unchecked') continue;
      const reason = reasons.get(warning.code);
      if (reason === undefined) {
        const values = { code: warning.code, ...warning.values };
        refusals.push({ reason: 'implausible', field: fieldOfWarning(warning), values });
        continue;
      }
      const found = saved.get(warning.code)?.found ?? [];
      saved.set(warning.code, { code: warning.code, reason, found: [...found, warning.values] });
    }
    return { refusals, warnings: [...saved.values()] };
  });
}

async function takenBy(
  reader: Reader,
  voyages: readonly Examined[],
): Promise<{ k: number; refusal: Refusal }[]> {
  const asked = voyages.flatMap(({ facts, simulated, stored }, k) => [
    ...facts.lots.flatMap(({ blNo }, lot) =>
      blNo === null ? [] : [{ k, lot, text: blNo, simulated, voyageId: stored?.id ?? 0 }],
    ),
    ...(stored === null && facts.voyageNo !== null
      ? [{ k, lot: null, text: facts.voyageNo, simulated, voyageId: 0 }]
      : []),
  ]);
  if (asked.length === 0) return [];
  const rows = await reader.$queryRaw<{ k: number; lot: number | null; text: string; voyageNo: string }[]>`
    WITH asked AS (SELECT * FROM jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) AS a(k int, lot int, text text, simulated boolean, "voyageId" int))
    SELECT a.k, a.lot, a.text, v.voyage_no AS "voyageNo" FROM asked a
      JOIN lot l ON fold_text(l.bl_no) = fold_text(a.text) AND l.simulated = a.simulated AND NOT l.cancelled AND l.bl_no IS NOT NULL
      JOIN voyage v ON v.id = l.voyage_id
    WHERE a.lot IS NOT NULL AND l.voyage_id <> a."voyageId"
    UNION ALL
    SELECT a.k, a.lot, a.text, v.voyage_no FROM asked a JOIN voyage v ON fold_text(v.voyage_no) = fold_text(a.text) WHERE a.lot IS NULL`;
  return rows.map(({ k, lot, text, voyageNo }): { k: number; refusal: Refusal } => ({
    k,
    refusal:
      lot === null
        ? { reason: 'voyageNoTaken', field: 'voyageNo', values: { read: text } }
        : { reason: 'blNoTakenBy', field: `lots.${lot}.blNo`, values: { read: text, voyageNo } },
  }));
}
