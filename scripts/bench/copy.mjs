import pg from 'pg';

/**
 * The floor of the CSV export: COPY … TO STDOUT of the same voyages and columns, taken by a plain client that counts
 * the bytes, as psql would (the embedded server ships no psql).
 */

const EVENTS =
  'load_arrived load_nor_tendered load_berthed loading_commenced loading_completed sailed arrived nor_tendered berthed customs_started customs_cleared discharge_commenced discharge_completed last_line_off';
const KINDS = ['planned', 'estimated', 'actual'];
const times = EVENTS.split(' ').flatMap((name) => KINDS.map((kind) => ({ name, kind })));

const copySql = (/** @type {string} */ from, /** @type {string} */ to) => `
COPY (SELECT v.voyage_no, v.simulated, v.status, s.name, s.imo_number, load.name, discharge.name, v.laycan_from, v.laycan_to,
    l.no, g.name, c.name, l.bl_no, l.bl_date, l.planned_tonnes, l.bl_tonnes, l.outturn_tonnes, l.outturn_date,
    round((l.bl_tonnes - l.outturn_tonnes) * 100 / l.bl_tonnes, 3), l.note,
    ${times.map(({ name, kind }) => `e.${name}_${kind}`).join(', ')}, v.note
  FROM voyage v
  LEFT JOIN vessel s ON s.id = v.vessel_id
  LEFT JOIN terminal load ON load.id = v.load_terminal_id LEFT JOIN terminal discharge ON discharge.id = v.discharge_terminal_id
  LEFT JOIN LATERAL (SELECT ${times
    .map(({ name, kind }) => `max(${kind}_at) FILTER (WHERE name = '${name}') AS ${name}_${kind}`)
    .join(', ')} FROM voyage_event WHERE voyage_id = v.id) e ON true
  JOIN lot l ON l.voyage_id = v.id AND l.bl_date BETWEEN '${from}' AND '${to}'
  LEFT JOIN grade g ON g.id = l.grade_id LEFT JOIN company c ON c.id = l.shipper_id
  ORDER BY v.dated_on DESC, v.id DESC, l.no) TO STDOUT (FORMAT csv)`;

/**
 * @param {string} url
 * @param {string} from
 * @param {string} to
 * @returns {Promise<{ ms: number, bytes: number, lines: number }>}
 */
export async function copyOut(url, from, to) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  let bytes = 0;
  try {
    const { connection } = /** @type {{ connection: import('node:events').EventEmitter }} */ (
      /** @type {unknown} */ (client)
    );
    connection.on('copyData', ({ chunk }) => (bytes += chunk.length));
    const began = performance.now();
    const { rowCount } = await client.query(copySql(from, to));
    return { ms: performance.now() - began, bytes, lines: rowCount ?? 0 };
  } finally {
    await client.end();
  }
}
