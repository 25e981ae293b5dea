import { beforeAll, describe, expect, it } from 'vitest';
import { aPerson, asOwner, onTestDatabase } from '@/e2e/database';
import { cancel } from '@/e2e/random-log';
import { aFleet, aLot, aVoyageText, logged, type Fleet } from '@/e2e/voyages';
import { addDays, printDate, todayAt } from '@/lib/calendar';
import { NotAllowed, type Person } from '@/lib/people/role';
import { emptyEventTexts } from '@/lib/voyages/text';
import type { EventName } from '@/lib/voyages/voyage';
import { LOOK_BACK_DAYS, whereaboutsRows } from './whereabouts.queries';

onTestDatabase();

let analyst: Person;
const today = todayAt('Asia/Aqtau');
const ago = (days: number) => printDate(addDays(today, -days));

beforeAll(async () => {
  analyst = await aPerson('analyst');
});

async function sails(fleet: Fleet, daysAgo: number, actual: Partial<Record<EventName, string>>) {
  return logged(analyst, aVoyageText(fleet, { lots: [aLot(fleet, { blDate: ago(daysAgo) })], actual }));
}

const tankerOf = async ({ vesselId }: Fleet) =>
  (await whereaboutsRows(analyst, { data: 'all' }, today)).tankers.find(
    (tanker) => tanker.vesselId === vesselId,
  );

describe('where a tanker was last heard of', () => {
  it('is the furthest event of its latest voyage, with its terminals and what was expected', async () => {
    const fleet = await aFleet();
    await sails(fleet, 9, { sailed: `${ago(9)} 08:00`, arrived: `${ago(8)} 08:00` });
    const text = aVoyageText(fleet, { lots: [aLot(fleet, { blDate: ago(2) })] });
    const events = { ...emptyEventTexts(), ...text.events };
    events.sailed = { planned: '', estimated: '', actual: `${ago(2)} 08:00` };
    events.arrived = { planned: `${ago(1)} 09:00`, estimated: `${ago(1)} 15:00`, actual: '' };
    const latest = await logged(analyst, { ...text, events });
    const tanker = await tankerOf(fleet);
    expect(tanker).toMatchObject({ voyageNo: latest.voyageNo, event: 'sailed', precision: 'minute', simulated: false }); // prettier-ignore
    expect([tanker?.load?.id, tanker?.discharge?.role]).toEqual([fleet.loadTerminalId, 'discharge']);
    // The estimate, not the plan: seven hours and a day after it sailed, and an hour for the clocks.
    expect((tanker!.expectedAt!.getTime() - tanker!.at.getTime()) / 3_600_000).toBe(32);
  });

  it('is the bill of lading by its day where no event was logged', async () => {
    const fleet = await aFleet();
    await sails(fleet, 1, {});
    expect(await tankerOf(fleet)).toMatchObject({ event: 'loading_completed', precision: 'day' });
  });

  it('is nothing for a cancelled voyage, or one too long ago', async () => {
    const [cancelled, old] = [await aFleet(), await aFleet()];
    const { id } = await sails(cancelled, 1, { sailed: `${ago(1)} 01:00` });
    await asOwner((client) => cancel(client, id));
    await sails(old, LOOK_BACK_DAYS + 1, { sailed: `${ago(LOOK_BACK_DAYS + 1)} 01:00` });
    expect([await tankerOf(cancelled), await tankerOf(old)]).toEqual([undefined, undefined]);
  });

  it('is read by nobody who is not signed in', async () => {
    await expect(whereaboutsRows(null, { data: 'all' }, today)).rejects.toBeInstanceOf(NotAllowed);
  });
});
