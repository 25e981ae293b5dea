import { beforeAll, describe, expect, it } from 'vitest';
import { aPerson, onTestDatabase } from '@/e2e/database';
import { aFleet, aLot, aVoyageText, logged, type Fleet } from '@/e2e/voyages';
import { NotAllowed, type Person } from '@/lib/people/role';
import type { EventName } from '@/lib/voyages/voyage';
import type { DelayText } from '@/lib/voyages/text';
import type { Selection } from './filter';
import { voyageTime } from './voyage-time';
import { voyageTimeOf } from './voyage-time.queries';

onTestDatabase();

let analyst: Person;
let fleet: Fleet;
let selection: Selection;

async function sailed(blDate: string, actual: Partial<Record<EventName, string>>, delays: DelayText[] = []) {
  await logged(analyst, aVoyageText(fleet, { lots: [aLot(fleet, { blDate })], actual, delays }));
}

beforeAll(async () => {
  analyst = await aPerson('analyst');
  fleet = await aFleet();
  selection = { gradeIds: [fleet.gradeId], shipperId: null, data: 'all' };
  // Clocks at Aktau were an hour ahead of Baku's: passages of 20, 30 and 40 hours.
  await sailed('10.03.2024', { sailed: '11.03.2024 08:00', arrived: '12.03.2024 03:00' });
  await sailed('10.02.2025', { sailed: '11.02.2025 08:00', arrived: '12.02.2025 13:00' });
  await sailed('10.05.2025', { sailed: '11.05.2025 08:00', arrived: '12.05.2025 23:00' }, [
    { port: 'discharge', reason: 'weather', from: '13.05.2025 00:00', to: '13.05.2025 12:00', note: '' },
    { port: 'discharge', reason: 'weather', from: '14.05.2025 00:00', to: '14.05.2025 06:00', note: '' },
  ]);
  // Known by its day only: it gives no hours.
  await sailed('10.06.2025', { sailed: '11.06.2025', arrived: '12.06.2025 13:00' });
});

describe('voyage time', () => {
  it('is measured between instants known by the minute, by year, by month and before', async () => {
    const rows = await voyageTimeOf(analyst, selection, 2025);
    const time = voyageTime(rows, 2025);
    const passage = time.stages.find(({ stage }) => stage === 'passage');
    expect(time.voyages).toBe(3);
    expect(passage).toMatchObject({ voyages: 2, medianHours: 35, p90Hours: 39, changeHours: 15 });
    expect(passage?.months.filter(({ medianHours }) => medianHours !== null)).toMatchObject([
      { month: '2025-02', medianHours: 30, voyages: 1 },
      { month: '2025-05', medianHours: 40, voyages: 1 },
    ]);
    expect(time.stages.find(({ stage }) => stage === 'customs')?.medianHours).toBeNull();
  });

  it('counts the hours that were logged as lost', async () => {
    const { delays, delayedVoyages } = await voyageTimeOf(analyst, selection, 2025);
    expect(delays).toEqual([{ reason: 'weather', hours: 18, delays: 2, voyages: 1 }]);
    expect(delayedVoyages).toBe(1);
    expect((await voyageTimeOf(analyst, selection, 2024)).delays).toEqual([]);
  });

  it('is read by nobody who is not signed in', async () => {
    await expect(voyageTimeOf(null, selection, 2025)).rejects.toBeInstanceOf(NotAllowed);
  });
});
