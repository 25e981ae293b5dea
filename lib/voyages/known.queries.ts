import 'server-only';
import { now } from '@/lib/calendar';
import { db } from '@/lib/db';
import { mustBeAllowed, type Person } from '@/lib/people/role';
import { firstRecorded, recordedBy, type RecordedTable } from '@/lib/recorded.queries';
import { Prisma } from '@/prisma/generated/client';
import type { Known } from './known';

/** Where a query reads voyages and lots from: as they are, or as they were known. Its text is the same for both. */

/** What the database could see at a moment: its own snapshot, and the last versions in it. */
export interface Sight {
  kind: 'sight';
  snapshot: string;
  lastLot: string;
  lastVoyage: string;
}

/** A place in time that a query can be read at; a snapshot's own sight stands in its row. */
export type Moment = Known | Sight;

/** The sight of this very statement. */
export async function sightOfNow(): Promise<Sight> {
  const [found] = await db().$queryRaw<Omit<Sight, 'kind'>[]>`
    SELECT pg_current_snapshot()::text AS snapshot, coalesce((SELECT max(id) FROM lot_known), 0)::text AS "lastLot",
      coalesce((SELECT max(id) FROM voyage_known), 0)::text AS "lastVoyage"`;
  if (!found) throw new Error('the database said nothing');
  return { kind: 'sight', ...found };
}

type Sighted = Exclude<Moment, { kind: 'at' }>;

const kept = (column: string, id: number) =>
  Prisma.sql`(SELECT ${Prisma.raw(column)} FROM board_snapshot WHERE id = ${id}::int)`;

const sightOf = (moment: Sighted) =>
  moment.kind === 'snapshot'
    ? kept('snapshot::pg_snapshot', moment.id)
    : Prisma.sql`${moment.snapshot}::pg_snapshot`;

const lastOf = (moment: Sighted, of: 'lot' | 'voyage') =>
  moment.kind === 'snapshot'
    ? kept(`last_${of}_known`, moment.id)
    : Prisma.sql`${of === 'lot' ? moment.lastLot : moment.lastVoyage}::bigint`;

/** The arguments `known`, `sight` and `last_seen` of the database's functions of the past. */
export const placeOf = (moment: Moment, of: 'lot' | 'voyage'): Prisma.Sql =>
  moment.kind === 'at'
    ? Prisma.sql`${moment.at}::timestamptz, NULL::pg_snapshot, NULL::bigint`
    : Prisma.sql`NULL::timestamptz, ${sightOf(moment)}, ${lastOf(moment, of)}`;

/** The version `id` written by `txid` could be seen; an id beyond the last one came later. */
const seen = (id: Prisma.Sql, txid: Prisma.Sql, of: 'lot' | 'voyage', moment: Sighted): Prisma.Sql =>
  Prisma.sql`(${id} <= ${lastOf(moment, of)} AND pg_visible_in_snapshot(${txid}::text::xid8, ${sightOf(moment)}))`;

const [ID, TXID] = [Prisma.sql`k.id`, Prisma.sql`k.txid`];
const [NEXT_ID, NEXT_TXID] = [Prisma.sql`k.next_id`, Prisma.sql`k.next_txid`];

/** Conditions on a version `k`: it is what was known. */
export function standing(known: Moment, of: 'lot' | 'voyage'): Prisma.Sql {
  return known.kind === 'at'
    ? Prisma.sql`NOT k.removed AND k.known_from <= ${known.at}::timestamptz
        AND (k.known_to IS NULL OR k.known_to > ${known.at}::timestamptz)`
    : Prisma.sql`NOT k.removed AND ${seen(ID, TXID, of, known)}
        AND (k.next_id IS NULL OR NOT ${seen(NEXT_ID, NEXT_TXID, of, known)})`;
}

/** The version of a lot `k` became known only afterwards. */
export function begunSince(known: Moment): Prisma.Sql {
  return known.kind === 'at'
    ? Prisma.sql`k.known_from > ${known.at}::timestamptz`
    : Prisma.sql`NOT ${seen(ID, TXID, 'lot', known)}`;
}

const VOYAGE_COLUMNS =
  Prisma.raw(`k.voyage_id AS id, k.voyage_no, k.simulated, k.vessel_id, k.load_terminal_id,
  k.discharge_terminal_id, k.laycan_from, k.status, k.dated_on, k.actual_from, k.first_bl_date, k.last_bl_date, k.lot_count,
  k.bl_tonnes, k.outturn_tonnes, k.loss_tonnes, k.loss_share, k.lots_without_outturn, k.warning_count, k.vessel_name,
  k.search_text, k.sailed_at, k.sailed_precision, k.arrived_at, k.arrived_precision, k.actual_to`);

const LOT_COLUMNS =
  Prisma.raw(`k.lot_id AS id, k.voyage_id, k.no, k.grade_id, k.shipper_id, k.bl_no, k.bl_date,
  k.bl_date_precision, k.bl_tonnes, k.outturn_tonnes, k.outturn_date, k.simulated, k.cancelled, k.load_terminal_id,
  k.discharge_terminal_id, k.first_of_voyage, k.sailed_on, k.discharged_on, k.first_to_sail, k.first_discharged`);

/** In place of the table `voyage`. */
export function voyagesOf(known: Moment | null): Prisma.Sql {
  return known === null
    ? Prisma.sql`voyage`
    : Prisma.sql`(SELECT ${VOYAGE_COLUMNS} FROM voyage_known k WHERE ${standing(known, 'voyage')})`;
}

/** In place of the table `lot`. */
export function lotsOf(known: Moment | null): Prisma.Sql {
  return known === null
    ? Prisma.sql`lot`
    : Prisma.sql`(SELECT ${LOT_COLUMNS} FROM lot_known k WHERE ${standing(known, 'lot')})`;
}

/**
 * In place of a table of parts of voyages, for those whose `id` the relation `chosen` of the statement has: its rows
 * where nothing of a voyage's was recorded since, else as the revisions by then have them.
 */
export function partsOf(
  table: 'delay' | 'voyage_event',
  known: Known | null,
  chosen: 'chosen' | 'shown',
): Prisma.Sql {
  const [part, relation] = [Prisma.raw(table), Prisma.raw(chosen)];
  if (known === null) return part;
  const of = Prisma.sql`r.table_name = ${table} AND r.voyage_id`;
  return Prisma.sql`(
    WITH touched AS MATERIALIZED (
      SELECT DISTINCT r.voyage_id AS id FROM revision r WHERE ${of} IN (SELECT id FROM ${relation}) AND NOT (${recordedBy(known)}))
    SELECT * FROM ${part} WHERE voyage_id IN (SELECT id FROM ${relation} EXCEPT SELECT id FROM touched)
    UNION ALL SELECT stored.* FROM (
        SELECT DISTINCT ON (r.row_id) r.action, r.after FROM revision r
        WHERE ${of} IN (SELECT id FROM touched) AND ${recordedBy(known)} ORDER BY r.row_id, r.id DESC) latest,
      LATERAL jsonb_populate_record(NULL::${part}, latest.after) stored WHERE latest.action <> 'delete')`;
}

/** The actual moment of an event of the voyage that is called `of`, as `<name>.actual_at` and `<name>.actual_precision`. */
export function joinEvent(known: Moment | null, name: 'sailed' | 'arrived', of: 'v' | 'p' = 'v'): Prisma.Sql {
  const [as, v] = [Prisma.raw(name), Prisma.raw(of)];
  return known === null
    ? Prisma.sql`LEFT JOIN voyage_event ${as} ON ${as}.voyage_id = ${v}.id AND ${as}.name = ${name}::event_name AND ${as}.actual_at IS NOT NULL`
    : Prisma.sql`LEFT JOIN LATERAL (SELECT ${v}.${Prisma.raw(`${name}_at`)} AS actual_at, ${v}.${Prisma.raw(`${name}_precision`)} AS actual_precision) ${as} ON true`;
}

/** What stands at the place in time that an address asks for. */
export type When =
  | { state: 'past'; at: Date; snapshot: { id: number; name: string; byName: string } | null }
  /** Nothing can be shown: it has not come yet, lies before anything was recorded, or there is no such snapshot. */
  | { state: 'future'; at: Date }
  | { state: 'before'; at: Date; begins: Date | null }
  | { state: 'noSnapshot' };

/** What stands there; nothing before the first voyage, or the first row of `of`, was recorded. @throws NotAllowed */
export async function whenOf(
  person: Person | null,
  known: Known,
  of: 'voyages' | RecordedTable = 'voyages',
): Promise<When> {
  mustBeAllowed(person, 'read');
  if (known.kind === 'snapshot') {
    const [kept] = await db().$queryRaw<{ at: Date; name: string; byName: string }[]>`
      SELECT at, name, by_name AS "byName" FROM board_snapshot WHERE id = ${known.id}::int`;
    if (!kept) return { state: 'noSnapshot' };
    return { state: 'past', at: kept.at, snapshot: { id: known.id, name: kept.name, byName: kept.byName } };
  }
  const at = new Date(known.at);
  if (at > now()) return { state: 'future', at };
  const first = of === 'voyages' ? Prisma.sql`(SELECT min(known_from) FROM voyage_known)` : firstRecorded(of);
  const [found] = await db().$queryRaw<{ begins: Date | null }[]>`SELECT ${first} AS begins`;
  const begins = found?.begins ?? null;
  return begins === null || at < begins
    ? { state: 'before', at, begins }
    : { state: 'past', at, snapshot: null };
}

/** The instant itself. */
export function instantOf(known: Known | null): Prisma.Sql {
  if (known?.kind === 'snapshot')
    return Prisma.sql`(SELECT at FROM board_snapshot WHERE id = ${known.id}::int)`;
  return Prisma.sql`${known?.at ?? now().toISOString()}::timestamptz`;
}

/** A condition on `v`: that event has no actual moment. */
export function withoutEvent(known: Moment | null, name: 'sailed' | 'arrived'): Prisma.Sql {
  return known === null
    ? Prisma.sql`NOT EXISTS (SELECT FROM voyage_event e WHERE e.voyage_id = v.id AND e.name = ${name}::event_name AND e.actual_at IS NOT NULL)`
    : Prisma.sql`v.${Prisma.raw(`${name}_at`)} IS NULL`;
}
