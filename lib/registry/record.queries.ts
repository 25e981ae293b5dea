import 'server-only';
import { todayAt, type LocalDate } from '@/lib/calendar';
import { db } from '@/lib/db';
import { mustBeAllowed, type Person } from '@/lib/people/role';
import { kgFromDecimal, type Kg } from '@/lib/quantity';
import { recordedBy, type Past } from '@/lib/recorded.queries';
import { Prisma } from '@/prisma/generated/client';
import type { Kind } from './entry';
import { entrySaves, type EntryNames, type EntryRevision, type EntrySave } from './history';

/** What one vessel carried, what is in force for it, and every entry's history. */

export interface CargoLot {
  no: number;
  gradeName: string | null;
  blNo: string | null;
  blKg: Kg | null;
  outturnKg: Kg | null;
}

export interface CargoVoyage {
  voyageNo: string;
  datedOn: LocalDate;
  status: string;
  simulated: boolean;
  lots: CargoLot[];
}

/** Sums over voyages that are not cancelled. */
export interface CargoTotals {
  voyages: number;
  simulated: number;
  lots: number;
  blKg: Kg | null;
  outturnKg: Kg | null;
  /** B/L and outturn of the lots that have both: what loss and ratio are made from. */
  measuredBlKg: Kg | null;
  measuredOutturnKg: Kg | null;
  lotsWithoutOutturn: number;
}

export interface Intake {
  voyageNo: string;
  datedOn: LocalDate;
  simulated: boolean;
  kg: Kg;
}

export interface VesselCargo {
  totals: CargoTotals;
  /** The latest ones. */
  voyages: CargoVoyage[];
  /** The last five, latest first. */
  intakes: Intake[];
}

const LATEST = 20;

const kgOrNull = (tonnes: string | null): Kg | null => (tonnes === null ? null : kgFromDecimal(tonnes));

type Stored<T> = {
  [K in keyof T as K extends `${infer Name}Kg` ? Name : K]: K extends `${string}Kg` ? string | null : T[K];
};

/** What a vessel carried. @throws NotAllowed */
export async function vesselCargo(person: Person | null, vesselId: number): Promise<VesselCargo> {
  mustBeAllowed(person, 'read');
  const [[totals], voyages, intakes] = await Promise.all([
    db().$queryRaw<Stored<CargoTotals>[]>`
      SELECT count(DISTINCT v.id)::int AS voyages, count(DISTINCT v.id) FILTER (WHERE v.simulated)::int AS simulated,
        count(l.id)::int AS lots, sum(l.bl_tonnes)::text AS bl, sum(l.outturn_tonnes)::text AS outturn,
        sum(l.bl_tonnes) FILTER (WHERE l.outturn_tonnes IS NOT NULL)::text AS "measuredBl",
        sum(l.outturn_tonnes) FILTER (WHERE l.bl_tonnes IS NOT NULL)::text AS "measuredOutturn",
        (count(*) FILTER (WHERE l.bl_tonnes IS NOT NULL AND l.outturn_tonnes IS NULL))::int AS "lotsWithoutOutturn"
      FROM voyage v LEFT JOIN lot l ON l.voyage_id = v.id WHERE v.vessel_id = ${vesselId} AND v.status <> 'cancelled'`,
    db().$queryRaw<(Omit<CargoVoyage, 'lots'> & { lots: Stored<CargoLot>[] })[]>`
      SELECT v.voyage_no AS "voyageNo", v.dated_on::text AS "datedOn", v.status::text AS status, v.simulated,
        (SELECT coalesce(jsonb_agg(jsonb_build_object('no', l.no, 'gradeName', g.name, 'blNo', l.bl_no, 'bl', l.bl_tonnes::text,
            'outturn', l.outturn_tonnes::text) ORDER BY l.no), '[]')
          FROM lot l LEFT JOIN grade g ON g.id = l.grade_id WHERE l.voyage_id = v.id) AS lots
      FROM voyage v WHERE v.vessel_id = ${vesselId} AND v.status <> 'cancelled'
      ORDER BY v.dated_on DESC, v.id DESC LIMIT ${LATEST}`,
    db().$queryRaw<(Omit<Intake, 'kg'> & { bl: string })[]>`
      SELECT voyage_no AS "voyageNo", dated_on::text AS "datedOn", simulated, bl_tonnes::text AS bl
      FROM voyage WHERE vessel_id = ${vesselId} AND status <> 'cancelled' AND bl_tonnes > 0
      ORDER BY dated_on DESC, id DESC LIMIT 5`,
  ]);
  return {
    totals: totalsOf(totals),
    voyages: voyages.map(({ lots, ...voyage }) => ({
      ...voyage,
      lots: lots.map(({ bl, outturn, ...lot }) => ({
        ...lot,
        blKg: kgOrNull(bl),
        outturnKg: kgOrNull(outturn),
      })),
    })),
    intakes: intakes.map(({ bl, ...intake }) => ({ ...intake, kg: kgFromDecimal(bl) })),
  };
}

function totalsOf(row: Stored<CargoTotals> | undefined): CargoTotals {
  if (!row) throw new Error('an aggregate gave no row');
  const { bl, outturn, measuredBl, measuredOutturn, ...counts } = row;
  return {
    ...counts,
    blKg: kgOrNull(bl),
    outturnKg: kgOrNull(outturn),
    measuredBlKg: kgOrNull(measuredBl),
    measuredOutturnKg: kgOrNull(measuredOutturn),
  };
}

export interface NoticeInForce {
  id: number;
  terminalName: string;
  kind: 'draught_limit' | 'closure';
  draughtLimitM: number | null;
  validFrom: LocalDate;
  validTo: LocalDate | null;
}

/** Port notices in force today, by the calendar of each terminal. @throws NotAllowed */
export async function noticesInForce(person: Person | null): Promise<NoticeInForce[]> {
  mustBeAllowed(person, 'read');
  const rows = await db().$queryRaw<(NoticeInForce & { zone: string })[]>`
    SELECT n.id, t.name AS "terminalName", n.kind::text AS kind, n.draught_limit_m::float8 AS "draughtLimitM",
      n.valid_from::text AS "validFrom", n.valid_to::text AS "validTo", t.time_zone AS zone
    FROM port_notice n JOIN terminal t ON t.id = n.terminal_id WHERE NOT n.withdrawn ORDER BY t.role DESC, t.name, n.draught_limit_m NULLS LAST, n.id`;
  return rows
    .filter(({ validFrom, validTo, zone }) => {
      const today = todayAt(zone);
      return validFrom <= today && (validTo === null || today <= validTo);
    })
    .map(({ zone: _zone, ...notice }) => notice);
}

const TABLES: Record<Kind, string> = {
  vessels: 'vessel',
  terminals: 'terminal',
  grades: 'grade',
  companies: 'company',
  notices: 'port_notice',
  disruptions: 'disruption',
  agreements: 'agreement',
  scopes: 'scope',
  versions: 'target_version',
  movements: 'movement',
  totals: 'route_total',
  costs: 'transport_cost',
};

/** Every save of an entry, latest first, with names in place of ids; with `past`, those made by then. @throws NotAllowed */
export async function entryHistory(
  person: Person | null,
  kind: Kind,
  id: number,
  past: Past | null = null,
): Promise<EntrySave[]> {
  mustBeAllowed(person, 'read');
  const table = TABLES[kind];
  const rows = await db().$queryRaw<EntryRevision[]>`
    SELECT r.at, r.actor_name AS by, r.reason, r.row_id AS "rowId", r.action, r.before, r.after FROM revision r
    WHERE r.voyage_id IS NULL AND r.table_name = ${table} AND (r.row_id = ${String(id)} OR r.after ->> 'merged_into_id' = ${String(id)})
      AND ${past === null ? Prisma.sql`true` : recordedBy(past)} ORDER BY r.id`;
  const ids = (column: string) =>
    rows
      .flatMap(({ before, after }) => [before?.[column], after?.[column]])
      .filter((one) => typeof one === 'number');
  const names: EntryNames = {
    companies: new Map(),
    terminals: new Map(),
    agreements: new Map(),
    scopes: new Map(),
    own: new Map(),
    grades: new Map(),
    figures: new Map(),
  };
  const parties = [...ids('operator_id'), ...ids('seller_id'), ...ids('buyer_id'), ...ids('shipper_id')];
  const found = await db().$queryRaw<{ list: keyof EntryNames; id: number; name: string }[]>`
    SELECT 'companies' AS list, id, name FROM company WHERE id = ANY (${parties}::int[])
    UNION ALL SELECT 'agreements', id, title FROM agreement WHERE id = ANY (${ids('agreement_id')}::int[])
    UNION ALL SELECT 'scopes', id, name FROM scope WHERE id = ANY (${ids('scope_id')}::int[])
    UNION ALL SELECT 'grades', id, name FROM grade WHERE id = ANY (${ids('grade_id')}::int[])
    UNION ALL SELECT 'figures', id, value_as_cited || ', ' || publisher FROM reported_figure WHERE id = ANY (${ids('figure_id')}::int[])
    UNION ALL SELECT 'own', id, name FROM target_version WHERE ${table} = 'target_version' AND id = ANY (${ids('supersedes_id')}::int[])
    UNION ALL SELECT 'terminals', id, name FROM terminal WHERE id = ANY (${ids('terminal_id')}::int[])
    UNION ALL SELECT 'own', id, name FROM terminal WHERE ${table} = 'terminal' AND id = ANY (${ids('merged_into_id')}::int[])
    UNION ALL SELECT 'own', id, name FROM grade WHERE ${table} = 'grade' AND id = ANY (${ids('merged_into_id')}::int[])
    UNION ALL SELECT 'own', id, name FROM vessel WHERE ${table} = 'vessel' AND id = ANY (${ids('merged_into_id')}::int[])
    UNION ALL SELECT 'own', id, name FROM company WHERE ${table} = 'company' AND id = ANY (${ids('merged_into_id')}::int[])`;
  for (const { list, id: of, name } of found) names[list].set(of, name);
  return entrySaves(kind, id, rows, names);
}
