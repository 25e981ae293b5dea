/**
 * A warning is accepted with a reason, for what was found then: no worse is covered, worse is asked anew. Client-safe and
 * pure.
 */
import { formatHours, printDate } from '@/lib/calendar';
import { extentOf, isCovered } from './extent';
import type { Found, Warning } from './plausibility';
import type { AcceptedWarning } from './text';

export interface Acceptance {
  reason: string;
  /** What the reason was given for. */
  accepted: Found;
}

/** What is found of one kind. */
export const foundOf = (warnings: readonly Warning[], code: string): Found =>
  warnings.flatMap((one) => (one.code === code ? [one.values] : []));

/** Whether all of what is found is covered by what was accepted. */
export function isAccepted(code: string, found: Found, accepted: Found): boolean {
  return found.every((values) => isCovered(code, values, accepted));
}

/** Equal values; jsonb keeps no order of keys. */
export function sameFound(a: Found, b: Found): boolean {
  const sorted = (found: Found) =>
    JSON.stringify(found.map((values) => Object.entries(values).sort(([x], [y]) => (x < y ? -1 : 1))));
  return a === b || sorted(a) === sorted(b);
}

/**
 * The acceptance by which what is found of one kind may be saved; null when nobody gave a reason for it. A reason that
 * only comes back as it is stored covers what it was given for, and no more.
 */
export function acceptanceOf(
  code: string,
  found: Found,
  stored: Acceptance | null,
  typed: AcceptedWarning | null,
): Acceptance | null {
  const anew =
    typed !== null &&
    (stored === null ||
      stored.reason !== typed.reason ||
      (typed.found !== undefined && !sameFound(typed.found, stored.accepted)));
  if (anew && (typed.found === undefined || isAccepted(code, found, typed.found)))
    return { reason: typed.reason, accepted: found };
  if (stored && isAccepted(code, found, stored.accepted))
    return { reason: typed?.reason ?? stored.reason, accepted: stored.accepted };
  return null;
}

/** How bad it was, for people: `3.00 %`, `26.5 h`, a voyage's number, a day; empty where nobody wrote it down. */
export function printFound(code: string, found: Found): string {
  const printed = found.map((values) => {
    if (code === 'portClosed' && values.on !== undefined)
      return `${values.terminal} ${printDate(String(values.on))}`;
    if (code === 'passageUnusual') return formatHours(Number(values.passageHours ?? 0));
    const { of, by } = extentOf(code, values);
    if (code === 'overlapsPlan') return [of, by === null ? '' : formatHours(by)].join(' ').trim();
    if (by === null) return '';
    if (code === 'eventsOutOfOrder') return formatHours(by);
    return `${of === 'less' ? '\u2212' : ''}${(by * 100).toFixed(2)} %`;
  });
  return printed.filter((one) => one !== '').join(', ');
}
