/** Which period a sentence speaks of, and which one its number is held against. Pure. */
import { addDays, addMonths, lastDay, monthOf, yearOf, type LocalDate } from '@/lib/calendar';
import type { Amount } from './amounts';
import { latestBefore, periodOf, periodsIn, type Period, type PeriodInText } from './periods';
import { merged, proposal, type Proposal } from './proposal';
import { withRelativeYears } from './relative-years';

const COMPARED_BEFORE =
  /(?:compared\s+(?:with|to)|than|against|versus|vs\.?|from|over|\bon|по сравнению с[ос]?|чем|больше|меньше|выше|ниже|против|относительно|(?<!\p{L})к)\s*(?:in|the|the same period|that|of|same period of|в|показател[а-яё]+|уровн[а-яё]+|аналогичн[а-яё]+ период[а-яё]*|за|\s)*$/iu;
/** The period of such a quantity, which stands blank there. */
const BASE_PERIOD_BEFORE =
  /(?:compared\s+(?:with|to)|against|versus|\bvs\.?|\bfrom|против|по сравнению с[ос]?|(?<!\p{L})с[ос]?)\s*(?:in|в|за|\s)*$/iu;
const SAME_PERIOD_BEFORE =
  /(?:same\s+(?:period|months?)\s+(?:of|in)|(?:аналогичн|соответствующ|т)[а-яё]+\s+(?:же\s+)?период[а-яё]*)\s*(?:the|в|за|\s)*$/iu;
/** What has no end in the text: the year so far. */
const SINCE_BEFORE = /(?:(?:since|from)\s+the\s+(?:beginning|start)\s+of|с\s+начала)\s*$/iu;
const YEAR_BEFORE =
  /year[\s-]on[\s-]year|\by\/y\b|\byoy\b|same (?:period|months?) (?:of |in )?(?:last|the previous|the past) year|a year (?:earlier|ago|before)|г\/г|в годовом выражении|аналогичн[а-яё]+ период[а-яё]* (?:прошлого|предыдущего) года|годом ранее/iu;
const MONTH_BEFORE =
  /month[\s-]on[\s-]month|\bm\/m\b|previous month|the month before|a month earlier|месяцем ранее|м\/м|предыдущ[а-яё]+ месяц[а-яё]*/iu;

/** “About”, “more than”: how a number is softened. */
export const ABOUT =
  '(?:(?:about|almost|nearly|around|approximately|some|more than|over|at least|почти|около|порядка|примерно|более|свыше)\\s+)?';
/** A quantity that another one is held against. */
const BASE_BEFORE = new RegExp(
  `(?:compared\\s+(?:with|to)|against|versus|\\bvs\\.?|\\bfrom|против|по сравнению с[ос]?|(?<!\\p{L})с[ос]?)\\s*(?:(?:an?\\s+|the\\s+)?(?:planned|expected)\\s+|запланированн[а-яё]+\\s+)?${ABOUT}$`,
  'iu',
);
const BASE_AFTER =
  /^\s*(?:a year (?:earlier|ago|before)|годом ранее|месяцем ранее|a month (?:earlier|ago))/iu;
const IN_BRACKETS = /\(([^()]*)$/u;

const leadOf = (of: string, { start }: { start: number }) => of.slice(Math.max(0, start - 60), start);

/**
 * Whether a quantity is what another one is held against: said so, or in brackets behind the period that is compared
 * with: “more than in 2022 (about 250,000 tons)”.
 */
export function isHeldAgainst(text: string, { start, end }: Amount): boolean {
  const lead = text.slice(0, start);
  if (BASE_BEFORE.test(lead) || BASE_AFTER.test(text.slice(end))) return true;
  const inside = IN_BRACKETS.exec(lead);
  if (!inside) return false;
  if (YEAR_BEFORE.test(inside[1] ?? '') || MONTH_BEFORE.test(inside[1] ?? '')) return true;
  const outside = lead.slice(0, inside.index).trimEnd();
  return periodsIn(outside).some(
    (one) => one.end === outside.length && COMPARED_BEFORE.test(leadOf(outside, one)),
  );
}

const sameYearOrBefore = (found: PeriodInText, before: LocalDate): Period[] => {
  if (found.exact) return [found.exact];
  if (found.year !== null) return [periodOf(found, found.year)];
  const latest = latestBefore(found, before);
  // Which year a month without one belongs to is a question, the likeliest first.
  return [latest, periodOf(found, yearOf(latest.from) - 1)];
};

const isWholeYear = ({ first, last, days, exact }: PeriodInText) =>
  first === 1 && last === 12 && days === null && exact === null;

/** The same days of another year. */
function inYear({ from, to }: Period, year: number): Period {
  const by = (year - yearOf(from)) * 12;
  const day = (date: LocalDate): LocalDate => {
    const month = addMonths(monthOf(date), by);
    const [same, end] = [`${month}-${date.slice(8)}`, lastDay(month)];
    return same > end || date === lastDay(monthOf(date)) ? end : same;
  };
  return { from: day(from), to: day(to) };
}

interface Asked {
  before: LocalDate;
  /** Whether `before` is the day of print. */
  printed: boolean;
  /** Quantities that the value is held against; a period beside one is the period of that. */
  bases: readonly Amount[];
  /** It speaks of what is still to come. */
  ahead: boolean;
}

/** The period that a text speaks of, and the one that its number is held against. */
export function periodsOf(
  text: string,
  { before, printed, bases, ahead }: Asked,
): { period: Proposal<Period> | null; compared: Proposal<Period> | null } {
  // “Since the beginning of 2025” ends on a day that the text does not name.
  const found = withRelativeYears(text, periodsIn(text), printed ? before : null, ahead).filter(
    ({ start }) => !SINCE_BEFORE.test(text.slice(0, start)),
  );
  const blank = bases.reduce(
    (all, { start, end }) => all.slice(0, start) + ' '.repeat(end - start) + all.slice(end),
    text,
  );
  const isSame = (one: PeriodInText) => SAME_PERIOD_BEFORE.test(leadOf(text, one));
  const isCompared = (one: PeriodInText) =>
    isSame(one) ||
    COMPARED_BEFORE.test(leadOf(text, one)) ||
    (blank !== text && BASE_PERIOD_BEFORE.test(leadOf(blank, one)));
  const own = found.filter((one) => !isCompared(one));
  const main = own.length > 0 ? own : found.filter((one) => !isSame(one));
  const period = merged(main, (one) => sameYearOrBefore(one, before), text);
  const [first] = period?.choices ?? [];
  if (!period || !first) return { period, compared: null };
  const other = own.length > 0 ? found.find(isCompared) : undefined;
  if (other) return { period, compared: proposal(other, comparedWith(other, main, period.choices)) };
  const [year, month] = [YEAR_BEFORE.exec(text), MONTH_BEFORE.exec(text)];
  const implied = year ?? month;
  if (!implied) return { period, compared: null };
  const earlier = period.choices.map((one) =>
    year ? inYear(one, yearOf(one.from) - 1) : latestBefore(monthBefore(one), one.from),
  );
  return {
    period,
    compared: proposal(
      { start: implied.index, end: implied.index + implied[0].length, text: implied[0] },
      earlier,
    ),
  };
}

/** The days that a period is held against: of a bare year the same months, “nine months … against 2023”. */
function comparedWith(
  other: PeriodInText,
  main: readonly PeriodInText[],
  choices: readonly Period[],
): Period[] {
  const { year, exact } = other;
  const [first] = choices;
  if (exact || !first) return exact ? [exact] : [];
  if (year !== null) {
    const same = isWholeYear(other) && choices.length === 1 && !main.every(isWholeYear);
    return [same ? inYear(first, year) : periodOf(other, year)];
  }
  return choices.length === 1 ? [latestBefore(other, first.from)] : sameYearOrBefore(other, first.from);
}

function monthBefore({ from }: Period): { first: number; last: number } {
  const month = Number(addDays(from, -1).slice(5, 7));
  return { first: month, last: month };
}
