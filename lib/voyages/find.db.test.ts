import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { aPerson, onTestDatabase, owner } from '@/e2e/database';
import { aFleet, aLot, aVoyageText, logged } from '@/e2e/voyages';
import { NotAllowed, type Person } from '@/lib/people/role';
import { findVessels } from '@/lib/registry/find.queries';
import { findVoyages } from './find.queries';

onTestDatabase();

let ann: Person;
beforeAll(async () => {
  ann = await aPerson('analyst');
});
const numbers = async (text: string) => (await findVoyages(ann, text)).map(({ voyageNo }) => voyageNo);

test('a voyage is found by its number, its vessel or a B/L number, in any case', async () => {
  const ship = await aFleet();
  const blNo = `Bl-${randomUUID()}`;
  const older = await logged(ann, aVoyageText(ship));
  const blDate = '25.02.2025';
  const newer = await logged(ann, aVoyageText(ship, { lots: [aLot(ship, { blNo, blDate })], actual: {} }));
  const { rows } = await owner().query<{ name: string }>('SELECT name FROM vessel WHERE id = $1', [
    ship.vesselId,
  ]);
  const vessel = rows[0]?.name ?? '';

  expect(await numbers(older.voyageNo.toLowerCase())).toContain(older.voyageNo);
  expect((await numbers(older.voyageNo))[0]).toBe(older.voyageNo);
  expect(await numbers(vessel.toUpperCase())).toEqual([newer.voyageNo, older.voyageNo]);
  expect(await findVoyages(ann, blNo.toLowerCase())).toEqual([
    {
      voyageNo: newer.voyageNo,
      vessel,
      datedOn: '2025-02-25',
      status: 'loading',
      simulated: false,
      blNos: [blNo],
    },
  ]);
  expect(await findVessels(ann, vessel.toUpperCase())).toEqual([
    { id: ship.vesselId, name: vessel, imoNumber: null },
  ]);
});

test('few are shown, a pattern stands for itself, and nothing typed finds nothing', async () => {
  const ship = await aFleet();
  for (let month = 1; month <= 9; month++) {
    const lots = [aLot(ship, { blDate: `10.0${month}.2024` })];
    await logged(ann, aVoyageText(ship, { lots, actual: {} }));
  }
  expect(await numbers('Astana')).toHaveLength(8);
  expect(await numbers(`%${randomUUID()}_`)).toEqual([]);
  expect((await findVessels(ann, '%')).filter(({ name }) => !name.includes('%'))).toEqual([]);
  expect(await findVoyages(ann, '')).toEqual([]);
});

test('nobody finds anything without being signed in', async () => {
  await expect(findVoyages(null, 'AB')).rejects.toThrow(NotAllowed);
  await expect(findVessels(null, 'A')).rejects.toThrow(NotAllowed);
});
