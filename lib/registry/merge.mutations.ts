import 'server-only';
import { type Transaction } from '@/lib/db';
import type { Person } from '@/lib/people/role';
import { done, refused, type Refusal, type Result } from '@/lib/result';
import type { Mergeable } from './entry';
import { againstMerge } from './merge.queries';
import { saved } from './mutations';

/** `fromId` was entered twice: everything of it becomes that of `intoId`, and it stays to point there. */
export interface Merge {
  fromId: number;
  intoId: number;
  /** As they were when somebody looked at what will move. */
  fromVersion: number;
  intoVersion: number;
  reason: string;
}

interface Side {
  id: number;
  version: number;
  merged: boolean;
}

/** Why these two are not merged, or null. Both rows are locked before, the lower id first. */
function notMergeable(rows: readonly Side[], merge: Merge): Refusal | null {
  const from = rows.find(({ id }) => id === merge.fromId);
  const into = rows.find(({ id }) => id === merge.intoId);
  if (!from || !into || from === into || from.merged || into.merged) return { reason: 'notMergeable' };
  if (from.version !== merge.fromVersion || into.version !== merge.intoVersion)
    return { reason: 'mergeChanged' };
  return null;
}

/**
 * Administrators only. Refuses `mergeClosed` for all, `mergeTwoShips` and `mergeOverlaps` for vessels, `mergeTwoPorts`
 * for terminals of two roles or zones, `mergeTwoGravities` for grades, `mergeChanged` when somebody amended one of the two
 * meanwhile.
 * @returns how many voyages or lots moved
 */
export function mergeEntries(by: Person, kind: Mergeable, merge: Merge): Promise<Result<{ moved: number }>> {
  const why = merge.reason.trim();
  if (why === '') return Promise.resolve(refused({ reason: 'reasonMissing', field: 'reason' }));
  return saved(by, 'mergeRegistry', why, (tx) => WORK[kind](tx, merge));
}

async function whyNot(
  tx: Transaction,
  kind: Mergeable,
  rows: readonly Side[],
  merge: Merge,
): Promise<Refusal[]> {
  const refusal = notMergeable(rows, merge);
  return refusal ? [refusal] : againstMerge(tx, kind, merge.fromId, merge.intoId);
}

async function mergeVessels(tx: Transaction, merge: Merge): Promise<Result<{ moved: number }>> {
  const { fromId, intoId } = merge;
  const rows = await tx.$queryRaw<(Side & { imo: string | null })[]>`
    SELECT id, version, merged_into_id IS NOT NULL AS merged, imo_number AS imo
    FROM vessel WHERE id IN (${fromId}, ${intoId}) ORDER BY id FOR NO KEY UPDATE`;
  const against = await whyNot(tx, 'vessels', rows, merge);
  if (against.length > 0) return refused(...against);
  const moved = await tx.$executeRaw`UPDATE voyage SET vessel_id = ${intoId} WHERE vessel_id = ${fromId}`;
  // The IMO number is unique: the duplicate gives it up before the entry that stays takes it over.
  const imo = rows.find((row) => row.imo !== null)?.imo ?? null;
  await tx.$executeRaw`UPDATE vessel SET imo_number = NULL, merged_into_id = ${intoId} WHERE id = ${fromId}`;
  await tx.$executeRaw`UPDATE vessel SET merged_into_id = ${intoId} WHERE merged_into_id = ${fromId}`;
  await tx.$executeRaw`
    UPDATE vessel v SET imo_number = ${imo}, mmsi = coalesce(v.mmsi, d.mmsi), flag = coalesce(v.flag, d.flag),
      deadweight_tonnes = coalesce(v.deadweight_tonnes, d.deadweight_tonnes), laden_draught_m = coalesce(v.laden_draught_m, d.laden_draught_m),
      tpc_t_per_cm = coalesce(v.tpc_t_per_cm, d.tpc_t_per_cm), operator_id = coalesce(v.operator_id, d.operator_id),
      size_class = coalesce(v.size_class, d.size_class), note = coalesce(v.note, d.note),
      source = CASE WHEN d.source IS NULL OR v.source = d.source THEN v.source ELSE concat_ws('; ', v.source, d.source) END
    FROM vessel d WHERE v.id = ${intoId} AND d.id = ${fromId}`;
  return done({ moved });
}

async function mergeCompanies(tx: Transaction, merge: Merge): Promise<Result<{ moved: number }>> {
  const { fromId, intoId } = merge;
  const rows = await tx.$queryRaw<Side[]>`
    SELECT id, version, merged_into_id IS NOT NULL AS merged FROM company WHERE id IN (${fromId}, ${intoId}) ORDER BY id FOR NO KEY UPDATE`;
  const against = await whyNot(tx, 'companies', rows, merge);
  if (against.length > 0) return refused(...against);
  const moved = await tx.$executeRaw`UPDATE lot SET shipper_id = ${intoId} WHERE shipper_id = ${fromId}`;
  await tx.$executeRaw`UPDATE vessel SET operator_id = ${intoId} WHERE operator_id = ${fromId}`;
  await tx.$executeRaw`UPDATE agreement SET seller_id = CASE seller_id WHEN ${fromId} THEN ${intoId} ELSE seller_id END,
    buyer_id = CASE buyer_id WHEN ${fromId} THEN ${intoId} ELSE buyer_id END WHERE ${fromId} IN (seller_id, buyer_id)`;
  await tx.$executeRaw`UPDATE scope SET shipper_id = ${intoId} WHERE shipper_id = ${fromId}`;
  await tx.$executeRaw`UPDATE company SET merged_into_id = ${intoId} WHERE ${fromId} IN (id, merged_into_id)`;
  await tx.$executeRaw`UPDATE company c SET source = coalesce(c.source, d.source), note = coalesce(c.note, d.note)
    FROM company d WHERE c.id = ${intoId} AND d.id = ${fromId}`;
  return done({ moved });
}

async function mergeTerminals(tx: Transaction, merge: Merge): Promise<Result<{ moved: number }>> {
  const { fromId, intoId } = merge;
  const rows = await tx.$queryRaw<Side[]>`
    SELECT id, version, merged_into_id IS NOT NULL AS merged FROM terminal WHERE id IN (${fromId}, ${intoId}) ORDER BY id FOR NO KEY UPDATE`;
  const against = await whyNot(tx, 'terminals', rows, merge);
  if (against.length > 0) return refused(...against);
  const moved = await tx.$executeRaw`
    UPDATE voyage SET load_terminal_id = CASE load_terminal_id WHEN ${fromId} THEN ${intoId} ELSE load_terminal_id END,
      discharge_terminal_id = CASE discharge_terminal_id WHEN ${fromId} THEN ${intoId} ELSE discharge_terminal_id END
    WHERE ${fromId} IN (load_terminal_id, discharge_terminal_id)`;
  // What both of them had entered stands once.
  await tx.$executeRaw`UPDATE port_notice n SET terminal_id = ${intoId}, withdrawn = n.withdrawn OR EXISTS (
      SELECT FROM port_notice o WHERE o.terminal_id = ${intoId} AND NOT o.withdrawn AND (o.kind, o.valid_from) = (n.kind, n.valid_from)
        AND (o.valid_to, o.draught_limit_m) IS NOT DISTINCT FROM (n.valid_to, n.draught_limit_m))
    WHERE terminal_id = ${fromId}`;
  await tx.$executeRaw`UPDATE terminal SET merged_into_id = ${intoId} WHERE ${fromId} IN (id, merged_into_id)`;
  await tx.$executeRaw`UPDATE terminal t SET un_locode = coalesce(t.un_locode, d.un_locode),
    latitude = CASE WHEN t.latitude IS NULL OR t.longitude IS NULL THEN d.latitude ELSE t.latitude END,
    longitude = CASE WHEN t.latitude IS NULL OR t.longitude IS NULL THEN d.longitude ELSE t.longitude END,
    berths = coalesce(t.berths, d.berths), berths_source = CASE WHEN t.berths IS NULL THEN d.berths_source ELSE t.berths_source END,
    note = coalesce(t.note, d.note) FROM terminal d WHERE t.id = ${intoId} AND d.id = ${fromId}`;
  return done({ moved });
}

async function mergeGrades(tx: Transaction, merge: Merge): Promise<Result<{ moved: number }>> {
  const { fromId, intoId } = merge;
  const rows = await tx.$queryRaw<Side[]>`
    SELECT id, version, merged_into_id IS NOT NULL AS merged FROM grade WHERE id IN (${fromId}, ${intoId}) ORDER BY id FOR NO KEY UPDATE`;
  const against = await whyNot(tx, 'grades', rows, merge);
  if (against.length > 0) return refused(...against);
  const moved = await tx.$executeRaw`UPDATE lot SET grade_id = ${intoId} WHERE grade_id = ${fromId}`;
  await tx.$executeRaw`UPDATE movement SET grade_id = ${intoId} WHERE grade_id = ${fromId}`;
  // A scope that speaks of both now speaks of the one that stays.
  await tx.$executeRaw`INSERT INTO scope_grade (scope_id, grade_id)
    SELECT scope_id, ${intoId}::int FROM scope_grade WHERE grade_id = ${fromId} ON CONFLICT DO NOTHING`;
  await tx.$executeRaw`DELETE FROM scope_grade WHERE grade_id = ${fromId}`;
  await tx.$executeRaw`UPDATE grade SET merged_into_id = ${intoId} WHERE ${fromId} IN (id, merged_into_id)`;
  // A gravity is nothing without its source: they come together.
  await tx.$executeRaw`UPDATE grade g SET api_gravity = coalesce(g.api_gravity, d.api_gravity),
    source = CASE WHEN g.api_gravity IS NULL AND d.api_gravity IS NOT NULL THEN d.source ELSE coalesce(g.source, d.source) END,
    note = coalesce(g.note, d.note) FROM grade d WHERE g.id = ${intoId} AND d.id = ${fromId}`;
  return done({ moved });
}

const WORK: Record<Mergeable, typeof mergeVessels> = {
  vessels: mergeVessels,
  terminals: mergeTerminals,
  grades: mergeGrades,
  companies: mergeCompanies,
};
