/** What the board says beyond its first answer: how the year may end, why it is where it is, what it would take. Pure. */
import type { LocalDate, Month } from '@/lib/calendar';
import type { Kg } from '@/lib/quantity';
import { bridgeMonths, bridgeOf, bridgeOfMonth, type Bridge } from './bridge';
import { aheadRows, outlookOf, type AheadRow, type LoggedHistory, type Outlook } from './outlook';
import type { Carried } from './outlook.queries';
import { readScenario, type Scenario, type ScenarioBase, type ScenarioShip } from './scenario';
import type { MonthRow } from './series';
import type { Standing } from './standing';

export interface BoardBridge {
  whole: Bridge;
  months: (Bridge & { month: Month })[];
  reference: NonNullable<Carried['reference']>;
}

export interface Ahead {
  outlook: Outlook | null;
  rows: AheadRow[];
}

/** Where the sliders begin, and the scenario of the address. */
export interface Take {
  base: ScenarioBase;
  scenario: Scenario | null;
  best: { month: Month; kg: Kg } | null;
}

/** Of a board of the past: it says what was known, and does not forecast it again. */
export const NOTHING_AHEAD: Ahead = { outlook: null, rows: [] };

export interface AheadInput {
  standing: Standing;
  rows: readonly MonthRow[];
  today: LocalDate;
  /** Of the last years; no months where the year is over. */
  history: LoggedHistory;
  carried: Carried;
  ships: readonly ScenarioShip[];
  /** The board's address. */
  parameters: Record<string, string | string[] | undefined>;
}

/** From the months alone: no voyage is read for it. */
export function aheadOf({
  standing,
  history,
  today,
}: Pick<AheadInput, 'standing' | 'history' | 'today'>): Ahead {
  const outlook = outlookOf(standing, history, today);
  return { outlook, rows: aheadRows(outlook, today) };
}

/** Whether a year can still be changed by what sails: sliders make sense then, and only then. */
export const isOpen = ({ state, days }: Pick<Standing, 'state' | 'days'>): boolean =>
  (state === 'running' || state === 'notBegun') && days.left > 0;

/** A year that has begun and is logged can be told from plan to actual. */
export const hasBridge = ({ state }: Pick<Standing, 'state'>): boolean =>
  state === 'running' || state === 'finished';

/** Null without a plan; `noReference` without a voyage to count it in. */
export function bridgeFrom({
  standing,
  rows,
  history,
  carried,
}: Pick<AheadInput, 'standing' | 'rows' | 'history' | 'carried'>): BoardBridge | 'noReference' | null {
  if (!hasBridge(standing)) return null;
  const of = bridgeMonths(rows, standing.through, carried.months, history.stoppedDays);
  if (of === null) return null;
  const { reference } = carried;
  if (reference === null || reference.kg <= 0) return 'noReference';
  const months = of.map((month) => ({ month: month.month, ...bridgeOfMonth(month, reference.kg) }));
  return { whole: bridgeOf(months), months, reference };
}

/** The sliders set out from the last twelve months; none where no day is left, or no voyage was made. */
export function takeFrom({
  standing,
  history,
  carried,
  ships,
  parameters,
}: Pick<AheadInput, 'standing' | 'history' | 'carried' | 'ships' | 'parameters'>): Take | null {
  const { days, liftedKg, targetKg } = standing;
  const { voyages, medianKg } = carried.recent;
  if (!isOpen(standing) || medianKg === null) return null;
  const best = history.months.reduce<{ month: Month; kg: Kg } | null>(
    (most, month) => (most === null || month.kg > most.kg ? { month: month.month, kg: month.kg } : most),
    null,
  );
  const known = ships.filter(
    ({ deadweightKg, ladenDraughtM, tpc }) => deadweightKg !== null && ladenDraughtM !== null && tpc !== null,
  );
  const base: ScenarioBase = {
    liftedKg,
    targetKg,
    elapsed: days.elapsed,
    daysLeft: days.left,
    voyages: voyages / 12,
    intakeT: Math.round(medianKg / 1000),
    bestKg: best?.kg ?? null,
    ships: known,
    shipsInAll: ships.length,
  };
  return { base, scenario: readScenario(parameters, base), best };
}
