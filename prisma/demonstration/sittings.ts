/** When one of the two analysts sits down to log what has come in: in the afternoon, once a day. */
import { addDays, addMonths, localDateOf, startOfLocalDay, type LocalDate, type Month } from '@/lib/calendar';
import { ANALYSTS, type DemonstrationAccount } from './accounts';
import { Random } from './random';
import { HOUR, ZONE } from './timeline';

export interface Sitting {
  at: number;
  by: DemonstrationAccount;
}

const MINUTE = 60_000;
const seen = new Map<LocalDate, Sitting>();

function sittingOn(day: LocalDate): Sitting {
  const known = seen.get(day);
  if (known) return known;
  const random = new Random(`sitting ${day}`);
  const minutes = random.whole(960, 1070);
  const sitting = {
    at: startOfLocalDay(day, ZONE.load).getTime() + minutes * MINUTE,
    by: random.chance(0.65) ? ANALYSTS[0] : ANALYSTS[1],
  };
  seen.set(day, sitting);
  return sitting;
}

/** The first sitting at which something of that instant (ms) can be logged; news takes half an hour. */
export function sittingAfter(instant: number): Sitting {
  const ready = instant + 0.5 * HOUR;
  const day = localDateOf(new Date(ready), ZONE.load);
  const sitting = sittingOn(day);
  return sitting.at >= ready ? sitting : sittingOn(addDays(day, 1));
}

/** The lifting programme of a month is entered on the 25th, three months before; the first ones in February 2023. */
export function programmeSitting(month: Month): Sitting {
  const day = `${addMonths(month, -3)}-25`;
  return sittingAfter(startOfLocalDay(day < '2023-02-16' ? '2023-02-16' : day, ZONE.load).getTime());
}
