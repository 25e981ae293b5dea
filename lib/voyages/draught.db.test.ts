import { beforeAll, expect, test } from 'vitest';
import { aPerson, asOwner, onTestDatabase } from '@/e2e/database';
import { aFleet, aLot, aVoyageText, logged, type Fleet } from '@/e2e/voyages';
import type { Person } from '@/lib/people/role';
import type { Selection } from '@/lib/progress/filter';
import { intakeRows } from '@/lib/progress/intakes.queries';
import { carriedIn } from '@/lib/progress/outlook.queries';
import { aboutOf } from './judgement';
import { factsOf, type VoyageRecord } from './record';
import { plausibilityContext } from './record.queries';
import type { EventName } from './voyage';

onTestDatabase();

/** One voyage of each month, under the draught limit of the notices `[port, metres, from, to]` of that month. */
interface Given {
  blDate: string;
  actual?: Partial<Record<EventName, string>>;
  estimated?: Partial<Record<EventName, string>>;
  notices: ['load' | 'discharge', number, string, string][];
  limit: number | null;
}
const GIVEN: Given[] = [
  // Half past midnight at Baku is the day before in UTC.
  {
    blDate: '14.01.2025',
    actual: { arrived: '16.01.2025 00:30' },
    notices: [['discharge', 6.2, '16', '20']],
    limit: 6.2,
  },
  {
    blDate: '14.02.2025',
    actual: { berthed: '17.02.2025 10:00' },
    estimated: { arrived: '15.02.2025 10:00' },
    notices: [['discharge', 6.2, '13', '16']],
    limit: null,
  },
  {
    blDate: '14.03.2025',
    estimated: { discharge_commenced: '16.03.2025 10:00' },
    notices: [
      ['discharge', 6.3, '16', '16'],
      ['load', 6.4, '14', '14'],
      ['load', 6, '15', '20'],
    ],
    limit: 6.3,
  },
  { blDate: '04.2025', notices: [['load', 6.2, '01', '20']], limit: null },
  { blDate: '05.2025', notices: [['load', 6.2, '01', '31']], limit: 6.2 },
  { blDate: '14.06.2025', notices: [['discharge', 6.2, '14', '14']], limit: 6.2 },
];

let analyst: Person;
let fleet: Fleet;
let selection: Selection;
let records: VoyageRecord[];
beforeAll(async () => {
  [analyst, fleet] = [await aPerson('analyst'), await aFleet()];
  selection = { gradeIds: [fleet.gradeId], shipperId: null, data: 'all' };
  records = [];
  for (const { blDate, actual = {}, estimated = {} } of GIVEN) {
    const text = aVoyageText(fleet, { lots: [aLot(fleet, { blDate, blTonnes: '9 500' })], actual });
    for (const [name, at] of Object.entries(estimated))
      Object.assign(text.events[name as EventName] ?? {}, { estimated: at });
    records.push(await logged(analyst, text));
  }
  await asOwner(async (client) => {
    await client.query('UPDATE vessel SET laden_draught_m = 7, tpc_t_per_cm = 10 WHERE id = $1', [
      fleet.vesselId,
    ]);
    for (const [at, { notices }] of GIVEN.entries())
      for (const [port, limit, from, to] of notices)
        await client.query(
          `INSERT INTO port_notice (terminal_id, kind, draught_limit_m, valid_from, valid_to) VALUES ($1, 'draught_limit', $2, $3, $4)`,
          [
            fleet[port === 'load' ? 'loadTerminalId' : 'dischargeTerminalId'],
            limit,
            `2025-0${at + 1}-${from}`,
            `2025-0${at + 1}-${to}`,
          ],
        );
  });
});

const months = GIVEN.map((_, at) => `2025-0${at + 1}`);

test('a draught limit counts by the day of loading at one port and of arrival at the other, on form and board alike', async () => {
  const onForm = await Promise.all(
    records.map((record) =>
      plausibilityContext(
        analyst,
        aboutOf(factsOf(record), record.zones, { simulated: false, voyageNo: record.voyageNo }),
      ),
    ),
  );
  expect(onForm.map(({ draughtLimitM }) => draughtLimitM)).toEqual(GIVEN.map(({ limit }) => limit));
  const rows = await intakeRows(analyst, selection, 2025);
  expect(rows.map(({ month, limitM }) => [month, limitM]).sort()).toEqual(
    GIVEN.map(({ limit }, at) => [months[at], limit]),
  );
  const carried = await carriedIn(analyst, selection, 2025, '2025-12-31');
  // 100 · (7 − limit) · 10 t
  expect(carried.months.map(({ month, keptOffKg }) => [month, keptOffKg])).toEqual(
    GIVEN.map(({ limit }, at) => [months[at], limit === null ? 0 : Math.round((7 - limit) * 1_000_000)]),
  );
});

test('and on the board as it was known before a later amendment', async () => {
  const [{ at }] = (await asOwner((client) => client.query<{ at: string }>('SELECT now()::text AS at')))
    .rows as [{ at: string }];
  const known = { kind: 'at' as const, at: new Date(at).toISOString() };
  await asOwner((client) =>
    client.query(
      `UPDATE voyage_event SET actual_at = actual_at + interval '9 days' WHERE name = 'arrived' AND voyage_id = $1`,
      [records[0]?.id],
    ),
  );
  const january = async (of: Selection) =>
    (await intakeRows(analyst, of, 2025)).find(({ month }) => month === '2025-01')?.limitM;
  expect([await january(selection), await january({ ...selection, known })]).toEqual([null, 6.2]);
});
