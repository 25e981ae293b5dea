import 'server-only';
import type { LocalDate } from '@/lib/calendar';
import { db, type Transaction } from '@/lib/db';
import { mustBeAllowed, type Person } from '@/lib/people/role';
import { kgFromDecimal, type Kg } from '@/lib/quantity';
import type { Refusal } from '@/lib/result';
import { Prisma } from '@/prisma/generated/client';
import type { Mergeable } from './entry';

/** What would move when one entry is merged into another, and what stands against it. */
export interface MergePreview {
  /** Of a vessel or terminal; for a company or grade those with a lot of it. */
  voyages: number;
  lots: number;
  blKg: Kg;
  first: LocalDate | null;
  last: LocalDate | null;
  /** Of a company. */
  vessels: number;
  agreements: number;
  /** Of a company or grade. */
  scopes: number;
  /** Port notices of a terminal. */
  notices: number;
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
  const [row] = await COUNTED[kind](fromId);
  if (!row) throw new Error('an aggregate gave no row');
  const { bl, ...counted } = row;
  return { ...counted, blKg: kgFromDecimal(bl), against: await againstMerge(db(), kind, fromId, intoId) };
}

const NOTHING = Prisma.sql`0 AS vessels, 0 AS agreements, 0 AS scopes, 0 AS notices`;

const ofVoyages = (which: Prisma.Sql, beside = NOTHING) => db().$queryRaw<Counted[]>`
  SELECT count(*)::int AS voyages, coalesce(sum(lot_count), 0)::int AS lots, coalesce(sum(bl_tonnes), 0)::text AS bl,
    min(dated_on)::text AS first, max(dated_on)::text AS last, ${beside}
  FROM voyage WHERE ${which}`;

const ofLots = (which: Prisma.Sql, beside: Prisma.Sql) => db().$queryRaw<Counted[]>`
  SELECT count(DISTINCT v.id)::int AS voyages, count(*)::int AS lots, coalesce(sum(l.bl_tonnes), 0)::text AS bl,
    min(v.dated_on)::text AS first, max(v.dated_on)::text AS last, ${beside}
  FROM lot l JOIN voyage v ON v.id = l.voyage_id WHERE ${which}`;

const COUNTED: Record<Mergeable, (id: number) => Promise<Counted[]>> = {
  vessels: (id) => ofVoyages(Prisma.sql`vessel_id = ${id}`),
  terminals: (id) =>
    ofVoyages(
      Prisma.sql`${id} IN (load_terminal_id, discharge_terminal_id)`,
      Prisma.sql`0 AS vessels, 0 AS agreements, 0 AS scopes,
        (SELECT count(*)::int FROM port_notice WHERE terminal_id = ${id}) AS notices`,
    ),
  grades: (id) =>
    ofLots(
      Prisma.sql`l.grade_id = ${id}`,
      Prisma.sql`0 AS vessels, 0 AS agreements, 0 AS notices,
        (SELECT count(*)::int FROM scope_grade WHERE grade_id = ${id}) AS scopes`,
    ),
  companies: (id) =>
    ofLots(
      Prisma.sql`l.shipper_id = ${id}`,
      Prisma.sql`(SELECT count(*)::int FROM vessel WHERE operator_id = ${id}) AS vessels,
        (SELECT count(*)::int FROM agreement WHERE ${id} IN (seller_id, buyer_id)) AS agreements,
        (SELECT count(*)::int FROM scope WHERE shipper_id = ${id}) AS scopes, 0 AS notices`,
    ),
};

const LISTED = 5;

/** The first few, and that there are more. */
function list(numbers: readonly string[]): string {
  return numbers.slice(0, LISTED).join(', ') + (numbers.length > LISTED ? ', …' : '');
}

type Reader = Pick<Transaction, '$queryRaw'>;

/**
 * What stands against a merge, by name, so that somebody can do something about it: two IMO numbers, two ports, two
 * gravities, closed voyages, two places at once. The database refuses the last two as well.
 */
export function againstMerge(
  reader: Reader,
  kind: Mergeable,
  fromId: number,
  intoId: number,
): Promise<Refusal[]> {
  return AGAINST[kind](reader, fromId, intoId);
}

const AGAINST: Record<Mergeable, (reader: Reader, fromId: number, intoId: number) => Promise<Refusal[]>> = {
  vessels: againstVessels,
  terminals: againstTerminals,
  grades: againstGrades,
  companies: (reader, fromId) => closedLots(reader, Prisma.sql`l.shipper_id = ${fromId}`),
};

async function closedLots(reader: Reader, which: Prisma.Sql): Promise<Refusal[]> {
  return closedRefusal(
    await reader.$queryRaw<{ no: string }[]>`
      SELECT DISTINCT v.voyage_no AS no FROM lot l JOIN voyage v ON v.id = l.voyage_id
      WHERE ${which} AND v.status = 'closed' ORDER BY 1`,
  );
}

/** A berth loads or discharges, in one zone: what is stored in one of two would be shown in the other. */
async function againstTerminals(reader: Reader, fromId: number, intoId: number): Promise<Refusal[]> {
  const rows = await reader.$queryRaw<{ name: string; port: string; role: string; zone: string }[]>`
    SELECT name, port, role::text AS role, time_zone AS zone FROM terminal WHERE id IN (${fromId}, ${intoId}) ORDER BY id = ${intoId}`;
  const [from, into] = rows;
  const differ = from && into && (from.role !== into.role || from.zone !== into.zone);
  const closed = await reader.$queryRaw<{ no: string }[]>`
    SELECT voyage_no AS no FROM voyage WHERE ${fromId} IN (load_terminal_id, discharge_terminal_id) AND status = 'closed'
    ORDER BY dated_on DESC, id DESC`;
  const twoPorts = differ
    ? [{ reason: 'mergeTwoPorts', values: { first: from.name, second: into.name } }]
    : [];
  return [...twoPorts, ...closedRefusal(closed)];
}

async function againstGrades(reader: Reader, fromId: number, intoId: number): Promise<Refusal[]> {
  const rows = await reader.$queryRaw<{ api: string }[]>`
    SELECT api_gravity::text AS api FROM grade WHERE id IN (${fromId}, ${intoId}) AND api_gravity IS NOT NULL ORDER BY id = ${intoId}`;
  const [from, into] = rows;
  const two =
    from && into && from.api !== into.api
      ? [{ reason: 'mergeTwoGravities', values: { first: from.api, second: into.api } }]
      : [];
  return [...two, ...(await closedLots(reader, Prisma.sql`l.grade_id = ${fromId}`))];
}

async function againstVessels(reader: Reader, fromId: number, intoId: number): Promise<Refusal[]> {
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
