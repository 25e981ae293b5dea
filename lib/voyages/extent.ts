/** How bad a warning is, so that what was accepted can be held against what is found now. Client-safe and pure. */
import { daysBetween } from '@/lib/calendar';
import type { Warning } from './plausibility';

/** The usual hours between Aktau and Baku, either way out of them is unusual. */
export const PASSAGE_HOURS = { min: 12, max: 96 };

/** What a warning speaks of, and how bad it is: more is worse, null where the values do not tell. */
export interface Extent {
  of: string;
  by: number | null;
}

const signed = (off: number): Extent => ({ of: off < 0 ? 'less' : 'more', by: Math.abs(off) });

/**
 * How bad it is: an intake and a loss by their share off the limit, a passage by its hours beyond the usual, events and
 * voyages that overlap by the hours they do, cargo at a closed port by the days to the nearer end of the closure.
 */
export function extentOf(code: string, values: Warning['values']): Extent {
  const number = (key: string) => (typeof values[key] === 'number' ? values[key] : null);
  const limit = INTAKE_LIMITS[code];
  if (limit !== undefined) {
    const [intake, against] = [number('intakeKg'), number(limit)];
    return intake === null || against === null ? UNKNOWN : signed((intake - against) / against);
  }
  switch (code) {
    case 'lossAboveLimit': {
      const share = number('share');
      return share === null ? UNKNOWN : signed(share);
    }
    case 'passageUnusual': {
      const hours = number('passageHours');
      if (hours === null) return UNKNOWN;
      return signed(hours < PASSAGE_HOURS.min ? hours - PASSAGE_HOURS.min : hours - PASSAGE_HOURS.max);
    }
    case 'eventsOutOfOrder':
      return { of: `${values.earlier} ${values.later}`, by: number('byHours') };
    case 'overlapsPlan':
      return { of: String(values.voyageNo), by: number('byHours') };
    case 'portClosed': {
      const { terminal, closedFrom, closedTo, on } = values;
      if (typeof on !== 'string' || typeof closedFrom !== 'string') return UNKNOWN;
      const toEnd = closedTo ? daysBetween(on, String(closedTo)) : Infinity;
      return { of: `${terminal} ${closedFrom}`, by: Math.min(daysBetween(closedFrom, on), toEnd) };
    }
    default:
      return UNKNOWN;
  }
}

const UNKNOWN: Extent = { of: '', by: null };
const INTAKE_LIMITS: Record<string, string | undefined> = {
  intakeAboveDeadweight: 'deadweightKg',
  intakeAboveDraughtLimit: 'limitKg',
  intakeUnusual: 'medianKg',
};

/** Whether one of the accepted is of the same and at least as bad: whoever accepted it has accepted this too. */
export function isCovered(
  code: string,
  values: Warning['values'],
  accepted: readonly Warning['values'][],
): boolean {
  const now = extentOf(code, values);
  return accepted.some((one) => {
    const then = extentOf(code, one);
    return then.of === now.of && then.by !== null && now.by !== null && now.by <= then.by;
  });
}
