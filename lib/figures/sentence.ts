/**
 * A published sentence, read: value, period, change and percentage proposed with the words they stand in, to be
 * confirmed by a person. What can be read in two ways is asked, never guessed. No service outside; client-safe.
 */
import type { LocalDate } from '@/lib/calendar';
import { amountsIn, percentagesIn, type Amount, type AmountReading, type Percentage } from './amounts';
import type { Kind } from './figure';
import type { Period } from './periods';
import { merged, type Proposal } from './proposal';
import { ABOUT, isHeldAgainst, periodsOf } from './sentence-periods';

export interface ProposedAmount extends AmountReading {
  /** What of it the words around it say. */
  kind?: Kind;
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
const CHANGE_BEFORE = new RegExp(
  `(?:(?:increase|rise|growth|gain|decrease|decline|drop|fall|reduction)\\s+of|(?:прирост|рост|увеличение|снижение|сокращение|падение)\\s+составил[аио]?|\\bby|(?<!\\p{L})на|\\bup|\\bdown)\\s*${ABOUT}$`,
  'iu',
);
/** “12.4 kt (9.3 %) lower”, «на 65,4 тыс. тонн, или 75 %, больше». */
const CHANGE_AFTER =
  /^\s*(?:\([^()]*\)\s*|,?\s*(?:or|или)\s+(?:на\s+)?[\d.,]+\s*(?:%|percent|per cent)\s*,?\s*)?(?:more|less|higher|lower|больше|меньше|выше|ниже)(?!\p{L})/iu;
const VALUE_BEFORE = new RegExp(
  `(?:\\bto|up to|reached|exceeded|stood at|amount(?:ed|ing|s)? to|totall?ed|was|were|составил[а-яё]*|достиг[а-яё]*|превысил[а-яё]*|(?<!\\p{L})до|равн[а-яё]+)\\s*${ABOUT}$`,
  'iu',
);
const PLAN =
  /\b(?:plan|plans|planned|expect(?:ed|s)?|forecast|target|intends?|will|(?:before|by) the end of)\b|план|ожида|предполага|намерен|до конца/iu;
/** “Plan for August: 120 kt”: the plan of this one number. */
const PLAN_BEFORE =
  /(?:\b(?:planned|plan|target)|(?<!\p{L})(?:план[а-яё]{0,2}|запланировано))\s*(?:(?:for|of|на|в)\s+\p{L}+\s*(?:20\d\d\s*(?:года?)?)?)?\s*(?:is|was|of|[—–:-])?\s*$/iu;
/** A share is no change. */
const SHARE_BEFORE = /(?:\bshare|дол[яиюе])(?!\p{L})[^.;,]{0,60}$/iu;

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

/** The pipeline's name is no direction of its own. */
const PIPELINE = /Baku[\s–-]+Tbilisi[\s–-]+(?:Ceyhan|Jeyhan)|Баку[\s–-]+Тбилиси[\s–-]+Джейхан/giu;
/** The one direction a text speaks of; null of two ways out, which have a number each. */
function directionIn(text: string): string | null {
  const named = text.replace(PIPELINE, (name) => 'BTC'.padEnd(name.length));
  const found = DIRECTIONS.filter(([pattern]) => pattern.test(named)).map(([, direction]) => direction);
  return found.length > 1 && found[0] === 'Aktau–Makhachkala' ? null : (found[0] ?? null);
}

/**
 * @param before the day it was published, or today: a month without its year is the latest one that was over then
 * @param printed whether that is the day of print, by which “last year” is named
 */
export function readSentence(text: string, before: LocalDate, printed = true): SentenceReading {
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
  const bases = others.filter((amount) => isHeldAgainst(text, amount));
  const totals = bases.length < others.length ? others.filter((amount) => !bases.includes(amount)) : others;
  const named = totals.filter(({ start }) => VALUE_BEFORE.test(text.slice(0, start)));
  const values = named.length > 0 ? named : totals;
  const kindOf = kindsIn(text, amounts);
  const periods = periodsOf(text, {
    ...{ before, printed },
    bases: totals === others ? [] : bases,
    ahead: PLAN.test(text),
  });
  const percents = percentagesIn(text).filter(({ start }) => !SHARE_BEFORE.test(text.slice(0, start)));
  const percentOf = (one: Percentage, value: number): number => {
    if (!one.times) return sign(one) * value;
    return Math.round((sign(one) === 1 ? value - 1 : 1 / value - 1) * 1e5) / 1e3;
  };
  return {
    value: merged(
      values,
      (amount) => printedOf(amount, amount.readings, 1).map((one) => ({ ...one, kind: kindOf(amount) })),
      text,
    ),
    change: merged(changes, (amount) => printedOf(amount, amount.readings, sign(amount)), text),
    percent: merged(
      percents,
      (one: Percentage) =>
        one.readings.map((value) => ({ percent: percentOf(one, value), printed: one.text })),
      text,
    ),
    ...periods,
    kind: values[0] ? kindOf(values[0]) : PLAN.test(text) ? 'plan' : 'actual',
    grade: GRADES.find(([pattern]) => pattern.test(text))?.[1] ?? null,
    direction: directionIn(text),
  };
}

/** Which amounts are planned: those said to be the plan, or all of a text that speaks of a plan elsewhere. */
function kindsIn(text: string, amounts: readonly Amount[]): (amount: Amount) => Kind {
  const planned = amounts.flatMap((amount) => {
    const said = PLAN_BEFORE.exec(text.slice(0, amount.start));
    return said ? [{ amount, start: said.index, end: said.index + said[0].length }] : [];
  });
  const rest = planned.reduce(
    (all, { start, end }) => all.slice(0, start) + ' '.repeat(end - start) + all.slice(end),
    text,
  );
  const otherwise: Kind = PLAN.test(rest) ? 'plan' : 'actual';
  return (amount) => (planned.some((one) => one.amount === amount) ? 'plan' : otherwise);
}
