import { randomBytes, randomUUID } from 'node:crypto';
import { withClient } from '../roles.mjs';

/** The voyages that the benchmark logs: as a person types them for the product, as plain rows for the floor. */

const DAY = 86_400_000;
const A_WEEK = 7 * DAY;
/** Weekly voyages over two years; then the next vessel, so that none overlaps another. */
const PER_VESSEL = 100;

const day = (/** @type {number} */ at) => new Date(at).toISOString().slice(0, 10);

/** Hours after midnight at Aktau (UTC+5) of the first day, and the events of a passage of 26 hours. */
const hours = /** @type {const} */ ({
  load_nor_tendered: 2,
  loading_commenced: 16,
  loading_completed: 36,
  sailed: 40,
  arrived: 66,
  nor_tendered: 67,
  discharge_commenced: 80,
  discharge_completed: 100,
});

/**
 * New vessels for this run, so that runs never meet.
 * @param {string} ownerUrl
 * @param {number} voyages
 */
export async function makeVoyagesToLog(ownerUrl, voyages) {
  const run = randomBytes(3).toString('hex');
  const { vessels, places } = await withClient(ownerUrl, async (query) => {
    await query("SELECT set_config('app.actor', 'bench', false)");
    const [found] = await query(
      `SELECT (SELECT min(id) FROM terminal WHERE role = 'load') AS load, (SELECT min(id) FROM terminal WHERE role = 'discharge') AS discharge,
         (SELECT id FROM grade WHERE name = 'Tengiz') AS grade, min(id) AS shipper, (array_agg(name ORDER BY id))[1] AS "shipperName" FROM company`,
    );
    const made = await query(
      `INSERT INTO vessel (name, source) SELECT 'Bench ' || $1 || ' ' || n, 'benchmark' FROM generate_series(1, $2::int) n RETURNING id, name`,
      [run, Math.ceil(voyages / PER_VESSEL)],
    );
    return { vessels: made, places: found };
  });
  const begin = Math.floor(Date.now() / DAY) * DAY - (PER_VESSEL + 2) * A_WEEK;

  /** @param {number} number from 0 */
  return (number) => {
    const vessel = vessels[Math.floor(number / PER_VESSEL)];
    const midnight = begin + (number % PER_VESSEL) * A_WEEK;
    const at = (/** @type {number} */ hour) => new Date(midnight + (hour - 5) * 3_600_000);
    const local = (/** @type {number} */ hour, /** @type {number} */ zone) =>
      new Date(midnight + (hour - 5 + zone) * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
    const [blDate, outturnDate] = [day(midnight + DAY), day(midnight + 5 * DAY)];
    const blNo = `${run}-${number}`;
    const tonnes = 9300 + (number % 40) * 10;
    const outturn = tonnes - 20;
    const empty = { planned: '', estimated: '' };
    return {
      typed: {
        idempotencyKey: randomUUID(),
        voyageNo: '',
        vesselId: vessel.id,
        loadTerminalId: places.load,
        dischargeTerminalId: places.discharge,
        laycanFrom: '',
        laycanTo: '',
        note: '',
        lots: [
          {
            gradeId: places.grade,
            shipperId: places.shipper,
            blNo,
            blDate,
            plannedTonnes: '',
            blTonnes: String(tonnes),
            outturnTonnes: String(outturn),
            outturnDate,
            note: '',
          },
        ],
        events: Object.fromEntries(
          Object.entries(hours).map(([name, hour]) => [
            name,
            { ...empty, actual: local(hour, hour < 50 ? 5 : 4) },
          ]),
        ),
        delays: [],
        acceptedWarnings: [],
      },
      plain: {
        vesselId: vessel.id,
        vesselName: vessel.name,
        loadId: places.load,
        dischargeId: places.discharge,
        gradeId: places.grade,
        shipperId: places.shipper,
        shipperName: places.shipperName,
        blNo,
        blDate,
        outturnDate,
        tonnes,
        outturn,
        events: Object.entries(hours).map(([name, hour]) => ({ name, at: at(hour).toISOString() })),
      },
    };
  };
}
