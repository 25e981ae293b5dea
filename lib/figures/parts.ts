/** Figures held against one another: parts and totals, longer and shorter periods, grades, stages, rivals. Pure. */
import { addDays } from '@/lib/calendar';
import type { Basis } from '@/lib/targets/target';
import {
  ALL_GRADES,
  directionOf,
  lessBy,
  meet,
  monthsIn,
  originOf,
  rangeOf,
  samePeriod,
  sameSeries,
  sameSeriesButGrade,
  sumOf,
  within,
  type Direction,
  type Figure,
} from './figure';
import { mass, step, term, type Finding, type FindingKey, type Outcome, type Step } from './finding';

type Part = {
  key: FindingKey;
  outcome: Outcome;
  steps: Step[];
  uses: readonly Figure[];
  values?: Finding['values'];
};
const finding = (about: Figure, { uses, values = {}, ...part }: Part): Finding => ({
  about: about.key,
  ...part,
  values,
  uses: uses.map(({ key }) => key),
});

/** What a total of directions is made of. */
const PARTS_OF: Partial<Record<Direction, readonly Direction[]>> = { aktau: ['baku', 'makhachkala'] };

function addsUp(total: Figure, parts: readonly Figure[], agree: FindingKey, disagree: FindingKey): Finding {
  const agrees = meet(sumOf(parts.map(rangeOf)), rangeOf(total));
  const sum = mass(parts.reduce((kg, part) => kg + part.kg, 0));
  return finding(total, {
    key: agrees ? agree : disagree,
    outcome: agrees ? 'agrees' : 'disputed',
    steps: [step('+', parts.map(term), sum, term(total), agrees)],
    uses: parts,
  });
}

/** Baku and Makhachkala are all of Aktau. */
export function directionFindings(figure: Figure, others: readonly Figure[]): Finding[] {
  const wanted = PARTS_OF[directionOf(figure.direction)];
  const of = others.filter(
    (one) =>
      samePeriod(one, figure) &&
      one.grade === figure.grade &&
      one.basis === figure.basis &&
      one.kind === figure.kind,
  );
  const parts = wanted?.flatMap(
    (direction) => of.find((one) => directionOf(one.direction) === direction) ?? [],
  );
  return wanted && parts?.length === wanted.length
    ? [addsUp(figure, parts, 'partsAgree', 'partsDisagree')]
    : [];
}

/** How many pieces a period may be put together from: more only add up their roundings. */
const PIECES_AT_MOST = 12;

/** Chains of two or more printed periods that cover exactly this one; the first found, longest pieces first. */
function tiling(figure: Figure, series: readonly Figure[], from = figure.from, depth = 0): Figure[] | null {
  if (depth === PIECES_AT_MOST) return null;
  const next = series
    .filter((one) => one.from === from && one.to <= figure.to && !samePeriod(one, figure))
    .sort((a, b) => (a.to < b.to ? 1 : -1));
  for (const piece of next) {
    if (piece.to === figure.to) return [piece];
    const rest = tiling(figure, series, addDays(piece.to, 1), depth + 1);
    if (rest) return [piece, ...rest];
  }
  return null;
}

/** Months and quarters add up to the period they fill; no part is larger than the whole. */
export function periodFindings(figure: Figure, others: readonly Figure[]): Finding[] {
  const series = others.filter((other) => within(other, figure) && sameSeries(other, figure));
  const pieces = tiling(figure, series);
  const found = pieces ? [addsUp(figure, pieces, 'periodsAgree', 'periodsDisagree')] : [];
  for (const part of series) {
    if (samePeriod(part, figure) || rangeOf(part).low <= rangeOf(figure).high) continue;
    found.push(
      finding(figure, {
        key: 'partTooLarge',
        outcome: 'disputed',
        steps: [step('−', [term(figure), term(part)], mass(figure.kg - part.kg))],
        uses: [part],
        values: { part: part.key },
      }),
    );
  }
  return found;
}

/** What a cumulative figure leaves for the days after the longest one it begins with. */
export function differenceFindings(figure: Figure, others: readonly Figure[]): Finding[] {
  const begin = others.filter(
    (other) => other.from === figure.from && other.to < figure.to && sameSeries(other, figure),
  );
  const latest = begin.reduce((last, { to }) => (to > last ? to : last), '');
  return begin
    .filter(({ to }) => to === latest)
    .flatMap((part) => {
      const kg = figure.kg - part.kg;
      const { low, high } = lessBy(rangeOf(figure), rangeOf(part));
      if (low < 0) return [];
      return [
        finding(figure, {
          key: 'differenced',
          outcome: 'agrees',
          steps: [step('−', [term(figure), term(part)], mass(kg))],
          uses: [part],
          values: {
            left: mass(kg),
            low: mass(low),
            high: mass(high),
            from: addDays(part.to, 1),
            to: figure.to,
          },
        }),
      ];
    });
}

/** The stages of the route; oil reaches none before the one above it. */
const STAGES: readonly Basis[] = ['bl', 'departure', 'discharge', 'pumped', 'lifted_at_ceyhan'];

/** One grade of all grades, and a later stage of the route: two numbers of one month without a contradiction. */
export function scopeFindings(figure: Figure, others: readonly Figure[]): Finding[] {
  const found: Finding[] = [];
  for (const other of others.filter((one) => samePeriod(one, figure) && one.kind === figure.kind)) {
    const [whole, part] = figure.grade === ALL_GRADES ? [figure, other] : [other, figure];
    if (sameSeriesButGrade(figure, other) && whole.grade === ALL_GRADES && part.grade !== ALL_GRADES) {
      const fits = rangeOf(part).low <= rangeOf(whole).high;
      found.push(
        finding(figure, {
          key: fits ? 'gradePart' : 'gradePartTooLarge',
          outcome: fits ? 'explained' : 'disputed',
          steps: [step('−', [term(whole), term(part)], mass(whole.kg - part.kg))],
          uses: [other],
          values: {
            grade: part.grade,
            whole: term(whole),
            part: term(part),
            rest: mass(whole.kg - part.kg),
            other: other.key,
          },
        }),
      );
    }
    const beyond = (one: Figure) => ['btc', 'ceyhan'].includes(directionOf(one.direction));
    if (other.basis !== figure.basis && other.grade === figure.grade && beyond(figure) && beyond(other)) {
      const [first, later] =
        STAGES.indexOf(figure.basis) < STAGES.indexOf(other.basis) ? [figure, other] : [other, figure];
      const fits = rangeOf(later).low <= rangeOf(first).high;
      found.push(
        finding(figure, {
          key: fits ? 'stages' : 'stagesOutOfOrder',
          outcome: fits ? 'explained' : 'disputed',
          steps: [step('−', [term(first), term(later)], mass(first.kg - later.kg))],
          uses: [other],
          values: {
            first: term(first),
            later: term(later),
            rest: mass(first.kg - later.kg),
            other: other.key,
          },
        }),
      );
    }
  }
  return found;
}

/** A unit mistaken for the one a thousand times as large. */
const isThousandfold = (a: number, b: number) => Math.abs(a / b / 1000 - 1) < 0.02;

/** Months of a plan for a year that began late, from a plan for all twelve. */
function proRated(figure: Figure, other: Figure): Step[] | null {
  if (figure.kind !== 'plan' || monthsIn(figure) !== 12) return null;
  const [less, more] = figure.kg < other.kg ? [figure, other] : [other, figure];
  for (let months = 11; months >= 1; months--) {
    const kg = Math.round((more.kg * months) / 12);
    if (meet({ low: kg, high: kg }, rangeOf(less)))
      return [
        step('÷', [term(more), { value: 12, unit: 'months' }], mass(more.kg / 12)),
        step('×', [mass(more.kg / 12), { value: months, unit: 'months' }], mass(kg), term(less), true),
      ];
  }
  return null;
}

/** Others on the same period, scope and basis: they confirm it, only relay it, or contradict it. */
export function rivalFindings(figure: Figure, others: readonly Figure[]): Finding[] {
  return others
    .filter((other) => samePeriod(other, figure) && sameSeries(other, figure))
    .map((other): Finding => {
      const apart = figure.kg - other.kg;
      const between = step('−', [term(figure), term(other)], mass(apart));
      const values = {
        other: other.key,
        otherKg: term(other),
        apart: mass(Math.abs(apart)),
        share: { value: (apart / other.kg) * 100, unit: 'percent' as const },
      };
      const say = (key: FindingKey, outcome: Outcome, steps: Step[] = [between]) =>
        finding(figure, { key, outcome, steps, uses: [other], values });
      if (meet(rangeOf(figure), rangeOf(other))) {
        const relays =
          figure.relayOf === other.key ||
          other.relayOf === figure.key ||
          originOf(figure.publisher).origin === originOf(other.publisher).origin;
        return say(relays ? 'relayed' : 'confirmed', 'agrees');
      }
      if (isThousandfold(figure.kg, other.kg) || isThousandfold(other.kg, figure.kg)) {
        const [large, small] = figure.kg > other.kg ? [figure, other] : [other, figure];
        return say('unitSlip', 'resolved', [
          step('÷', [mass(large.kg, 't', large.key), mass(small.kg, 't', small.key)], {
            value: large.kg / small.kg,
            unit: 'times',
          }),
        ]);
      }
      const pro = proRated(figure, other);
      return pro ? say('plansProRated', 'explained', pro) : say('rival', 'disputed');
    });
}

/** Less than the smallest cargo cannot be what was lifted in a month or more. */
const SMALLEST_CARGO_KG = 2_000_000;
export function sizeFindings(figure: Figure): Finding[] {
  if (figure.kg >= SMALLEST_CARGO_KG || (monthsIn(figure) ?? 0) === 0) return [];
  const meant = mass(figure.kg * 1000);
  return [
    finding(figure, {
      key: 'tooSmall',
      outcome: 'disputed',
      uses: [],
      values: { read: mass(figure.kg, 't'), meant },
      steps: [
        step(
          '×',
          [mass(figure.kg, 't', figure.key), { value: 1000, unit: 'times' }],
          mass(figure.kg * 1000, 't'),
        ),
      ],
    }),
  ];
}
