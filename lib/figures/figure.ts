/** Reported figures: numbers somebody else published, kept as printed. What they can mean. Pure, client-safe. */
import { addDays, addMonths, daysBetween, firstDay, lastDay, monthOf, type LocalDate } from '@/lib/calendar';
import type { Kg } from '@/lib/quantity';
import type { Basis } from '@/lib/targets/target';
import { digitNumerals } from './numeral';

/** As cited: tonnes, thousand and million tonnes, barrels. */
export const UNITS = ['t', 'kt', 'Mt', 'bbl'] as const;
export type Unit = (typeof UNITS)[number];
export type MassUnit = Exclude<Unit, 'bbl'>;
export const KG_PER: Record<MassUnit, Kg> = { t: 1_000, kt: 1_000_000, Mt: 1_000_000_000 };

export const KINDS = ['actual', 'plan'] as const;
export type Kind = (typeof KINDS)[number];
export const STATUSES = ['as_reported', 'corrected', 'disputed'] as const;
export type Status = (typeof STATUSES)[number];

/** The scope of a figure that names no grade. */
export const ALL_GRADES = 'all';

export interface Figure {
  key: string;
  from: LocalDate;
  to: LocalDate;
  kg: Kg;
  unit: Unit;
  valueAsCited: string;
  /** The sentence it stands in. */
  quote: string | null;
  /** Signed; null where the source prints none. */
  changeAsCited: string | null;
  changeKg: Kg | null;
  percentAsCited: string | null;
  /** Signed, in per cent. */
  percent: number | null;
  /** The period that change and percentage speak of. */
  comparedFrom: LocalDate | null;
  comparedTo: LocalDate | null;
  grade: string;
  direction: string;
  basis: Basis;
  kind: Kind;
  publisher: string;
  publishedOn: LocalDate | null;
  source: string;
  status: Status;
  note: string | null;
  /** Keys of other figures. */
  supersedes: string | null;
  supersededBy: string | null;
  relayOf: string | null;
}

/** Between what the printed number was rounded from; both ends included. */
export interface Range {
  low: Kg;
  high: Kg;
}

export const around = (kg: Kg, half: Kg): Range => ({ low: kg - half, high: kg + half });
export const sumOf = (ranges: readonly Range[]): Range => ({
  low: ranges.reduce((sum, { low }) => sum + low, 0),
  high: ranges.reduce((sum, { high }) => sum + high, 0),
});
export const lessBy = (a: Range, b: Range): Range => ({ low: a.low - b.high, high: a.high - b.low });
export const meet = (a: Range, b: Range): boolean => a.low <= b.high && b.low <= a.high;

/** Whole thousands count as rounded to the thousand, never more coarsely: further zeros may be chance. */
const ZEROS_AT_MOST = 3;

/** Half of the last printed digit, in the unit of the number. */
function halfOf(whole: string, fraction: string): number {
  if (fraction !== '') return 0.5 / 10 ** fraction.length;
  const zeros = /0*$/.exec(whole)?.[0].length ?? 0;
  return 0.5 * 10 ** Math.min(zeros, ZEROS_AT_MOST);
}

/** Barrels as printed, and the barrels a tonne that the stored tonnes imply; null for figures in tonnes. */
export function barrelsOf(figure: Pick<Figure, 'unit' | 'valueAsCited' | 'kg'>) {
  if (figure.unit !== 'bbl') return null;
  const numeral = digitNumerals(figure.valueAsCited)[0];
  // A printed number of barrels is a whole one: thousands before decimals.
  const reading = numeral?.readings[0];
  return reading ? { barrels: reading.value, factor: (reading.value * 1000) / figure.kg, reading } : null;
}

/** How far the value may lie from what is printed: half of its last digit; of a value in words, of its last number. */
export function roundingOf(figure: Pick<Figure, 'unit' | 'valueAsCited' | 'kg'>): Kg {
  const { unit, valueAsCited, kg } = figure;
  if (unit === 'bbl') {
    const barrels = barrelsOf(figure);
    if (barrels) {
      const half = halfOf(barrels.reading.whole, barrels.reading.fraction);
      return Math.round((half / barrels.factor) * 1000);
    }
  } else {
    for (const { readings } of digitNumerals(valueAsCited)) {
      const found = readings.find(({ value }) => Math.round(value * KG_PER[unit]) === kg);
      if (found) return Math.round(halfOf(found.whole, found.fraction) * KG_PER[unit]);
    }
  }
  const digits = String(Math.abs(kg));
  return 0.5 * 10 ** (/0*$/.exec(digits)?.[0].length ?? 0);
}

const ranges = new WeakMap<Figure, Range>();
export function rangeOf(figure: Figure): Range {
  const before = ranges.get(figure);
  const range = before ?? around(figure.kg, roundingOf(figure));
  if (!before) ranges.set(figure, range);
  return range;
}

/** Where the oil went. Baku, Azerbaijan and BTC name one direction from Aktau; what was printed stays beside it. */
export type Direction = 'aktau' | 'baku' | 'makhachkala' | 'btc' | 'ceyhan' | 'other';
const DIRECTIONS: readonly [RegExp, Direction][] = [
  [/all from aktau|aktau total/i, 'aktau'],
  [/makhachkala|махачкал/i, 'makhachkala'],
  [/aktau.*(baku|azerbaijan|btc|sangachal|dubendi)/i, 'baku'],
  [/ceyhan/i, 'ceyhan'],
  [/btc/i, 'btc'],
];
const known = new Map<string, Direction>();
export function directionOf(printed: string): Direction {
  const before = known.get(printed);
  if (before !== undefined) return before;
  const direction = DIRECTIONS.find(([pattern]) => pattern.test(printed))?.[1] ?? 'other';
  // Every figure is held against every other: a handful of directions is looked up, and never a flood of typed ones.
  if (known.size < 1000) known.set(printed, direction);
  return direction;
}

/** The choices of the form; any other text can be typed. */
export const USUAL_DIRECTIONS = [
  'Aktau–Baku',
  'Aktau–BTC',
  'Aktau–Makhachkala',
  'all from Aktau',
  'BTC transit',
  'Ceyhan',
];

const folded = (text: string) => text.trim().toLowerCase();

/** Same grade, direction, basis and kind: their numbers can be added, subtracted and compared. */
export const sameSeries = (a: Figure, b: Figure): boolean => sameGrade(a, b) && sameSeriesButGrade(a, b);
/** Equal for figures of {@link sameSeries}; null for a direction that is compared with none. */
export function seriesOf({ grade, direction, basis, kind }: Figure): string | null {
  const of = directionOf(direction);
  return of === 'other' ? null : `${kind} ${basis} ${of} ${folded(grade)}`;
}
const sameGrade = (a: Figure, b: Figure): boolean =>
  a.grade === b.grade || folded(a.grade) === folded(b.grade);
export function sameSeriesButGrade(a: Figure, b: Figure): boolean {
  if (a.basis !== b.basis || a.kind !== b.kind) return false;
  const direction = directionOf(a.direction);
  return direction !== 'other' && direction === directionOf(b.direction);
}
export const samePeriod = (a: Pick<Figure, 'from' | 'to'>, b: Pick<Figure, 'from' | 'to'>): boolean =>
  a.from === b.from && a.to === b.to;
export const within = (inner: Pick<Figure, 'from' | 'to'>, outer: Pick<Figure, 'from' | 'to'>): boolean =>
  inner.from >= outer.from && inner.to <= outer.to;

/** Who said it first, and through whom we have it: “KazTransOil via Trend”, “KazTransOil relay”. */
export function originOf(publisher: string): { origin: string; relay: string | null } {
  const via = /^(.*?)\s+via\s+(.*)$/i.exec(publisher);
  // “via relay” names nobody.
  if (via) return { origin: via[1] ?? publisher, relay: via[2] === 'relay' ? '' : (via[2] ?? null) };
  const relay = /^(.*?)\s+relay$/i.exec(publisher);
  return relay ? { origin: relay[1] ?? publisher, relay: '' } : { origin: publisher, relay: null };
}

/** Whole calendar months from first to last day; null when it begins or ends within a month. */
export function monthsIn({ from, to }: Pick<Figure, 'from' | 'to'>): number | null {
  if (from !== firstDay(monthOf(from)) || to !== lastDay(monthOf(to))) return null;
  const [first, last] = [from, to].map((day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)));
  return Math.max(1, (last ?? 0) - (first ?? 0) + 1);
}

/** The period that a change is on, unless the source names one: of a month the one before, else a year earlier. */
export function comparedWith(figure: Figure): { from: LocalDate; to: LocalDate } | null {
  if (figure.comparedFrom !== null && figure.comparedTo !== null)
    return { from: figure.comparedFrom, to: figure.comparedTo };
  const months = monthsIn(figure);
  if (months === null) return null;
  const back = months === 1 ? -1 : -12;
  const first = addMonths(monthOf(figure.from), back);
  return { from: firstDay(first), to: lastDay(addMonths(first, months - 1)) };
}

/** A stretch of days whose tonnes follow from two printed figures. */
export interface Span extends Range {
  from: LocalDate;
  to: LocalDate;
  kg: Kg;
  /** Keys: the minuend, then what is taken from it. */
  by: string[];
}

/** What is left of `whole` when `part` is taken from its beginning or its end; null where it is neither. */
function leftOver(whole: Range & { from: LocalDate; to: LocalDate; kg: Kg }, part: typeof whole) {
  if (!within(part, whole) || samePeriod(part, whole)) return null;
  const kg = whole.kg - part.kg;
  if (part.from === whole.from)
    return { from: addDays(part.to, 1), to: whole.to, kg, ...lessBy(whole, part) };
  if (part.to === whole.to)
    return { from: whole.from, to: addDays(part.from, -1), kg, ...lessBy(whole, part) };
  return null;
}

/**
 * Cumulative figures of one series differenced: each period less the longest printed one that it begins with, and
 * what that leaves less a printed month at its end. Never a guess at how a span divides into its months.
 */
export function spansOf(series: readonly Figure[]): Span[] {
  const pieces = piecesOf(series);
  return series.flatMap((figure) => spansFrom(figure, pieces));
}

type Piece = Range & { figure: Figure; from: LocalDate; to: LocalDate; kg: Kg };
interface Pieces {
  /** By first and by last day: one figure is held only against those that can be taken from it. */
  from: Map<LocalDate, Piece[]>;
  to: Map<LocalDate, Piece[]>;
}

/** A series as {@link spansFrom} looks into it. */
function piecesOf(series: readonly Figure[]): Pieces {
  const pieces = series.map((figure): Piece => {
    const { from, to, kg } = figure;
    return { ...rangeOf(figure), figure, from, to, kg };
  });
  return { from: listedBy(pieces, ({ from }) => from), to: listedBy(pieces, ({ to }) => to) };
}

/** Those of {@link spansOf} that are left of `figure`. */
function spansFrom(figure: Figure, pieces: Pieces): Span[] {
  const { from, to, kg } = figure;
  const whole = { ...rangeOf(figure), from, to, kg };
  const parts = (pieces.from.get(from) ?? []).filter((part) => part.to < to);
  const latest = parts.reduce((last, part) => (part.to > last ? part.to : last), '');
  const spans: Span[] = [];
  for (const part of parts.filter((one) => one.to === latest)) {
    const left = leftOver(whole, part);
    if (!left) continue;
    const by = [figure.key, part.figure.key];
    spans.push({ ...left, by });
    for (const tail of (pieces.to.get(left.to) ?? []).filter((one) => within(one, left))) {
      const rest = leftOver(left, tail);
      if (rest) spans.push({ ...rest, by: [...by, tail.figure.key] });
    }
  }
  return spans.filter((span) => daysBetween(span.from, span.to) >= 0);
}

/** The items under each key, in their order. */
export function listedBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const lists = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const list = lists.get(key);
    if (list) list.push(item);
    else lists.set(key, [item]);
  }
  return lists;
}
