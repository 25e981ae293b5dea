import { randomBytes } from 'node:crypto';
import { withClient } from '../roles.mjs';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const PER_VESSEL = 200;

/**
 * A file as the import takes it: new ships, one voyage and one lot a row, with its outturn and two events.
 * @param {string} ownerUrl
 * @param {number} rows
 * @returns {Promise<string>}
 */
export async function makeSpreadsheet(ownerUrl, rows) {
  const run = randomBytes(3).toString('hex');
  const { load, discharge, shipper } = await withClient(ownerUrl, async (query) => {
    await query("SELECT set_config('app.actor', 'bench', false)");
    await query(
      "INSERT INTO vessel (name, source) SELECT 'File ' || $1::text || ' ' || n, 'benchmark' FROM generate_series(1, $2::int) n",
      [run, Math.ceil(rows / PER_VESSEL)],
    );
    const [found] = await query(
      `SELECT (SELECT name FROM terminal WHERE role = 'load' ORDER BY id LIMIT 1) AS load,
         (SELECT name FROM terminal WHERE role = 'discharge' ORDER BY id LIMIT 1) AS discharge,
         (SELECT name FROM company ORDER BY id LIMIT 1) AS shipper`,
    );
    return found;
  });
  const day = (/** @type {number} */ at) =>
    new Date(at).toISOString().slice(0, 10).split('-').reverse().join('.');
  const moment = (/** @type {number} */ at) => `${day(at)} ${new Date(at).toISOString().slice(11, 16)}`;
  const begin = Date.UTC(2018, 0, 1);
  const lines = Array.from({ length: rows }, (_, row) => {
    const at = begin + (row % PER_VESSEL) * 7 * DAY;
    const tonnes = 9300 + (row % 40) * 10;
    return [
      ...[`File ${run} ${1 + Math.floor(row / PER_VESSEL)}`, load, discharge, 'Tengiz', shipper],
      ...[`${run}-${row}`, day(at), `${tonnes}.25`, `${tonnes - 20}.5`, day(at + 4 * DAY)],
      ...[moment(at + 20 * HOUR), moment(at + 46 * HOUR)],
    ].join(';');
  });
  const head =
    'Vessel;Load terminal;Discharge terminal;Grade;Shipper;B/L no;B/L date;B/L, t;Outturn, t;Outturn date;Sailed, actual;Arrived, actual';
  return [head, ...lines].join('\r\n');
}
