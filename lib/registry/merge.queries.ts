import 'server-only';
import type { LocalDate } from '@/lib/calendar';
import { db, type Transaction } from '@/lib/db';
import { mustBeAllowed, type Person } from '@/lib/people/role';
import { kgFromDecimal, type Kg } from '@/lib/quantity';
import type { Refusal } from '@/lib/result';
import type { Mergeable } from './entry';

/** What would move when one entry is merged into another, and what stands against it. */
export interface MergePreview {
  /** Of a vessel; for a company those on which it ships a lot. */
  voyages: number;
  lots: number;
  blKg: Kg;
  first: LocalDate | null;
  last: LocalDate | null;
  /** Of a company. */
  vessels: number;
  agreements: number;
  scopes: number;
  /** What the merge would be refused for. */
  against: Refusal[];
}

type Counted = Omit<MergePreview, 'blKg' | 'against'> & { bl: string };

/** Administrators only, as the merge itself. @throws NotAllowed */
export async function mergePreview(
  person: Person | null,
  kind: Mergeable,
  fromId: number,
  intoId: number,
): Promise<MergePreview> {
  mustBeAllowed(person, 'mergeRegistry');
  const [row] = await (kind === 'vessels' ? ofVessel(fromId) : ofCompany(fromId));
  if (!row) throw new Error('an aggregate gave no row');
  const { bl, ...counted } = row;
  return { ...counted, blKg: kgFromDecimal(bl), against: await againstMerge(db(), kind, fromId, intoId) };
}

const ofVessel = (id: number) => db().$queryRaw<Counted[]>`
  SELECT count(*)::int AS voyages, coalesce(sum(lot_count), 0)::int AS lots, coalesce(sum(bl_tonnes), 0)::text AS bl,
    min(dated_on)::text AS first, max(dated_on)::text AS last, 0 AS vessels, 0 AS agreements, 0 AS scopes
  FROM voyage WHERE vessel_id = ${id}`;

const ofCompany = (id: number) => db().$queryRaw<Counted[]>`
  SELECT count(DISTINCT v.id)::int AS voyages, count(*)::int AS lots, coalesce(sum(l.bl_tonnes), 0)::text AS bl,
    min(v.dated_on)::text AS first, max(v.dated_on)::text AS last,
    (SELECT count(*)::int FROM vessel WHERE operator_id = ${id}) AS vessels,
    (SELECT count(*)::int FROM agreement WHERE ${id} IN (seller_id, buyer_id)) AS agreements,
    (SELECT count(*)::int FROM scope WHERE shipper_id = ${id}) AS scopes
  FROM lot l JOIN voyage v ON v.id = l.voyage_id WHERE l.shipper_id = ${id}`;

const LISTED = 5;

/** The first few, and that there are more. */
function list(numbers: readonly string[]): string {
  return numbers.slice(0, LISTED).join(', ') + (numbers.length > LISTED ? ', …' : '');
}

/**
 * What stands against a merge, by name, so that somebody can do something about it: two IMO numbers, closed voyages,
 * two places at once. The database refuses each of them too.
 */
export async function againstMerge(
  reader: Pick<Transaction, '$queryRaw'>,
  kind: Mergeable,
  fromId: number,
  intoId: number,
): Promise<Refusal[]> {
  if (kind === 'companies') {
    const closed = await reader.$queryRaw<{ no: string }[]>`
      SELECT DISTINCT v.voyage_no AS no FROM lot l JOIN voyage v ON v.id = l.voyage_id
      WHERE l.shipper_id = ${fromId} AND v.status = 'closed' ORDER BY 1`;
    return closedRefusal(closed);
  }
  const imos = await reader.$queryRaw<{ imo: string }[]>`
    SELECT imo_number AS imo FROM vessel WHERE id IN (${fromId}, ${intoId}) AND imo_number IS NOT NULL ORDER BY id = ${intoId}`;
  const closed = await reader.$queryRaw<{ no: string }[]>`
    SELECT voyage_no AS no FROM voyage WHERE vessel_id = ${fromId} AND status = 'closed' ORDER BY dated_on DESC, id DESC`;
  const overlaps = await reader.$queryRaw<{ from: string; into: string }[]>`
    SELECT f.voyage_no AS "from", i.voyage_no AS "into" FROM voyage f JOIN voyage i
      ON i.vessel_id = ${intoId} AND i.simulated = f.simulated AND i.status <> 'cancelled'
        AND tstzrange(i.actual_from, i.actual_to, '[]') && tstzrange(f.actual_from, f.actual_to, '[]')
    WHERE f.vessel_id = ${fromId} AND f.status <> 'cancelled' AND f.actual_from IS NOT NULL AND i.actual_from IS NOT NULL
    ORDER BY f.dated_on DESC, f.id DESC, i.id DESC LIMIT ${LISTED + 1}`;
  const [first, second] = imos;
  const twoShips =
    first && second ? [{ reason: 'mergeTwoShips', values: { first: first.imo, second: second.imo } }] : [];
  const voyages = list(overlaps.map(({ from, into }) => `${from} – ${into}`));
  const inTwoPlaces = overlaps.length > 0 ? [{ reason: 'mergeOverlaps', values: { voyages } }] : [];
  return [...twoShips, ...inTwoPlaces, ...closedRefusal(closed)];
}

function closedRefusal(closed: readonly { no: string }[]): Refusal[] {
  if (closed.length === 0) return [];
  return [
    { reason: 'mergeClosed', values: { count: closed.length, voyages: list(closed.map(({ no }) => no)) } },
  ];
}
