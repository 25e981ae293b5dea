/** When the two analysts of the demonstration sit down to log what has come in: mornings and afternoons at Aktau. */
import { addDays, addMonths, localDateOf, startOfLocalDay, type LocalDate, type Month } from '@/lib/calendar';
import { ANALYSTS, type DemonstrationAccount } from './accounts';
import { Random } from './random';
import { HOUR, ZONE } from './timeline';

export interface Sitting {
  at: number;
  by: DemonstrationAccount;
}

const MINUTE = 60_000;
const seen = new Map<LocalDate, Sitting[]>();

function sittingsOf(day: LocalDate): Sitting[] {
  const known = seen.get(day);
  if (known) return known;
  const random = new Random(`sittings ${day}`);
  const midnight = startOfLocalDay(day, ZONE.load).getTime();
  const [early, late] = [random.whole(510, 570), random.whole(980, 1060)];
  const [first, second] = random.chance(0.7) ? ANALYSTS : [ANALYSTS[1], ANALYSTS[0]];
  const sittings = [
    { at: midnight + early * MINUTE, by: first },
    { at: midnight + late * MINUTE, by: second },
  ];
  seen.set(day, sittings);
  return sittings;
}

/** The first sitting at which something of that instant (ms) can be logged; news takes half an hour. */
export function sittingAfter(instant: number): Sitting {
  const ready = instant + 0.5 * HOUR;
  const day = localDateOf(new Date(ready), ZONE.load);
  const next = [...sittingsOf(day), ...sittingsOf(addDays(day, 1))].find(({ at }) => at >= ready);
  if (!next) throw new Error(`no sitting after ${new Date(instant).toISOString()}`);
  return next;
}

/** The lifting programme of a month is entered on the 25th, three months before; the first ones in February 2023. */
export function programmeSitting(month: Month): Sitting {
  const day = `${addMonths(month, -3)}-25`;
  return sittingAfter(startOfLocalDay(day < '2023-02-16' ? '2023-02-16' : day, ZONE.load).getTime());
}
