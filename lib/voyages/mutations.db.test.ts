import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { atOnce, aPerson, asOwner, onTestDatabase, owner } from '@/e2e/database';
import {
  aFleet,
  aLot,
  aVoyageText,
  logged as loggedBy,
  opened,
  reasons,
  stored,
  type Fleet,
} from '@/e2e/voyages';
import type { Person } from '@/lib/people/role';
import { amendVoyage, logVoyage, logVoyages } from './mutations';
import { historyOf, proposalsFor } from './record.queries';
import type { VoyageText } from './text';

onTestDatabase();

let ann: Person;
let bob: Person;
let viewer: Person;
beforeAll(async () => {
  [ann, bob, viewer] = [await aPerson('analyst'), await aPerson('analyst'), await aPerson('viewer')];
});
const logged = (text: VoyageText) => loggedBy(ann, text);
const count = async (sql: string, ...values: unknown[]) =>
  Number((await owner().query<{ count: string }>(sql, values)).rows[0]?.count);

describe('logging', () => {
  test('a voyage is stored as typed, numbered by its load year, with sums and status', async () => {
    const ship = await aFleet();
    const record = await logged(
      aVoyageText(ship, {
        lots: [
          aLot(ship, { outturnTonnes: '9 490', outturnDate: '28.01.2025' }),
          aLot(ship, { blTonnes: '0.5' }),
        ],
      }),
    );
    expect(record).toMatchObject({
      voyageNo: expect.stringMatching(/^AB-2025-\d{4}$/),
      status: 'sailed',
      simulated: false,
      blKg: 9_500_500,
      outturnKg: 9_490_000,
      lossKg: 10_000,
      lotsWithoutOutturn: 1,
      vessel: { id: ship.vesselId },
      lots: [
        { no: 1, blDate: '2025-01-25' },
        { no: 2, blKg: 500 },
      ],
      events: [{ name: 'sailed', actual: { at: new Date('2025-01-25T05:00:00Z') } }],
    });
  });

  test('the same key again is the same voyage, also when many arrive at once', async () => {
    const text = aVoyageText(await aFleet());
    const results = await Promise.all(Array.from({ length: 8 }, () => logVoyage(ann, text)));
    const numbers = results.map((result) => (result.done ? result.value.voyageNo : reasons(result)));
    expect(new Set(numbers).size).toBe(1);
    expect(await count('SELECT count(*) FROM voyage WHERE idempotency_key = $1', text.idempotencyKey)).toBe(
      1,
    );
  });

  test('two at once of one vessel at one time are one voyage and a refusal', async () => {
    const ship = await aFleet();
    const results = await atOnce(
      'voyage',
      [aVoyageText(ship), aVoyageText(ship)].map((text) => () => logVoyage(ann, text)),
    );
    expect(results.map(reasons)).toEqual(expect.arrayContaining(['done', [['voyagesOverlap', 'vesselId']]]));
    expect(await count('SELECT count(*) FROM voyage WHERE vessel_id = $1', ship.vesselId)).toBe(1);
  });

  test('of many, those that were logged before are the same voyages, whatever they now clash with', async () => {
    const [ship, other] = [await aFleet(), await aFleet()];
    const lots = [aLot(ship, { blNo: `twin ${ship.vesselId}` })];
    const [before, fresh] = [aVoyageText(ship, { lots }), aVoyageText(other)];
    const first = await logVoyage(ann, before);
    const all = await logVoyages(ann, [fresh, before]);
    if (!first.done || !all.done) throw new Error(JSON.stringify([first, all]));
    const [logged, same] = all.value;
    expect(same).toEqual(first.value);
    expect(
      await count(
        'SELECT count(*) FROM voyage WHERE (voyage_no, version, idempotency_key) = ($1, $2, $3)',
        logged?.voyageNo,
        logged?.version,
        fresh.idempotencyKey,
      ),
    ).toBe(1);
    expect(
      await count('SELECT count(*) FROM voyage WHERE vessel_id = ANY ($1)', [ship.vesselId, other.vesselId]),
    ).toBe(2);
  });

  test('twenty at once get twenty numbers without a gap', async () => {
    const fleets = await Promise.all(Array.from({ length: 20 }, () => aFleet()));
    const lots = (ship: Fleet) => [aLot(ship, { blDate: '25.01.2011' })];
    const results = await Promise.all(
      fleets.map((ship) => logVoyage(ann, aVoyageText(ship, { lots: lots(ship), actual: {} }))),
    );
    const numbers = results
      .map((result) => (result.done ? Number(result.value.voyageNo.slice(-4)) : 0))
      .sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 20 }, (_, index) => (numbers[0] ?? 0) + index));
  }, 120_000);

  test('many are logged, or none: each refusal says of which voyage', async () => {
    const fleet = await aFleet();
    const one = aVoyageText(await aFleet());
    const other = aVoyageText(fleet, { lots: [aLot(fleet, { blTonnes: '9.959' })] });
    const refusal = await logVoyages(ann, [one, other]);
    expect(refusal).toMatchObject({
      done: false,
      refusals: [{ reason: 'tonnesAmbiguous', field: 'voyages.1.lots.0.blTonnes' }],
    });
    expect(await count('SELECT count(*) FROM voyage WHERE idempotency_key = $1', one.idempotencyKey)).toBe(0);
    const all = await logVoyages(ann, [one, { ...other, lots: [aLot(fleet)] }]);
    expect(all.done && all.value).toHaveLength(2);
  });

  test('nothing is half-saved when the last row is refused', async () => {
    const ship = await aFleet();
    const text = aVoyageText(ship, {
      lots: [aLot(ship), aLot(ship, { gradeId: 2_000_000_000, blTonnes: '9' })],
    });
    expect(reasons(await logVoyage(ann, text))).toEqual([['unknownEntry', 'lots']]);
    expect(await count('SELECT count(*) FROM voyage WHERE idempotency_key = $1', text.idempotencyKey)).toBe(
      0,
    );
    expect(
      await count('SELECT count(*) FROM revision WHERE table_name = $1 AND after @> $2', 'voyage', {
        vessel_id: ship.vesselId,
      }),
    ).toBe(0);
  });

  test('taken numbers and a ship in two places are refused with the voyage they belong to', async () => {
    const ship = await aFleet();
    const first = await logged(aVoyageText(ship, { voyageNo: `K-${randomUUID().slice(0, 8)}-1` }));
    const again = aVoyageText(ship, {
      voyageNo: ` ${first.voyageNo.toLowerCase()} `,
      lots: [aLot(ship, { blNo: ` ${first.lots[0]?.blNo?.toLowerCase()} ` })],
    });
    expect(await logVoyage(ann, again)).toMatchObject({
      refusals: [
        { reason: 'blNoTakenBy', field: 'lots.0.blNo', values: { voyageNo: first.voyageNo } },
        { reason: 'voyageNoTaken', field: 'voyageNo' },
        { reason: 'voyagesOverlapWith', field: 'vesselId', values: { voyageNo: first.voyageNo } },
      ],
    });
  });

  test('what is implausible needs a reason, and stays visible with it', async () => {
    const ship = await aFleet();
    const text = aVoyageText(ship, { lots: [aLot(ship, { blTonnes: '13 000' })] });
    expect(await logVoyage(ann, text)).toMatchObject({
      refusals: [
        {
          reason: 'implausible',
          field: 'lots.0.blTonnes',
          values: { code: 'intakeAboveDeadweight', intakeKg: 13_000_000 },
        },
      ],
    });
    const record = await logged({
      ...text,
      acceptedWarnings: [{ code: 'intakeAboveDeadweight', reason: 'draught survey seen' }],
    });
    expect(record.warnings).toMatchObject([
      { code: 'intakeAboveDeadweight', reason: 'draught survey seen', found: [{ deadweightKg: 12_368_000 }] },
    ]);
    const kept = await amendVoyage(ann, record.voyageNo, {
      version: record.version,
      text: { ...opened(record), note: 'checked' },
      reason: 'checked',
    });
    expect(kept.done && (await stored(record.voyageNo)).warnings).toHaveLength(1);
    const now = await stored(record.voyageNo);
    const less = { ...opened(now), lots: opened(now).lots.map((lot) => ({ ...lot, blTonnes: '12 000' })) };
    await amendVoyage(ann, now.voyageNo, { version: now.version, text: less, reason: 'misread' });
    expect((await stored(record.voyageNo)).warnings).toEqual([]);
  });

  test('a reason covers what it was given for: worse is asked anew, better is kept with what was accepted', async () => {
    const ship = await aFleet();
    const code = 'intakeAboveDeadweight';
    const { voyageNo } = await logged({
      ...aVoyageText(ship, { lots: [aLot(ship, { blTonnes: '12 800' })] }),
      acceptedWarnings: [{ code, reason: 'draught survey seen' }],
    });
    const amended = async (blTonnes: string, given?: string) => {
      const now = await stored(voyageNo);
      const text = opened(now);
      const answer = await amendVoyage(ann, voyageNo, {
        version: now.version,
        text: {
          ...text,
          lots: text.lots.map((lot) => ({ ...lot, blTonnes })),
          acceptedWarnings: given ? [{ code, reason: given }] : text.acceptedWarnings,
        },
        reason: 'corrected',
      });
      return { answer, warnings: (await stored(voyageNo)).warnings };
    };
    const asked = {
      reason: 'implausible',
      values: { code, intakeKg: 17_000_000, acceptedFor: '3.49 %', acceptedBecause: 'draught survey seen' },
    };
    expect((await amended('17 000')).answer).toMatchObject({ refusals: [asked] });
    const better = await amended('12 400');
    expect(better.warnings).toMatchObject([
      { found: [{ intakeKg: 12_400_000 }], accepted: [{ intakeKg: 12_800_000 }] },
    ]);
    expect((await amended('12 800')).answer).toMatchObject({ done: true });
    expect((await amended('17 000')).answer).toMatchObject({ refusals: [asked] });
    const worse = await amended('17 000', 'lightered at sea');
    expect(worse.warnings).toMatchObject([
      { reason: 'lightered at sea', accepted: [{ intakeKg: 17_000_000 }] },
    ]);
    const [last] = (await historyOf(ann, voyageNo)).slice(0, 1);
    expect(last?.changes).toContainEqual({
      ...{ noun: 'warning', action: 'changed', which: code, field: 'acceptedFor', kind: 'text' },
      ...{ from: '3.49 %', to: '37.45 %' },
    });
  });

  test('what was accepted before it was written down how bad it was covers the voyage as it stands', async () => {
    const ship = await aFleet();
    const actual = (nor: string) => ({
      load_arrived: '10.03.2025 12:00',
      load_nor_tendered: nor,
      sailed: '12.03.2025 12:00',
    });
    const code = 'eventsOutOfOrder';
    const { voyageNo } = await logged({
      ...aVoyageText(ship, {
        lots: [aLot(ship, { blDate: '12.03.2025' })],
        actual: actual('10.03.2025 10:00'),
      }),
      acceptedWarnings: [{ code, reason: 'tendered from the roads' }],
    });
    await asOwner((client) =>
      client.query(
        `UPDATE voyage_warning SET detail = '[{"earlier": "load_arrived", "later": "load_nor_tendered"}]'
         WHERE voyage_id = (SELECT id FROM voyage WHERE voyage_no = $1)`,
        [voyageNo],
      ),
    );
    const amended = async (nor: string) => {
      const now = await stored(voyageNo);
      const text = opened(now);
      const load_nor_tendered = { planned: '', estimated: '', actual: nor };
      const events = { ...text.events, load_nor_tendered };
      const change = { version: now.version, text: { ...text, note: nor, events }, reason: 'corrected' };
      return amendVoyage(ann, voyageNo, change);
    };
    expect(await amended('09.03.2025 10:00')).toMatchObject({ refusals: [{ reason: 'implausible' }] });
    expect(await amended('10.03.2025 10:00')).toMatchObject({ done: true });
    expect(await amended('10.03.2025 09:59')).toMatchObject({ refusals: [{ reason: 'implausible' }] });
  });

  test('a draught limit in force on the loading date, the last intakes and plans of the same ship are looked at', async () => {
    const ship = await aFleet();
    await asOwner(async (client) => {
      await client.query('UPDATE vessel SET laden_draught_m = 7, tpc_t_per_cm = 20 WHERE id = $1', [
        ship.vesselId,
      ]);
      await client.query(
        "INSERT INTO port_notice (terminal_id, kind, draught_limit_m, valid_from, valid_to) VALUES ($1, 'draught_limit', 6, '2025-01-01', '2025-01-31')",
        [ship.dischargeTerminalId],
      );
    });
    for (const day of ['01', '08', '15']) {
      await logged(
        aVoyageText(ship, {
          lots: [aLot(ship, { blDate: `${day}.12.2024`, blTonnes: '6 000' })],
          actual: { sailed: `${day}.12.2024 23:00` },
        }),
      );
    }
    const codes = async (blDate: string) => {
      const result = await logVoyage(
        ann,
        aVoyageText(ship, {
          lots: [aLot(ship, { blTonnes: '11 000', blDate })],
          actual: { sailed: `${blDate} 23:00` },
        }),
      );
      return result.done ? [] : result.refusals.map(({ values }) => values?.code);
    };
    expect(await codes('31.01.2025')).toEqual(['intakeAboveDraughtLimit', 'intakeUnusual']);
    expect(await codes('01.02.2025')).toEqual(['intakeUnusual']);

    const planned = aVoyageText(ship, { lots: [], actual: {}, laycanFrom: '10.03.2025' });
    planned.events.load_arrived = { planned: '09.03.2025 08:00', estimated: '', actual: '' };
    planned.events.last_line_off = { planned: '12.03.2025 08:00', estimated: '', actual: '' };
    const plan = await logged(planned);
    const between = aVoyageText(ship, { lots: [], actual: { load_arrived: '10.03.2025 08:00' } });
    expect(await logVoyage(ann, between)).toMatchObject({
      refusals: [
        {
          reason: 'implausible',
          field: 'vesselId',
          values: { code: 'overlapsPlan', voyageNo: plan.voyageNo },
        },
      ],
    });
  });
});

describe('continuing on a planned voyage', () => {
  test('the planned voyage takes what happened, keeps its plan, and a double submit changes nothing', async () => {
    const ship = await aFleet();
    const planned = await logged(
      aVoyageText(ship, {
        laycanFrom: '22.01.2025',
        laycanTo: '24.01.2025',
        lots: [aLot(ship, { blNo: '', blDate: '', blTonnes: '', plannedTonnes: '9 000' })],
        actual: {},
      }),
    );
    expect(planned.status).toBe('planned');
    expect(await proposalsFor(viewer, ship.vesselId, '2025-01-29')).toMatchObject([
      { voyageNo: planned.voyageNo, plannedKg: 9_000_000 },
    ]);
    expect(await proposalsFor(viewer, ship.vesselId, '2025-01-30')).toEqual([]);

    const text = aVoyageText(ship);
    const continueOn = { voyageNo: planned.voyageNo, version: planned.version, base: opened(planned) };
    const results = await Promise.all([
      logVoyage(ann, text, { continueOn }),
      logVoyage(ann, text, { continueOn }),
    ]);
    expect(results).toMatchObject([{ done: true, value: { voyageNo: planned.voyageNo } }, { done: true }]);
    const record = await stored(planned.voyageNo);
    expect(record).toMatchObject({
      status: 'sailed',
      laycanFrom: '2025-01-22',
      lots: [{ plannedKg: 9_000_000, blKg: 9_500_000 }],
    });
    expect(record.lots).toHaveLength(1);
    expect(await historyOf(viewer, planned.voyageNo)).toHaveLength(2);

    const late = await logVoyage(bob, aVoyageText(ship), {
      continueOn: { voyageNo: planned.voyageNo, version: record.version },
    });
    expect(reasons(late)).toEqual([['alreadyContinued', undefined]]);
  });
});
