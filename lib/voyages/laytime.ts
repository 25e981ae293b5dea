/**
 * Laytime used and demurrage of a voyage, step by step: the arithmetic itself is the answer. Pure.
 *
 * As tankers are chartered (ASBATANKVOY part II, clauses 6 to 8; Laytime Definitions for Charter Parties 2013, of BIMCO
 * and others): laytime begins when the time after the notice of readiness has run out, or when the vessel is at her
 * berth if that is sooner; it runs until the cargo is loaded or discharged; an excepted delay stops it. Once on
 * demurrage, always on demurrage: after the allowed time is used up exceptions stop nothing. Reversible laytime is one
 * allowance for both ports, used up in their order; at the second port the time after the notice is given again.
 * Half rates and clauses of a single charter party are left to the people who read it.
 */
import type { DelayFacts } from './input';
import type { LaytimeFor, TermsText, VoyageTerms } from './terms';
import type { DelayReason, EventName, Port, VoyageEvent } from './voyage';

const MINUTE_MS = 60_000;
const MINUTES_OF_DAY = 24 * 60;

/** What keeps a result from being known: a term or an event. */
export type LaytimeGap =
  | { gap: 'termMissing'; term: keyof TermsText }
  | { gap: 'eventMissing' | 'onlyByDay' | 'outOfOrder'; event: EventName };

/** What began laytime: the end of the time after the notice, or the berth, or the cargo, where one of them was sooner. */
export type Beginning = 'notice' | 'berth' | 'cargo';

export type LaytimeStep = { port: Port | null } & (
  | { step: 'norTendered' | 'ends' | 'onDemurrageFrom'; at: Date }
  | { step: 'begins'; at: Date; by: Beginning }
  | { step: 'notice' | 'running' | 'used' | 'onDemurrage' | 'usedTogether' | 'allowed'; minutes: number }
  | { step: 'excepted'; minutes: number; reasons: DelayReason[]; from: Date; to: Date }
  | { step: 'saved' | 'demurrageTime'; minutes: number }
  | { step: 'perDay' | 'demurrage'; cents: number; currency: string }
);

export interface PortLaytime {
  port: Port;
  begins: Date;
  ends: Date;
  /** From beginning to end. */
  runningMinutes: number;
  /** What stopped laytime while it ran: merged where delays overlap. Null while the allowed time is not known. */
  exceptedMinutes: number | null;
  usedMinutes: number | null;
  /** Of the used: after the allowed time was used up. */
  demurrageMinutes: number | null;
}

export interface Laytime {
  ports: PortLaytime[];
  /** Of all ports that the allowed time is for; null while anything is missing, which `gaps` says. */
  usedMinutes: number | null;
  demurrageMinutes: number | null;
  /** Whole cents; minutes on demurrage × the sum of a day ÷ 1440. */
  demurrageCents: number | null;
  gaps: LaytimeGap[];
  steps: LaytimeStep[];
}

const AT = {
  load: {
    nor: 'load_nor_tendered',
    berth: 'load_berthed',
    cargo: 'loading_commenced',
    end: 'loading_completed',
  },
  discharge: {
    nor: 'nor_tendered',
    berth: 'berthed',
    cargo: 'discharge_commenced',
    end: 'discharge_completed',
  },
} as const satisfies Record<Port, Record<string, EventName>>;

const PORTS_OF: Record<LaytimeFor, Port[]> = {
  loading: ['load'],
  discharging: ['discharge'],
  reversible: ['load', 'discharge'],
};

type Events = readonly Pick<VoyageEvent, 'name' | 'actual'>[];
type Delays = readonly Pick<DelayFacts, 'port' | 'reason' | 'from' | 'to'>[];
/** Whole minutes since the epoch, the second one not included. */
interface Stretch {
  from: number;
  to: number;
  reasons: DelayReason[];
}

const minuteOf = (at: Date) => Math.floor(at.getTime() / MINUTE_MS);
const instantOf = (minute: number) => new Date(minute * MINUTE_MS);

/** Laytime and demurrage from what was agreed, what happened and what delayed it. */
export function laytimeOf(terms: VoyageTerms, events: Events, delays: Delays): Laytime {
  const gaps: LaytimeGap[] = [];
  const steps: LaytimeStep[] = [];
  for (const [term, value] of [
    ['allowedHours', terms.allowedMinutes],
    ['allowedFor', terms.allowedFor],
    ['noticeHours', terms.noticeMinutes],
    ['demurragePerDay', terms.demurrageCents],
  ] as const) {
    if (value === null) gaps.push({ gap: 'termMissing', term });
  }
  const ports = terms.allowedFor === null ? [] : PORTS_OF[terms.allowedFor];
  let left = terms.allowedMinutes;
  const known: PortLaytime[] = [];
  for (const port of ports) {
    const span = spanAt(port, terms.noticeMinutes, events, gaps, steps);
    if (span === null) {
      // How much of a common allowance remains for the next port is then not known either.
      left = null;
      continue;
    }
    const within = exceptedWithin(span, port, terms.excepted, delays);
    const stopped = left === null ? [] : untilUsedUp(span.from, within, left);
    const counted = count(port, span, stopped, left);
    if (counted.usedMinutes !== null && left !== null) left = Math.max(0, left - counted.usedMinutes);
    known.push(counted);
    steps.push(...stepsOf(counted, stopped));
  }
  return { ports: known, gaps, ...inSum(terms, ports, known, steps) };
}

/** When laytime runs at a port; null when it cannot be known, with the reason in `gaps`. */
function spanAt(
  port: Port,
  noticeMinutes: number | null,
  events: Events,
  gaps: LaytimeGap[],
  steps: LaytimeStep[],
): { from: number; to: number } | null {
  const stamp = (name: EventName) => events.find((event) => event.name === name)?.actual ?? null;
  const before = gaps.length;
  const minute = (event: EventName): number | null => {
    const at = stamp(event);
    if (at?.precision === 'minute') return minuteOf(at.at);
    gaps.push({ gap: at ? 'onlyByDay' : 'eventMissing', event });
    return null;
  };
  const names = AT[port];
  const [nor, end] = [minute(names.nor), minute(names.end)];
  if (nor !== null) steps.push({ port, step: 'norTendered', at: instantOf(nor) });
  if (nor === null || noticeMinutes === null) return null;
  steps.push({ port, step: 'notice', minutes: noticeMinutes });

  const sooner = (['berth', 'cargo'] as const).flatMap((by) => {
    const at = stamp(names[by]);
    if (!at || minuteOf(at.at) >= nor + noticeMinutes) return [];
    // A day that begins before the notice has run out says nothing on which of the two was first.
    if (at.precision === 'day') gaps.push({ gap: 'onlyByDay', event: names[by] });
    return [{ by, at: Math.max(nor, minuteOf(at.at)) }];
  });
  if (end === null || gaps.length > before) return null;
  const begins = sooner.reduce<{ by: Beginning; at: number }>(
    (first, one) => (one.at < first.at ? one : first),
    { by: 'notice', at: nor + noticeMinutes },
  );
  if (end < nor) {
    gaps.push({ gap: 'outOfOrder', event: names.end });
    return null;
  }
  // The cargo was moved before the notice had run out, and no berth or beginning is logged: no laytime was used.
  const from = Math.min(begins.at, end);
  steps.push({ port, step: 'begins', at: instantOf(from), by: begins.by });
  steps.push({ port, step: 'ends', at: instantOf(end) });
  return { from, to: end };
}

/** Excepted delays of the port cut to the time that laytime runs, in order; overlapping ones are one. */
function exceptedWithin(
  span: { from: number; to: number },
  port: Port,
  excepted: readonly DelayReason[],
  delays: Delays,
): Stretch[] {
  const within = delays
    .filter((delay) => delay.port === port && excepted.includes(delay.reason))
    .map(({ from, to, reason }) => ({
      from: Math.max(span.from, minuteOf(from)),
      to: Math.min(span.to, minuteOf(to)),
      reasons: [reason],
    }))
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.from - b.from || a.to - b.to);
  return within.reduce<Stretch[]>((merged, one) => {
    const last = merged.at(-1);
    if (!last || one.from > last.to) return [...merged, one];
    const reasons = [...new Set([...last.reasons, ...one.reasons])];
    return [...merged.slice(0, -1), { from: last.from, to: Math.max(last.to, one.to), reasons }];
  }, []);
}

/** The stretches that stopped laytime indeed: once the `left` minutes are used up nothing does. */
function untilUsedUp(from: number, stretches: readonly Stretch[], left: number): Stretch[] {
  let excepted = 0;
  const end = stretches.findIndex((stretch) => {
    if (stretch.from - from - excepted >= left) return true;
    excepted += stretch.to - stretch.from;
    return false;
  });
  return end < 0 ? [...stretches] : stretches.slice(0, end);
}

function count(
  port: Port,
  { from, to }: { from: number; to: number },
  stopped: readonly Stretch[],
  left: number | null,
): PortLaytime {
  const runs = { port, begins: instantOf(from), ends: instantOf(to), runningMinutes: to - from };
  if (left === null) return { ...runs, exceptedMinutes: null, usedMinutes: null, demurrageMinutes: null };
  const exceptedMinutes = stopped.reduce((sum, stretch) => sum + stretch.to - stretch.from, 0);
  const usedMinutes = to - from - exceptedMinutes;
  return { ...runs, exceptedMinutes, usedMinutes, demurrageMinutes: Math.max(0, usedMinutes - left) };
}

function stepsOf(counted: PortLaytime, stopped: readonly Stretch[]): LaytimeStep[] {
  const { port, ends, runningMinutes, usedMinutes, demurrageMinutes } = counted;
  const steps: LaytimeStep[] = [{ port, step: 'running', minutes: runningMinutes }];
  if (usedMinutes === null || demurrageMinutes === null) return steps;
  for (const { from, to, reasons } of stopped) {
    const times = { from: instantOf(from), to: instantOf(to) };
    steps.push({ port, step: 'excepted', minutes: to - from, reasons, ...times });
  }
  steps.push({ port, step: 'used', minutes: usedMinutes });
  if (demurrageMinutes > 0) {
    // Nothing stops demurrage, so it is the last stretch before the end.
    steps.push({ port, step: 'onDemurrageFrom', at: instantOf(minuteOf(ends) - demurrageMinutes) });
    steps.push({ port, step: 'onDemurrage', minutes: demurrageMinutes });
  }
  return steps;
}

function inSum(terms: VoyageTerms, ports: readonly Port[], known: PortLaytime[], steps: LaytimeStep[]) {
  const { allowedMinutes: allowed, demurrageCents: perDay, currency } = terms;
  const sum = (of: (one: PortLaytime) => number | null): number | null =>
    ports.length === 0 || known.length < ports.length
      ? null
      : known.reduce<number | null>((total, one) => {
          const minutes = of(one);
          return total === null || minutes === null ? null : total + minutes;
        }, 0);
  const usedMinutes = sum((one) => one.usedMinutes);
  const demurrageMinutes = sum((one) => one.demurrageMinutes);
  const all = [...steps];
  if (usedMinutes === null || demurrageMinutes === null || allowed === null) {
    return { usedMinutes, demurrageMinutes, demurrageCents: null, steps: all };
  }
  if (ports.length > 1) all.push({ port: null, step: 'usedTogether', minutes: usedMinutes });
  all.push({ port: null, step: 'allowed', minutes: allowed });
  all.push(
    demurrageMinutes > 0
      ? { port: null, step: 'demurrageTime', minutes: demurrageMinutes }
      : { port: null, step: 'saved', minutes: allowed - usedMinutes },
  );
  if (perDay === null || currency === null) {
    return { usedMinutes, demurrageMinutes, demurrageCents: null, steps: all };
  }
  const demurrageCents = Math.round((demurrageMinutes * perDay) / MINUTES_OF_DAY);
  if (demurrageMinutes > 0) all.push({ port: null, step: 'perDay', cents: perDay, currency });
  all.push({ port: null, step: 'demurrage', cents: demurrageCents, currency });
  return { usedMinutes, demurrageMinutes, demurrageCents, steps: all };
}
