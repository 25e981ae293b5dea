/** The board's sentence and its formulas as message keys and printed values: which words, never the words themselves. */
import { printDate, printMonth } from '@/lib/calendar';
import { formatKt, type Kg } from '@/lib/quantity';
import { DAYS_A_MONTH, type change } from './pace';
import type { Standing } from './standing';

/** A message of the `board` catalogue with what fills it. */
export interface Said {
  key: string;
  values: Record<string, string | number>;
}

const MINUS = '\u2212';
const NO_BREAK_THIN = '\u202f';
const NOTHING = '–';

/** `69 %`; a share short of the whole never prints as 100 %, however close. Null is a gap. */
export function printShare(share: number | null): string {
  if (share === null) return NOTHING;
  const percent = Math.round(Math.abs(share) * 100);
  const shown = share < 1 && percent === 100 ? 99 : percent;
  return `${share < 0 && shown > 0 ? MINUS : ''}${shown}${NO_BREAK_THIN}%`;
}

/** Kilotonnes with their sign: `+65.4`, `−12.0`, `0.0`. Null is a gap. */
export function printSignedKt(kg: Kg | null): string {
  const text = formatKt(kg);
  return kg !== null && kg > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** The share of a change with its sign: `+75 %`; null (a change on nothing) is a gap. */
export function printChangeShare(of: ReturnType<typeof change>): string {
  if (of === null || of.share === null) return NOTHING;
  const percent = Math.round(Math.abs(of.share) * 100);
  const sign = percent === 0 ? '' : of.share < 0 ? MINUS : '+';
  return `${sign}${percent}${NO_BREAK_THIN}%`;
}

/** Behind or ahead of plan as it is printed: a difference that prints as 0.0 is none. */
function direction(gapKg: Kg): 'behind' | 'ahead' | 'level' {
  if (!/[1-9]/.test(formatKt(Math.abs(gapKg)))) return 'level';
  return gapKg < 0 ? 'behind' : 'ahead';
}

function numbers(standing: Standing): Said['values'] {
  const { year, basis, plan, through, liftedKg, targetKg, planKg, gapKg, best, bestSince } = standing;
  return {
    // Text, or the year would be printed as a number, with a separator.
    year: String(year),
    basis,
    // Over a part of the year its days are not those of the year.
    spread:
      plan.kind === 'straight' && plan.period.from + plan.period.to !== `${year}-01-01${year}-12-31`
        ? 'prorated'
        : plan.kind,
    through: printDate(through),
    lifted: formatKt(liftedKg),
    target: formatKt(targetKg),
    share: printShare(standing.share),
    plan: formatKt(planKg),
    gap: formatKt(gapKg === null ? null : Math.abs(gapKg)),
    direction: gapKg === null ? 'level' : direction(gapKg),
    missing: formatKt(targetKg === null ? null : Math.abs(targetKg - liftedKg)),
    required: formatKt(standing.requiredKg),
    achieved: formatKt(standing.achievedKg),
    voyages: standing.voyagesNeeded ?? 0,
    median: formatKt(standing.medianIntakeKg),
    best: formatKt(best?.kg ?? null),
    bestOf: bestSince === year ? String(year) : `${bestSince}–${year}`,
    bestMonth: best === null ? NOTHING : printMonth(best.month),
  };
}

/** The first sentence: where the year stands. */
function stands({ state, reached, targetKg }: Standing): string {
  if (state === 'noData') return 'noData';
  if (targetKg === null) return state === 'notBegun' ? 'notBegunNoTarget' : 'noTarget';
  if (state === 'notBegun') return 'notBegun';
  return reached ? `${state}Reached` : state;
}

/** The second: what the target still takes; none where nothing is to be reached any more. */
function takes({ state, reached, targetKg, requiredKg, medianIntakeKg }: Standing): string | null {
  if (targetKg === null || reached || (state !== 'running' && state !== 'notBegun')) return null;
  if (requiredKg === null) return 'noDayLeft';
  return medianIntakeKg === null ? 'takesRate' : 'takes';
}

/** The third: what was achieved so far, and the best month of some years. */
function achieved({ state, achievedKg, best }: Standing): string | null {
  if (state === 'noData' || best === null) return null;
  if (state === 'notBegun') return 'best';
  return achievedKg === null ? null : 'achieved';
}

/** The computed sentence, one to three parts of it. Every number of it is also in the tables or the formulas. */
export function sentenceOf(standing: Standing): Said[] {
  const values = numbers(standing);
  return [stands(standing), takes(standing), achieved(standing)]
    .filter((key) => key !== null)
    .map((key) => ({ key, values }));
}

/** The values that are computed and not logged: each opens its formula. */
export const COMPUTED = ['share', 'gap', 'required', 'achieved', 'voyages'] as const;
export type Computed = (typeof COMPUTED)[number];

/** How each computed value that the sentence shows comes about, with its inputs. */
export function formulasOf(standing: Standing): (Said & { key: Computed })[] {
  const { targetKg, state, days } = standing;
  const said = new Set(sentenceOf(standing).map(({ key }) => key));
  const takesRate = said.has('takes') || said.has('takesRate');
  const shown: Record<Computed, boolean> = {
    share: targetKg !== null && (state === 'running' || state === 'finished'),
    gap: targetKg !== null && (state === 'running' || state === 'finished'),
    required: takesRate,
    achieved: said.has('achieved'),
    voyages: said.has('takes'),
  };
  const values = {
    ...numbers(standing),
    elapsed: days.elapsed,
    total: days.total,
    left: days.left,
    daysAMonth: DAYS_A_MONTH.toFixed(2),
    intakes: standing.intakes,
  };
  return COMPUTED.filter((key) => shown[key]).map((key) => ({ key, values }));
}
