/** "As known on": an instant of the past, or a named snapshot, at which a board or a log is read. Client-safe. */
import { addDays, HOME_ZONE, isoMoment, localDateOf, readMoment, startOfLocalDay } from '@/lib/calendar';

/** Instants are typed and shown as the load port's clocks had them. */
export const KNOWN_ZONE = HOME_ZONE;

export type Known =
  /** Whatever was recorded up to and including that instant, ISO 8601 in UTC. */
  | { kind: 'at'; at: string }
  /** Exactly what the database held when the snapshot of that id was kept. */
  | { kind: 'snapshot'; id: number };

/**
 * Reads what {@link printKnown} wrote, or what somebody typed: a moment as {@link readMoment} does, a day alone being
 * that whole day. Null when it is neither.
 */
export function readKnown(text: string): Known | null {
  const snapshot = /^s([1-9]\d{0,8})$/.exec(text.trim());
  if (snapshot) return { kind: 'snapshot', id: Number(snapshot[1]) };
  const reading = readMoment(text, KNOWN_ZONE);
  if (reading.kind === 'refused') return null;
  const at =
    reading.precision === 'day'
      ? startOfLocalDay(addDays(localDateOf(reading.at, KNOWN_ZONE), 1), KNOWN_ZONE)
      : reading.at;
  return { kind: 'at', at: at.toISOString() };
}

/** For an address: `2025-10-12T14:00` at the load port, or `s12`. */
export function printKnown(known: Known): string {
  return known.kind === 'snapshot' ? `s${known.id}` : isoMoment(new Date(known.at), KNOWN_ZONE);
}
