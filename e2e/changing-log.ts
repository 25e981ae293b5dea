import fc from 'fast-check';
import { addDays } from '@/lib/calendar';
import type { Fleet } from './voyages';

/** A log that changes step by step, in every way that a board can show. */
export interface ChangingLog {
  fleets: Fleet[];
  /** Logged so far, with the day of loading. */
  voyages: { id: number; day: string }[];
  /** The first of them is loaded on that day or soon after. */
  begins: string;
}

const EVENTS = ['load_nor_tendered', 'loading_commenced', 'sailed', 'arrived', 'nor_tendered', 'discharge_commenced', 'discharge_completed'] as const; // prettier-ignore
const ONCE = ['moved', 'noEvent', 'delay', 'noDelay', 'tonnes', 'date', 'addLot', 'cancel', 'reopen', 'ship', 'vessel',
  'terminal', 'notice', 'closure', 'disruption', 'warning', 'warning', 'gone'] as const; // prettier-ignore
/** What can change; what makes a log grow is drawn more often. */
export const KINDS = ['log', 'log', 'log', 'log', ...Array<'event'>(8).fill('event'), ...Array<'outturn'>(5).fill('outturn'), ...ONCE] as const; // prettier-ignore
export const step = fc.record({
  kind: fc.constantFrom(...KINDS),
  which: fc.nat(),
  other: fc.nat(),
  kg: fc.integer({ min: 1_000_000, max: 9_000_000 }),
});
export type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
type Client = {
  query: (sql: string, values?: unknown[]) => Promise<{ rows: { id: number }[]; rowCount: number | null }>;
};

const at = (day: string, hours: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + hours * 3_600_000).toISOString();

/** One change as somebody would make it; the database may refuse it. */
export async function perform(
  client: Client,
  { kind, which, other, kg }: Step,
  { fleets, voyages, begins }: ChangingLog,
): Promise<void> {
  const fleet = fleets[other % fleets.length]!;
  const { id, day } = voyages[which % Math.max(voyages.length, 1)] ?? { id: 0, day: begins };
  const tonnes = kg / 1000;
  const changes: Record<Exclude<Step['kind'], 'log'>, [string, unknown[]]> = {
    event: [
      `INSERT INTO voyage_event (voyage_id, name, actual_at, actual_precision)
       SELECT $1, name, $2::timestamptz + no * interval '9 hours', 'minute'
       FROM unnest($3::event_name[]) WITH ORDINALITY n (name, no) WHERE no <= $4
       ON CONFLICT (voyage_id, name) DO UPDATE SET estimated_at = $2, estimated_precision = 'day'`,
      [id, at(day, 0), EVENTS, 1 + (other % EVENTS.length)],
    ],
    moved: [`UPDATE voyage_event SET actual_at = actual_at + $2 * interval '1 hour' WHERE voyage_id = $1 AND name >= 'sailed'`, [id, 24 * (other % 30)]], // prettier-ignore
    noEvent: [
      `DELETE FROM voyage_event WHERE voyage_id = $1 AND name >= $2`,
      [id, EVENTS[other % EVENTS.length]],
    ],
    delay: [
      `INSERT INTO delay (voyage_id, port, reason, from_at, to_at) VALUES ($1, 'load', 'weather', $2, $3)`,
      [id, at(day, 0), at(day, 1 + (other % 40))],
    ],
    noDelay: ['DELETE FROM delay WHERE voyage_id = $1', [id]],
    outturn: [
      'UPDATE lot SET outturn_tonnes = bl_tonnes * $2, outturn_date = $3 WHERE voyage_id = $1',
      other % 4 === 0
        ? [id, null, null]
        : [id, 1 - (other % 9) / 1000, other % 3 ? addDays(day, 3 + (other % 40)) : null],
    ],
    tonnes: ['UPDATE lot SET bl_tonnes = $2 WHERE voyage_id = $1 AND no = 1', [id, tonnes]],
    date: [
      'UPDATE lot SET bl_date = $2, outturn_date = NULL WHERE voyage_id = $1 AND no = 1',
      [id, addDays(day, (other % 5) - 2)],
    ],
    addLot: [
      'INSERT INTO lot (voyage_id, no, grade_id, shipper_id, bl_date, bl_tonnes) SELECT $1, 2, $2, $3, $4, $5',
      [id, fleets[0]!.gradeId, other % 2 ? fleet.shipperId : null, day, tonnes],
    ],
    cancel: [
      `INSERT INTO voyage_act (voyage_id, kind, by_id, by_name, reason) VALUES ($1, 'cancel', 'test', 'Test', 'a test')`,
      [id],
    ],
    reopen: [
      `INSERT INTO voyage_act (voyage_id, kind, by_id, by_name, reason) VALUES ($1, 'reopen', 'test', 'Test', 'a test')`,
      [id],
    ],
    ship: ['UPDATE voyage SET vessel_id = $2 WHERE id = $1', [id, fleet.vesselId]],
    vessel: ['UPDATE vessel SET deadweight_tonnes = $2, laden_draught_m = 7, tpc_t_per_cm = 20, name = $3 WHERE id = $1', [fleet.vesselId, 9000 + tonnes / 3, `Renamed ${which}`]], // prettier-ignore
    terminal: [
      'UPDATE terminal SET latitude = 44, longitude = $2 WHERE id = $1',
      [fleet.loadTerminalId, 50 + (other % 9) / 10],
    ],
    notice: ['UPDATE port_notice SET draught_limit_m = $2 WHERE terminal_id = $1 AND kind = \'draught_limit\'', [fleets[0]!.loadTerminalId, 5 + (other % 15) / 10]], // prettier-ignore
    closure: [`INSERT INTO port_notice (terminal_id, kind, valid_from, valid_to) VALUES ($1, 'closure', $2, $3)`, [fleet.loadTerminalId, day, addDays(day, other % 4)]], // prettier-ignore
    disruption: [`INSERT INTO disruption (name, from_date, to_date, precision, delay_reason, source) VALUES ($1, $2, $3, 'day', 'weather', 'a test')`, [`${which} of ${fleet.gradeId}`, day, addDays(day, other % 4)]], // prettier-ignore
    warning: [`INSERT INTO voyage_warning (voyage_id, code, detail, reason) VALUES ($1, 'intake', '{}', 'a test') ON CONFLICT DO NOTHING`, [id]], // prettier-ignore
    gone: ['DELETE FROM voyage WHERE id = $1 AND simulated', [id]],
  };
  if (kind !== 'log') {
    await client.query(...changes[kind]);
    return;
  }
  // Tankers take turns, so that most voyages do not overlap.
  const ship = fleets[voyages.length % fleets.length]!;
  const loaded = addDays(begins, voyages.length * 9 + (which % 4));
  const { rows } = await client.query(
    `INSERT INTO voyage (voyage_no, simulated, vessel_id, load_terminal_id, discharge_terminal_id) VALUES ($1, $2, $3, $4, $5) RETURNING id`,
    [`SIM-C${process.pid}-${voyages.length}`, true, other % 9 ? ship.vesselId : null, ship.loadTerminalId, ship.dischargeTerminalId], // prettier-ignore
  );
  voyages.push({ id: rows[0]!.id, day: loaded });
  await client.query(
    'INSERT INTO lot (voyage_id, no, grade_id, shipper_id, bl_date, bl_tonnes) VALUES ($1, 1, $2, $3, $4, $5)',
    [rows[0]!.id, fleets[0]!.gradeId, other % 4 ? ship.shipperId : null, loaded, tonnes],
  );
}
