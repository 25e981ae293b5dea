import { beforeAll, describe, expect, test } from 'vitest';
import { aPerson, asOwner, onTestDatabase } from '@/e2e/database';
import { aFleet, aLot, aVoyageText, logged as loggedBy, opened, stored } from '@/e2e/voyages';
import type { Person } from '@/lib/people/role';
import { actOnVoyages } from './acts.mutations';
import type { DoneToMany } from './many';
import { amendVoyage } from './mutations';
import { historyOf } from './record.queries';
import type { VoyageRecord } from './record';
import type { VoyageText } from './text';
import { undoVoyages } from './undo.mutations';

onTestDatabase();

let ann: Person;
let bob: Person;
let viewer: Person;
beforeAll(async () => {
  [ann, bob, viewer] = [await aPerson('analyst'), await aPerson('analyst'), await aPerson('viewer')];
});
const logged = (text: VoyageText) => loggedBy(ann, text);

async function amended(record: VoyageRecord, change: (text: VoyageText) => void): Promise<VoyageRecord> {
  const text = structuredClone(opened(record));
  change(text);
  const result = await amendVoyage(ann, record.voyageNo, { version: record.version, text, reason: 'survey' });
  if (!result.done) throw new Error(JSON.stringify(result.refusals));
  return stored(record.voyageNo);
}
const undo = (record: VoyageRecord, by = bob) =>
  undoVoyages(by, [record], ({ by: who, reason }) => `Undo of ${reason ?? 'a change'} by ${who}`);
const why = (result: DoneToMany) =>
  result.done
    ? 'done'
    : [...result.refusals, ...(result.held ?? []).flatMap(({ refusals }) => refusals)].map(
        ({ reason }) => reason,
      );

/** Without what identifies rows that were removed and came back. */
const shape = (record: VoyageRecord) => {
  const { lots, delays, ...text } = opened(record);
  const bare = (row: object) => ({ ...row, id: undefined });
  return { ...text, lots: lots.map(bare), delays: delays.map(bare) };
};

describe('the last change', () => {
  test('is undone as a new change with the values of before, whatever it touched', async () => {
    const ship = await aFleet();
    const record = await logged(
      aVoyageText(ship, {
        lots: [aLot(ship), aLot(ship, { blTonnes: '500' })],
        delays: [
          { port: 'load', reason: 'weather', from: '24.01.2025 08:00', to: '24.01.2025 12:00', note: '' },
        ],
      }),
    );
    const other = await aFleet();
    const now = await amended(record, (text) => {
      text.vesselId = other.vesselId;
      text.laycanFrom = '20.01.2025';
      text.terms = {
        allowedHours: '72',
        allowedFor: 'loading',
        noticeHours: '6',
        demurragePerDay: '18\u202f000.5',
        currency: 'USD',
        excepted: 'weather',
      };
      text.note = 'surveyed';
      text.lots = [
        { ...text.lots[0]!, blTonnes: '9 600', outturnTonnes: '9 590.125', outturnDate: '29.01.2025' },
        aLot(ship, { blTonnes: '400' }),
      ];
      text.delays = [
        { port: 'discharge', reason: 'customs', from: '26.01.2025 08:00', to: '27.01.2025 08:00', note: 'x' },
      ];
      text.events.sailed!.actual = '';
      text.events.arrived = { planned: '', estimated: '', actual: '26.01.2025 10:00' };
    });
    expect(why(await undo(now))).toBe('done');
    const back = await stored(record.voyageNo);
    expect(shape(back)).toEqual(shape(record));
    expect(back.status).toBe('sailed');
    const [last, before] = await historyOf(viewer, record.voyageNo);
    expect(last).toMatchObject({ by: bob.name, reason: `Undo of survey by ${ann.name}` });
    expect(before).toMatchObject({ by: ann.name, reason: 'survey' });
    // Undoing that is doing it again.
    expect(why(await undo(back))).toBe('done');
    expect(shape(await stored(record.voyageNo))).toEqual(shape(now));
  });

  test('takes the reason of an implausible value along, both ways', async () => {
    const record = await logged(aVoyageText(await aFleet()));
    const heavy = await amended(record, (text) => {
      text.lots[0]!.blTonnes = '12 900';
      text.acceptedWarnings = [{ code: 'intakeAboveDeadweight', reason: 'deep season' }];
    });
    await undo(heavy);
    const light = await stored(record.voyageNo);
    expect(light.warnings).toEqual([]);
    await undo(light);
    expect((await stored(record.voyageNo)).warnings).toMatchObject([{ reason: 'deep season' }]);
  });

  test('is not undone after somebody changed the voyage again, nor by a viewer', async () => {
    const record = await logged(aVoyageText(await aFleet()));
    const once = await amended(record, (text) => (text.note = 'one'));
    expect(why(await undo(once, viewer))).toEqual(['notAllowed']);
    await amended(once, (text) => (text.note = 'two'));
    expect(why(await undo(once))).toEqual(['changedSince']);
    expect((await stored(record.voyageNo)).note).toBe('two');
  });

  test('that logged the voyage stays', async () => {
    expect(why(await undo(await logged(aVoyageText(await aFleet()))))).toEqual(['undoLogged']);
  });

  test('meets the rules of today', async () => {
    const ship = await aFleet();
    const record = await logged(aVoyageText(ship));
    const blNo = record.lots[0]!.blNo!;
    const renamed = await amended(record, (text) => (text.lots[0]!.blNo = `${blNo} bis`));
    await logged(aVoyageText(await aFleet(), { lots: [aLot(ship, { blNo })] }));
    expect(why(await undo(renamed))).toEqual(['blNoTakenBy']);

    const moved = await amended(renamed, (text) => (text.vesselId = null));
    await asOwner(async (client) => {
      const { rows } = await client.query<{ id: number }>(
        "INSERT INTO vessel (name) VALUES ('Kept') RETURNING id",
      );
      await client.query('UPDATE vessel SET merged_into_id = $1 WHERE id = $2', [rows[0]?.id, ship.vesselId]);
    });
    expect(why(await undo(moved))).toEqual(['undoMerged']);
  });
});

describe('acts', () => {
  const act = async (record: VoyageRecord, kind: 'nominate' | 'close' | 'cancel' | 'reopen') => {
    await actOnVoyages(ann, [record], { kind, reason: 'storm' });
    return stored(record.voyageNo);
  };

  test('closing and cancelling are undone by reopening, and that by doing them again', async () => {
    for (const kind of ['close', 'cancel'] as const) {
      const record = await logged(aVoyageText(await aFleet()));
      const over = await act(record, kind);
      expect(why(await undo(over))).toBe('done');
      const open = await stored(record.voyageNo);
      expect(open.status).toBe('sailed');
      expect(open.acts.at(-1)).toMatchObject({ kind: 'reopen', reason: `Undo of storm by ${ann.name}` });
      expect(why(await undo(open))).toBe('done');
      expect((await stored(record.voyageNo)).status).toBe(over.status);
    }
  });

  test('a nomination stays a fact', async () => {
    const planned = await logged(
      aVoyageText(await aFleet(), { lots: [], actual: {}, laycanFrom: '01.02.2025', laycanTo: '03.02.2025' }),
    );
    expect(why(await undo(await act(planned, 'nominate')))).toEqual(['undoNominated']);
  });

  test('of many voyages are undone together, or none of them', async () => {
    const voyages = await Promise.all([1, 2].map(async () => logged(aVoyageText(await aFleet()))));
    const cancelled = await actOnVoyages(ann, voyages, { kind: 'cancel', reason: 'storm' });
    if (!cancelled.done) throw new Error('not cancelled');
    const [first, second] = cancelled.value;
    const stale = await undoVoyages(ann, [first!, { ...second!, version: 1 }], () => 'Undo');
    expect(why(stale)).toEqual(['changedSince']);
    expect((await stored(first!.voyageNo)).status).toBe('cancelled');
    expect(why(await undoVoyages(ann, cancelled.value, () => 'Undo'))).toBe('done');
    expect((await stored(second!.voyageNo)).status).toBe('sailed');
  });
});
