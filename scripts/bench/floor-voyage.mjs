import { randomUUID } from 'node:crypto';

/**
 * One voyage with one lot and its events, its sums, its number and its history, in one transaction of prepared
 * statements: the rows that logging leaves behind, written without asking anything.
 *
 * @typedef {object} PlainVoyage
 * @property {number} vesselId
 * @property {string} vesselName
 * @property {number} loadId
 * @property {number} dischargeId
 * @property {number} gradeId
 * @property {number} shipperId
 * @property {string} shipperName
 * @property {string} blNo
 * @property {string} blDate
 * @property {string} outturnDate
 * @property {number} tonnes
 * @property {number} outturn
 * @property {{ name: string, at: string }[]} events in their order, instants
 */

/** Who, as in every revision of the benchmark. */
const by = ['bench', 'Benchmark'];

/**
 * @param {import('pg').Pool} pool
 * @param {PlainVoyage} voyage
 */
export async function writeVoyage(pool, voyage) {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const numbered = await client.query({
      name: 'number',
      text: `INSERT INTO voyage_counter AS c (year, last) VALUES ($1, 1)
        ON CONFLICT (year) DO UPDATE SET last = c.last + 1 RETURNING last`,
      values: [Number(voyage.blDate.slice(0, 4))],
    });
    const voyageNo = `AB-${voyage.blDate.slice(0, 4)}-${String(numbered.rows[0].last).padStart(4, '0')}`;
    const loss = voyage.tonnes - voyage.outturn;
    const stored = await client.query({
      name: 'voyage',
      text: `INSERT INTO voyage (voyage_no, vessel_id, load_terminal_id, discharge_terminal_id, idempotency_key, status, dated_on,
          actual_from, actual_to, first_bl_date, last_bl_date, lot_count, bl_tonnes, outturn_tonnes, loss_tonnes, loss_share,
          vessel_name, search_text)
        VALUES ($1, $2, $3, $4, $5, 'discharged', $6, $7, $8, $6, $6, 1, $9, $10, $11, $12, $13, $14) RETURNING id`,
      values: [
        voyageNo,
        voyage.vesselId,
        voyage.loadId,
        voyage.dischargeId,
        randomUUID(),
        voyage.blDate,
        voyage.events[0]?.at,
        voyage.events.at(-1)?.at,
        voyage.tonnes,
        voyage.outturn,
        loss,
        (loss / voyage.tonnes).toFixed(6),
        voyage.vesselName,
        `${voyageNo} ${voyage.vesselName} ${voyage.blNo} ${voyage.shipperName}`.toLowerCase(),
      ],
    });
    const id = stored.rows[0].id;
    const lot = await client.query({
      name: 'lot',
      text: `INSERT INTO lot (voyage_id, no, grade_id, shipper_id, bl_no, bl_date, bl_tonnes, outturn_tonnes, outturn_date,
          load_terminal_id, discharge_terminal_id, first_of_voyage, simulated)
        VALUES ($1, 1, $2, $3, $4, $5, $6, $7, $8, $9, $10, true, false) RETURNING id`,
      values: [
        id,
        voyage.gradeId,
        voyage.shipperId,
        voyage.blNo,
        voyage.blDate,
        voyage.tonnes,
        voyage.outturn,
        voyage.outturnDate,
        voyage.loadId,
        voyage.dischargeId,
      ],
    });
    const events = await client.query({
      name: 'events',
      text: `INSERT INTO voyage_event (voyage_id, name, actual_at, actual_precision)
        SELECT $1, name::event_name, at, 'minute' FROM unnest($2::text[], $3::timestamptz[]) part (name, at) RETURNING id`,
      values: [id, voyage.events.map(({ name }) => name), voyage.events.map(({ at }) => at)],
    });
    await client.query({
      name: 'month',
      text: `INSERT INTO lifting_month AS m (month, simulated, grade_id, shipper_id, load_terminal_id, discharge_terminal_id, lots, voyages, bl_tonnes)
        VALUES (date_trunc('month', $1::date)::date, false, $2, $3, $4, $5, 1, 1, $6)
        ON CONFLICT (month, simulated, grade_id, shipper_id, load_terminal_id, discharge_terminal_id)
        DO UPDATE SET lots = m.lots + 1, voyages = m.voyages + 1, bl_tonnes = m.bl_tonnes + EXCLUDED.bl_tonnes`,
      values: [
        voyage.blDate,
        voyage.gradeId,
        voyage.shipperId,
        voyage.loadId,
        voyage.dischargeId,
        voyage.tonnes,
      ],
    });
    const { events: _, ...voyageOnly } = voyage;
    const entered = [
      ['voyage', id, { id, voyage_no: voyageNo, ...voyageOnly }],
      ['lot', lot.rows[0].id, { id: lot.rows[0].id, voyage_id: id, ...voyageOnly }],
      ...voyage.events.map((event, index) => [
        'voyage_event',
        events.rows[index].id,
        { id: events.rows[index].id, voyage_id: id, ...event, planned_at: null, estimated_at: null },
      ]),
    ];
    await client.query({
      name: 'revisions',
      text: `INSERT INTO revision (at, txid, actor_id, actor_name, table_name, row_id, voyage_id, action, after)
        SELECT now(), pg_current_xact_id()::text::bigint, $1, $2, table_name, row_id, $3, 'insert', after
        FROM unnest($4::text[], $5::text[], $6::jsonb[]) part (table_name, row_id, after)`,
      values: [
        ...by,
        id,
        entered.map(([table]) => table),
        entered.map(([, row]) => String(row)),
        entered.map(([, , after]) => JSON.stringify(after)),
      ],
    });
    await client.query('COMMIT');
    return { done: true, value: { voyageNo, version: 1 } };
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}
