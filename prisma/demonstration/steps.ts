/** The whole simulated log, sitting by sitting: what was known when. */
import { addMonths, localDateOf, monthOf } from '@/lib/calendar';
import { cancelledSteps, sailedSteps } from './paper-trail';
import { simulatedVoyages } from './programme';
import type { Step } from './step';
import { ZONE } from './timeline';

/**
 * All that was entered by `now`, oldest first. A later `now` only adds steps: nothing drawn depends on it.
 */
export function stepsUntil(now: Date): Step[] {
  // The programme is entered three months ahead; one more, for what is entered just before midnight.
  const lastMonth = addMonths(monthOf(localDateOf(now, ZONE.load)), 4);
  const steps = simulatedVoyages(lastMonth)
    .flatMap((voyage) => (voyage.kind === 'sailed' ? sailedSteps(voyage) : cancelledSteps(voyage)))
    .filter(({ at }) => at <= now.getTime());
  steps.sort(
    (a, b) => a.at - b.at || a.by.id.localeCompare(b.by.id) || (a.reason ?? '').localeCompare(b.reason ?? ''),
  );
  return mergeSittings(steps);
}

function mergeSittings(steps: readonly Step[]): Step[] {
  const merged: Step[] = [];
  for (const next of steps) {
    const last = merged.at(-1);
    if (last && last.at === next.at && last.by === next.by && last.reason === next.reason) {
      last.voyages.push(...next.voyages);
      last.ships.push(...next.ships);
      last.lots.push(...next.lots);
      last.events.push(...next.events);
      last.delays.push(...next.delays);
      last.warnings.push(...next.warnings);
      last.acts.push(...next.acts);
    } else {
      const copy = {
        voyages: [...next.voyages],
        ships: [...next.ships],
        lots: [...next.lots],
        events: [...next.events],
      };
      merged.push({
        ...next,
        ...copy,
        delays: [...next.delays],
        warnings: [...next.warnings],
        acts: [...next.acts],
      });
    }
  }
  return merged;
}
