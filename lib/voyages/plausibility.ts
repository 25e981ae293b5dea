/**
 * What is implausible about a voyage: possible, so it can be saved with a reason, and stays visible. The impossible is
 * refused elsewhere (voyage.ts, the schema of input, the database).
 */
import type { LocalDate } from '@/lib/calendar';
import { medianKg, type Kg } from '@/lib/quantity';
import { draughtLimitedIntake, type Particulars } from '@/lib/registry/vessel';
import { PASSAGE_HOURS } from './extent';
import { intervalOf, type Interval } from './timing';
import {
  portOf,
  type EventName,
  type Port,
  type PortZones,
  type TransitLoss,
  type VoyageEvent,
} from './voyage';

/** Those that can be saved with a reason. */
export const WARNING_CODES = [
  'intakeAboveDeadweight',
  'intakeAboveDraughtLimit',
  'intakeUnusual',
  'portClosed',
  'passageUnusual',
  'lossAboveLimit',
  'eventsOutOfOrder',
  'overlapsPlan',
] as const;
export type WarningCode = (typeof WARNING_CODES)[number] | 'draughtLimitUnchecked';

export interface Warning {
  code: WarningCode;
  /** `unchecked` says only that a check was not possible, and needs no reason to save. */
  kind: 'warning' | 'unchecked';
  /**
   * Kilograms end in `Kg`, hours in `Hours`, metres in `M`; `share` is a fraction; events go by their names, days by
   * ISO 8601.
   */
  values: Record<string, string | number>;
}

/** The values of each time that a rule applied. */
export type Found = Warning['values'][];

/** A port notice of kind closure; both days are closed, without an end until further notice. */
export interface Closure {
  port: Port;
  terminal: string;
  from: LocalDate;
  to: LocalDate | null;
}

/** The port notice behind a draught limit. */
export interface LimitNotice {
  terminal: string;
  from: LocalDate;
  to: LocalDate | null;
}

/** When cargo is moved at a port: the first and the last day it may have been, and what says so. */
export interface CargoDay {
  says: EventName | 'blDate';
  port: Port;
  from: LocalDate;
  to: LocalDate;
}

export interface PlausibilityInput {
  /** B/L intake, null when not known. */
  intakeKg: Kg | null;
  /** Null when the vessel is unknown. */
  vessel: Particulars | null;
  /** The lowest draught limit in force, metres; null when none is. */
  draughtLimitM: number | null;
  /** What says so. */
  draughtNotice: LimitNotice | null;
  closures: readonly Closure[];
  cargoDays: readonly CargoDay[];
  /** Intakes of the vessel's voyages before this one, latest first. */
  lastIntakesKg: readonly Kg[];
  events: readonly Pick<VoyageEvent, 'name' | 'actual'>[];
  zones: PortZones;
  loss: TransitLoss;
  /** The vessel's voyages that this one overlaps where planned or estimated times are involved. */
  overlapping: readonly { voyageNo: string; byHours: number }[];
}

const HOUR_MS = 3_600_000;
export const COMPARED_INTAKES = { least: 3, most: 5 };

/** Orders that hold as a rule and not by nature: NOR, berthing and customs. Milestones are refused, not warned of. */
const USUAL_ORDER: readonly (readonly [EventName, EventName])[] = [
  ['load_arrived', 'load_nor_tendered'],
  ['load_arrived', 'load_berthed'],
  ['load_arrived', 'loading_commenced'],
  ['load_nor_tendered', 'load_berthed'],
  ['load_nor_tendered', 'loading_commenced'],
  ['load_berthed', 'loading_commenced'],
  ['arrived', 'nor_tendered'],
  ['arrived', 'berthed'],
  ['arrived', 'customs_started'],
  ['nor_tendered', 'berthed'],
  ['nor_tendered', 'discharge_commenced'],
  ['berthed', 'discharge_commenced'],
  ['customs_started', 'customs_cleared'],
  ['customs_cleared', 'discharge_commenced'],
  ['discharge_completed', 'last_line_off'],
];

/** Every warning of a voyage, in the order of the papers; days are read in the voyage's favour. */
export function warningsOf(voyage: PlausibilityInput): Warning[] {
  return [
    ...intakeWarnings(voyage),
    ...closureWarnings(voyage),
    ...timeWarnings(voyage),
    ...lossWarnings(voyage.loss),
    ...voyage.overlapping.map((other) => warning('overlapsPlan', { ...other })),
  ];
}

function warning(code: WarningCode, values: Warning['values'], kind: Warning['kind'] = 'warning'): Warning {
  return { code, kind, values };
}

/** As values of a text; until further notice it has no last day. */
export const noticeValues = (notice: LimitNotice | null): Warning['values'] =>
  notice === null
    ? {}
    : { limitAt: notice.terminal, limitFrom: notice.from, ...(notice.to !== null && { limitTo: notice.to }) };

function intakeWarnings({
  intakeKg,
  vessel,
  draughtLimitM: limitM,
  draughtNotice,
  lastIntakesKg,
}: PlausibilityInput): Warning[] {
  if (intakeKg === null) return [];
  const warnings: Warning[] = [];

  const deadweightKg = vessel?.deadweightKg ?? null;
  if (deadweightKg !== null && intakeKg > deadweightKg) {
    warnings.push(warning('intakeAboveDeadweight', { intakeKg, deadweightKg }));
  }

  if (limitM !== null) {
    const limitKg = vessel ? draughtLimitedIntake({ ...vessel, limitM }) : null;
    const limit = { limitM, ...noticeValues(draughtNotice) };
    if (limitKg === null) warnings.push(warning('draughtLimitUnchecked', limit, 'unchecked'));
    else if (limitKg !== deadweightKg && intakeKg > limitKg) {
      warnings.push(warning('intakeAboveDraughtLimit', { intakeKg, limitKg, ...limit }));
    }
  }

  const compared = lastIntakesKg.slice(0, COMPARED_INTAKES.most);
  const median = compared.length < COMPARED_INTAKES.least ? null : medianKg(compared);
  // In whole numbers: a quarter off exactly is still within.
  if (median !== null && Math.abs(intakeKg - median) * 4 > median) {
    warnings.push(warning('intakeUnusual', { intakeKg, medianKg: median, voyages: compared.length }));
  }
  return warnings;
}

/** What is known by its month only is in the voyage's favour: it is closed when all of the month is. */
function closureWarnings({ closures, cargoDays }: PlausibilityInput): Warning[] {
  return cargoDays.flatMap(({ says, port, from, to }) => {
    const closure = closures.find(
      (one) => one.port === port && one.from <= from && (one.to === null || to <= one.to),
    );
    if (!closure) return [];
    const { terminal } = closure;
    return [
      warning('portClosed', {
        says,
        on: from,
        terminal,
        closedFrom: closure.from,
        closedTo: closure.to ?? '',
      }),
    ];
  });
}

function timeWarnings({ events, zones }: PlausibilityInput): Warning[] {
  const when = (name: EventName): Interval | null => {
    const actual = events.find((event) => event.name === name)?.actual;
    return actual ? intervalOf(actual, zones[portOf(name)]) : null;
  };
  const warnings = USUAL_ORDER.flatMap(([earlier, later]) => {
    const [a, b] = [when(earlier), when(later)];
    if (!a || !b || a.lo <= b.hi) return [];
    return [warning('eventsOutOfOrder', { earlier, later, byHours: (a.lo - b.hi) / HOUR_MS })];
  });

  const [sailed, arrived] = [when('sailed'), when('arrived')];
  if (sailed && arrived) {
    const longest = (arrived.hi - sailed.lo) / HOUR_MS;
    const shortest = (arrived.lo - sailed.hi) / HOUR_MS;
    const passageHours =
      longest < PASSAGE_HOURS.min ? longest : shortest > PASSAGE_HOURS.max ? shortest : null;
    // Arrived before sailed is impossible and refused; it needs no warning on top.
    if (passageHours !== null && passageHours > 0) warnings.push(warning('passageUnusual', { passageHours }));
  }
  return warnings;
}

function lossWarnings({ lossKg, share, overLimit }: TransitLoss): Warning[] {
  return overLimit && lossKg !== null && share !== null ? [warning('lossAboveLimit', { lossKg, share })] : [];
}
