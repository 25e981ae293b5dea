import 'server-only';
import { localDateOf } from '@/lib/calendar';
import { PLANNED_ONCE, writeAtOnce, type Transaction } from '@/lib/db';
import type { Person } from '@/lib/people/role';
import { decimalFromKg, type Kg } from '@/lib/quantity';
import { Prisma } from '@/prisma/generated/client';
import type { VoyageFacts } from './input';
import { loadYear } from './judgement';
import type { Logged, RecordWarning } from './record';
import { delayRow, eventRow, lotRow, termsRow, warningRow } from './rows.mutations';
import { actualSpan } from './timing';
import { statusOf, type EventName, type PortZones } from './voyage';

export interface NewVoyage {
  facts: VoyageFacts & { idempotencyKey: string };
  /** Of its two ports. */
  zones: PortZones;
  warnings: RecordWarning[];
}

/** New voyages as rows of each table; `k` says which belong together. JSON: it waits in a table, or is sent at once. */
export interface NewRows {
  heads: object[];
  lots: object[];
  events: object[];
  delays: object[];
  warnings: object[];
}

/** After every date: a lot whose B/L date is not known comes last. */
const LAST = '9999-12-31';

const sum = (tonnes: readonly (Kg | null)[]): Kg => tonnes.reduce<Kg>((all, kg) => all + (kg ?? 0), 0);

/**
 * What the triggers will derive, as a voyage without acts has it: where it is right they have nothing to write anew,
 * where it is not they correct it. voyage_facts() is what holds.
 */
function followsFrom({ facts, zones, warnings }: NewVoyage) {
  const { lots, events } = facts;
  const days = lots.flatMap(({ blDate }) => blDate ?? []).sort();
  const span = actualSpan(facts, zones.load);
  const first = events.flatMap(({ actual }) => actual?.at.getTime() ?? []);
  const measured = lots.filter(({ blKg, outturnKg }) => blKg !== null && outturnKg !== null);
  const numbers = lots.flatMap(({ blNo }) => blNo ?? []);
  return {
    status: statusOf({ events, lots, acts: [] }),
    first_at: first.length === 0 ? null : new Date(Math.min(...first)).toISOString(),
    zone: zones.load,
    actual_from: span?.from.toISOString() ?? null,
    actual_to: span?.to.toISOString() ?? null,
    first_bl: days[0] ?? null,
    last_bl: days.at(-1) ?? null,
    lot_count: lots.length,
    bl_tonnes: decimalFromKg(sum(lots.map(({ blKg }) => blKg))),
    outturn_tonnes: decimalFromKg(sum(lots.map(({ outturnKg }) => outturnKg))),
    loss_tonnes: decimalFromKg(sum(measured.map(({ blKg, outturnKg }) => (blKg ?? 0) - (outturnKg ?? 0)))),
    measured: measured.length === 0 ? null : decimalFromKg(sum(measured.map(({ blKg }) => blKg))),
    without: lots.filter(({ blKg, outturnKg }) => blKg !== null && outturnKg === null).length,
    warnings: warnings.length,
    bl_nos: numbers.length === 0 ? null : numbers.join(' '),
    shippers: [...new Set(lots.flatMap(({ shipperId }) => shipperId ?? []))],
  };
}

/** The same of its lots: which counts first, on which day they sailed and were discharged. lot_days() is what holds. */
function daysOf({ facts: { lots, events }, zones }: NewVoyage) {
  const day = (name: EventName, zone: string) => {
    const at = events.find((event) => event.name === name)?.actual?.at;
    return at ? localDateOf(at, zone) : null;
  };
  const [sailed, completed] = [day('sailed', zones.load), day('discharge_completed', zones.discharge)];
  const days = lots.map(({ no, blDate, blKg, outturnKg, outturnDate }) => ({
    no,
    loaded: blKg === null || sailed === null ? null : (blDate ?? LAST),
    landed: outturnKg === null ? null : (outturnDate ?? completed),
    lifted: blDate,
  }));
  const first = (of: 'loaded' | 'landed' | 'lifted') =>
    days
      .filter((lot) => lot[of] !== null)
      .sort((a, b) => (a[of] ?? '').localeCompare(b[of] ?? '') || a.no - b.no)[0]?.no;
  return lots.map(({ no, outturnDate }) => ({
    first_of_voyage: no === first('lifted'),
    sailed_on: sailed,
    discharged_on: outturnDate ?? completed,
    first_to_sail: no === first('loaded'),
    first_discharged: no === first('landed'),
  }));
}

/** The rows of one voyage; `k` is its own among those that are logged with it. */
export function newRows(voyage: NewVoyage, k: number): NewRows {
  const { facts, zones, warnings } = voyage;
  const days = daysOf(voyage);
  const head = {
    k,
    key: facts.idempotencyKey,
    voyage_no: facts.voyageNo,
    year: loadYear(facts, zones),
    vessel_id: facts.vesselId,
    load_terminal_id: facts.loadTerminalId,
    discharge_terminal_id: facts.dischargeTerminalId,
    laycan_from: facts.laycanFrom,
    laycan_to: facts.laycanTo,
    note: facts.note,
    ...termsRow(facts.terms),
    ...followsFrom(voyage),
  };
  return {
    heads: [head],
    lots: facts.lots.map((lot, at) => ({ k, ...lotRow(lot), ...days[at] })),
    events: facts.events.map((event) => ({ k, ...eventRow(event) })),
    delays: facts.delays.map((delay) => ({ k, ...delayRow(delay) })),
    warnings: warnings.map((warning) => ({ k, ...warningRow(warning) })),
  };
}

/** The type of the rows of each list in the database. */
export const SHAPES = {
  heads: 'new_voyage',
  lots: 'new_lot',
  events: 'new_event',
  delays: 'new_delay',
  warnings: 'new_warning',
} as const satisfies Record<keyof NewRows, string>;
export const LISTS = Object.keys(SHAPES) as readonly (keyof NewRows)[];

/** Rows of a list from a JSON list. */
export const rowsOfJson = (list: keyof NewRows, json: string): Prisma.Sql =>
  Prisma.sql`jsonb_populate_recordset(NULL::${Prisma.raw(SHAPES[list])}, ${json}::jsonb)`;

/** Logs new voyages with everything below them, in a transaction of their own. */
export async function insertVoyages(
  by: Pick<Person, 'id' | 'name'>,
  voyages: readonly NewVoyage[],
): Promise<(Logged & { key: string })[]> {
  const each = voyages.map(newRows);
  const rows = (list: keyof NewRows) => rowsOfJson(list, JSON.stringify(each.flatMap((one) => one[list])));
  return writeAtOnce(
    by,
    null,
    (who) =>
      Prisma.sql`${PLANNED_ONCE} ${insertSql((list) =>
        list === 'heads'
          ? Prisma.sql`(SELECT r.* FROM ${rows(list)} AS r CROSS JOIN ${who} AS who)`
          : rows(list),
      )} SELECT key::text AS key, voyage_no AS "voyageNo", version FROM made`,
  );
}

/** The same of rows that stand ready: `rows` is what to select those of a list from. */
export async function insertRows(tx: Transaction, rows: (list: keyof NewRows) => Prisma.Sql): Promise<void> {
  await tx.$executeRaw`${insertSql(rows)} SELECT count(*) FROM made`;
}

/** Writes what `rows` selects; `made` is what became of it. */
function insertSql(rows: (list: keyof NewRows) => Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    WITH h AS MATERIALIZED (
      SELECT row_number() OVER (PARTITION BY voyage_no IS NULL, year ORDER BY k) AS nth, o.* FROM (
        SELECT nextval('voyage_id_seq')::int AS id, x.*
        FROM ${rows('heads')} AS x OFFSET 0) o),
    numbers AS MATERIALIZED (
      SELECT y.year, n.no, n.nth FROM (SELECT year, count(*)::int AS missing FROM h WHERE voyage_no IS NULL GROUP BY year ORDER BY year) y
      CROSS JOIN LATERAL next_voyage_nos(y.year, y.missing, ARRAY(SELECT voyage_no FROM h WHERE voyage_no IS NOT NULL))
        WITH ORDINALITY AS n(no, nth)),
    head AS (
      INSERT INTO voyage (id, voyage_no, vessel_id, load_terminal_id, discharge_terminal_id, laycan_from, laycan_to, note, idempotency_key,
        laytime_minutes, laytime_for, notice_minutes, demurrage_per_day, demurrage_currency, excepted_reasons,
        status, dated_on, actual_from, actual_to, first_bl_date, last_bl_date, lot_count, bl_tonnes, outturn_tonnes, loss_tonnes,
        loss_share, lots_without_outturn, warning_count, vessel_name, search_text)
      SELECT h.id, coalesce(h.voyage_no, n.no), h.vessel_id, h.load_terminal_id, h.discharge_terminal_id, h.laycan_from, h.laycan_to, h.note, h.key,
        h.laytime_minutes, h.laytime_for, h.notice_minutes, h.demurrage_per_day, h.demurrage_currency, h.excepted_reasons,
        h.status, coalesce(h.first_bl, (h.first_at AT TIME ZONE h.zone)::date, h.laycan_from, (now() AT TIME ZONE h.zone)::date),
        h.actual_from, h.actual_to, h.first_bl, h.last_bl, h.lot_count, h.bl_tonnes, h.outturn_tonnes, h.loss_tonnes,
        round(h.loss_tonnes / h.measured, 6), h.without, h.warnings, coalesce(s.name, ''),
        fold_text(concat_ws(' ', coalesce(h.voyage_no, n.no), s.name, s.imo_number, concat_ws(' ', h.bl_nos,
          CASE WHEN cardinality(h.shippers) < 2 THEN shipper.name
            ELSE (SELECT string_agg(DISTINCT c.name, ' ') FROM company c WHERE c.id = ANY (h.shippers)) END), h.note))
      FROM h LEFT JOIN numbers n ON h.voyage_no IS NULL AND n.year = h.year AND n.nth = h.nth
      LEFT JOIN vessel s ON s.id = h.vessel_id
      LEFT JOIN company shipper ON shipper.id = h.shippers[1]
      ORDER BY h.id
      RETURNING id, voyage_no, version),
    made AS (SELECT h.k, h.key, h.id, head.voyage_no, head.version, h.load_terminal_id, h.discharge_terminal_id FROM head JOIN h ON h.id = head.id),
    lots AS (
      INSERT INTO lot (voyage_id, no, grade_id, shipper_id, planned_tonnes, bl_no, bl_date, bl_date_precision, bl_tonnes, outturn_tonnes, outturn_date, note,
        simulated, cancelled, load_terminal_id, discharge_terminal_id, first_of_voyage, sailed_on, discharged_on, first_to_sail, first_discharged)
      SELECT made.id, no, grade_id, shipper_id, planned_tonnes, bl_no, bl_date, bl_date_precision, bl_tonnes, outturn_tonnes, outturn_date, note,
        false, false, made.load_terminal_id, made.discharge_terminal_id, first_of_voyage, sailed_on, discharged_on, first_to_sail, first_discharged
      FROM ${rows('lots')} AS l JOIN made ON made.k = l.k
      ORDER BY made.id),
    events AS (
      INSERT INTO voyage_event (voyage_id, name, planned_at, planned_precision, estimated_at, estimated_precision, actual_at, actual_precision)
      SELECT made.id, name, planned_at, planned_precision, estimated_at, estimated_precision, actual_at, actual_precision
      FROM ${rows('events')} AS e JOIN made ON made.k = e.k
      ORDER BY made.id),
    delays AS (
      INSERT INTO delay (voyage_id, port, reason, from_at, to_at, note)
      SELECT made.id, port, reason, from_at, to_at, note
      FROM ${rows('delays')} AS d JOIN made ON made.k = d.k),
    warnings AS (
      INSERT INTO voyage_warning (voyage_id, code, detail, reason)
      SELECT made.id, code, detail, reason
      FROM ${rows('warnings')} AS w JOIN made ON made.k = w.k)`;
}
