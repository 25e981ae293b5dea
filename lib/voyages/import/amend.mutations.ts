import 'server-only';
import type { Transaction } from '@/lib/db';
import { delayRow, eventRow, lotRow, isStored, termsRow, warningRow } from '@/lib/voyages/rows.mutations';
import type { Amending } from './tried';

/**
 * Writes the differences of many stored voyages, a statement for each table. A file takes no lot and no
 * time away; a delay that its cell of delays leaves out goes, and so do warnings that are no longer true. Callers hold the locks.
 */
export async function amendVoyages(tx: Transaction, amends: readonly Amending[]): Promise<void> {
  const heads = amends.flatMap(({ record, wanted, different }) =>
    different.head
      ? [
          {
            id: record.id,
            vessel_id: wanted.vesselId,
            load_terminal_id: wanted.loadTerminalId,
            discharge_terminal_id: wanted.dischargeTerminalId,
            laycan_from: wanted.laycanFrom,
            laycan_to: wanted.laycanTo,
            note: wanted.note,
            ...termsRow(wanted.terms),
          },
        ]
      : [],
  );
  if (heads.length > 0) {
    await tx.$executeRaw`
      UPDATE voyage v SET vessel_id = h.vessel_id, load_terminal_id = h.load_terminal_id, discharge_terminal_id = h.discharge_terminal_id,
        laycan_from = h.laycan_from, laycan_to = h.laycan_to, note = h.note, laytime_minutes = h.laytime_minutes,
        laytime_for = h.laytime_for, notice_minutes = h.notice_minutes, demurrage_per_day = h.demurrage_per_day,
        demurrage_currency = h.demurrage_currency, excepted_reasons = h.excepted_reasons
      FROM jsonb_to_recordset(${JSON.stringify(heads)}::jsonb) AS h(id int, vessel_id int, load_terminal_id int, discharge_terminal_id int,
        laycan_from date, laycan_to date, note text, laytime_minutes int, laytime_for laytime_for, notice_minutes int,
        demurrage_per_day numeric, demurrage_currency text, excepted_reasons delay_reason[])
      WHERE v.id = h.id`;
  }
  await amendLots(tx, amends);
  await amendEvents(tx, amends);
  await amendDelays(tx, amends);
  await amendWarnings(tx, amends);
}

async function amendLots(tx: Transaction, amends: readonly Amending[]) {
  const changed = amends.flatMap(({ record, wanted, different }) =>
    different.changedLots.map((at) => ({ voyage_id: record.id, ...lotRow(wanted.lots[at]!) })),
  );
  if (changed.length > 0) {
    const rows = JSON.stringify(changed);
    const numbers = changed.flatMap(({ bl_no }) => (bl_no === null ? [] : [bl_no]));
    // B/L numbers that change places would meet halfway: each is unique after every single row.
    await tx.$executeRaw`
      UPDATE lot SET bl_no = NULL FROM jsonb_to_recordset(${rows}::jsonb) AS l(id int, voyage_id int, bl_no text)
      WHERE lot.id = l.id AND lot.voyage_id = l.voyage_id AND fold_text(lot.bl_no) IS DISTINCT FROM fold_text(l.bl_no)
        AND fold_text(lot.bl_no) IN (SELECT fold_text(number) FROM unnest(${numbers}::text[]) AS number)`;
    await tx.$executeRaw`
      UPDATE lot SET grade_id = l.grade_id, shipper_id = l.shipper_id, planned_tonnes = l.planned_tonnes, bl_no = l.bl_no,
        bl_date = l.bl_date, bl_date_precision = l.bl_date_precision, bl_tonnes = l.bl_tonnes, outturn_tonnes = l.outturn_tonnes,
        outturn_date = l.outturn_date, note = l.note
      FROM jsonb_to_recordset(${rows}::jsonb) AS l(id int, voyage_id int, grade_id int, shipper_id int, planned_tonnes numeric, bl_no text,
        bl_date date, bl_date_precision date_precision, bl_tonnes numeric, outturn_tonnes numeric, outturn_date date, note text)
      WHERE lot.id = l.id AND lot.voyage_id = l.voyage_id`;
  }
  const added = amends.flatMap(({ record, wanted, different }) => {
    const last = Math.max(0, ...record.lots.map(({ no }) => no));
    return different.newLots.map((at, index) => ({
      ...lotRow(wanted.lots[at]!),
      voyage_id: record.id,
      no: last + index + 1,
    }));
  });
  if (added.length > 0) {
    await tx.$executeRaw`
      INSERT INTO lot (voyage_id, no, grade_id, shipper_id, planned_tonnes, bl_no, bl_date, bl_date_precision, bl_tonnes, outturn_tonnes, outturn_date, note)
      SELECT voyage_id, no, grade_id, shipper_id, planned_tonnes, bl_no, bl_date, bl_date_precision, bl_tonnes, outturn_tonnes, outturn_date, note
      FROM jsonb_to_recordset(${JSON.stringify(added)}::jsonb) AS l(voyage_id int, no int, grade_id int, shipper_id int, planned_tonnes numeric,
        bl_no text, bl_date date, bl_date_precision date_precision, bl_tonnes numeric, outturn_tonnes numeric, outturn_date date, note text)`;
  }
}

async function amendEvents(tx: Transaction, amends: readonly Amending[]) {
  const rows = amends.flatMap(({ record, wanted, different }) =>
    wanted.events
      .filter(({ name }) => different.events.includes(name))
      .map((event) => ({ voyage_id: record.id, ...eventRow(event) })),
  );
  if (rows.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO voyage_event (voyage_id, name, planned_at, planned_precision, estimated_at, estimated_precision, actual_at, actual_precision)
    SELECT voyage_id, name, planned_at, planned_precision, estimated_at, estimated_precision, actual_at, actual_precision
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS e(voyage_id int, name event_name, planned_at timestamptz,
      planned_precision moment_precision, estimated_at timestamptz, estimated_precision moment_precision, actual_at timestamptz,
      actual_precision moment_precision)
    ON CONFLICT (voyage_id, name) DO UPDATE SET planned_at = excluded.planned_at, planned_precision = excluded.planned_precision,
      estimated_at = excluded.estimated_at, estimated_precision = excluded.estimated_precision, actual_at = excluded.actual_at,
      actual_precision = excluded.actual_precision`;
}

async function amendDelays(tx: Transaction, amends: readonly Amending[]) {
  const removed = amends.flatMap(({ different }) => different.removedDelays);
  if (removed.length > 0) {
    const voyages = amends.map(({ record }) => record.id);
    await tx.$executeRaw`DELETE FROM delay WHERE id = ANY (${removed}::int[]) AND voyage_id = ANY (${voyages}::int[])`;
  }
  const rowsAt = (chosen: 'changedDelays' | 'newDelays') =>
    amends.flatMap(({ record, wanted, different }) =>
      different[chosen].map((at) => ({ voyage_id: record.id, ...delayRow(wanted.delays[at]!) })),
    );
  const changed = rowsAt('changedDelays');
  if (changed.length > 0) {
    await tx.$executeRaw`
      UPDATE delay SET port = d.port, reason = d.reason, from_at = d.from_at, to_at = d.to_at, note = d.note
      FROM jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) AS d(id int, voyage_id int, port terminal_role, reason delay_reason,
        from_at timestamptz, to_at timestamptz, note text)
      WHERE delay.id = d.id AND delay.voyage_id = d.voyage_id`;
  }
  const added = rowsAt('newDelays');
  if (added.length > 0) {
    await tx.$executeRaw`
      INSERT INTO delay (voyage_id, port, reason, from_at, to_at, note)
      SELECT voyage_id, port, reason, from_at, to_at, note
      FROM jsonb_to_recordset(${JSON.stringify(added)}::jsonb) AS d(voyage_id int, port terminal_role, reason delay_reason,
        from_at timestamptz, to_at timestamptz, note text)`;
  }
}

async function amendWarnings(tx: Transaction, amends: readonly Amending[]) {
  const gone = amends.flatMap(({ record, warnings }) =>
    record.warnings
      .filter(({ code }) => !warnings.some((one) => one.code === code))
      .map(({ code }) => ({ voyage_id: record.id, code })),
  );
  if (gone.length > 0) {
    await tx.$executeRaw`
      DELETE FROM voyage_warning w USING jsonb_to_recordset(${JSON.stringify(gone)}::jsonb) AS g(voyage_id int, code text)
      WHERE w.voyage_id = g.voyage_id AND w.code = g.code`;
  }
  const written = amends.flatMap(({ record, warnings }) =>
    warnings
      .filter((warning) => !isStored(warning, record.warnings))
      .map((warning) => ({ voyage_id: record.id, ...warningRow(warning) })),
  );
  if (written.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO voyage_warning (voyage_id, code, detail, accepted, reason)
    SELECT voyage_id, code, detail, accepted, reason
    FROM jsonb_to_recordset(${JSON.stringify(written)}::jsonb) AS w(voyage_id int, code text, detail jsonb, accepted jsonb, reason text)
    ON CONFLICT (voyage_id, code) DO UPDATE SET detail = excluded.detail, accepted = excluded.accepted, reason = excluded.reason`;
}
