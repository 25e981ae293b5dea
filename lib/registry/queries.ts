import 'server-only';
import type { LocalDate } from '@/lib/calendar';
import { db } from '@/lib/db';
import { mustBeAllowed, type Person } from '@/lib/people/role';
import { kgFromDecimal, type Kg } from '@/lib/quantity';
import { recorded, type Past } from '@/lib/recorded.queries';
import type { Kind } from './entry';
import type { PortNoticeText } from './input';
import {
  movements,
  routeTotals,
  transportCosts,
  type CostEntry,
  type MovementEntry,
  type TotalEntry,
} from './onward.queries';
import {
  agreements,
  scopes,
  versions,
  type AgreementEntry,
  type ScopeEntry,
  type VersionEntry,
} from './promise.queries';
import type { Particulars } from './vessel';

export interface VesselEntry extends Particulars {
  id: number;
  name: string;
  imoNumber: string | null;
  mmsi: string | null;
  flag: string | null;
  operatorId: number | null;
  operatorName: string | null;
  sizeClass: string | null;
  source: string | null;
  note: string | null;
  version: number;
  /** The entry this one was found to be a duplicate of. */
  mergedInto: { id: number; name: string } | null;
  /** The latest one that is not cancelled. */
  lastVoyage: { voyageNo: string; datedOn: LocalDate } | null;
}

export interface TerminalEntry {
  id: number;
  name: string;
  port: string;
  country: string;
  unLocode: string | null;
  timeZone: string;
  /** Degrees, east and north positive. */
  latitude: number | null;
  longitude: number | null;
  role: 'load' | 'discharge';
  /** Ships of this trade that it takes at once; null while nobody knows. */
  berths: number | null;
  berthsSource: string | null;
  note: string | null;
  version: number;
  mergedInto: { id: number; name: string } | null;
}

export interface GradeEntry {
  id: number;
  name: string;
  /** Degrees API at 60 °F; null while nobody entered it with its source. */
  apiGravity: number | null;
  source: string | null;
  note: string | null;
  version: number;
  mergedInto: { id: number; name: string } | null;
}

export interface CompanyEntry {
  id: number;
  name: string;
  source: string | null;
  note: string | null;
  version: number;
  mergedInto: { id: number; name: string } | null;
}

export interface PortNoticeEntry {
  id: number;
  terminalId: number;
  terminalName: string;
  kind: PortNoticeText['kind'];
  draughtLimitM: number | null;
  validFrom: LocalDate;
  /** Null: until further notice. */
  validTo: LocalDate | null;
  source: string | null;
  note: string | null;
  /** It restricts nothing. */
  withdrawn: boolean;
  version: number;
}

export interface DisruptionEntry {
  id: number;
  name: string;
  begins: LocalDate;
  ends: LocalDate;
  precision: string;
  /** Null: an annotation that delays nobody. */
  delayReason: string | null;
  source: string;
  note: string | null;
  version: number;
}

/** All vessels by name, merged ones too. @throws NotAllowed */
export async function vessels(person: Person | null): Promise<VesselEntry[]> {
  mustBeAllowed(person, 'read');
  const rows = await db().$queryRaw<(Omit<VesselEntry, 'deadweightKg'> & { deadweight: string | null })[]>`
    SELECT v.id, v.name, v.imo_number AS "imoNumber", v.mmsi, v.flag, v.deadweight_tonnes::text AS deadweight,
      v.laden_draught_m::float8 AS "ladenDraughtM", v.tpc_t_per_cm::float8 AS tpc, v.operator_id AS "operatorId", o.name AS "operatorName",
      v.size_class AS "sizeClass", v.source, v.note, v.version,
      (SELECT jsonb_build_object('id', m.id, 'name', m.name) FROM vessel m WHERE m.id = v.merged_into_id) AS "mergedInto",
      (SELECT jsonb_build_object('voyageNo', l.voyage_no, 'datedOn', l.dated_on) FROM voyage l
        WHERE l.vessel_id = v.id AND l.status <> 'cancelled' ORDER BY l.dated_on DESC, l.id DESC LIMIT 1) AS "lastVoyage"
    FROM vessel v LEFT JOIN company o ON o.id = v.operator_id ORDER BY v.name, v.id`;
  return rows.map(({ deadweight, ...row }) => ({
    ...row,
    deadweightKg: deadweight === null ? null : (kgFromDecimal(deadweight) as Kg),
  }));
}

/** Load ports first, merged ones too. @throws NotAllowed */
export async function terminals(person: Person | null): Promise<TerminalEntry[]> {
  mustBeAllowed(person, 'read');
  return db().$queryRaw<TerminalEntry[]>`
    SELECT t.id, t.name, t.port, t.country, t.un_locode AS "unLocode", t.time_zone AS "timeZone", t.latitude::float8 AS latitude,
      t.longitude::float8 AS longitude, t.role::text AS role, t.berths, t.berths_source AS "berthsSource", t.note, t.version,
      (SELECT jsonb_build_object('id', m.id, 'name', m.name) FROM terminal m WHERE m.id = t.merged_into_id) AS "mergedInto"
    FROM terminal t ORDER BY t.role DESC, t.name`;
}

/** By name, merged ones too. @throws NotAllowed */
export async function grades(person: Person | null): Promise<GradeEntry[]> {
  mustBeAllowed(person, 'read');
  return db().$queryRaw<GradeEntry[]>`
    SELECT g.id, g.name, g.api_gravity::float8 AS "apiGravity", g.source, g.note, g.version,
      (SELECT jsonb_build_object('id', m.id, 'name', m.name) FROM grade m WHERE m.id = g.merged_into_id) AS "mergedInto"
    FROM grade g ORDER BY g.name`;
}

/** All companies by name, merged ones too. @throws NotAllowed */
export async function companies(person: Person | null): Promise<CompanyEntry[]> {
  mustBeAllowed(person, 'read');
  return db().$queryRaw<CompanyEntry[]>`
    SELECT c.id, c.name, c.source, c.note, c.version,
      (SELECT jsonb_build_object('id', m.id, 'name', m.name) FROM company m WHERE m.id = c.merged_into_id) AS "mergedInto"
    FROM company c ORDER BY c.name, c.id`;
}

/** Latest first, withdrawn ones last. @throws NotAllowed */
export async function portNotices(person: Person | null): Promise<PortNoticeEntry[]> {
  mustBeAllowed(person, 'read');
  return db().$queryRaw<PortNoticeEntry[]>`
    SELECT n.id, n.terminal_id AS "terminalId", t.name AS "terminalName", n.kind::text AS kind, n.draught_limit_m::float8 AS "draughtLimitM",
      n.valid_from::text AS "validFrom", n.valid_to::text AS "validTo", n.source, n.note, n.withdrawn, n.version
    FROM port_notice n JOIN terminal t ON t.id = n.terminal_id ORDER BY n.withdrawn, n.valid_from DESC, n.id DESC`;
}

/** Latest first; as recorded by then with `past`. @throws NotAllowed */
export async function disruptions(
  person: Person | null,
  past: Past | null = null,
): Promise<DisruptionEntry[]> {
  mustBeAllowed(person, 'read');
  return db().$queryRaw<DisruptionEntry[]>`
    SELECT id, name, from_date::text AS begins, to_date::text AS ends, precision, delay_reason::text AS "delayReason", source, note,
      coalesce(version, 0) AS version
    FROM ${recorded('disruption', past)} d ORDER BY from_date DESC, id DESC`;
}

export interface Entries {
  vessels: VesselEntry;
  terminals: TerminalEntry;
  grades: GradeEntry;
  companies: CompanyEntry;
  notices: PortNoticeEntry;
  disruptions: DisruptionEntry;
  agreements: AgreementEntry;
  scopes: ScopeEntry;
  versions: VersionEntry;
  movements: MovementEntry;
  totals: TotalEntry;
  costs: CostEntry;
}

type List<K extends Kind> = (person: Person | null, past?: Past | null) => Promise<Entries[K][]>;

const LISTS: { [K in Kind]: List<K> } = {
  vessels,
  terminals,
  grades,
  companies,
  notices: portNotices,
  disruptions,
  agreements,
  scopes,
  versions,
  movements,
  totals: routeTotals,
  costs: transportCosts,
};

/** All entries of a kind; disruptions, promises and what happens beyond Baku also as recorded by `past`. @throws NotAllowed */
export function entriesOf<K extends Kind>(
  person: Person | null,
  kind: K,
  past: Past | null = null,
): Promise<Entries[K][]> {
  return LISTS[kind](person, past);
}

/** One entry; null when there is none. A registry is some dozens of rows: its list is the way to each. @throws NotAllowed */
export async function entryOf<K extends Kind>(
  person: Person | null,
  kind: K,
  id: number,
  past: Past | null = null,
): Promise<Entries[K] | null> {
  return (await entriesOf(person, kind, past)).find((entry) => entry.id === id) ?? null;
}
