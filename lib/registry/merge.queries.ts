import 'server-only';
import type { LocalDate } from '@/lib/calendar';
import { db } from '@/lib/db';
import { mustBeAllowed, type Person } from '@/lib/people/role';
import { kgFromDecimal, type Kg } from '@/lib/quantity';
import type { Mergeable } from './entry';
import { overlappingVoyages } from './merge.mutations';

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
  /** Immutable until reopened; the first few. */
  closed: string[];
  overlaps: { from: string; into: string }[];
}

type Counted = Omit<MergePreview, 'blKg' | 'overlaps'> & { bl: string };

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
  const overlaps = kind === 'vessels' ? await overlappingVoyages(db(), fromId, intoId) : [];
  return { ...counted, blKg: kgFromDecimal(bl), overlaps };
}

const ofVessel = (id: number) => db().$queryRaw<Counted[]>`
  SELECT count(*)::int AS voyages, coalesce(sum(lot_count), 0)::int AS lots, coalesce(sum(bl_tonnes), 0)::text AS bl,
    min(dated_on)::text AS first, max(dated_on)::text AS last, 0 AS vessels, 0 AS agreements, 0 AS scopes,
    ARRAY(SELECT voyage_no FROM voyage WHERE vessel_id = ${id} AND status = 'closed' ORDER BY dated_on, id LIMIT 20) AS closed
  FROM voyage WHERE vessel_id = ${id}`;

const ofCompany = (id: number) => db().$queryRaw<Counted[]>`
  SELECT count(DISTINCT v.id)::int AS voyages, count(*)::int AS lots, coalesce(sum(l.bl_tonnes), 0)::text AS bl,
    min(v.dated_on)::text AS first, max(v.dated_on)::text AS last,
    (SELECT count(*)::int FROM vessel WHERE operator_id = ${id}) AS vessels,
    (SELECT count(*)::int FROM agreement WHERE ${id} IN (seller_id, buyer_id)) AS agreements,
    (SELECT count(*)::int FROM scope WHERE shipper_id = ${id}) AS scopes,
    ARRAY(SELECT DISTINCT c.voyage_no FROM lot k JOIN voyage c ON c.id = k.voyage_id
      WHERE k.shipper_id = ${id} AND c.status = 'closed' ORDER BY 1 LIMIT 20) AS closed
  FROM lot l JOIN voyage v ON v.id = l.voyage_id WHERE l.shipper_id = ${id}`;
