/** A planned voyage and a logged one that are probably one: proposed to be merged, never merged unasked. Pure. */
import { addDays, daysBetween } from '@/lib/calendar';
import { isAhead, type ProgrammeVoyage } from './programme';

/** As lib/voyages proposes to continue on a planned voyage while one is typed. */
export const PROPOSED_WITHIN_DAYS = 5;

export interface MergeProposal {
  planned: ProgrammeVoyage;
  logged: ProgrammeVoyage;
}

/**
 * Whether the two may be one: the same vessel, both real or both simulated, the one still only planned, the other under
 * way within its laycan or five days of it. One that was planned itself is another voyage, unless the laycans meet.
 */
export function areOne(planned: ProgrammeVoyage, logged: ProgrammeVoyage): boolean {
  const { laycan, vessel } = planned;
  const began = logged.begunOn ?? logged.loadedOn;
  if (planned.voyageNo === logged.voyageNo || !laycan || !vessel || began === null) return false;
  if (!isAhead(planned) || isAhead(logged) || logged.status === 'cancelled') return false;
  if (vessel.id !== logged.vessel?.id || planned.simulated !== logged.simulated) return false;
  if (logged.laycan && (logged.laycan.from > laycan.to || logged.laycan.to < laycan.from)) return false;
  return (
    began >= addDays(laycan.from, -PROPOSED_WITHIN_DAYS) && began <= addDays(laycan.to, PROPOSED_WITHIN_DAYS)
  );
}

/** Each voyage at most once, the nearest pair first. */
export function mergeProposals(voyages: readonly ProgrammeVoyage[]): MergeProposal[] {
  const near = ({ planned, logged }: MergeProposal) =>
    Math.abs(
      daysBetween(
        planned.laycan?.from ?? '',
        logged.begunOn ?? logged.loadedOn ?? planned.laycan?.from ?? '',
      ),
    );
  const pairs = voyages
    .filter(isAhead)
    .flatMap((planned) =>
      voyages.filter((logged) => areOne(planned, logged)).map((logged) => ({ planned, logged })),
    )
    .sort((a, b) => near(a) - near(b) || a.planned.voyageNo.localeCompare(b.planned.voyageNo));
  const taken = new Set<string>();
  return pairs.filter(({ planned, logged }) => {
    if (taken.has(planned.voyageNo) || taken.has(logged.voyageNo)) return false;
    taken.add(planned.voyageNo).add(logged.voyageNo);
    return true;
  });
}
