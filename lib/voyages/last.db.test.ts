import { beforeAll, expect, test } from 'vitest';
import { aPerson, onTestDatabase } from '@/e2e/database';
import { aFleet, aLot, aVoyageText, logged } from '@/e2e/voyages';
import { NotAllowed, type Person } from '@/lib/people/role';
import { lastVoyageNo } from './last.queries';
import { actOnVoyage } from './mutations';

onTestDatabase();

let ann: Person;
let bob: Person;
beforeAll(async () => {
  [ann, bob] = [await aPerson('analyst'), await aPerson('analyst')];
});

test('of a vessel its latest voyage by date, of a person the one logged last; never a cancelled one', async () => {
  const [ship, other] = [await aFleet(), await aFleet()];
  const on = (fleet: typeof ship, blDate: string) =>
    aVoyageText(fleet, { lots: [aLot(fleet, { blDate })], actual: {} });
  const march = await logged(ann, on(ship, '10.03.2025'));
  const february = await logged(ann, on(ship, '10.02.2025'));
  const april = await logged(bob, on(ship, '10.04.2025'));
  await logged(bob, on(other, '01.01.2025'));
  await actOnVoyage(bob, april.voyageNo, { version: april.version, kind: 'cancel', reason: 'not loaded' });

  expect(await lastVoyageNo(ann, ship.vesselId)).toBe(march.voyageNo);
  expect(await lastVoyageNo(ann, null)).toBe(february.voyageNo);
});

test('somebody who logged nothing has none, and a viewer does not ask', async () => {
  expect(await lastVoyageNo(await aPerson('analyst'), null)).toBeNull();
  expect(await lastVoyageNo(ann, (await aFleet()).vesselId)).toBeNull();
  await expect(lastVoyageNo(await aPerson('viewer'), null)).rejects.toThrow(NotAllowed);
});
