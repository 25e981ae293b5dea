/** A month of the programme, prepared once for the calendar, the table and the totals. Pure. */
import { addDays, daysBetween, firstDay, lastDay, type LocalDate, type Month } from '@/lib/calendar';
import type { Kg } from '@/lib/quantity';
import { clashesOf, type Clash, type Notice } from './clash';
import { mergeProposals, type MergeProposal } from './proposal';
import {
  blKgOf,
  firstPlan,
  isIn,
  movedHow,
  outcomeOf,
  plannedKgOf,
  sumOf,
  type Laycan,
  type Outcome,
  type ProgrammeLot,
  type ProgrammeVoyage,
} from './programme';

/** `in`: its laycan lies in the month; `out`: it was planned for it and moved away; `unplanned`: loaded without a plan. */
export type Standing = 'in' | 'out' | 'unplanned';

export interface Line {
  voyage: ProgrammeVoyage;
  standing: Standing;
  /** What was planned first, before any move. */
  first: Laycan | null;
  moved: ReturnType<typeof movedHow>;
  outcome: Outcome;
  plannedKg: Kg | null;
  blKg: Kg | null;
  clashes: Clash[];
}

/** A laycan, or its part within a week, in columns 1 to 7 (Monday first). */
export interface Bar {
  line: Line;
  column: number;
  span: number;
  /** Rows below the days; bars of one lane never meet. */
  lane: number;
  /** Whether the laycan begins, and ends, in this week. */
  begins: boolean;
  ends: boolean;
}

export interface Week {
  days: { date: LocalDate; inMonth: boolean }[];
  bars: Bar[];
}

export interface Totals {
  /** First planned for this month, wherever they are now; cancelled ones too. */
  original: Sum;
  /** With a laycan in it now, cancelled ones left out. */
  now: Sum;
  deferredIn: number;
  deferredOut: number;
  advancedIn: number;
  advancedOut: number;
  takenOut: number;
  cancelled: number;
  unplanned: number;
  /** Of those first planned for this month: loaded within it. */
  originalLoaded: number;
  /** B/L within the month, whatever was planned; a voyage counts with its first lot. */
  lifted: { voyages: number; kg: Kg };
}

export interface Sum {
  voyages: number;
  /** Of those whose tonnes are planned; null when none are. */
  kg: Kg | null;
  withoutTonnes: number;
  /** Of those, invented ones: sums of a demonstration hold both. */
  simulated: number;
}

export interface MonthSheet {
  month: Month;
  today: LocalDate;
  lines: Line[];
  weeks: Week[];
  proposals: MergeProposal[];
  totals: Totals;
  /** Load terminals of the month of which nobody knows how many ships they take. */
  berthsUnknown: string[];
}

/** @param voyages of the month and, for clashes, of its neighbours */
export function sheetOf(
  month: Month,
  { voyages, notices }: { voyages: readonly ProgrammeVoyage[]; notices: readonly Notice[] },
  today: LocalDate,
): MonthSheet {
  const clashes = clashesOf(voyages, notices, today);
  const lines = voyages
    .flatMap((voyage): Line[] => {
      const standing = standingOf(voyage, month);
      if (standing === null) return [];
      const of = clashes.get(voyage.voyageNo) ?? [];
      return [
        {
          voyage,
          standing,
          first: firstPlan(voyage),
          moved: movedHow(voyage),
          outcome: outcomeOf(voyage, today),
          plannedKg: plannedKgOf(voyage),
          blKg: blKgOf(voyage),
          clashes: standing === 'in' ? of : [],
        },
      ];
    })
    .sort((a, b) => dayOf(a).localeCompare(dayOf(b)) || a.voyage.voyageNo.localeCompare(b.voyage.voyageNo));
  const inMonth = new Set(lines.map(({ voyage }) => voyage.voyageNo));
  const terminals = lines.flatMap(({ voyage: { load }, standing }) =>
    standing === 'in' && load && load.berths === null ? [load.name] : [],
  );
  return {
    month,
    today,
    lines,
    weeks: weeksOf(month, lines),
    proposals: mergeProposals(voyages).filter(
      ({ planned, logged }) => inMonth.has(planned.voyageNo) || inMonth.has(logged.voyageNo),
    ),
    totals: totalsOf(month, voyages, lines),
    berthsUnknown: [...new Set(terminals)].sort(),
  };
}

function standingOf(voyage: ProgrammeVoyage, month: Month): Standing | null {
  if (isIn(month, voyage.laycan?.from)) return 'in';
  if (isIn(month, firstPlan(voyage)?.from)) return 'out';
  const unplanned = voyage.laycan === null && voyage.moves.length === 0 && voyage.status !== 'cancelled';
  return unplanned && isIn(month, voyage.loadedOn ?? voyage.begunOn) ? 'unplanned' : null;
}

const dayOf = ({ standing, first, voyage }: Line): LocalDate =>
  (standing === 'in' ? voyage.laycan?.from : standing === 'out' ? first?.from : null) ??
  voyage.loadedOn ??
  voyage.begunOn ??
  '';

const MONDAY = '2024-01-01';

/** Whole weeks from Monday that hold the month, with the laycans of the voyages that stand in it. */
function weeksOf(month: Month, lines: readonly Line[]): Week[] {
  const [first, last] = [firstDay(month), lastDay(month)];
  const begins = addDays(first, -(((daysBetween(MONDAY, first) % 7) + 7) % 7));
  const bars = lines.flatMap((line) =>
    line.standing === 'in' && line.voyage.laycan ? [{ line, laycan: line.voyage.laycan }] : [],
  );
  const weeks: Week[] = [];
  for (let monday = begins; monday <= last; monday = addDays(monday, 7)) {
    const sunday = addDays(monday, 6);
    const ends: LocalDate[] = [];
    weeks.push({
      days: Array.from({ length: 7 }, (_, day) => {
        const date = addDays(monday, day);
        return { date, inMonth: date >= first && date <= last };
      }),
      bars: bars
        .filter(({ laycan }) => laycan.from <= sunday && laycan.to >= monday)
        .map(({ line, laycan }) => {
          const from = laycan.from < monday ? monday : laycan.from;
          const to = laycan.to > sunday ? sunday : laycan.to;
          const free = ends.findIndex((end) => end < from);
          const lane = free === -1 ? ends.length : free;
          ends[lane] = to;
          return {
            line,
            column: daysBetween(monday, from) + 1,
            span: daysBetween(from, to) + 1,
            lane,
            begins: from === laycan.from,
            ends: to === laycan.to,
          };
        }),
    });
  }
  return weeks;
}

function sum(lines: readonly Line[]): Sum {
  return {
    voyages: lines.length,
    kg: sumOf(lines.map(({ plannedKg }) => plannedKg)),
    withoutTonnes: lines.filter(({ plannedKg }) => plannedKg === null).length,
    simulated: lines.filter(({ voyage }) => voyage.simulated).length,
  };
}

function totalsOf(month: Month, voyages: readonly ProgrammeVoyage[], lines: readonly Line[]): Totals {
  const standing = lines.filter(({ voyage }) => voyage.status !== 'cancelled');
  const count = (of: Standing, moved: Line['moved']) =>
    standing.filter((line) => line.standing === of && line.moved === moved).length;
  const original = lines.filter(
    ({ first, voyage }) => isIn(month, first?.from) && voyage.mergedInto === null,
  );
  const lots = voyages
    .filter(({ status }) => status !== 'cancelled')
    .map(({ lots: of, loadedOn }) => ({
      counts: isIn(month, loadedOn),
      kg: sumOf(of.map(({ blKg, blDate }) => (isIn(month, blDate) ? blKg : null))) ?? 0,
    }));
  return {
    original: sum(original),
    now: sum(standing.filter((line) => line.standing === 'in')),
    deferredIn: standing.filter((line) => isMovedIn(line, month) && line.moved === 'deferred').length,
    advancedIn: standing.filter((line) => isMovedIn(line, month) && line.moved === 'advanced').length,
    deferredOut: count('out', 'deferred'),
    advancedOut: count('out', 'advanced'),
    takenOut: count('out', 'takenOut'),
    cancelled: lines.filter(({ voyage }) => voyage.status === 'cancelled' && voyage.mergedInto === null)
      .length,
    unplanned: standing.filter((line) => line.standing === 'unplanned').length,
    originalLoaded: original.filter(
      ({ voyage }) => voyage.status !== 'cancelled' && isIn(month, voyage.loadedOn),
    ).length,
    lifted: {
      voyages: lots.filter(({ counts }) => counts).length,
      kg: lots.reduce((all, { kg }) => all + kg, 0),
    },
  };
}

const isMovedIn = ({ standing, first }: Line, month: Month): boolean =>
  standing === 'in' && !isIn(month, first?.from);

/** Planned tonnes of the month as it stands now, of the lots that count alone; null when none are planned. */
export function plannedKgIn({ lines }: MonthSheet, counts: (lot: ProgrammeLot) => boolean): Kg | null {
  const standing = lines.filter(({ standing: of, voyage }) => of === 'in' && voyage.status !== 'cancelled');
  return sumOf(
    standing.flatMap(({ voyage }) => voyage.lots.filter(counts).map(({ plannedKg }) => plannedKg)),
  );
}
