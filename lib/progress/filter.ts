/** The board's address ⇄ what it shows; and, in one place, the address of the voyages behind a sum. Client-safe. */
import { addDays, addMonths, type LocalDate, type Month } from '@/lib/calendar';
import {
  DATED_BY,
  EVERYTHING,
  linkToVoyages,
  type DatedBy,
  type Gap,
  type VoyageFilter,
} from '@/lib/voyages/filter';
import { printKnown, readKnown, type Known } from '@/lib/voyages/known';

/** Which voyages count: all, those of the real log alone, or the simulated ones alone. */
export const DATA = ['all', 'real', 'simulated'] as const;
export type Data = (typeof DATA)[number];

/** How a target is spread over its year: evenly by day, or as its own monthly plan has it. */
export const SPREADS = ['straight', 'monthly'] as const;
export type Spread = (typeof SPREADS)[number];

/** How many years stand side by side. */
export const YEARS_BESIDE = [2, 3, 4, 5] as const;
export const USUAL_YEARS = 3;
/** A period of more months is no period but a history. */
const PERIOD_MONTHS = 60;

/** What the address says; null where it leaves the choice to the board. */
export interface BoardFilter {
  target: string | null;
  scope: string | null;
  year: number | null;
  /** By which days and tonnes it counts. */
  basis: DatedBy;
  plan: Spread;
  data: Data;
  /** Null: as known now. */
  known: Known | null;
  /** USUAL_YEARS where it is left out. */
  years?: number;
  /** From month to month, both included; none where it is left out. */
  period?: { from: Month; to: Month } | null;
}

/** The predicate over lots that a board shows. */
export interface Selection {
  /** None named means all. */
  gradeIds: readonly number[];
  shipperId: number | null;
  data: Data;
  /** By B/L where it is left out. */
  basis?: DatedBy;
  /** When it is read: as known now where it is left out. Every query and every link of a board takes it from here. */
  known?: Known | null;
}

type Parameters = Record<string, string | string[] | undefined>;

/** Reads the address; null when it says something that no board can show, so that nothing else is shown instead. */
export function readBoardFilter(parameters: Parameters): BoardFilter | null {
  const one = (name: string): string | null => {
    const value = parameters[name];
    return (Array.isArray(value) ? value.at(-1) : value)?.trim() || null;
  };
  const year = one('year');
  const data = one('data') ?? 'all';
  const basis = one('basis') ?? 'bl';
  const plan = one('plan') ?? 'straight';
  const known = one('known');
  const read = known === null ? null : readKnown(known);
  if (year !== null && !/^(199\d|20\d\d)$/.test(year)) return null;
  if (!DATA.includes(data as Data)) return null;
  const years = Number(one('years') ?? USUAL_YEARS);
  const period = periodOf(one('from'), one('to'));
  if (!(YEARS_BESIDE as readonly number[]).includes(years) || period === undefined) return null;
  if (!SPREADS.includes(plan as Spread)) return null;
  if (!DATED_BY.includes(basis as DatedBy)) return null;
  if (known !== null && read === null) return null;
  return {
    target: one('target'),
    scope: one('scope'),
    year: year === null ? null : Number(year),
    basis: basis as DatedBy,
    plan: plan as Spread,
    data: data as Data,
    known: read,
    years,
    period,
  };
}

const isMonth = (text: string | null): text is Month =>
  text !== null && /^(199\d|20\d\d)-(0[1-9]|1[0-2])$/.test(text);

/** Null of none; undefined of what is none: half a period, one that ends before it begins, or a whole history. */
function periodOf(from: string | null, to: string | null): { from: Month; to: Month } | null | undefined {
  if (from === null && to === null) return null;
  if (!isMonth(from) || !isMonth(to) || to < from) return undefined;
  return addMonths(from, PERIOD_MONTHS) > to ? { from, to } : undefined;
}

/** The address of a board; every choice that was made is in it. */
export function linkToBoard(filter: BoardFilter): string {
  const text = boardParams(filter).toString().replaceAll('%3A', ':');
  return text === '' ? '/' : `/?${text}`;
}

/** The canonical parameters: {@link readBoardFilter} of them is the same filter. */
export function boardParams(filter: BoardFilter): URLSearchParams {
  const { target, scope, year, basis, plan, data, known, years = USUAL_YEARS, period = null } = filter;
  const search = new URLSearchParams();
  if (target !== null) search.set('target', target);
  if (scope !== null) search.set('scope', scope);
  if (year !== null) search.set('year', String(year));
  if (basis !== 'bl') search.set('basis', basis);
  if (plan !== 'straight') search.set('plan', plan);
  if (data !== 'all') search.set('data', data);
  if (known !== null) search.set('known', printKnown(known));
  if (years !== USUAL_YEARS) search.set('years', String(years));
  if (period !== null) {
    search.set('from', period.from);
    search.set('to', period.to);
  }
  return search;
}

/** The same board on paper. */
export const linkToReport = (filter: BoardFilter): string => `/report${linkToBoard(filter).slice(1)}`;

/** The voyages whose counted lots in `from`…`to` (both days included) make a sum of this selection. */
export function linkToSum(from: LocalDate, to: LocalDate, selection: Selection): string {
  const { gradeIds, shipperId, data, basis: by = 'bl', known = null } = selection;
  return linkToVoyages({ from, to, by, gradeIds: [...gradeIds], shipperId, data, known, counted: true });
}

/** The filter of the voyages with that gap among the year's counted lots: by B/L, as by discharge none lacks an outturn. */
export function gapFilter(gap: Gap, year: number, selection: Selection): VoyageFilter {
  const { gradeIds, shipperId, data, known = null } = selection;
  const [from, to] = [`${year}-01-01`, `${year}-12-31`];
  return { ...EVERYTHING, from, to, gradeIds: [...gradeIds], shipperId, data, known, gap, counted: true };
}

/** Voyages loaded so many days before a period may well be discharged in it. */
const ON_THE_WAY_DAYS = 60;

/** Counted by B/L since shortly before `from` up to `to`, and not yet on the basis of the selection; null by B/L itself. */
export function pendingFilter(from: LocalDate, to: LocalDate, selection: Selection): VoyageFilter | null {
  const { gradeIds, shipperId, data, basis = 'bl', known = null } = selection;
  if (basis === 'bl') return null;
  const since = addDays(from, -ON_THE_WAY_DAYS);
  return { ...EVERYTHING, from: since, to, gradeIds: [...gradeIds], shipperId, data, known, gap: basis };
}

export function linkToGap(gap: Gap, year: number, selection: Selection): string {
  return linkToVoyages(gapFilter(gap, year, selection));
}
