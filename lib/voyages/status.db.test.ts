import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { PoolClient } from 'pg';
import { beforeAll, expect, test } from 'vitest';
import { onTestDatabase, owner } from '@/e2e/database';
import { aFleet, type Fleet } from '@/e2e/voyages';
import { addDays, startOfLocalDay } from '@/lib/calendar';
import { actualSpan, milestonesOutOfOrder } from './timing';
import { ACTS, EVENTS, statusOf, type Act, type ActKind, type Lot, type VoyageEvent } from './voyage';

/** The permitted doubles: what SQL derives is what TypeScript derives, for whatever is logged. */
onTestDatabase();

const ZONES = { load: 'Asia/Aqtau', discharge: 'Asia/Baku' };
let fleet: Fleet;
beforeAll(async () => {
  fleet = await aFleet();
});

type Logged = { events: VoyageEvent[]; lots: Pick<Lot, 'blDate' | 'blDatePrecision'>[]; acts: Act[] };

const hours = fc.integer({ min: 0, max: 24 * 12 });
const events = fc
  .tuple(
    ...EVENTS.map(({ name, port }) =>
      fc.option(fc.record({ name: fc.constant(name), port: fc.constant(port), hours, day: fc.boolean() }), {
        freq: 2,
      }),
    ),
  )
  .map((found) =>
    found.flatMap((event): VoyageEvent[] => {
      if (!event) return [];
      const at = event.day
        ? startOfLocalDay(addDays('2025-01-20', Math.floor(event.hours / 24)), ZONES[event.port])
        : new Date(Date.parse('2025-01-20T00:00Z') + event.hours * 3_600_000);
      return [
        {
          name: event.name,
          planned: null,
          estimated: null,
          actual: { at, precision: event.day ? 'day' : 'minute' },
        },
      ];
    }),
  );
const lots = fc.array(
  fc.oneof(
    fc.constant({ blDate: null, blDatePrecision: null }),
    fc.constant({ blDate: '2025-01-01', blDatePrecision: 'month' as const }),
    fc
      .integer({ min: 0, max: 12 })
      .map((days) => ({ blDate: addDays('2025-01-20', days), blDatePrecision: 'day' as const })),
  ),
  { maxLength: 3 },
);
/** Acts as far as a closed voyage takes them; several may fall on one instant. */
const acts = fc
  .array(fc.record({ kind: fc.constantFrom(...ACTS), later: fc.integer({ min: 0, max: 1 }) }), {
    maxLength: 6,
  })
  .map((wanted) => {
    const taken: Act[] = [];
    let minute = 0;
    let closed = false;
    for (const { kind, later } of wanted) {
      if (closed && kind !== 'reopen') continue;
      if (kind !== 'nominate') closed = kind === 'close';
      minute += later;
      taken.push({ kind, at: new Date(Date.parse('2025-03-01T00:00Z') + minute * 60_000), reason: 'why' });
    }
    return taken;
  });

/** Writes it, asks, and leaves nothing behind: what is out of order would be refused only at the end. */
async function stored<T>(
  { events, lots, acts }: Logged,
  ask: (client: PoolClient, id: number) => Promise<T>,
): Promise<T> {
  const client = await owner().connect();
  try {
    await client.query('BEGIN');
    await client.query("SELECT set_config('app.actor', 'system:test', true)");
    const head = await client.query<{ id: number }>(
      'INSERT INTO voyage (voyage_no, load_terminal_id, discharge_terminal_id) VALUES ($1, $2, $3) RETURNING id',
      [`S-${randomUUID()}`.slice(0, 36), fleet.loadTerminalId, fleet.dischargeTerminalId],
    );
    const id = head.rows[0]?.id ?? 0;
    for (const { name, actual } of events) {
      await client.query(
        'INSERT INTO voyage_event (voyage_id, name, actual_at, actual_precision) VALUES ($1, $2::event_name, $3, $4::moment_precision)',
        [id, name, actual?.at, actual?.precision],
      );
    }
    for (const [index, lot] of lots.entries()) {
      await client.query(
        'INSERT INTO lot (voyage_id, no, bl_date, bl_date_precision) VALUES ($1, $2, $3, $4::date_precision)',
        [id, index + 1, lot.blDate, lot.blDatePrecision ?? 'day'],
      );
    }
    for (const { kind, at, reason } of acts) {
      await client.query(
        "INSERT INTO voyage_act (voyage_id, kind, at, by_id, by_name, reason) VALUES ($1, $2::act_kind, $3, 'x', 'X', $4)",
        [id, kind satisfies ActKind, at, reason],
      );
    }
    return await ask(client, id);
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
}

test('the stored status and span are those that follow from events, lots and acts', async () => {
  await fc.assert(
    fc.asyncProperty(fc.record({ events, lots, acts }), async (voyage) => {
      const row = await stored(
        voyage,
        async (client, id) =>
          (
            await client.query<{ status: string; from: Date | null; to: Date | null }>(
              'SELECT status, actual_from AS from, actual_to AS to FROM voyage WHERE id = $1',
              [id],
            )
          ).rows[0],
      );
      const span = actualSpan(voyage, ZONES.load);
      expect(row).toEqual({ status: statusOf(voyage), from: span?.from ?? null, to: span?.to ?? null });
    }),
    { numRuns: 60 },
  );
}, 120_000);

test('SQL and TypeScript find the same milestones out of order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.record({ events, lots, acts: fc.constant<Act[]>([]) }), async (voyage) => {
      const pairs = await stored(
        voyage,
        async (client, id) =>
          (
            await client.query<{ earlier: string; later: string }>(
              'SELECT earlier, later FROM milestones_out_of_order($1)',
              [id],
            )
          ).rows,
      );
      expect(pairs).toEqual(milestonesOutOfOrder(voyage.events, voyage.lots, ZONES));
    }),
    { numRuns: 60 },
  );
}, 120_000);
