/** What others report against what the log adds up to: by period, grade and basis, signed, with its tolerance. Pure. */
import { monthOf, type LocalDate, type Month } from '@/lib/calendar';
import type { Kg } from '@/lib/quantity';
import type { Basis } from '@/lib/targets/target';
import {
  ALL_GRADES,
  directionOf,
  listedBy,
  monthsIn,
  rangeOf,
  spansOf,
  type Figure,
  type Range,
} from './figure';
import type { Checked } from './check';
import type { Finding } from './finding';

/** Half a per cent, or the rounding of the source where that is wider. */
const TOLERANCE = 0.005;

export interface LoggedMonth {
  month: Month;
  /** Null: of a grade nobody knows. */
  grade: string | null;
  kg: Kg;
  /** Part of `kg`. */
  simulatedKg: Kg;
}

export interface Logged {
  kg: Kg;
  simulatedKg: Kg;
}

/** A person's act on a line, latest last. */
export interface Act {
  line: string;
  kind: 'explained' | 'signed' | 'withdrawn';
  finding: string | null;
  explanation: string | null;
  reportedKg: Kg;
  loggedKg: Kg;
  at: Date;
  by: string;
}

export const STATES = ['agrees', 'explained', 'open', 'gap'] as const;
export type State = (typeof STATES)[number];

export interface Line {
  /** The keys of its figures: the same line tomorrow. */
  line: string;
  from: LocalDate;
  to: LocalDate;
  grade: string;
  basis: Basis;
  reported: Range & { kg: Kg };
  /** The printed figure, or the cumulative one and those taken from it. */
  by: string[];
  /** Null: the log has no data there, which is no zero. */
  logged: Logged | null;
  /** Logged less reported. */
  deviationKg: Kg | null;
  toleranceKg: Kg;
  state: State;
  /** What the checker offers as an explanation. */
  offered: Finding[];
  explanation: Act | null;
  signed: Act | null;
  /** Explained or signed when the numbers were others: it has to be looked at again. */
  outdated: Act | null;
}

/** Everything a line is made from. */
export interface Books {
  /** Not superseded. */
  figures: readonly Figure[];
  /** Those among them that can be differenced. */
  evidence: readonly Figure[];
  checked: ReadonlyMap<string, Checked>;
  logged: readonly LoggedMonth[];
  logBegins: Month | null;
  acts: readonly Act[];
}

/** What the log can be held against: what left Aktau for Baku by B/L, in whole months, and was not only planned. */
export const comparable = (figure: Figure): boolean =>
  figure.kind === 'actual' &&
  figure.basis === 'bl' &&
  figure.supersededBy === null &&
  directionOf(figure.direction) === 'baku' &&
  monthsIn(figure) !== null;

type MonthSum = Logged & { month: Month };
const sums = new WeakMap<readonly LoggedMonth[], Map<string | null, MonthSum[]>>();

/** One sum a month of all grades (null) or of one, in lower case; added up once for all lines of the same log. */
function sumsOf(logged: readonly LoggedMonth[], grade: string | null): MonthSum[] {
  const known = sums.get(logged) ?? new Map<string | null, MonthSum[]>();
  sums.set(logged, known);
  const before = known.get(grade);
  if (before) return before;
  const months = new Map<Month, MonthSum>();
  for (const one of logged) {
    if (grade !== null && one.grade?.toLowerCase() !== grade) continue;
    const sum = months.get(one.month) ?? { month: one.month, kg: 0, simulatedKg: 0 };
    months.set(one.month, sum);
    sum.kg += one.kg;
    sum.simulatedKg += one.simulatedKg;
  }
  const list = [...months.values()];
  known.set(grade, list);
  return list;
}

/** What the log adds up to there; null before it begins. */
export function loggedIn(
  books: Books,
  { from, to }: { from: LocalDate; to: LocalDate },
  grade: string,
): Logged | null {
  if (books.logBegins === null || monthOf(to) < books.logBegins) return null;
  const sum = { kg: 0, simulatedKg: 0 };
  const [first, last, folded] = [monthOf(from), monthOf(to), grade.toLowerCase()];
  for (const one of sumsOf(books.logged, grade === ALL_GRADES ? null : folded)) {
    if (one.month < first || one.month > last) continue;
    sum.kg += one.kg;
    sum.simulatedKg += one.simulatedKg;
  }
  return sum;
}

type Compared = Pick<Line, 'from' | 'to' | 'grade' | 'basis' | 'reported' | 'by'>;
const nameOf = ({ by }: Pick<Line, 'by'>): string => by.join(' − ');

function lineOf(books: Books, compared: Compared, acts: readonly Act[]): Line {
  const logged = loggedIn(books, compared, compared.grade);
  const { kg, low, high } = compared.reported;
  const deviationKg = logged && logged.kg - kg;
  const toleranceKg = Math.max(kg * TOLERANCE, (high - low) / 2);
  const since = acts.slice(acts.findLastIndex((act) => act.kind === 'withdrawn') + 1);
  const holds = (act: Act) => act.reportedKg === kg && act.loggedKg === logged?.kg;
  const explanation = since.findLast((act) => act.kind === 'explained' && holds(act)) ?? null;
  const agrees = deviationKg !== null && Math.abs(deviationKg) <= toleranceKg;
  return {
    ...compared,
    line: nameOf(compared),
    logged,
    deviationKg,
    toleranceKg,
    state: deviationKg === null ? 'gap' : agrees ? 'agrees' : explanation ? 'explained' : 'open',
    offered: compared.by.flatMap(
      (key) => books.checked.get(key)?.findings.filter(({ outcome }) => outcome !== 'agrees') ?? [],
    ),
    explanation,
    signed: since.findLast((act) => act.kind === 'signed' && holds(act)) ?? null,
    outdated: since.findLast((act) => !holds(act)) ?? null,
  };
}

const periodOf = ({ from, to }: Pick<Line, 'from' | 'to'>) => `${from} ${to}`;
/** Of days as they are written here; comparing them by locale took longer than all else. */
const inOrder = (a: LocalDate, b: LocalDate) => (a < b ? -1 : Number(a > b));

/** Figures stay the same objects from one page to the next, see checkedFigures. */
const comparedOf = new WeakMap<readonly Figure[], { evidence: readonly Figure[]; compared: Compared[] }>();

/** Every printed figure that can be compared, and every stretch between two of them that no printed one fills. */
function comparedIn({ figures, evidence }: Pick<Books, 'figures' | 'evidence'>): Compared[] {
  const before = comparedOf.get(figures);
  if (before?.evidence === evidence) return before.compared;
  const compared = figures.filter(comparable).map((figure): Compared => {
    const { from, to, grade, basis, kg, key } = figure;
    return { from, to, grade, basis, reported: { kg, ...rangeOf(figure) }, by: [key] };
  });
  const grades = listedBy(evidence.filter(comparable), ({ grade }) => grade.toLowerCase());
  for (const series of grades.values()) {
    const printedPeriods = new Set(series.map(periodOf));
    for (const { from, to, by, ...reported } of spansOf(series)) {
      const { grade, basis } = series[0] as Figure;
      if (reported.kg <= 0 || monthsIn({ from, to }) === null || printedPeriods.has(periodOf({ from, to })))
        continue;
      compared.push({ from, to, grade, basis, reported, by });
    }
  }
  compared.sort(
    (a, b) =>
      inOrder(a.from, b.from) ||
      inOrder(a.to, b.to) ||
      a.grade.localeCompare(b.grade) ||
      nameOf(a).localeCompare(nameOf(b)),
  );
  comparedOf.set(figures, { evidence, compared });
  return compared;
}

/** A line for each number that can be compared, by period. */
export function linesOf(books: Books): Line[] {
  const acts = listedBy(books.acts, ({ line }) => line);
  return comparedIn(books).map((compared) => lineOf(books, compared, acts.get(nameOf(compared)) ?? []));
}
