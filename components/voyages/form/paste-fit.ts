/** Which pasted lines can be written into the form. */
import type { StatementDelay, StatementItem } from '@/lib/voyages/statement-items';
import type { VoyageText } from '@/lib/voyages/text';

/** Understood, and every question about it answered. */
export function fits(one: StatementItem): boolean {
  if (one.kind === 'unread') return false;
  return one.kind === 'event' ? one.name !== null : one.port !== null && one.reason !== null;
}

/** A delay that the form holds already is not written twice. */
export const isThere = (one: StatementDelay, { delays }: VoyageText): boolean =>
  delays.some(
    (delay) =>
      delay.port === one.port &&
      delay.reason === one.reason &&
      delay.from === one.from &&
      delay.to === one.to,
  );
