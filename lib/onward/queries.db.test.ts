import { beforeAll, expect, test } from 'vitest';
import { aPerson, onTestDatabase } from '@/e2e/database';
import { aFleet, aLot, aVoyageText, logged, type Fleet } from '@/e2e/voyages';
import type { Person } from '@/lib/people/role';
import { createEntry } from '@/lib/registry/mutations';
import { emptyMovementText } from '@/lib/registry/onward';
import { filterFromParams } from '@/lib/voyages/filter';
import { voyagePage } from '@/lib/voyages/queries';
import { linkToDischarged } from './filter';
import { onwardBalance, waysOutOf } from './queries';

onTestDatabase();

let ann: Person;
/** A grade of its own, so that no other test's voyages are in its balance. */
let fleet: Fleet;

async function moved(change: object): Promise<void> {
  const text = { ...emptyMovementText(), gradeId: fleet.gradeId, source: 'terminal', ...change };
  const result = await createEntry(ann, 'movements', text);
  if (!result.done) throw new Error(JSON.stringify(result.refusals));
}

/** Loaded and, where a day is given, ashore on it. */
const carried = (blDate: string, blTonnes: string, outturnDate = '', outturnTonnes = '', sailed = blDate) =>
  logged(
    ann,
    aVoyageText(fleet, {
      lots: [aLot(fleet, { blDate, blTonnes, outturnDate, outturnTonnes })],
      actual: { sailed: `${sailed} 23:00` },
    }),
  );

beforeAll(async () => {
  ann = await aPerson('analyst');
  fleet = await aFleet();
});

test('a voyage is followed from its B/L to the tank, month by month', async () => {
  const across = await carried('30.03.2024', '10 000', '02.04.2024', '9 990');
  const within = await carried('10.04.2024', '9 000', '12.04.2024', '8 995');
  // Nobody ever recorded what became of it.
  await carried('20.04.2024', '8 000');
  await moved({ from: '04.2024', to: '', tonnes: '15 000' });
  await moved({ stage: 'lifted_ceyhan', from: '04.2024', to: '', tonnes: '12 000' });
  await moved({ stage: 'stock_baku', from: '', to: '03.2024', tonnes: '5 000' });

  const { balance } = await onwardBalance(ann, 2024, fleet.gradeId);
  const [, , march, april, may] = balance.sea;
  expect(march).toMatchObject({ loadedKg: 10_000_000, dischargedKg: 0, inTransitKg: 10_000_000 });
  expect(april).toMatchObject({
    loadedKg: 17_000_000,
    unrecordedKg: 8_000_000,
    dischargedKg: 18_985_000,
    lossKg: 15_000,
    inTransitKg: 0,
  });
  const link = linkToDischarged({
    from: '2024-04-01',
    to: '2024-04-30',
    gradeIds: [fleet.gradeId],
    unmeasured: false,
    known: null,
  });
  const { filter, ignored } = filterFromParams(new URL(link, 'http://log').searchParams);
  expect(ignored).toEqual([]);
  const { rows } = await voyagePage(ann, filter);
  expect(rows.map(({ voyageNo }) => voyageNo).sort()).toEqual([across.voyageNo, within.voyageNo].sort());
  expect(rows.reduce((sum, { outturnKg }) => sum + (outturnKg ?? 0), 0)).toBe(april?.dischargedKg);
  expect(may).toMatchObject({ loadedKg: 0, dischargedKg: 0 });
  expect(balance.tanks.baku[3]).toEqual({
    at: 3,
    length: 1,
    changeKg: 3_985_000,
    levelKg: 8_985_000,
    measured: false,
  });
  expect(balance.tanks.ceyhan[3]).toMatchObject({ changeKg: 3_000_000, levelKg: null });
  expect(balance.issues).toEqual([]);
});

test('a grade’s movement is no part of the balance of all grades, and a year begins with the last measured stock', async () => {
  const all = await onwardBalance(ann, 2024, null);
  const ids = all.movements.filter(({ gradeId }) => gradeId === fleet.gradeId).map(({ id }) => id);
  expect(
    Object.values(all.balance.blocks).flatMap((blocks) => blocks.flatMap((block) => block.ids)),
  ).not.toEqual(expect.arrayContaining(ids));
  const next = await onwardBalance(ann, 2025, fleet.gradeId);
  expect(next.balance.months[0]).toBe('2024-04');
});

test('the published totals of the ways out stand beside the log: 49 % to Baku in April 2023', async () => {
  const { monthly, yearly, years } = await waysOutOf(ann, 2023);
  expect(monthly.blocks.makhachkala).toMatchObject([{ at: 3, length: 1, kg: 160_200_000 }]);
  const april = monthly.shares.find(({ at }) => at === 3);
  expect(april).toMatchObject({ bakuBy: 'published', withCpc: false });
  expect(april?.share).toBeCloseTo(152.4 / 312.6, 10);
  const at = years.indexOf(2023);
  expect(yearly.blocks.baku.find((block) => block.at === at)).toMatchObject({
    kg: 1_392_000_000,
    whole: true,
  });
});

test('who is not signed in reads none of it', async () => {
  await expect(onwardBalance(null, 2024, null)).rejects.toThrow('not allowed');
  await expect(waysOutOf(null, 2024)).rejects.toThrow('not allowed');
});
