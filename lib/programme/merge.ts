/** What a logged voyage becomes when it takes over the plan of the planned one that it is. Pure. */
import { continueText } from '@/lib/voyages/amendment';
import type { LotText, VoyageText } from '@/lib/voyages/text';

/**
 * The logged text with the plan where it has gaps, as when logging continues on the planned voyage: what was logged
 * counts, lots take over the planned ones in their order, a planned lot beyond them stays a planned lot. It keeps its
 * number and its rows; what of the plan has none there becomes a new one.
 */
export function planOnto(logged: VoyageText, planned: VoyageText): VoyageText {
  const plan: VoyageText = {
    ...planned,
    lots: planned.lots.map(({ id: _ofPlan, ...lot }, at): LotText => {
      const id = logged.lots[at]?.id;
      return id === undefined ? lot : { ...lot, id };
    }),
    delays: planned.delays.map(({ id: _ofPlan, ...delay }) => delay),
  };
  return { ...continueText(plan, logged), voyageNo: logged.voyageNo };
}
