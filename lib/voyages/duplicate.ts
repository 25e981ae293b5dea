/** What one voyage takes from another that was like it. Client-safe. */
import { emptyLotText, type VoyageText } from './text';

/**
 * `typed` with ship, terminals, and the grades and shippers of the lots of `like`; a ship that is chosen stays. Numbers,
 * dates, bills and events are of each voyage's own: none is taken over, and none that is typed is lost.
 */
export function asLike(typed: VoyageText, like: VoyageText): VoyageText {
  const count = Math.max(typed.lots.length, like.lots.length);
  return {
    ...typed,
    vesselId: typed.vesselId ?? like.vesselId,
    loadTerminalId: like.loadTerminalId ?? typed.loadTerminalId,
    dischargeTerminalId: like.dischargeTerminalId ?? typed.dischargeTerminalId,
    lots: Array.from({ length: count }, (_, index) => {
      const lot = typed.lots[index] ?? emptyLotText();
      const { gradeId = null, shipperId = null } = like.lots[index] ?? {};
      return { ...lot, gradeId: gradeId ?? lot.gradeId, shipperId: shipperId ?? lot.shipperId };
    }),
  };
}
