import 'server-only';
import { type Transaction } from '@/lib/db';
import type { Person } from '@/lib/people/role';
import { done, refused, type Refusal, type Result } from '@/lib/result';
import type { Mergeable } from './entry';
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
 * Administrators only. Refuses `mergeTwoShips`, `mergeClosed` and `mergeOverlaps` for vessels, `mergeChanged` when
 * somebody amended one of the two meanwhile.
 * @returns how many voyages or lots moved
 */
export function mergeEntries(by: Person, kind: Mergeable, merge: Merge): Promise<Result<{ moved: number }>> {
  const why = merge.reason.trim();
  if (why === '') return Promise.resolve(refused({ reason: 'reasonMissing', field: 'reason' }));
  const work = kind === 'vessels' ? mergeVessels : mergeCompanies;
  return saved(by, 'mergeRegistry', why, (tx) => work(tx, merge));
}

const LISTED = 5;

/** The first few, and that there are more. */
function list(numbers: readonly string[]): string {
  return numbers.slice(0, LISTED).join(', ') + (numbers.length > LISTED ? ', …' : '');
}

async function mergeVessels(tx: Transaction, merge: Merge): Promise<Result<{ moved: number }>> {
  const { fromId, intoId } = merge;
  const rows = await tx.$queryRaw<(Side & { imo: string | null })[]>`
    SELECT id, version, merged_into_id IS NOT NULL AS merged, imo_number AS imo
    FROM vessel WHERE id IN (${fromId}, ${intoId}) ORDER BY id FOR NO KEY UPDATE`;
  const refusal = notMergeable(rows, merge) ?? (await whyNotVessels(tx, merge));
  if (refusal) return refused(refusal);
  const imos = rows.flatMap(({ imo }) => imo ?? []);
  if (imos.length === 2)
    return refused({ reason: 'mergeTwoShips', values: { first: imos[0] ?? '', second: imos[1] ?? '' } });
  const moved = await tx.$executeRaw`UPDATE voyage SET vessel_id = ${intoId} WHERE vessel_id = ${fromId}`;
  // The IMO number is unique: the duplicate gives it up before the entry that stays takes it over.
  const imo = imos[0] ?? null;
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

/** The database refuses both as well; here they are named, so that somebody can do something about it. */
async function whyNotVessels(tx: Transaction, { fromId, intoId }: Merge): Promise<Refusal | null> {
  const closed = await tx.$queryRaw<{ no: string }[]>`
    SELECT voyage_no AS no FROM voyage WHERE vessel_id = ${fromId} AND status = 'closed' ORDER BY dated_on, id`;
  if (closed.length > 0) {
    return {
      reason: 'mergeClosed',
      values: { count: closed.length, voyages: list(closed.map(({ no }) => no)) },
    };
  }
  const pairs = await overlappingVoyages(tx, fromId, intoId);
  if (pairs.length === 0) return null;
  const said = pairs.map(({ from, into }) => `${from} – ${into}`);
  return { reason: 'mergeOverlaps', values: { count: pairs.length, voyages: list(said) } };
}

/** Voyages of two entries whose actual times overlap: one ship cannot have made both. */
export function overlappingVoyages(
  reader: Pick<Transaction, '$queryRaw'>,
  fromId: number,
  intoId: number,
): Promise<{ from: string; into: string }[]> {
  return reader.$queryRaw<{ from: string; into: string }[]>`
    SELECT f.voyage_no AS "from", i.voyage_no AS "into" FROM voyage f JOIN voyage i
      ON i.vessel_id = ${intoId} AND i.simulated = f.simulated AND i.status <> 'cancelled'
        AND tstzrange(i.actual_from, i.actual_to, '[]') && tstzrange(f.actual_from, f.actual_to, '[]')
    WHERE f.vessel_id = ${fromId} AND f.status <> 'cancelled' AND f.actual_from IS NOT NULL AND i.actual_from IS NOT NULL
    ORDER BY f.dated_on, f.id, i.id LIMIT 20`;
}

async function mergeCompanies(tx: Transaction, merge: Merge): Promise<Result<{ moved: number }>> {
  const { fromId, intoId } = merge;
  const rows = await tx.$queryRaw<Side[]>`
    SELECT id, version, merged_into_id IS NOT NULL AS merged FROM company WHERE id IN (${fromId}, ${intoId}) ORDER BY id FOR NO KEY UPDATE`;
  const refusal = notMergeable(rows, merge);
  if (refusal) return refused(refusal);
  const closed = await tx.$queryRaw<{ no: string }[]>`
    SELECT DISTINCT v.voyage_no AS no FROM lot l JOIN voyage v ON v.id = l.voyage_id
    WHERE l.shipper_id = ${fromId} AND v.status = 'closed' ORDER BY 1`;
  if (closed.length > 0) {
    const voyages = list(closed.map(({ no }) => no));
    return refused({ reason: 'mergeClosed', values: { count: closed.length, voyages } });
  }
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
