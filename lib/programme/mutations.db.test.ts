import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { aPerson, asOwner, onTestDatabase, owner } from '@/e2e/database';
import {
  aFleet,
  aLot,
  aVoyageText,
  asApp,
  logged as loggedBy,
  opened,
  reasons,
  stored,
  type Fleet,
} from '@/e2e/voyages';
import type { Person } from '@/lib/people/role';
import { actOnVoyage, amendVoyage } from '@/lib/voyages/mutations';
import type { VoyageRecord } from '@/lib/voyages/record';
import { historyOf } from '@/lib/voyages/record.queries';
import { voyagesOfPattern } from './input';
import { mergePlanned, moveVoyage, planVoyages } from './mutations';
import { monthOfPattern } from './pattern';
import { programmeOf } from './queries';
import { sheetOf } from './sheet';

onTestDatabase();

let ann: Person;
let viewer: Person;
let fleet: Fleet;
beforeAll(async () => {
  [ann, viewer, fleet] = [await aPerson('analyst'), await aPerson('viewer'), await aFleet()];
});

/** A plan of one lot of 10 000 t of a vessel of its own. */
async function aPlan(laycanFrom = '10.11.2030', laycanTo = '12.11.2030') {
  const { vesselId } = await aFleet();
  const lots = [aLot(fleet, { blNo: '', blDate: '', blTonnes: '', plannedTonnes: '10 000' })];
  return loggedBy(ann, aVoyageText({ ...fleet, vesselId }, { laycanFrom, laycanTo, lots, actual: {} }));
}
const december = { laycanFrom: '02.12.2030', laycanTo: '04.12.2030', reason: ' storm in the Caspian ' };
const moves = async ({ id }: VoyageRecord) =>
  (
    await owner().query(
      `SELECT from_laycan_from::text AS from, to_laycan_from::text AS to, by_name AS by, reason FROM programme_move WHERE voyage_id = $1 ORDER BY id`,
      [id],
    )
  ).rows;

describe('a pattern', () => {
  const facts = () => ({
    voyages: 4,
    laycanDays: 3,
    vesselIds: [fleet.vesselId],
    kgEach: 9_500_000,
    loadTerminalId: fleet.loadTerminalId,
    dischargeTerminalId: fleet.dischargeTerminalId,
    gradeId: fleet.gradeId,
    shipperId: null,
  });

  test('becomes planned voyages; the same keys again are the same voyages', async () => {
    const keys = Array.from({ length: 4 }, () => randomUUID());
    const slots = monthOfPattern({ ...facts(), month: '2031-04' });
    const texts = voyagesOfPattern(slots, facts(), (at) => keys[at] ?? '');
    const first = await planVoyages(ann, texts);
    expect(await planVoyages(ann, texts)).toEqual(first);
    const made = await Promise.all((first.done ? first.value : []).map(({ voyageNo }) => stored(voyageNo)));
    expect(made.map(({ status, laycanFrom, lots }) => [status, laycanFrom, lots[0]?.plannedKg])).toEqual(
      slots.map(({ laycan }) => ['planned', laycan.from, 9_500_000]),
    );
    const { voyages, notices } = await programmeOf(viewer, '2031-04');
    const ours = voyages.filter(({ vessel }) => vessel?.id === fleet.vesselId);
    const sheet = sheetOf('2031-04', { voyages: ours, notices }, '2031-04-01');
    expect(sheet.totals.now).toEqual({ voyages: 4, kg: 38_000_000, withoutTonnes: 0, simulated: 0 });
    expect(sheet.lines.every(({ clashes }) => clashes.some(({ kind }) => kind === 'vesselTwice'))).toBe(true);
  });

  test('is refused to a viewer, and without ship or laycan', async () => {
    const [text] = voyagesOfPattern(monthOfPattern({ ...facts(), month: '2031-05' }), facts(), () =>
      randomUUID(),
    );
    expect(await planVoyages(viewer, [text!])).toMatchObject({ refusals: [{ reason: 'notAllowed' }] });
    expect(await planVoyages(ann, [text!, { ...text!, laycanFrom: '' }])).toMatchObject({
      refusals: [{ reason: 'planMissing', values: { no: 2 } }],
    });
  });
});

describe('a laycan moved into another month', () => {
  test('keeps where it was, with who and why; the history says it, and both months show it', async () => {
    const plan = await aPlan();
    const moved = await moveVoyage(ann, plan.voyageNo, { version: plan.version, ...december });
    expect(reasons(moved)).toBe('done');
    expect(await stored(plan.voyageNo)).toMatchObject({ laycanFrom: '2030-12-02', laycanTo: '2030-12-04' });
    expect(await moves(plan)).toEqual([
      { from: '2030-11-10', to: '2030-12-02', by: ann.name, reason: 'storm in the Caspian' },
    ]);
    const [latest] = await historyOf(viewer, plan.voyageNo);
    expect(latest).toMatchObject({ by: ann.name, reason: 'storm in the Caspian' });
    expect(latest?.changes).toContainEqual(
      expect.objectContaining({ field: 'programmeMonth', from: 'Nov 2030', to: 'Dec 2030' }),
    );
    for (const [month, standing] of [
      ['2030-11', 'out'],
      ['2030-12', 'in'],
    ] as const) {
      const line = sheetOf(month, await programmeOf(viewer, month), '2030-11-01').lines.find(
        ({ voyage }) => voyage.voyageNo === plan.voyageNo,
      );
      expect(line).toMatchObject({
        standing,
        moved: 'deferred',
        first: { from: '2030-11-10', to: '2030-11-12' },
      });
    }
  });

  test('takes planned times along, and leaves estimates', async () => {
    const { vesselId } = await aFleet();
    const text = aVoyageText(
      { ...fleet, vesselId },
      { laycanFrom: '10.11.2030', laycanTo: '12.11.2030', lots: [], actual: {} },
    );
    text.events.load_arrived = { planned: '10.11.2030 08:00', estimated: '11.11.2030 09:00', actual: '' };
    const plan = await loggedBy(ann, text);
    await moveVoyage(ann, plan.voyageNo, { version: plan.version, ...december });
    expect(opened(await stored(plan.voyageNo)).events.load_arrived).toMatchObject({
      planned: '02.12.2030 08:00',
      estimated: '11.11.2030 09:00',
    });
  });

  test('is kept whoever moves it, by amending too; within a month nothing is deferred', async () => {
    const plan = await aPlan();
    const within = await moveVoyage(ann, plan.voyageNo, {
      version: plan.version,
      laycanFrom: '20.11.2030',
      laycanTo: '',
      reason: 'berth',
    });
    expect(reasons(within)).toBe('done');
    expect(await moves(plan)).toEqual([]);
    const now = await stored(plan.voyageNo);
    expect(now).toMatchObject({ laycanFrom: '2030-11-20', laycanTo: '2030-11-20' });
    const text = { ...opened(now), laycanFrom: '30.10.2030', laycanTo: '31.10.2030' };
    await amendVoyage(ann, plan.voyageNo, { version: now.version, text, reason: 'cargo ready sooner' });
    expect(await moves(plan)).toMatchObject([
      { from: '2030-11-20', to: '2030-10-30', reason: 'cargo ready sooner' },
    ]);
  });

  test('needs a reason, a day, the latest version, and a voyage that is still ahead', async () => {
    const plan = await aPlan();
    const move = (of: object, by = ann, no = plan.voyageNo) =>
      moveVoyage(by, no, { version: plan.version, ...december, ...of });
    expect(reasons(await move({ reason: ' ' }))).toEqual([['reasonMissing', 'reason']]);
    expect(reasons(await move({ laycanFrom: '31.11.2030' }))).toEqual([['impossibleDate', 'laycanFrom']]);
    expect(reasons(await move({ laycanTo: '01.12.2030' }))).toEqual([['laycanOrder', 'laycanTo']]);
    expect(reasons(await move({ version: plan.version - 1 }))).toEqual([['changedMeanwhile', undefined]]);
    expect(reasons(await move({}, viewer))).toEqual([['notAllowed', undefined]]);
    expect(reasons(await move({}, ann, 'AB-1990-9998'))).toEqual([['voyageUnknown', undefined]]);
    const sailed = await loggedBy(ann, aVoyageText(await aFleet()));
    expect(reasons(await moveVoyage(ann, sailed.voyageNo, { version: sailed.version, ...december }))).toEqual(
      [['notAhead', undefined]],
    );
    expect(await moves(plan)).toEqual([]);
  });

  test('cannot be forged or rewritten, by nobody', async () => {
    const plan = await aPlan();
    await moveVoyage(ann, plan.voyageNo, { version: plan.version, ...december });
    const insert = `INSERT INTO programme_move (voyage_id, from_laycan_from, at, by_id, by_name) VALUES (${plan.id}, '2030-01-01', now(), 'x', 'x')`;
    await expect(asApp((client) => client.query(insert))).rejects.toThrow(/permission denied/);
    await expect(asOwner((client) => client.query(insert))).rejects.toThrow(/historyIsAppendOnly/);
    for (const statement of [
      'UPDATE programme_move SET reason = NULL',
      'DELETE FROM programme_move',
      'TRUNCATE programme_move',
    ])
      await expect(asOwner((client) => client.query(statement))).rejects.toThrow(/historyIsAppendOnly/);
  });
});

describe('a planned voyage merged into the logged one', () => {
  /** A plan of two lots of June 1996, where nobody else has any, and a voyage of the same ship that loaded one of them without a laycan. */
  async function aPair(of: { lots?: number } = {}) {
    const { vesselId } = await aFleet();
    const ship = { ...fleet, vesselId };
    const lot = (plannedTonnes: string) => aLot(fleet, { blNo: '', blDate: '', blTonnes: '', plannedTonnes });
    const plan = await loggedBy(
      ann,
      aVoyageText(ship, {
        laycanFrom: '24.06.1996',
        laycanTo: '26.06.1996',
        lots: ['9 000', '1 000'].slice(0, of.lots ?? 1).map(lot),
        actual: {},
      }),
    );
    const lots = [aLot(fleet, { blDate: '25.06.1996' })];
    const sailed = { lots, actual: { sailed: '25.06.1996 10:00' } };
    return { plan, actual: await loggedBy(ann, aVoyageText(ship, sailed)) };
  }

  test('gives it laycan and planned tonnes, is cancelled, and nothing counts twice', async () => {
    const { plan, actual } = await aPair({ lots: 2 });
    const result = await mergePlanned(ann, plan, actual, 'entered twice');
    expect(reasons(result)).toBe('done');
    const [cancelled, merged] = [await stored(plan.voyageNo), await stored(actual.voyageNo)];
    expect(cancelled.status).toBe('cancelled');
    expect(merged).toMatchObject({ laycanFrom: '1996-06-24', laycanTo: '1996-06-26', blKg: 9_500_000 });
    expect(merged.lots.map(({ plannedKg, blKg }) => [plannedKg, blKg])).toEqual([
      [9_000_000, 9_500_000],
      [1_000_000, null],
    ]);
    expect(merged.lots[0]?.id).toBe(actual.lots[0]?.id);
    const { lines, totals } = sheetOf('1996-06', await programmeOf(viewer, '1996-06'), '1996-07-01');
    const ours = lines.filter(({ voyage }) => [plan.voyageNo, actual.voyageNo].includes(voyage.voyageNo));
    expect(
      ours.map(({ voyage: { mergedInto }, plannedKg, blKg, outcome }) => [
        mergedInto,
        plannedKg,
        blKg,
        outcome.kind,
      ]),
    ).toEqual([
      [actual.voyageNo, 10_000_000, null, 'cancelled'],
      [null, 10_000_000, 9_500_000, 'kept'],
    ]);
    expect(totals.cancelled).toBe(
      lines.filter(({ voyage }) => voyage.status === 'cancelled' && !voyage.mergedInto).length,
    );
    for (const no of [plan.voyageNo, actual.voyageNo])
      expect((await historyOf(viewer, no))[0]).toMatchObject({ by: ann.name, reason: 'entered twice' });
  });

  test('leaves to it where it was planned first', async () => {
    const { plan, actual } = await aPair();
    await moveVoyage(ann, plan.voyageNo, {
      version: plan.version,
      laycanFrom: '01.07.1996',
      laycanTo: '03.07.1996',
      reason: 'storm',
    });
    const now = await stored(plan.voyageNo);
    await moveVoyage(ann, plan.voyageNo, {
      version: now.version,
      laycanFrom: '25.06.1996',
      laycanTo: '27.06.1996',
      reason: 'calm',
    });
    await mergePlanned(ann, await stored(plan.voyageNo), actual, 'entered twice');
    const { voyages } = await programmeOf(viewer, '1996-06');
    const merged = voyages.find(({ voyageNo }) => voyageNo === actual.voyageNo);
    expect(merged?.moves.map(({ reason, from }) => [reason, from.from])).toEqual([
      ['storm', '1996-06-24'],
      ['calm', '1996-07-01'],
    ]);
  });

  test('is taken back by reopening it', async () => {
    const { plan, actual } = await aPair();
    await mergePlanned(ann, plan, actual, 'entered twice');
    const { version } = await stored(plan.voyageNo);
    await actOnVoyage(ann, plan.voyageNo, { version, kind: 'reopen', reason: 'two voyages after all' });
    const { voyages } = await programmeOf(viewer, '1996-06');
    expect(voyages.find(({ voyageNo }) => voyageNo === plan.voyageNo)).toMatchObject({
      status: 'planned',
      mergedInto: null,
    });
  });

  test('is refused without a reason, to a viewer, for two ships, a closed one, one that changed, and one not logged', async () => {
    const { plan, actual } = await aPair();
    const merge = async (of: { by?: Person; planned?: VoyageRecord; logged?: VoyageRecord; why?: string }) =>
      reasons(await mergePlanned(of.by ?? ann, of.planned ?? plan, of.logged ?? actual, of.why ?? 'twice'));
    expect(await merge({ why: ' ' })).toEqual([['reasonMissing', 'reason']]);
    expect(await merge({ by: viewer })).toEqual([['notAllowed', undefined]]);
    expect(await merge({ planned: (await aPair()).plan })).toEqual([['mergeTwoVoyages', undefined]]);
    expect(await merge({ planned: { ...plan, version: 0 } })).toEqual([['changedSince', undefined]]);
    expect(await merge({ planned: actual })).toEqual([['notAhead', undefined]]);
    expect(await merge({ logged: await aPlan() })).toEqual([['mergeNotLogged', undefined]]);
    await actOnVoyage(ann, actual.voyageNo, { version: actual.version, kind: 'close', reason: 'no outturn' });
    expect(await merge({ logged: await stored(actual.voyageNo) })).toEqual([['voyageClosed', undefined]]);
    expect(await stored(plan.voyageNo)).toMatchObject({ status: 'planned', version: plan.version });
  });
});

test('a voyage nominated in the programme is nominated', async () => {
  const plan = await aPlan();
  await actOnVoyage(ann, plan.voyageNo, { version: plan.version, kind: 'nominate', reason: '' });
  const { voyages } = await programmeOf(viewer, '2030-11');
  expect(voyages.find(({ voyageNo }) => voyageNo === plan.voyageNo)?.status).toBe('nominated');
});

test('nobody who is not signed in reads the programme', async () => {
  await expect(programmeOf(null, '2030-11')).rejects.toThrow(/not allowed/);
});
