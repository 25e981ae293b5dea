/** Change, percentage and total must agree within rounding; where they do not, other figures may show why. Pure. */
import { digitNumerals } from './numeral';
import {
  around,
  comparedWith,
  KG_PER,
  lessBy,
  meet,
  monthsIn,
  rangeOf,
  roundingOf,
  samePeriod,
  sameSeries,
  spansOf,
  within,
  type Figure,
  type Range,
} from './figure';
import { mass, massUnitOf, percent, step, term, type Finding, type Quantity } from './finding';

/** Half of the last digit of a percentage as printed; half a per cent where no numeral is found. */
export function percentRounding(figure: Pick<Figure, 'percentAsCited'>): number {
  const numeral = digitNumerals(figure.percentAsCited ?? '')[0]?.readings.at(-1);
  return 0.5 / 10 ** (numeral?.fraction.length ?? 0);
}

/** The rounding of a printed change: in the unit that makes its numeral the stored change. */
function changeRange(figure: Figure, kg: number): Range {
  const valueAsCited = figure.changeAsCited ?? '';
  for (const unit of ['t', 'kt', 'Mt'] as const) {
    const is = digitNumerals(valueAsCited).some(({ readings }) =>
      readings.some(({ value }) => Math.round(value * KG_PER[unit]) === Math.abs(kg)),
    );
    if (is) return around(kg, roundingOf({ unit, valueAsCited, kg: Math.abs(kg) }));
  }
  return around(kg, roundingOf({ unit: 't', valueAsCited: '', kg }));
}

const growth = (now: number, before: number) => (now / before - 1) * 100;
function growthRange(now: Range, before: Range): Range {
  return { low: growth(now.low, before.high), high: growth(now.high, Math.max(1, before.low)) };
}
const percentRange = (figure: Figure): Range => {
  const half = percentRounding(figure);
  return { low: (figure.percent ?? 0) - half, high: (figure.percent ?? 0) + half };
};
const growthStep = (now: Quantity, before: Quantity, printed: number | null, agrees: boolean | null) =>
  step(
    'growth',
    [now, before],
    percent(growth(now.value, before.value)),
    printed === null ? null : percent(printed),
    agrees,
  );

/** What the figure says of itself: total less change is the base, and change over base the percentage. */
export function changeFindings(figure: Figure, others: readonly Figure[]): Finding[] {
  const { changeKg, percent: printed, key } = figure;
  const period = comparedWith(figure);
  const before = period
    ? others.find((other) => samePeriod(other, period) && sameSeries(other, figure))
    : undefined;
  const finding = (part: Omit<Finding, 'about'>): Finding => ({ about: key, ...part });

  if (changeKg !== null && printed !== null) {
    const unit = massUnitOf(figure);
    const base = lessBy(rangeOf(figure), changeRange(figure, changeKg));
    const agrees = meet(growthRange(rangeOf(figure), base), percentRange(figure));
    const baseKg = figure.kg - changeKg;
    const steps = [
      step('−', [mass(figure.kg, unit, key), mass(changeKg, unit)], mass(baseKg, unit)),
      growthStep(mass(figure.kg, unit, key), mass(baseKg, unit), printed, agrees),
    ];
    if (agrees) return [finding({ key: 'changeAgrees', outcome: 'agrees', values: {}, steps, uses: [] })];
    return [
      splicedOrSlipped(figure, others, steps) ??
        finding({ key: 'changeDisagrees', outcome: 'disputed', values: {}, steps, uses: [] }),
    ];
  }
  if (printed !== null && before) {
    const agrees = meet(growthRange(rangeOf(figure), rangeOf(before)), percentRange(figure));
    const steps = [growthStep(term(figure), term(before), printed, agrees)];
    return [
      finding({
        key: agrees ? 'baseAgrees' : 'baseDisagrees',
        outcome: agrees ? 'agrees' : 'disputed',
        values: { base: before.key },
        steps,
        uses: [before.key],
      }),
    ];
  }
  if (changeKg !== null && before) {
    const agrees = meet(lessBy(rangeOf(figure), rangeOf(before)), changeRange(figure, changeKg));
    const steps = [
      step('−', [term(figure), term(before)], mass(figure.kg - before.kg), mass(changeKg), agrees),
    ];
    return [
      finding({
        key: agrees ? 'baseAgrees' : 'baseDisagrees',
        outcome: agrees ? 'agrees' : 'disputed',
        values: { base: before.key },
        steps,
        uses: [before.key],
      }),
    ];
  }
  if (changeKg !== null && period) return impossibleBase(figure, changeKg, period, others);
  return [];
}

/**
 * A sentence made of two: a thousand lost from the change, the percentage of another direction, the total of a third.
 * Said only as far as other figures of the same month show it.
 */
function splicedOrSlipped(
  figure: Figure,
  others: readonly Figure[],
  failed: Finding['steps'],
): Finding | null {
  const { changeKg, percent: printed, key } = figure;
  if (changeKg === null || printed === null) return null;
  const period = comparedWith(figure);
  const slip = [1000, 1 / 1000].find((times) => {
    const change = changeKg * times;
    return (
      figure.kg - change > 0 &&
      Math.abs(growth(figure.kg, figure.kg - change)) >= 0.5 &&
      Math.abs(change) < figure.kg * 2
    );
  });
  if (slip === undefined) return null;
  const change = changeKg * slip;
  const base = figure.kg - change;
  const grown = growth(figure.kg, base);
  const half = percentRounding(figure);
  const steps = [
    ...failed,
    step('−', [term(figure), mass(change)], mass(base)),
    growthStep(term(figure), mass(base), printed, Math.abs(grown - printed) <= half),
  ];
  const values = {
    change: mass(changeKg, 't'),
    meant: mass(change),
    base: mass(base),
    grown: percent(grown),
  };
  if (Math.abs(grown - printed) <= half)
    return { about: key, key: 'unitSlipInChange', outcome: 'resolved', values, steps, uses: [] };

  const total = others.find(
    (other) =>
      samePeriod(other, figure) && !sameSeries(other, figure) && meet(rangeOf(other), rangeOf(figure)),
  );
  const now = others.find(
    (other) =>
      samePeriod(other, figure) && sameSeries(other, figure) && !meet(rangeOf(other), rangeOf(figure)),
  );
  const before = now && period && others.find((other) => samePeriod(other, period) && sameSeries(other, now));
  if (!total || !now || !before) return null;
  const own = meet(growthRange(rangeOf(now), rangeOf(before)), percentRange(figure));
  if (!own) return null;
  steps.push(growthStep(term(now), term(before), printed, own));
  const rest = others.find(
    (other) =>
      samePeriod(other, now) &&
      other.grade === now.grade &&
      other.basis === now.basis &&
      other !== total &&
      other !== now &&
      other.key !== key &&
      meet(rangeOf(other), lessBy(rangeOf(total), rangeOf(now))),
  );
  if (rest) steps.push(step('+', [term(now), term(rest)], mass(now.kg + rest.kg), term(total), true));
  return {
    about: key,
    key: 'splicedSentence',
    outcome: 'resolved',
    values: {
      ...values,
      total: total.key,
      totalKg: term(total),
      now: now.key,
      nowKg: term(now),
      before: before.key,
      beforeKg: term(before),
      percent: percent(printed),
      rest: rest ? term(rest) : mass(total.kg - now.kg),
    },
    steps,
    uses: [total.key, now.key, before.key, ...(rest ? [rest.key] : [])],
  };
}

/** No month is taken for possible that is a quarter above the highest that the same series shows. */
const HIGHEST_TIMES = 1.25;

/** The base that a change implies, held against a longer figure of the series: what must then have been the rest? */
function impossibleBase(
  figure: Figure,
  changeKg: number,
  period: { from: string; to: string },
  others: readonly Figure[],
): Finding[] {
  const base = { ...period, kg: figure.kg - changeKg };
  const series = others.filter((other) => sameSeries(other, figure));
  const whole = series
    .filter((other) => within(base, other) && !samePeriod(other, base))
    .sort((a, b) => (a.to < b.to ? -1 : 1))[0];
  const monthsOfBase = monthsIn(base);
  const monthsOfWhole = whole ? monthsIn(whole) : null;
  if (!whole || monthsOfBase === null || monthsOfWhole === null) return [];
  const months = monthsOfWhole - monthsOfBase;
  const averages = [...series, ...spansOf(series)].flatMap((one) => {
    const count = monthsIn(one);
    return count === null ? [] : [one.kg / count];
  });
  const highest = Math.max(...averages);
  const rest = (whole.kg - base.kg) / months;
  if (rest <= highest * HIGHEST_TIMES) return [];
  return [
    {
      about: figure.key,
      key: 'baseImpossible',
      outcome: 'disputed',
      values: {
        base: mass(base.kg),
        whole: whole.key,
        rest: mass(rest),
        highest: mass(highest),
        baseFrom: period.from,
        baseTo: period.to,
      },
      steps: [
        step('−', [term(figure), mass(changeKg)], mass(base.kg)),
        step('−', [term(whole), mass(base.kg)], mass(whole.kg - base.kg)),
        step(
          '÷',
          [mass(whole.kg - base.kg), { value: months, unit: 'months' }],
          mass(rest),
          mass(highest),
          false,
        ),
      ],
      uses: [whole.key],
    },
  ];
}
