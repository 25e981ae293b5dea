import { beforeAll, describe, expect, test } from 'vitest';
import { aPerson, onTestDatabase } from '@/e2e/database';
import { aFleet, aLot, aVoyageText, logged as loggedBy, opened, reasons, stored } from '@/e2e/voyages';
import { NotAllowed, type Person } from '@/lib/people/role';
import { actOnVoyage, amendVoyage, logVoyage } from './mutations';
import type { Amended, VoyageRecord } from './record';
import { historyOf, voyageByNo } from './record.queries';
import type { VoyageText } from './text';

onTestDatabase();

let ann: Person;
let bob: Person;
let viewer: Person;
beforeAll(async () => {
  [ann, bob, viewer] = [await aPerson('analyst'), await aPerson('analyst'), await aPerson('viewer')];
});
const logged = (text: VoyageText) => loggedBy(ann, text);

function amended(
  record: VoyageRecord,
  change: (text: VoyageText) => void,
  { by = ann, reason = 'typo' } = {},
): Promise<Amended> {
  const text = opened(record);
  change(text);
  return amendVoyage(by, record.voyageNo, { version: record.version, base: opened(record), text, reason });
}

describe('amending', () => {
  test('changes what was changed, with a reason, readable by everyone', async () => {
    const record = await logged(aVoyageText(await aFleet()));
    const result = await amended(
      record,
      (text) => (text.lots = text.lots.map((lot) => ({ ...lot, blTonnes: '9959,0' }))),
      { reason: 'misread the B/L' },
    );
    expect(result).toMatchObject({ done: true });
    const history = await historyOf(viewer, record.voyageNo);
    expect(history[0]).toEqual({
      at: expect.any(Date),
      by: ann.name,
      reason: 'misread the B/L',
      changes: [
        {
          noun: 'lot',
          action: 'changed',
          which: '1',
          field: 'blTonnes',
          kind: 'text',
          from: '9\u202f500.000',
          to: '9\u202f959.000',
        },
      ],
    });
    expect(history[1]?.changes).toContainEqual(
      expect.objectContaining({ field: 'vessel', to: expect.stringMatching(/^Astana/) }),
    );
  });

  test('saving what is there already writes nothing', async () => {
    const record = await logged(aVoyageText(await aFleet()));
    expect(await amended(record, () => {})).toEqual({
      done: true,
      value: { voyageNo: record.voyageNo, version: record.version },
    });
    expect(await historyOf(viewer, record.voyageNo)).toHaveLength(1);
  });

  test('B/L numbers of two lots may change places', async () => {
    const ship = await aFleet();
    const record = await logged(aVoyageText(ship, { lots: [aLot(ship), aLot(ship, { blTonnes: '2 000' })] }));
    const [a, b] = record.lots.map(({ blNo }) => blNo ?? '');
    await amended(
      record,
      (text) => (text.lots = text.lots.map((lot, index) => ({ ...lot, blNo: (index === 0 ? b : a) ?? '' }))),
    );
    const after = await stored(record.voyageNo);
    expect(after.lots.map(({ blNo }) => blNo)).toEqual([b, a]);
    expect((await historyOf(viewer, record.voyageNo))[0]?.changes).toHaveLength(2);
  });

  test('rows come, change and go: lots, events, delays', async () => {
    const ship = await aFleet();
    const text = aVoyageText(ship, { lots: [aLot(ship), aLot(ship, { blTonnes: '2 000' })] });
    text.delays = [
      { port: 'load', reason: 'weather', from: '24.01.2025 01:00', to: '24.01.2025 05:00', note: '' },
    ];
    const record = await logged(text);
    await amended(record, (now) => {
      now.lots = [...now.lots.slice(1), aLot(ship, { blTonnes: '7' })];
      now.events.sailed = { planned: '', estimated: '', actual: '' };
      now.events.arrived = { planned: '', estimated: '', actual: '27.01.2025 04:00' };
      now.delays = [
        {
          port: 'discharge',
          reason: 'customs',
          from: '27.01.2025 05:00',
          to: '27.01.2025 06:00',
          note: 'queue',
        },
      ];
    });
    expect(await stored(record.voyageNo)).toMatchObject({
      lots: [
        { no: 2, blKg: 2_000_000 },
        { no: 3, blKg: 7_000 },
      ],
      events: [{ name: 'arrived' }],
      status: 'at_discharge_port',
      delays: [{ port: 'discharge', from: new Date('2025-01-27T01:00:00Z') }],
    });
  });

  test('needs a reason and the right to', async () => {
    const record = await logged(aVoyageText(await aFleet()));
    expect(reasons(await amended(record, (text) => (text.note = 'x'), { reason: ' ' }))).toEqual([
      ['reasonMissing', 'reason'],
    ]);
    expect(reasons(await amended(record, (text) => (text.note = 'x'), { by: viewer }))).toEqual([
      ['notAllowed', undefined],
    ]);
    expect(reasons(await logVoyage(viewer, aVoyageText(await aFleet())))).toEqual([
      ['notAllowed', undefined],
    ]);
    await expect(voyageByNo(null, record.voyageNo)).rejects.toThrow(NotAllowed);
    expect(await historyOf(viewer, record.voyageNo)).toHaveLength(1);
  });

  test('a number is kept, and another voyage’s rows are not taken over', async () => {
    const [record, other] = [
      await logged(aVoyageText(await aFleet())),
      await logged(aVoyageText(await aFleet())),
    ];
    expect(reasons(await amended(record, (text) => (text.voyageNo = 'K-1')))).toEqual([
      ['voyageNoImmutable', 'voyageNo'],
    ]);
    expect(reasons(await amended(record, (text) => (text.lots = opened(other).lots)))).toEqual([
      ['rowGone', 'lots.0'],
    ]);
  });

  test('the second of two people is shown both versions, and saves them together', async () => {
    const record = await logged(aVoyageText(await aFleet()));
    await amended(
      record,
      (text) => (text.lots = text.lots.map((lot) => ({ ...lot, blTonnes: '9 600', note: 'theirs' }))),
      { by: bob, reason: 'survey' },
    );
    const result = await amended(
      record,
      (text) => (text.lots = text.lots.map((lot) => ({ ...lot, blTonnes: '9 959', outturnTonnes: '9 940' }))),
    );
    if (result.done || !result.conflict) throw new Error('the second save must not go through');
    const { conflict } = result;
    expect(conflict).toMatchObject({
      by: bob.name,
      reason: 'survey',
      theirs: { lots: [{ blTonnes: '9\u202f600.000' }] },
      merged: { lots: [{ blTonnes: '9\u202f959.000', outturnTonnes: '9\u202f940.000', note: 'theirs' }] },
      clash: [
        {
          field: 'lots.0.blTonnes',
          base: '9\u202f500.000',
          mine: '9\u202f959.000',
          theirs: '9\u202f600.000',
        },
      ],
    });
    expect((await stored(record.voyageNo)).blKg).toBe(9_600_000);

    const again = await amendVoyage(ann, record.voyageNo, {
      version: conflict.version,
      base: conflict.theirs,
      text: conflict.merged,
      reason: 'B/L seen',
    });
    expect(again).toMatchObject({ done: true });
    expect((await stored(record.voyageNo)).lots).toMatchObject([
      { blKg: 9_959_000, outturnKg: 9_940_000, note: 'theirs' },
    ]);
  });

  test('of two saves at the same moment one goes through; the same one twice is done once', async () => {
    const record = await logged(aVoyageText(await aFleet()));
    const both = await Promise.all(
      ['one', 'other'].map((note) => amended(record, (text) => (text.note = note))),
    );
    expect(both.map((result) => result.done).sort()).toEqual([false, true]);
    const now = await stored(record.voyageNo);
    const twice = await Promise.all([1, 2].map(() => amended(now, (text) => (text.note = 'same'))));
    expect(twice.map((result) => result.done)).toEqual([true, true]);
    expect(await historyOf(viewer, record.voyageNo)).toHaveLength(3);
  });
});

describe('acts', () => {
  const act = (record: VoyageRecord, kind: 'nominate' | 'close' | 'cancel' | 'reopen', reason = '') =>
    actOnVoyage(ann, record.voyageNo, { version: record.version, kind, reason });

  test('a cancelled voyage is not amended until it is reopened', async () => {
    const record = await logged(aVoyageText(await aFleet()));
    await act(record, 'cancel', 'logged twice');
    const cancelled = await stored(record.voyageNo);
    // Also by whoever opened it before it was cancelled.
    for (const opened of [cancelled, record])
      expect(reasons(await amended(opened, (text) => (text.note = 'x')))).toEqual([
        ['voyageCancelled', undefined],
      ]);
    await act(cancelled, 'reopen', 'it was not');
    const open = await stored(record.voyageNo);
    expect(await amended(open, (text) => (text.note = 'x'))).toMatchObject({ done: true });
  });

  test('a closed voyage is not amended until it is reopened', async () => {
    const record = await logged(aVoyageText(await aFleet()));
    expect(reasons(await act(record, 'close'))).toEqual([['outturnOrReasonMissing', 'reason']]);
    await act(record, 'close', 'no outturn will come');
    const closed = await stored(record.voyageNo);
    expect(closed.status).toBe('closed');
    expect(reasons(await amended(closed, (text) => (text.note = 'x')))).toEqual([
      ['voyageClosed', undefined],
    ]);
    // Opened before it was closed: what to do is reopen it, not put two versions together.
    const late = await amended(record, (text) => (text.note = 'x'));
    expect(reasons(late)).toEqual([['voyageClosed', undefined]]);
    expect(late).not.toHaveProperty('conflict');
    expect(reasons(await act(closed, 'reopen'))).toEqual([['reasonMissing', 'reason']]);
    await act(closed, 'reopen', 'it came');
    const open = await stored(record.voyageNo);
    expect(open.acts.map(({ kind, by, reason }) => [kind, by, reason])).toEqual([
      ['close', ann.name, 'no outturn will come'],
      ['reopen', ann.name, 'it came'],
    ]);
    expect(await amended(open, (text) => (text.note = 'x'))).toMatchObject({ done: true });
  });

  test('a cancelled voyage frees its B/L numbers, and does not come back while they are used', async () => {
    const ship = await aFleet();
    const record = await logged(aVoyageText(ship));
    await act(record, 'cancel', 'entered twice');
    const second = await logged(
      aVoyageText(ship, { lots: [aLot(ship, { blNo: record.lots[0]?.blNo ?? '' })] }),
    );
    expect(second.status).toBe('sailed');
    expect(reasons(await act(await stored(record.voyageNo), 'reopen', 'mistake'))).toEqual([
      ['blNoTaken', 'lots'],
    ]);
    expect((await stored(record.voyageNo)).status).toBe('cancelled');
  });

  test('an act on a voyage that changed meanwhile is refused', async () => {
    const record = await logged(aVoyageText(await aFleet()));
    await amended(record, (text) => (text.note = 'x'));
    expect(reasons(await act(record, 'cancel', 'why'))).toEqual([['changedSince', undefined]]);
    expect(
      reasons(
        await actOnVoyage(viewer, record.voyageNo, { version: record.version, kind: 'cancel', reason: 'x' }),
      ),
    ).toEqual([['notAllowed', undefined]]);
  });
});
