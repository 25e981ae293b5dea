/**
 * What cannot go as it is planned: one vessel twice, more ships than berths, a laycan missed, a port closed or too
 * shallow. Seen, never refused: a plan is allowed to be wrong until somebody mends it. Pure.
 */
import { addDays, daysBetween, type LocalDate } from '@/lib/calendar';
import type { Kg } from '@/lib/quantity';
import { draughtLimitedIntake } from '@/lib/registry/vessel';
import type { Port } from '@/lib/voyages/voyage';
import { TURN_ROUND_DAYS } from './pattern';
import { isAhead, outcomeOf, plannedKgOf, type Laycan, type ProgrammeVoyage } from './programme';
import { areOne } from './proposal';

/** A dated restriction at a terminal; `to` null: until further notice. */
export interface Notice {
  terminalId: number;
  kind: 'draught_limit' | 'closure';
  draughtLimitM: number | null;
  from: LocalDate;
  to: LocalDate | null;
}

export type Clash =
  /** Another voyage of the vessel lies nearer than its turn-round. */
  | { kind: 'vesselTwice'; with: string; days: number }
  /** From `from` to `to` that many voyages must load where at most `room` can. */
  | { kind: 'berths'; terminal: string; from: LocalDate; to: LocalDate; voyages: number; room: number }
  | { kind: 'laycanMissed'; days: number }
  /** Closed on `closed` of the `days` on which it could be there. */
  | {
      kind: 'closure';
      port: Port;
      terminal: string;
      from: LocalDate;
      to: LocalDate | null;
      closed: number;
      days: number;
    }
  | { kind: 'draught'; port: Port; terminal: string; limitM: number; limitKg: Kg; plannedKg: Kg }
  /** A draught limit is in force, and particulars or planned tonnes are missing to say what it means. */
  | { kind: 'draughtUnchecked'; port: Port; terminal: string; limitM: number };

/** Days in which a ship that is loaded within its laycan can come to the other port: a day to load, 12 to 96 h at sea. */
const AT_SEA = { least: 1, most: 5 };
/** Loading takes about a day: a berth takes one ship a day. */
const LOADING_DAYS = 1;

/** Clashes by voyage number; voyages without any are left out. `voyages` holds the neighbouring months' too. */
export function clashesOf(
  voyages: readonly ProgrammeVoyage[],
  notices: readonly Notice[],
  today: LocalDate,
): Map<string, Clash[]> {
  const found = new Map<string, Clash[]>();
  const say = (voyageNo: string, clash: Clash) =>
    found.set(voyageNo, [...(found.get(voyageNo) ?? []), clash]);
  const standing = voyages.filter(({ status }) => status !== 'cancelled');

  for (const [one, other, days] of vesselTwice(standing)) {
    if (isAhead(one)) say(one.voyageNo, { kind: 'vesselTwice', with: other.voyageNo, days });
    if (isAhead(other)) say(other.voyageNo, { kind: 'vesselTwice', with: one.voyageNo, days });
  }
  for (const { clash, of } of overBerths(standing.filter(isAhead))) {
    for (const { voyageNo } of of) say(voyageNo, clash);
  }
  for (const voyage of standing) {
    const outcome = outcomeOf(voyage, today);
    if (outcome.kind === 'missed' || outcome.kind === 'late')
      say(voyage.voyageNo, { kind: 'laycanMissed', days: outcome.days });
    if (!isAhead(voyage)) continue;
    for (const clash of portClashes(voyage, notices)) say(voyage.voyageNo, clash);
  }
  return found;
}

const loadsOn = ({ loadedOn, begunOn, laycan }: ProgrammeVoyage): LocalDate | null =>
  loadedOn ?? begunOn ?? laycan?.from ?? null;

/** Pairs of one vessel, both real or both simulated, nearer than its turn-round; at least one of them is still to come. */
function vesselTwice(voyages: readonly ProgrammeVoyage[]): [ProgrammeVoyage, ProgrammeVoyage, number][] {
  const byVessel = together(
    voyages.filter(({ vessel }) => vessel !== null),
    ({ vessel, simulated }) => `${vessel?.id} ${simulated}`,
  );
  return byVessel.flatMap((of) => {
    const dated = of
      .flatMap((voyage) => {
        const on = loadsOn(voyage);
        return on === null ? [] : [{ voyage, on }];
      })
      .sort((a, b) => a.on.localeCompare(b.on));
    return dated.slice(1).flatMap(({ voyage, on }, at): [ProgrammeVoyage, ProgrammeVoyage, number][] => {
      const before = dated[at];
      const days = before ? daysBetween(before.on, on) : Infinity;
      if (!before || days >= TURN_ROUND_DAYS || !(isAhead(voyage) || isAhead(before.voyage))) return [];
      // Planned and logged, they are proposed to be merged: one voyage is no clash.
      if (areOne(voyage, before.voyage) || areOne(before.voyage, voyage)) return [];
      return [[before.voyage, voyage, days]];
    });
  });
}

function together(
  voyages: readonly ProgrammeVoyage[],
  by: (voyage: ProgrammeVoyage) => string,
): ProgrammeVoyage[][] {
  const groups = new Map<string, ProgrammeVoyage[]>();
  for (const voyage of voyages) groups.set(by(voyage), [...(groups.get(by(voyage)) ?? []), voyage]);
  return [...groups.values()];
}

type OverBerths = { clash: Extract<Clash, { kind: 'berths' }>; of: ProgrammeVoyage[] };

/**
 * Spans of days that hold more whole laycans than ships can load in them. For jobs of one day in windows of days that is
 * exactly when they cannot all be fitted (Hall's condition). Only the shortest such spans are said.
 */
function overBerths(voyages: readonly ProgrammeVoyage[]): OverBerths[] {
  return together(voyages, ({ load }) => String(load?.id)).flatMap((of) => {
    const terminal = of[0]?.load;
    if (!terminal || terminal.berths === null) return [];
    const { berths, name } = terminal;
    const dated = of.flatMap((voyage) => (voyage.laycan ? [{ voyage, laycan: voyage.laycan }] : []));
    const starts = [...new Set(dated.map(({ laycan }) => laycan.from))].sort();
    const ends = [...new Set(dated.map(({ laycan }) => laycan.to))].sort();
    const over: OverBerths[] = [];
    for (const from of starts) {
      for (const to of ends) {
        const days = daysBetween(from, to) + 1;
        if (days < 1) continue;
        const within = dated.filter(({ laycan }) => laycan.from >= from && laycan.to <= to);
        const room = Math.floor((berths * days) / LOADING_DAYS);
        if (within.length <= room) continue;
        over.push({
          clash: { kind: 'berths', terminal: name, from, to, voyages: within.length, room },
          of: within.map(({ voyage }) => voyage),
        });
        // What is too much here is too much in every longer span from here.
        break;
      }
    }
    return over.filter(
      ({ clash: { from, to } }) =>
        !over.some(
          ({ clash: one }) => one.from >= from && one.to <= to && (one.from !== from || one.to !== to),
        ),
    );
  });
}

function portClashes(voyage: ProgrammeVoyage, notices: readonly Notice[]): Clash[] {
  if (!voyage.laycan) return [];
  const { laycan, load, discharge } = voyage;
  const arrives = { from: addDays(laycan.from, AT_SEA.least), to: addDays(laycan.to, AT_SEA.most) };
  const at = (port: Port, terminal: ProgrammeVoyage['load'], days: Laycan): Clash[] =>
    terminal === null
      ? []
      : notices
          .filter((notice) => notice.terminalId === terminal.id && daysWithin(notice, days) > 0)
          .flatMap((notice) => {
            if (notice.kind === 'closure') return closure(notice, port, terminal.name, days);
            return draught(voyage, notice, port, terminal.name);
          });
  return [...at('load', load, laycan), ...at('discharge', discharge, arrives)];
}

function daysWithin(notice: Pick<Notice, 'from' | 'to'>, { from, to }: Laycan): number {
  const first = notice.from > from ? notice.from : from;
  const last = notice.to !== null && notice.to < to ? notice.to : to;
  return Math.max(0, daysBetween(first, last) + 1);
}

/** Of the arrival nobody knows the day: only a port that is closed on every possible one is a clash. */
function closure({ from, to }: Notice, port: Port, terminal: string, days: Laycan): Clash[] {
  const all = daysBetween(days.from, days.to) + 1;
  const closed = daysWithin({ from, to }, days);
  return port === 'load' || closed === all
    ? [{ kind: 'closure', port, terminal, from, to, closed, days: all }]
    : [];
}

function draught(voyage: ProgrammeVoyage, { draughtLimitM }: Notice, port: Port, terminal: string): Clash[] {
  if (draughtLimitM === null) return [];
  const { vessel } = voyage;
  const plannedKg = plannedKgOf(voyage);
  const limitKg = vessel ? draughtLimitedIntake({ ...vessel, limitM: draughtLimitM }) : null;
  if (limitKg === null || plannedKg === null)
    return [{ kind: 'draughtUnchecked', port, terminal, limitM: draughtLimitM }];
  return plannedKg > limitKg
    ? [{ kind: 'draught', port, terminal, limitM: draughtLimitM, limitKg, plannedKg }]
    : [];
}
