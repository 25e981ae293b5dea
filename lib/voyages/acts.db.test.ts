import { beforeAll, describe, expect, test } from 'vitest';
import { aPerson, onTestDatabase } from '@/e2e/database';
import { aFleet, aLot, aVoyageText, logged as loggedBy, opened, stored } from '@/e2e/voyages';
import type { Person } from '@/lib/people/role';
import { actOnVoyages } from './acts.mutations';
import { amendVoyage } from './mutations';
import { historyOf } from './record.queries';
import type { VoyageRecord } from './record';
import type { DoneToMany } from './many';
import type { VoyageText } from './text';

onTestDatabase();

let ann: Person;
let viewer: Person;
beforeAll(async () => {
  [ann, viewer] = [await aPerson('analyst'), await aPerson('viewer')];
});
const logged = (text: VoyageText) => loggedBy(ann, text);
const several = async (count: number) =>
  Promise.all(Array.from({ length: count }, async () => logged(aVoyageText(await aFleet()))));
const heldBy = (result: DoneToMany) =>
  result.done
    ? 'done'
    : (result.held ?? []).map(({ voyageNo, refusals }) => [voyageNo, refusals.map(({ reason }) => reason)]);
const statuses = async (voyages: VoyageRecord[]) =>
  (await Promise.all(voyages.map(({ voyageNo }) => stored(voyageNo)))).map(({ status }) => status);

describe('an act on many voyages', () => {
  test('is done to each, and answers with the version of each from then on', async () => {
    const voyages = await several(3);
    const result = await actOnVoyages(ann, voyages, { kind: 'cancel', reason: ' entered twice ' });
    expect(await statuses(voyages)).toEqual(['cancelled', 'cancelled', 'cancelled']);
    const now = await Promise.all(voyages.map(({ voyageNo }) => stored(voyageNo)));
    expect(result).toEqual({
      done: true,
      value: expect.arrayContaining(now.map(({ voyageNo, version }) => ({ voyageNo, version }))),
    });
    expect((await historyOf(viewer, voyages[1]!.voyageNo))[0]).toMatchObject({
      by: ann.name,
      reason: 'entered twice',
    });
  });

  test('is done to none when one is refused, and says of each refused one why', async () => {
    const [fine, changed, closed] = await several(3);
    await amendVoyage(ann, changed!.voyageNo, {
      version: changed!.version,
      text: { ...opened(changed!), note: 'x' },
      reason: 'x',
    });
    await actOnVoyages(ann, [closed!], { kind: 'close', reason: 'no outturn will come' });
    const gone = { voyageNo: 'AB-1990-9999', version: 1 };
    const chosen = [fine!, changed!, await stored(closed!.voyageNo), gone];
    const result = await actOnVoyages(ann, chosen, { kind: 'cancel', reason: 'storm' });
    expect(heldBy(result)).toEqual([
      [changed!.voyageNo, ['changedSince']],
      [closed!.voyageNo, ['voyageClosed']],
      ['AB-1990-9999', ['voyageUnknown']],
    ]);
    expect(await statuses([fine!])).toEqual(['sailed']);
  });

  test('asks for a missing reason once, not of each', async () => {
    const voyages = await several(2);
    expect(await actOnVoyages(ann, voyages, { kind: 'cancel', reason: ' ' })).toEqual({
      done: false,
      refusals: [{ reason: 'reasonMissing', field: 'reason' }],
    });
    expect(await statuses(voyages)).toEqual(['sailed', 'sailed']);
  });

  test('names the voyage that only the database refuses, and leaves the others as they were', async () => {
    const ship = await aFleet();
    const first = await logged(aVoyageText(ship));
    const [other] = await several(1);
    const both = [first, other!];
    await actOnVoyages(ann, both, { kind: 'cancel', reason: 'entered twice' });
    await logged(aVoyageText(ship, { lots: [aLot(ship, { blNo: first.lots[0]?.blNo ?? '' })] }));
    const cancelled = await Promise.all(both.map(({ voyageNo }) => stored(voyageNo)));
    const result = await actOnVoyages(ann, cancelled, { kind: 'reopen', reason: 'not twice after all' });
    expect(heldBy(result)).toEqual([[first.voyageNo, ['blNoTaken']]]);
    expect(await statuses(both)).toEqual(['cancelled', 'cancelled']);
    const rest = await actOnVoyages(ann, cancelled.slice(1), {
      kind: 'reopen',
      reason: 'not twice after all',
    });
    expect(rest.done).toBe(true);
    expect(await statuses(both)).toEqual(['cancelled', 'sailed']);
  });

  test('asks each for the reason that the single act asks', async () => {
    const ship = await aFleet();
    const complete = await logged(
      aVoyageText(ship, { lots: [aLot(ship, { outturnTonnes: '9 490', outturnDate: '28.01.2025' })] }),
    );
    const [without] = await several(1);
    const both = [complete, without!];
    expect(heldBy(await actOnVoyages(ann, both, { kind: 'close', reason: '' }))).toEqual([
      [without!.voyageNo, ['outturnOrReasonMissing']],
    ]);
    expect((await actOnVoyages(ann, both, { kind: 'close', reason: 'no report came' })).done).toBe(true);
  });

  test('two crowds over the same voyages take turns: one is done, the other told', async () => {
    const voyages = await several(4);
    const results = await Promise.all([
      actOnVoyages(ann, voyages, { kind: 'cancel', reason: 'one' }),
      actOnVoyages(ann, [...voyages].reverse(), { kind: 'cancel', reason: 'other' }),
    ]);
    expect(results.map(({ done }) => done).sort()).toEqual([false, true]);
    const refused = results.find(({ done }) => !done);
    expect(refused && !refused.done && refused.held).toHaveLength(4);
  });

  test('is for those who may log voyages, and for at most a page of them', async () => {
    const [voyage] = await several(1);
    const act = { kind: 'cancel', reason: 'x' } as const;
    expect(await actOnVoyages(viewer, [voyage!], act)).toMatchObject({
      refusals: [{ reason: 'notAllowed' }],
    });
    const many = Array.from({ length: 201 }, () => voyage!);
    expect(await actOnVoyages(ann, many, act)).toMatchObject({ refusals: [{ reason: 'tooManyChosen' }] });
    expect(await statuses([voyage!])).toEqual(['sailed']);
  });
});
