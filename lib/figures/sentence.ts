/**
 * A published sentence, read: value, period, change and percentage proposed with the words they stand in, to be
 * confirmed by a person. What can be read in two ways is asked, never guessed. No service outside; client-safe.
 */
import { addDays, type LocalDate } from '@/lib/calendar';
import { amountsIn, percentagesIn, type Amount, type AmountReading, type Percentage } from './amounts';
import type { Kind } from './figure';
import { latestBefore, periodOf, periodsIn, yearBefore, type Period, type PeriodInText } from './periods';

/** What is proposed, and the words it was read in; more than one choice is a question. */
export interface Proposal<T> {
  choices: T[];
  start: number;
  end: number;
  text: string;
}

export interface ProposedAmount extends AmountReading {
  /** As printed, for the field that keeps it. */
  printed: string;
}

export interface SentenceReading {
  value: Proposal<ProposedAmount> | null;
  period: Proposal<Period> | null;
  /** Signed. */
  change: Proposal<ProposedAmount> | null;
  percent: Proposal<{ percent: number; printed: string }> | null;
  compared: Proposal<Period> | null;
  kind: Kind;
  grade: string | null;
  direction: string | null;
}

const FALL =
  /(?:fell|fall|decreas|declin|drop|down\b|lower|less than|reduc|снизил|сократил|упал|уменьш|меньше)/i;
const CHANGE_BEFORE =
  /(?:(?:increase|rise|growth|gain|decrease|decline|drop|fall|reduction)\s+of|(?:прирост|рост|увеличение|снижение|сокращение|падение)\s+составил[аио]?|\bby|(?<!\p{L})на|\bup|\bdown)\s*(?:about|almost|nearly|around|some|почти|около)?\s*$/iu;
const CHANGE_AFTER = /^\s*(?:more|less|higher|lower|больше|меньше|выше|ниже)(?!\p{L})/iu;
const VALUE_BEFORE =
  /(?:\bto|up to|reached|amount(?:ed|ing|s)? to|totall?ed|was|were|составил[а-яё]*|достиг[а-яё]*|(?<!\p{L})до|равн[а-яё]+)\s*(?:about|almost|nearly|around|some|почти|около)?\s*$/iu;
const COMPARED_BEFORE =
  /(?:compared\s+(?:with|to)|than|against|versus|vs\.?|from|over|\bon|по сравнению с[ос]?|чем|против|относительно|(?<!\p{L})к)\s*(?:in|the|the same period|that|of|same period of|в|показател[а-яё]+|уровн[а-яё]+|аналогичн[а-яё]+ период[а-яё]*|за|\s)*$/iu;
/** A quantity that another one is held against. */
const BASE_BEFORE =
  /(?:compared\s+(?:with|to)|against|versus|\bvs\.?|\bfrom|против|по сравнению с[ос]?|(?<!\p{L})с[ос]?)\s*(?:about|almost|nearly|around|some|почти|около)?\s*$/iu;
/** The period of such a quantity, which stands blank there. */
const BASE_PERIOD_BEFORE =
  /(?:compared\s+(?:with|to)|against|versus|\bvs\.?|\bfrom|против|по сравнению с[ос]?|(?<!\p{L})с[ос]?)\s*(?:in|в|за|\s)*$/iu;
const SAME_PERIOD_BEFORE =
  /(?:same\s+(?:period|months?)\s+(?:of|in)|(?:аналогичн|соответствующ|т)[а-яё]+\s+(?:же\s+)?период[а-яё]*)\s*(?:the|в|за|\s)*$/iu;
/** What has no end in the text: the year so far. */
const SINCE_BEFORE = /(?:(?:since|from)\s+the\s+(?:beginning|start)\s+of|с\s+начала)\s*$/iu;
const YEAR_BEFORE =
  /year[\s-]on[\s-]year|\by\/y\b|\byoy\b|same period (?:of )?(?:last|the previous) year|a year earlier|г\/г|в годовом выражении|аналогичн[а-яё]+ период[а-яё]* прошлого года|годом ранее/iu;
const MONTH_BEFORE =
  /month[\s-]on[\s-]month|\bm\/m\b|previous month|the month before|a month earlier|месяцем ранее|м\/м|предыдущ[а-яё]+ месяц[а-яё]*/iu;
const PLAN =
  /\b(?:plan|plans|planned|expect(?:ed|s)?|forecast|target|intends?|will)\b|план|ожида|предполага|намерен/iu;

const GRADES: readonly [RegExp, string][] = [
  [/tengiz|тенгиз/i, 'Tengiz'],
  [/kashagan|кашаган/i, 'Kashagan'],
  [/dunga|дунга/i, 'Dunga'],
  [/buzachi|бузачи/i, 'Buzachi'],
];
const DIRECTIONS: readonly [RegExp, string][] = [
  [/makhachkala|махачкал/i, 'Aktau–Makhachkala'],
  [/baku|azerbaijan(?!i)|баку|азербайджан/i, 'Aktau–Baku'],
  [/\bBTC\b|БТД|Ceyhan|Джейхан/i, 'Aktau–BTC'],
];

const printedOf = ({ text }: Amount, readings: AmountReading[], sign: 1 | -1): ProposedAmount[] =>
  readings.map(({ amount, unit }) => ({ amount: sign * amount, unit, printed: text }));

const proposal = <T>(
  { start, end, text }: { start: number; end: number; text: string },
  choices: T[],
): Proposal<T> => ({ start, end, text, choices });

/** The pipeline's name is no direction of its own. */
const PIPELINE = /Baku[\s–-]+Tbilisi[\s–-]+(?:Ceyhan|Jeyhan)|Баку[\s–-]+Тбилиси[\s–-]+Джейхан/giu;
/** The one direction a text speaks of; null of two ways out, which have a number each. */
function directionIn(text: string): string | null {
  const named = text.replace(PIPELINE, (name) => 'BTC'.padEnd(name.length));
  const found = DIRECTIONS.filter(([pattern]) => pattern.test(named)).map(([, direction]) => direction);
  return found.length > 1 && found[0] === 'Aktau–Makhachkala' ? null : (found[0] ?? null);
}

/** @param before the day it was published, or today: a month without its year is the latest one that was over then. */
export function readSentence(text: string, before: LocalDate): SentenceReading {
  const amounts = amountsIn(text);
  const sign = ({ start, sign: told = null }: { start: number; sign?: 1 | -1 | null }): 1 | -1 =>
    told ??
    (FALL.test(text.slice(Math.max(0, start - 60), start + 60)) &&
    !/(?:rose|increas|grew|вырос|увелич)/i.test(text.slice(Math.max(0, start - 60), start))
      ? -1
      : 1);
  const isChange = ({ start, end, sign: told }: Amount) =>
    told !== null ||
    CHANGE_AFTER.test(text.slice(end)) ||
    (CHANGE_BEFORE.test(text.slice(0, start)) && !/up\s*to\s*$/i.test(text.slice(0, start)));
  const changes = amounts.filter(isChange);
  const others = amounts.filter((amount) => !changes.includes(amount));
  const bases = others.filter(({ start }) => BASE_BEFORE.test(text.slice(0, start)));
  const totals = bases.length < others.length ? others.filter((amount) => !bases.includes(amount)) : others;
  const named = totals.filter(({ start }) => VALUE_BEFORE.test(text.slice(0, start)));
  const values = named.length > 0 ? named : totals;
  const periods = periodsOf(text, before, totals === others ? [] : bases);
  const percents = percentagesIn(text);
  const percentOf = (one: Percentage, value: number): number => {
    if (!one.times) return sign(one) * value;
    return Math.round((sign(one) === 1 ? value - 1 : 1 / value - 1) * 1e5) / 1e3;
  };
  return {
    value: merged(values, (amount) => printedOf(amount, amount.readings, 1), text),
    change: merged(changes, (amount) => printedOf(amount, amount.readings, sign(amount)), text),
    percent: merged(
      percents,
      (one: Percentage) =>
        one.readings.map((value) => ({ percent: percentOf(one, value), printed: one.text })),
      text,
    ),
    ...periods,
    kind: PLAN.test(text) ? 'plan' : 'actual',
    grade: GRADES.find(([pattern]) => pattern.test(text))?.[1] ?? null,
    direction: directionIn(text),
  };
}

/** One proposal of all that qualify; several numbers are a question. */
function merged<A extends { start: number; end: number; text: string }, T>(
  all: readonly A[],
  choices: (one: A) => T[],
  text: string,
): Proposal<T> | null {
  const [first, last] = [all[0], all.at(-1)];
  if (!first || !last) return null;
  const different = new Map(all.flatMap(choices).map((choice) => [JSON.stringify(choice), choice]));
  return proposal({ start: first.start, end: last.end, text: text.slice(first.start, last.end) }, [
    ...different.values(),
  ]);
}

const sameYearOrBefore = (found: PeriodInText, before: LocalDate): Period[] => {
  if (found.exact) return [found.exact];
  if (found.year !== null) return [periodOf(found, found.year)];
  const latest = latestBefore(found, before);
  // Which year a month without one belongs to is a question, the likeliest first.
  return [latest, yearBefore(latest)];
};

const isWholeYear = ({ first, last, exact }: PeriodInText) => first === 1 && last === 12 && exact === null;

/** `bases`: quantities that the value is held against; a period beside one is the period of that. */
function periodsOf(
  text: string,
  before: LocalDate,
  bases: readonly Amount[],
): Pick<SentenceReading, 'period' | 'compared'> {
  // “Since the beginning of 2025” ends on a day that the text does not name.
  const found = periodsIn(text).filter(({ start }) => !SINCE_BEFORE.test(text.slice(0, start)));
  const blank = bases.reduce(
    (all, { start, end }) => all.slice(0, start) + ' '.repeat(end - start) + all.slice(end),
    text,
  );
  const lead = (of: string, { start }: PeriodInText) => of.slice(Math.max(0, start - 60), start);
  const isSame = (one: PeriodInText) => SAME_PERIOD_BEFORE.test(lead(text, one));
  const isCompared = (one: PeriodInText) =>
    isSame(one) ||
    COMPARED_BEFORE.test(lead(text, one)) ||
    (blank !== text && BASE_PERIOD_BEFORE.test(lead(blank, one)));
  const own = found.filter((one) => !isCompared(one));
  const against = found.filter((one) => isCompared(one) && own.length > 0);
  const main = own.length > 0 ? own : found.filter((one) => !isSame(one));
  const period = merged(main, (one) => sameYearOrBefore(one, before), text);
  const [first] = period?.choices ?? [];
  if (!period || !first) return { period, compared: null };
  const certain = period.choices.length === 1;
  const implied = YEAR_BEFORE.exec(text) ?? MONTH_BEFORE.exec(text);
  const [other] = against;
  if (other) {
    const { year, exact } = other;
    // The same months of another year, not all of it.
    const [same] = isSame(other) && isWholeYear(other) ? main : [];
    const choices = exact
      ? [exact]
      : year !== null
        ? [periodOf(same && !same.exact ? same : other, year)]
        : certain
          ? [latestBefore(other, first.from)]
          : sameYearOrBefore(other, first.from);
    return { period, compared: proposal(other, choices) };
  }
  if (!implied || !certain) return { period, compared: null };
  const earlier = YEAR_BEFORE.test(text) ? yearBefore(first) : latestBefore(monthBefore(first), first.from);
  return {
    period,
    compared: proposal({ start: implied.index, end: implied.index + implied[0].length, text: implied[0] }, [
      earlier,
    ]),
  };
}

function monthBefore({ from }: Period): { first: number; last: number } {
  const month = Number(addDays(from, -1).slice(5, 7));
  return { first: month, last: month };
}
