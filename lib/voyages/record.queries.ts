import 'server-only';
import type { LocalDate } from '@/lib/calendar';
import { db, PLANNED_ONCE, type Transaction } from '@/lib/db';
import { mustBeAllowed, type Person } from '@/lib/people/role';
import { kgFromDecimal, type Kg } from '@/lib/quantity';
import { Prisma } from '@/prisma/generated/client';
import { daysAtPorts, LIMITS } from './draught.queries';
import { savedChanges, type NamesOf, type RevisionRow, type SavedChange } from './history';
import { USUAL_ZONES } from './input';
import type { LimitNotice } from './plausibility';
import type { About, EntryContext, PlausibilityContext, Proposal, VoyageRecord } from './record';
import type { ActKind, EventName, Precision, Stamp, Status } from './voyage';

/** The database or a transaction of it. */
export type Reader = Pick<Transaction, '$queryRaw'>;

type Json<T> = { [K in keyof T]: T[K] extends Date ? string : T[K] };

interface RecordRow extends Omit<
  VoyageRecord,
  'zones' | 'lots' | 'events' | 'delays' | 'acts' | 'blKg' | 'outturnKg' | 'lossKg'
> {
  lots: (Omit<VoyageRecord['lots'][number], 'plannedKg' | 'blKg' | 'outturnKg'> & {
    planned: string | null;
    bl: string | null;
    outturn: string | null;
  })[];
  events: ({ name: EventName } & Record<`${'planned' | 'estimated' | 'actual'}At`, string | null> &
    Record<`${'planned' | 'estimated' | 'actual'}Precision`, Precision | null>)[];
  delays: Json<VoyageRecord['delays'][number]>[];
  acts: { kind: ActKind; at: string; reason: string | null; by: string }[];
  bl: string;
  outturn: string;
  loss: string;
}

const kgOrNull = (tonnes: string | null): Kg | null => (tonnes === null ? null : kgFromDecimal(tonnes));
const stamp = (at: string | null, precision: Precision | null): Stamp | null =>
  at && precision ? { at: new Date(at), precision } : null;

/** One voyage in one statement, so that its parts are of one moment. Callers see to who may read it. */
export async function readRecord(reader: Reader, voyageNo: string): Promise<VoyageRecord | null> {
  const [record] = await readRecords(reader, Prisma.sql`fold_text(v.voyage_no) = fold_text(${voyageNo})`);
  return record ?? null;
}

/** As {@link readRecord}, every voyage `v` that the condition holds for. */
export async function readRecords(reader: Reader, condition: Prisma.Sql): Promise<VoyageRecord[]> {
  const rows = await reader.$queryRaw<RecordRow[]>`
    SELECT v.id, v.voyage_no AS "voyageNo", v.simulated, v.version, v.status::text AS status,
      v.laycan_from::text AS "laycanFrom", v.laycan_to::text AS "laycanTo",
      jsonb_build_object('allowedMinutes', v.laytime_minutes, 'allowedFor', v.laytime_for, 'noticeMinutes', v.notice_minutes,
        'demurrageCents', (v.demurrage_per_day * 100)::bigint, 'currency', v.demurrage_currency, 'excepted', v.excepted_reasons) AS terms,
      v.source, v.note, v.created_at AS "createdAt",
      v.bl_tonnes::text AS bl, v.outturn_tonnes::text AS outturn, v.loss_tonnes::text AS loss,
      v.loss_share::float8 AS "lossShare", v.lots_without_outturn AS "lotsWithoutOutturn",
      (SELECT jsonb_build_object('id', s.id, 'name', s.name, 'imoNumber', s.imo_number) FROM vessel s WHERE s.id = v.vessel_id) AS vessel,
      (SELECT jsonb_build_object('id', t.id, 'name', t.name, 'port', t.port, 'timeZone', t.time_zone)
        FROM terminal t WHERE t.id = v.load_terminal_id) AS "loadTerminal",
      (SELECT jsonb_build_object('id', t.id, 'name', t.name, 'port', t.port, 'timeZone', t.time_zone)
        FROM terminal t WHERE t.id = v.discharge_terminal_id) AS "dischargeTerminal",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'no', l.no, 'gradeId', l.grade_id, 'gradeName', g.name,
          'apiGravity', g.api_gravity, 'shipperId', l.shipper_id, 'shipperName', c.name, 'blNo', l.bl_no, 'blDate', l.bl_date,
          'blDatePrecision', CASE WHEN l.bl_date IS NOT NULL THEN l.bl_date_precision END, 'planned', l.planned_tonnes::text,
          'bl', l.bl_tonnes::text, 'outturn', l.outturn_tonnes::text, 'outturnDate', l.outturn_date, 'note', l.note) ORDER BY l.no), '[]')
        FROM lot l LEFT JOIN grade g ON g.id = l.grade_id LEFT JOIN company c ON c.id = l.shipper_id WHERE l.voyage_id = v.id) AS lots,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('name', e.name, 'plannedAt', e.planned_at, 'plannedPrecision', e.planned_precision,
          'estimatedAt', e.estimated_at, 'estimatedPrecision', e.estimated_precision, 'actualAt', e.actual_at,
          'actualPrecision', e.actual_precision) ORDER BY e.name), '[]')
        FROM voyage_event e WHERE e.voyage_id = v.id) AS events,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'port', d.port, 'reason', d.reason, 'from', d.from_at, 'to', d.to_at,
          'note', d.note) ORDER BY d.from_at, d.id), '[]')
        FROM delay d WHERE d.voyage_id = v.id) AS delays,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', a.kind, 'at', a.at, 'reason', a.reason, 'by', a.by_name) ORDER BY a.at, a.id), '[]')
        FROM voyage_act a WHERE a.voyage_id = v.id) AS acts,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('code', w.code, 'reason', w.reason,
          'found', d.found, 'accepted', coalesce(w.accepted, d.found)) ORDER BY w.id), '[]')
        FROM voyage_warning w, LATERAL (SELECT CASE jsonb_typeof(w.detail) WHEN 'array' THEN w.detail
          ELSE jsonb_build_array(w.detail) END AS found) d WHERE w.voyage_id = v.id) AS warnings
    FROM voyage v WHERE ${condition}`;
  return rows.map(recordOf);
}

function recordOf({ bl, outturn, loss, lots, events, delays, acts, ...row }: RecordRow): VoyageRecord {
  return {
    ...row,
    zones: {
      load: row.loadTerminal?.timeZone ?? USUAL_ZONES.load,
      discharge: row.dischargeTerminal?.timeZone ?? USUAL_ZONES.discharge,
    },
    lots: lots.map(({ planned, bl, outturn, ...lot }) => ({
      ...lot,
      plannedKg: kgOrNull(planned),
      blKg: kgOrNull(bl),
      outturnKg: kgOrNull(outturn),
    })),
    events: events.map((event) => ({
      name: event.name,
      planned: stamp(event.plannedAt, event.plannedPrecision),
      estimated: stamp(event.estimatedAt, event.estimatedPrecision),
      actual: stamp(event.actualAt, event.actualPrecision),
    })),
    delays: delays.map((delay) => ({ ...delay, from: new Date(delay.from), to: new Date(delay.to) })),
    acts: acts.map((act) => ({ ...act, at: new Date(act.at) })),
    blKg: kgFromDecimal(bl),
    outturnKg: kgFromDecimal(outturn),
    lossKg: kgFromDecimal(loss),
  };
}

/** One voyage by its number, in any case; null when there is none. @throws NotAllowed */
export async function voyageByNo(person: Person | null, voyageNo: string): Promise<VoyageRecord | null> {
  mustBeAllowed(person, 'read');
  return readRecord(db(), voyageNo);
}

/** Every save of a voyage, latest first, with names in place of ids. @throws NotAllowed */
export async function historyOf(person: Person | null, voyageNo: string): Promise<SavedChange[]> {
  mustBeAllowed(person, 'read');
  const record = await readRecord(db(), voyageNo);
  if (!record) return [];
  const rows = await db().$queryRaw<RevisionRow[]>`
    SELECT at, txid::text AS txid, actor_name AS by, reason, table_name AS "table", row_id AS "rowId", action, before, after
    FROM revision WHERE voyage_id = ${record.id} ORDER BY id`;
  const ids = (column: string) =>
    [...new Set(rows.flatMap(({ before, after }) => [before?.[column], after?.[column]]))].filter(
      (id) => typeof id === 'number',
    );
  const names = await db().$queryRaw<{ noun: keyof NamesOf; id: number; name: string }[]>`
    SELECT 'vessel' AS noun, id, name FROM vessel WHERE id = ANY (${ids('vessel_id')}::int[])
    UNION ALL SELECT 'terminal', id, name FROM terminal
      WHERE id = ANY (${[...ids('load_terminal_id'), ...ids('discharge_terminal_id')]}::int[])
    UNION ALL SELECT 'grade', id, name FROM grade WHERE id = ANY (${ids('grade_id')}::int[])
    UNION ALL SELECT 'company', id, name FROM company WHERE id = ANY (${ids('shipper_id')}::int[])
    UNION ALL SELECT 'voyage', id, voyage_no FROM voyage WHERE id = ANY (${ids('merged_into_id')}::int[])`;
  const namesOf: NamesOf = {
    vessel: new Map(),
    terminal: new Map(),
    grade: new Map(),
    company: new Map(),
    voyage: new Map(),
  };
  for (const { noun, id, name } of names) namesOf[noun].set(id, name);
  return savedChanges(rows, namesOf, record.zones);
}

/** Planned and nominated voyages of the vessel whose laycan ± 5 days covers `date`, nearest first. @throws NotAllowed */
export async function proposalsFor(
  person: Person | null,
  vesselId: number,
  date: LocalDate,
): Promise<Proposal[]> {
  mustBeAllowed(person, 'read');
  const rows = await db().$queryRaw<
    (Omit<Proposal, 'plannedKg' | 'status'> & { status: Status; planned: string | null })[]
  >`
    SELECT voyage_no AS "voyageNo", version, status::text AS status, simulated, laycan_from::text AS "laycanFrom",
      laycan_to::text AS "laycanTo", (SELECT sum(planned_tonnes)::text FROM lot WHERE voyage_id = v.id) AS planned
    FROM voyage v
    WHERE vessel_id = ${vesselId} AND status IN ('planned', 'nominated')
      AND ${date}::date BETWEEN laycan_from - 5 AND coalesce(laycan_to, laycan_from) + 5
    ORDER BY abs(laycan_from - ${date}::date), id`;
  return rows.map(({ planned, ...row }) => ({ ...row, plannedKg: kgOrNull(planned) }));
}

/** What the form chooses from. @throws NotAllowed */
export async function entryContext(person: Person | null): Promise<EntryContext> {
  mustBeAllowed(person, 'read');
  const [context] = await db().$queryRaw<EntryContext[]>`SELECT
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', id, 'name', name, 'port', port, 'timeZone', time_zone, 'role', role)
      ORDER BY name), '[]') FROM terminal WHERE merged_into_id IS NULL) AS terminals,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', id, 'name', name) ORDER BY name), '[]')
      FROM grade WHERE merged_into_id IS NULL) AS grades,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', id, 'name', name) ORDER BY name), '[]')
      FROM company WHERE merged_into_id IS NULL) AS companies`;
  return context as EntryContext;
}

/**
 * The vessels that the form chooses from, by name, for {@link unpackVessels}; `only` the one with this id, where given.
 * The database packs them: a thousand of them as rows cost the server more than all else it does for the form.
 * @throws NotAllowed
 */
export async function packedVessels(person: Person | null, only: number | null = null): Promise<string> {
  mustBeAllowed(person, 'read');
  const [found] = await db().$queryRaw<{ packed: string }[]>`
    SELECT coalesce(json_agg(json_build_array(id, name, imo_number, (deadweight_tonnes * 1000)::bigint) ORDER BY name, id), '[]')::text
      AS packed FROM vessel WHERE merged_into_id IS NULL AND (${only}::int IS NULL OR id = ${only}::int)`;
  return found?.packed ?? '[]';
}

export interface ContextRow extends Pick<PlausibilityContext, 'closures'> {
  limit: (LimitNotice & { limitM: number }) | null;
  vesselId: number | null;
  deadweight: string | null;
  ladenDraughtM: number | null;
  tpc: number | null;
  intakes: string[];
  others: {
    voyageNo: string;
    from: string | null;
    to: string | null;
    actualFrom: string | null;
    actualTo: string | null;
  }[];
}

const OF_ABOUT = {
  load: Prisma.sql`a."loadTerminalId"`,
  discharge: Prisma.sql`a."dischargeTerminalId"`,
  from: Prisma.sql`(a."on" ->> 'from')::date`,
  to: Prisma.sql`(a."on" ->> 'to')::date`,
  arrives: Prisma.sql`a.arrives`,
};

/**
 * What {@link contextOf} is made of, of each `a` with its vessel `s`. Sixty days either way hold every voyage that can
 * overlap another across the Caspian.
 */
export const CONTEXT = Prisma.sql`s.id AS "vesselId", s.deadweight_tonnes::text AS deadweight, s.laden_draught_m::float8 AS "ladenDraughtM", s.tpc_t_per_cm::float8 AS tpc,
      (SELECT jsonb_build_object('limitM', n.draught_limit_m, 'terminal', t.name, 'from', n.valid_from, 'to', n.valid_to)
        FROM ${daysAtPorts(OF_ABOUT)} JOIN port_notice n ON ${LIMITS} AND NOT n.withdrawn
        JOIN terminal t ON t.id = n.terminal_id
        ORDER BY n.draught_limit_m, n.valid_from, n.id LIMIT 1) AS "limit",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('port', CASE n.terminal_id WHEN a."loadTerminalId" THEN 'load' ELSE 'discharge' END,
          'terminal', t.name, 'from', n.valid_from, 'to', n.valid_to) ORDER BY n.valid_from, n.id), '[]')
        FROM port_notice n JOIN terminal t ON t.id = n.terminal_id
        WHERE n.kind = 'closure' AND NOT n.withdrawn AND n.terminal_id IN (a."loadTerminalId", a."dischargeTerminalId")
          AND n.valid_from <= (a.cargo ->> 'to')::date AND coalesce(n.valid_to, 'infinity') >= (a.cargo ->> 'from')::date) AS closures,
      (SELECT coalesce(jsonb_agg(i.bl ORDER BY i.dated_on DESC, i.id DESC), '[]') FROM (
        SELECT v.bl_tonnes::text AS bl, v.dated_on, v.id FROM voyage v
        WHERE v.vessel_id = a."vesselId" AND v.simulated = a.simulated AND v.status <> 'cancelled' AND v.bl_tonnes > 0
          AND v.dated_on < coalesce((a."on" ->> 'from')::date, 'infinity') AND v.voyage_no IS DISTINCT FROM a."voyageNo"
        ORDER BY v.dated_on DESC, v.id DESC LIMIT 5) i) AS intakes,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('voyageNo', v.voyage_no, 'from', least(e.first_at, v.actual_from),
          'to', greatest(e.last_at, v.actual_to), 'actualFrom', v.actual_from, 'actualTo', v.actual_to) ORDER BY v.dated_on, v.id), '[]')
        FROM voyage v CROSS JOIN LATERAL (
          SELECT min(coalesce(actual_at, estimated_at, planned_at)) AS first_at, max(coalesce(actual_at, estimated_at, planned_at)) AS last_at
          FROM voyage_event WHERE voyage_id = v.id) e
        WHERE v.vessel_id = a."vesselId" AND v.simulated = a.simulated AND v.status <> 'cancelled' AND v.voyage_no IS DISTINCT FROM a."voyageNo"
          AND v.dated_on BETWEEN (a."on" ->> 'from')::date - 60 AND (a."on" ->> 'to')::date + 60) AS others`;

/** Of each `a`: an About, and its place among those that are asked about together. */
export const ABOUT = Prisma.raw(
  'k int, "vesselId" int, "loadTerminalId" int, "dischargeTerminalId" int, "on" jsonb, arrives date, cargo jsonb, simulated boolean, "voyageNo" text',
);

export function contextOf(row: ContextRow): PlausibilityContext {
  return {
    vessel:
      row.vesselId === null
        ? null
        : { deadweightKg: kgOrNull(row.deadweight), ladenDraughtM: row.ladenDraughtM, tpc: row.tpc },
    lastIntakesKg: row.intakes.map(kgFromDecimal),
    draughtLimitM: row.limit?.limitM ?? null,
    draughtNotice: row.limit,
    closures: row.closures,
    others: row.others.map(({ voyageNo, from, to, actualFrom, actualTo }) => ({
      busy: from && to ? { voyageNo, from: new Date(from), to: new Date(to) } : null,
      actual:
        actualFrom && actualTo ? { voyageNo, from: new Date(actualFrom), to: new Date(actualTo) } : null,
    })),
  };
}

/** What a voyage is judged against, for judgement.ts `judge`. @throws NotAllowed */
export async function plausibilityContext(person: Person | null, about: About): Promise<PlausibilityContext> {
  mustBeAllowed(person, 'read');
  const [row] = await db().$queryRaw<ContextRow[]>`${PLANNED_ONCE}
    SELECT ${CONTEXT} FROM jsonb_to_recordset(${JSON.stringify([{ ...about, k: 0 }])}::jsonb) AS a(${ABOUT}) LEFT JOIN vessel s ON s.id = a."vesselId"`;
  return row
    ? contextOf(row)
    : { vessel: null, lastIntakesKg: [], draughtLimitM: null, draughtNotice: null, closures: [], others: [] };
}
