import 'server-only';
import type { Transaction } from '@/lib/db';
import { decimalFromKg, type Kg } from '@/lib/quantity';
import { sameFound } from './acceptance';
import type { Differences } from './amendment';
import type { DelayFacts, LotFacts, VoyageFacts } from './input';
import type { RecordWarning } from './record';
import type { VoyageTerms } from './terms';
import type { Stamp, VoyageEvent } from './voyage';

/** The statements that amend voyages: many rows at a time, sent as one JSON text each. */

const decimal = (kg: Kg | null) => (kg === null ? null : decimalFromKg(kg));
const instant = (stamp: Stamp | null) => stamp?.at.toISOString() ?? null;

const centsAsDecimal = (cents: number | null) => (cents === null ? null : (cents / 100).toFixed(2));

export function termsRow({
  allowedMinutes,
  allowedFor,
  noticeMinutes,
  demurrageCents,
  currency,
  excepted,
}: VoyageTerms) {
  return {
    laytime_minutes: allowedMinutes,
    laytime_for: allowedFor,
    notice_minutes: noticeMinutes,
    demurrage_per_day: centsAsDecimal(demurrageCents),
    demurrage_currency: currency,
    excepted_reasons: excepted,
  };
}

export function lotRow(lot: LotFacts) {
  return {
    id: lot.id,
    no: lot.no,
    grade_id: lot.gradeId,
    shipper_id: lot.shipperId,
    planned_tonnes: decimal(lot.plannedKg),
    bl_no: lot.blNo,
    bl_date: lot.blDate,
    bl_date_precision: lot.blDatePrecision ?? 'day',
    bl_tonnes: decimal(lot.blKg),
    outturn_tonnes: decimal(lot.outturnKg),
    outturn_date: lot.outturnDate,
    note: lot.note,
  };
}

export function eventRow(event: VoyageEvent) {
  return {
    name: event.name,
    planned_at: instant(event.planned),
    planned_precision: event.planned?.precision ?? null,
    estimated_at: instant(event.estimated),
    estimated_precision: event.estimated?.precision ?? null,
    actual_at: instant(event.actual),
    actual_precision: event.actual?.precision ?? null,
  };
}

export function delayRow({ id, port, reason, from, to, note }: DelayFacts) {
  return { id, port, reason, from_at: from.toISOString(), to_at: to.toISOString(), note };
}

export function warningRow({ code, reason, found, accepted }: RecordWarning) {
  return { code, reason, detail: found, accepted: sameFound(found, accepted) ? null : accepted };
}

/** Writes what differs, nothing else, so that the history shows true changes only. What goes comes first. */
export async function writeDifferences(
  tx: Transaction,
  voyageId: number,
  wanted: VoyageFacts,
  different: Differences,
  lastLotNo: number,
): Promise<void> {
  const { removedLots, removedDelays } = different;
  if (removedLots.length > 0)
    await tx.$executeRaw`DELETE FROM lot WHERE voyage_id = ${voyageId} AND id = ANY (${removedLots}::int[])`;
  if (removedDelays.length > 0)
    await tx.$executeRaw`DELETE FROM delay WHERE voyage_id = ${voyageId} AND id = ANY (${removedDelays}::int[])`;
  if (different.head) {
    const terms = termsRow(wanted.terms);
    await tx.$executeRaw`
      UPDATE voyage SET vessel_id = ${wanted.vesselId}, load_terminal_id = ${wanted.loadTerminalId},
        discharge_terminal_id = ${wanted.dischargeTerminalId}, laycan_from = ${wanted.laycanFrom}::date,
        laycan_to = ${wanted.laycanTo}::date, note = ${wanted.note},
        laytime_minutes = ${terms.laytime_minutes}::int, laytime_for = ${terms.laytime_for}::laytime_for,
        notice_minutes = ${terms.notice_minutes}::int, demurrage_per_day = ${terms.demurrage_per_day}::numeric,
        demurrage_currency = ${terms.demurrage_currency}, excepted_reasons = ${terms.excepted_reasons}::delay_reason[]
      WHERE id = ${voyageId}`;
  }
  await writeLots(tx, voyageId, wanted, different, lastLotNo);
  await writeEvents(tx, voyageId, wanted, different);
  await writeDelays(tx, voyageId, wanted, different);
}

const chosen = <R>(rows: readonly R[], indexes: readonly number[]) =>
  rows.filter((_, index) => indexes.includes(index));

async function writeLots(
  tx: Transaction,
  voyageId: number,
  wanted: VoyageFacts,
  { changedLots, newLots }: Differences,
  lastNo: number,
) {
  const changed = chosen(wanted.lots, changedLots);
  if (changed.length > 1) {
    // B/L numbers that change places would meet halfway: each is unique after every single row.
    const numbers = changed.flatMap(({ blNo }) => (blNo === null ? [] : [blNo]));
    await tx.$executeRaw`
      UPDATE lot SET bl_no = NULL
      FROM jsonb_to_recordset(${JSON.stringify(changed.map(lotRow))}::jsonb) AS l(id int, bl_no text)
      WHERE lot.id = l.id AND lot.voyage_id = ${voyageId} AND fold_text(lot.bl_no) IS DISTINCT FROM fold_text(l.bl_no)
        AND fold_text(lot.bl_no) IN (SELECT fold_text(number) FROM unnest(${numbers}::text[]) AS number)`;
  }
  if (changed.length > 0) {
    await tx.$executeRaw`
      UPDATE lot SET grade_id = l.grade_id, shipper_id = l.shipper_id, planned_tonnes = l.planned_tonnes, bl_no = l.bl_no,
        bl_date = l.bl_date, bl_date_precision = l.bl_date_precision, bl_tonnes = l.bl_tonnes, outturn_tonnes = l.outturn_tonnes,
        outturn_date = l.outturn_date, note = l.note
      FROM jsonb_to_recordset(${JSON.stringify(changed.map(lotRow))}::jsonb) AS l(id int, grade_id int,
        shipper_id int, planned_tonnes numeric, bl_no text, bl_date date, bl_date_precision date_precision, bl_tonnes numeric,
        outturn_tonnes numeric, outturn_date date, note text)
      WHERE lot.id = l.id AND lot.voyage_id = ${voyageId}`;
  }
  if (newLots.length > 0) {
    const rows = chosen(wanted.lots, newLots).map((lot, index) => ({
      ...lotRow(lot),
      no: lastNo + index + 1,
    }));
    await tx.$executeRaw`
      INSERT INTO lot (voyage_id, no, grade_id, shipper_id, planned_tonnes, bl_no, bl_date, bl_date_precision, bl_tonnes, outturn_tonnes, outturn_date, note)
      SELECT ${voyageId}::int, no, grade_id, shipper_id, planned_tonnes, bl_no, bl_date, bl_date_precision, bl_tonnes, outturn_tonnes, outturn_date, note
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS l(no int, grade_id int, shipper_id int, planned_tonnes numeric, bl_no text,
        bl_date date, bl_date_precision date_precision, bl_tonnes numeric, outturn_tonnes numeric, outturn_date date, note text)`;
  }
}

async function writeEvents(tx: Transaction, voyageId: number, wanted: VoyageFacts, { events }: Differences) {
  if (events.length === 0) return;
  const rows = wanted.events.filter(({ name }) => events.includes(name));
  const gone = events.filter((name) => !rows.some((row) => row.name === name));
  if (gone.length > 0) {
    await tx.$executeRaw`DELETE FROM voyage_event WHERE voyage_id = ${voyageId} AND name::text = ANY (${gone})`;
  }
  if (rows.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO voyage_event (voyage_id, name, planned_at, planned_precision, estimated_at, estimated_precision, actual_at, actual_precision)
    SELECT ${voyageId}::int, name, planned_at, planned_precision, estimated_at, estimated_precision, actual_at, actual_precision
    FROM jsonb_to_recordset(${JSON.stringify(rows.map(eventRow))}::jsonb) AS e(name event_name, planned_at timestamptz,
      planned_precision moment_precision, estimated_at timestamptz, estimated_precision moment_precision, actual_at timestamptz,
      actual_precision moment_precision)
    ON CONFLICT (voyage_id, name) DO UPDATE SET planned_at = excluded.planned_at, planned_precision = excluded.planned_precision,
      estimated_at = excluded.estimated_at, estimated_precision = excluded.estimated_precision, actual_at = excluded.actual_at,
      actual_precision = excluded.actual_precision`;
}

async function writeDelays(
  tx: Transaction,
  voyageId: number,
  wanted: VoyageFacts,
  { changedDelays, newDelays }: Differences,
) {
  if (changedDelays.length > 0) {
    await tx.$executeRaw`
      UPDATE delay SET port = d.port, reason = d.reason, from_at = d.from_at, to_at = d.to_at, note = d.note
      FROM jsonb_to_recordset(${JSON.stringify(chosen(wanted.delays, changedDelays).map(delayRow))}::jsonb) AS d(id int,
        port terminal_role, reason delay_reason, from_at timestamptz, to_at timestamptz, note text)
      WHERE delay.id = d.id AND delay.voyage_id = ${voyageId}`;
  }
  if (newDelays.length > 0) {
    await tx.$executeRaw`
      INSERT INTO delay (voyage_id, port, reason, from_at, to_at, note)
      SELECT ${voyageId}::int, port, reason, from_at, to_at, note
      FROM jsonb_to_recordset(${JSON.stringify(chosen(wanted.delays, newDelays).map(delayRow))}::jsonb) AS d(port terminal_role,
        reason delay_reason, from_at timestamptz, to_at timestamptz, note text)`;
  }
}

/** Warnings that are no longer true go; true ones are kept with their reason. */
export async function writeWarnings(
  tx: Transaction,
  voyageId: number,
  before: readonly RecordWarning[],
  after: readonly RecordWarning[],
): Promise<void> {
  const gone = before.filter(({ code }) => !after.some((one) => one.code === code)).map(({ code }) => code);
  if (gone.length > 0)
    await tx.$executeRaw`DELETE FROM voyage_warning WHERE voyage_id = ${voyageId} AND code = ANY (${gone}::text[])`;
  const written = after.filter((warning) => !isStored(warning, before));
  if (written.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO voyage_warning (voyage_id, code, detail, accepted, reason)
    SELECT ${voyageId}::int, code, detail, accepted, reason
    FROM jsonb_to_recordset(${JSON.stringify(written.map(warningRow))}::jsonb) AS w(code text, detail jsonb, accepted jsonb, reason text)
    ON CONFLICT (voyage_id, code) DO UPDATE SET detail = excluded.detail, accepted = excluded.accepted, reason = excluded.reason`;
}

/** Whether a warning stands among the stored ones already, as it is. */
export function isStored(warning: RecordWarning, stored: readonly RecordWarning[]): boolean {
  return stored.some(
    ({ code, reason, found, accepted }) =>
      code === warning.code &&
      reason === warning.reason &&
      sameFound(found, warning.found) &&
      sameFound(accepted, warning.accepted),
  );
}
