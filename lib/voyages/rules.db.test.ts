import { randomUUID } from 'node:crypto';
import type { ClientBase } from 'pg';
import { beforeAll, describe, expect, test } from 'vitest';
import { asOwner, onTestDatabase } from '@/e2e/database';
import { aFleet, asApp, type Fleet } from '@/e2e/voyages';

/** What the form refuses is refused by the database too, for whoever comes past the form. */
onTestDatabase();

let fleet: Fleet;
beforeAll(async () => {
  fleet = await aFleet();
});

interface Given {
  simulated?: boolean;
  vesselId?: number;
  blNo?: string;
  /** Actual events by name, ISO instants. */
  actual?: Record<string, string>;
  blDate?: string | null;
}

/** A voyage of one lot, written past the code; its ids. */
async function voyage(
  client: ClientBase,
  { simulated = false, vesselId, blNo, actual = {}, blDate = '2025-01-25' }: Given = {},
) {
  const no = `${simulated ? 'SIM-' : ''}R-${randomUUID().slice(0, 12)}-1`;
  const head = await client.query<{ id: number }>(
    'INSERT INTO voyage (voyage_no, simulated, vessel_id, load_terminal_id, discharge_terminal_id) VALUES ($1, $2, $3, $4, $5) RETURNING id',
    [no, simulated, vesselId ?? null, fleet.loadTerminalId, fleet.dischargeTerminalId],
  );
  const id = head.rows[0]?.id ?? 0;
  const lot = await client.query<{ id: number }>(
    'INSERT INTO lot (voyage_id, no, bl_no, bl_date, bl_tonnes) VALUES ($1, 1, $2, $3, 9500) RETURNING id',
    [id, blNo ?? null, blDate],
  );
  for (const [name, at] of Object.entries(actual)) {
    await client.query(
      "INSERT INTO voyage_event (voyage_id, name, actual_at, actual_precision) VALUES ($1, $2::event_name, $3, 'minute')",
      [id, name, at],
    );
  }
  return { id, no, lotId: lot.rows[0]?.id ?? 0 };
}

const closed = async (client: ClientBase, given: Given = {}) => {
  const one = await voyage(client, given);
  await client.query(
    "INSERT INTO voyage_act (voyage_id, kind, by_id, by_name, reason) VALUES ($1, 'close', 'x', 'X', 'done')",
    [one.id],
  );
  return one;
};

describe('the impossible', () => {
  test.each<[string, RegExp, (client: ClientBase) => Promise<unknown>]>([
    ...['0', '-1', "'NaN'", '600000.001'].map(
      (tonnes): [string, RegExp, (client: ClientBase) => Promise<unknown>] => [
        `${tonnes} tonnes`,
        /lot_bl_tonnes_range/,
        async (client) =>
          client.query(`UPDATE lot SET bl_tonnes = ${tonnes} WHERE id = $1`, [(await voyage(client)).lotId]),
      ],
    ),
    ...[`A${'1'.repeat(40)}`, 'AB', '-1', 'A 1', 'A/1', '', '1\n'].map(
      (no): [string, RegExp, (client: ClientBase) => Promise<unknown>] => [
        `the voyage number ${JSON.stringify(no)}`,
        /voyage_no_shape/,
        (client) =>
          client.query(
            'INSERT INTO voyage (voyage_no, load_terminal_id, discharge_terminal_id) VALUES ($1, $2, $3)',
            [no, fleet.loadTerminalId, fleet.dischargeTerminalId],
          ),
      ],
    ),
    [
      'outturn before the B/L',
      /lot_outturn_not_before_bl/,
      async (client) =>
        client.query("UPDATE lot SET outturn_date = '2025-01-24' WHERE id = $1", [
          (await voyage(client)).lotId,
        ]),
    ],
    ['a B/L date in the future', /blDateInFuture/, (client) => voyage(client, { blDate: '2099-01-01' })],
    [
      'an actual event in the future',
      /actualInFuture/,
      (client) => voyage(client, { actual: { sailed: '2099-01-01T00:00Z' } }),
    ],
    [
      'a lot of a closed voyage changed',
      /voyageClosed/,
      async (client) =>
        client.query('UPDATE lot SET bl_tonnes = 1 WHERE id = $1', [(await closed(client)).lotId]),
    ],
    [
      'a closed voyage changed',
      /voyageClosed/,
      async (client) =>
        client.query("UPDATE voyage SET note = 'x' WHERE id = $1", [(await closed(client)).id]),
    ],
    [
      'an event of a closed voyage',
      /voyageClosed/,
      async (client) =>
        client.query(
          "INSERT INTO voyage_event (voyage_id, name, actual_at, actual_precision) VALUES ($1, 'sailed', '2025-01-26Z', 'day')",
          [(await closed(client)).id],
        ),
    ],
    ...['', ', simulated'].map((brought): [string, RegExp, (client: ClientBase) => Promise<unknown>] => [
      `a lot of a closed voyage added${brought && ', with what follows'}`,
      /voyageClosed/,
      async (client) =>
        client.query(`INSERT INTO lot (voyage_id, no${brought}) VALUES ($1, 2${brought && ', false'})`, [
          (await closed(client)).id,
        ]),
    ]),
    ...[
      ['a lot', 'lot (voyage_id, no) SELECT id, 2'],
      [
        'an event',
        "voyage_event (voyage_id, name, actual_at, actual_precision) SELECT id, 'sailed', '2025-01-26Z', 'day'",
      ],
    ].map(([what, added]): [string, RegExp, (client: ClientBase) => Promise<unknown>] => [
      `${what} of a closed voyage in the statement that renames its vessel`,
      /voyageClosed/,
      async (client) => {
        const { vesselId } = await aFleet();
        await closed(client, { vesselId });
        await client.query(
          `WITH added AS (INSERT INTO ${added} FROM voyage WHERE vessel_id = $1) UPDATE vessel SET name = name || ' II' WHERE id = $1`,
          [vesselId],
        );
      },
    ]),
    [
      'a voyage closed without outturn or reason',
      /closeNeedsOutturn/,
      async (client) =>
        client.query(
          "INSERT INTO voyage_act (voyage_id, kind, by_id, by_name) VALUES ($1, 'close', 'x', 'X')",
          [(await voyage(client)).id],
        ),
    ],
    [
      'an act changed afterwards',
      /actsAreFacts/,
      async (client) =>
        client.query("UPDATE voyage_act SET reason = 'other' WHERE voyage_id = $1", [
          (await closed(client)).id,
        ]),
    ],
    [
      'a real voyage deleted',
      /voyageNotDeletable/,
      async (client) => client.query('DELETE FROM voyage WHERE id = $1', [(await voyage(client)).id]),
    ],
    [
      'a number changed',
      /voyageNoImmutable/,
      async (client) =>
        client.query("UPDATE voyage SET voyage_no = 'X-1' WHERE id = $1", [(await voyage(client)).id]),
    ],
    [
      'a number given twice',
      /voyage_no_once/,
      async (client) =>
        client.query('INSERT INTO voyage (voyage_no) VALUES ($1)', [(await voyage(client)).no.toLowerCase()]),
    ],
    [
      'a B/L number given twice',
      /lot_bl_no_once/,
      async (client) => (await voyage(client, { blNo: 'Ən-1 İ' }), voyage(client, { blNo: ' ƏN-1 ı ' })),
    ],
    [
      'arrival before sailing',
      /milestonesOutOfOrder: sailed arrived/,
      (client) => voyage(client, { actual: { sailed: '2025-01-26T10:00Z', arrived: '2025-01-26T09:00Z' } }),
    ],
    [
      'sailing before the B/L day',
      /milestonesOutOfOrder: loading_completed sailed/,
      (client) => voyage(client, { actual: { sailed: '2025-01-23T10:00Z' } }),
    ],
  ])('%s is refused', async (_, message, work) => {
    await expect(asApp(work)).rejects.toThrow(message);
  });
});

test('what a lot brings is not believed: it follows from its voyage', async () => {
  await asApp(async (client) => {
    const { id } = await voyage(client);
    await client.query(
      `INSERT INTO lot (voyage_id, no, bl_date, bl_tonnes, simulated, cancelled, first_of_voyage, sailed_on, first_to_sail)
       VALUES ($1, 2, '2025-01-20', 100, true, true, false, '2025-01-01', true)`,
      [id],
    );
    const { rows } = await client.query(
      `SELECT no, simulated, cancelled, load_terminal_id, discharge_terminal_id, first_of_voyage, sailed_on, first_to_sail
       FROM lot WHERE voyage_id = $1 ORDER BY no`,
      [id],
    );
    const same = {
      ...{ simulated: false, cancelled: false, sailed_on: null, first_to_sail: false },
      ...{ load_terminal_id: fleet.loadTerminalId, discharge_terminal_id: fleet.dischargeTerminalId },
    };
    expect(rows).toEqual([
      { no: 1, first_of_voyage: false, ...same },
      { no: 2, first_of_voyage: true, ...same },
    ]);
  });
});

describe('one ship in two places', () => {
  const from = { load_arrived: '2025-01-24T00:00Z', sailed: '2025-01-26T00:00Z' };
  const then = { load_arrived: '2025-01-26T00:00Z', sailed: '2025-01-28T00:00Z' };
  const pair = (first: Given, second: Given) =>
    asApp(async (client) => (await voyage(client, first), voyage(client, second)));
  const ship = async () => ({ vesselId: (await aFleet()).vesselId });

  test('is refused, one shared instant included', async () => {
    const of = await ship();
    await expect(pair({ ...of, actual: from }, { ...of, actual: then })).rejects.toThrow(/voyage_no_overlap/);
  });
  test('is fine one after the other, between two ships, and between real and simulated', async () => {
    const of = await ship();
    await pair(
      { ...of, actual: from },
      { ...of, actual: { load_arrived: '2025-01-26T00:01Z' }, blDate: null },
    );
    await pair({ ...(await ship()), actual: from }, { ...(await ship()), actual: from });
    const other = await ship();
    await asOwner(
      async (client) => (
        await voyage(client, { ...other, actual: from }),
        voyage(client, { ...other, actual: from, simulated: true })
      ),
    );
  });
  test('a cancelled voyage is in nobody’s way', async () => {
    const of = await ship();
    const { id } = await asApp((client) => voyage(client, { ...of, actual: from }));
    await asApp((client) =>
      client.query(
        "INSERT INTO voyage_act (voyage_id, kind, by_id, by_name, reason) VALUES ($1, 'cancel', 'x', 'X', 'twice')",
        [id],
      ),
    );
    await asApp((client) => voyage(client, { ...of, actual: from }));
  });
});

describe('the history', () => {
  test('a write without an actor is refused', async () => {
    await expect(asApp((client) => voyage(client), { actor: '' })).rejects.toThrow(/writeWithoutActor/);
  });

  const statements = [
    "INSERT INTO revision (at, txid, actor_id, actor_name, table_name, row_id, action) VALUES (now(), 1, 'x', 'x', 'voyage', '1', 'insert')",
    "UPDATE revision SET actor_name = 'x'",
    'DELETE FROM revision',
    'TRUNCATE revision',
  ];
  test.each(statements)('the app’s login may not: %s', async (sql) => {
    await expect(asApp((client) => client.query(sql))).rejects.toThrow(/permission denied/);
  });
  test.each(['lifting_month', 'basis_month', 'passage_month'])(
    'the sums of %s follow the lots, and the app’s login may not write them',
    async (table) => {
      await asApp((client) => voyage(client));
      await expect(asApp((client) => client.query(`UPDATE ${table} SET lots = 0`))).rejects.toThrow(
        /permission denied/,
      );
    },
  );
  test.each(statements)('nor may the owner: %s', async (sql) => {
    await asApp((client) => voyage(client));
    await expect(asOwner((client) => client.query(sql))).rejects.toThrow(/historyIsAppendOnly/);
  });

  test('nobody but the owner dates what was known, and that for simulated rows only', async () => {
    const dated = (given: Given) => async (client: ClientBase) => (
      await client.query("SELECT set_config('app.known_at', '2024-01-01Z', true)"),
      voyage(client, given)
    );
    await expect(asApp(dated({ simulated: true }))).rejects.toThrow(/historyNotDatable/);
    await expect(asOwner(dated({}))).rejects.toThrow(/historyNotDatable/);
    await expect(asOwner(dated({ simulated: true }))).resolves.toMatchObject({
      no: expect.stringMatching(/^SIM-/),
    });
  });
});
