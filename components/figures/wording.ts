import { useTranslations } from 'next-intl';
import { printPeriod, type LocalDate } from '@/lib/calendar';
import { ALL_GRADES, originOf, type Figure } from '@/lib/figures/figure';
import type { Finding, Quantity, QuantityUnit, Step } from '@/lib/figures/finding';
import { formatTonnes } from '@/lib/quantity';
import type { Refusal } from '@/lib/result';

const DECIMALS: Record<QuantityUnit, 0 | 1 | 2 | 3> = {
  t: 1,
  kt: 1,
  Mt: 3,
  bbl: 0,
  bblPerT: 2,
  percent: 2,
  voyages: 0,
  months: 0,
  times: 0,
  apart: 1,
};

/** Thousands kept apart by thin spaces; decimals only where there are any, but those of a factor and of kilotonnes. */
function numberOf({ value, unit }: Quantity): string {
  const printed = formatTonnes(Math.round(value * 1000), DECIMALS[unit]);
  return unit === 'kt' || unit === 'bblPerT' || !printed.includes('.')
    ? printed
    : printed.replace(/\.?0+$/, '');
}

const KEYED = ['basis', 'kind', 'status'] as const;

/** What a figure is called where others speak of it. */
export type Names = Readonly<Record<string, string>>;

/** Figures, quantities and findings in the words of the catalogue. */
export function useFigureWords() {
  const t = useTranslations('figures');
  const refusals = useTranslations('refusals');
  const quantity = (of: Quantity) => t(`units.${of.unit}`, { value: numberOf(of) });
  const grade = (text: string) => (text === ALL_GRADES ? t('all') : text);

  const period = ({ from, to }: { from: LocalDate; to: LocalDate }) => printPeriod(from, to);

  function publisher(text: string): string {
    const { origin, relay } = originOf(text);
    if (relay === null) return origin;
    return relay === '' ? t('relayed', { origin }) : t('via', { origin, relay });
  }

  function stepText({ operator, terms, result, printed, agrees }: Step): string {
    const [first, ...rest] = terms.map(quantity);
    const made =
      operator === 'growth'
        ? t('step.growth', { now: first ?? '', before: rest[0] ?? '', result: quantity(result) })
        : `${[first, ...rest].join(` ${operator} `)} = ${quantity(result)}`;
    if (printed === null) return made;
    return t('step.printed', { step: made, printed: quantity(printed), agrees: String(agrees === true) });
  }

  /** The steps of findings whose last number is a bound and nothing printed. */
  const heldText = (step: Step) =>
    step.printed === null
      ? stepText(step)
      : t('step.held', { step: stepText({ ...step, printed: null }), printed: quantity(step.printed) });

  function finding({ key, values }: Finding, names: Names): string {
    const texts = Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? (names[value] ?? value) : quantity(value),
    ]);
    const said = Object.fromEntries(texts) as Record<string, string>;
    const { from, to, baseFrom, baseTo } = values as Record<string, string>;
    if (from && to) said.period = period({ from, to });
    if (baseFrom && baseTo) said.basePeriod = period({ from: baseFrom, to: baseTo });
    return t(`findings.${key}` as 'findings.rival', said as never);
  }

  /** The word of a key that a field holds; any other text as it is. */
  function keyed(name: string, text: string): string {
    const of = KEYED.find((one) => one === name);
    return of && t.has(`${of}.${text}` as 'kind.plan') ? t(`${of}.${text}` as 'kind.plan') : text;
  }

  return {
    t,
    keyed,
    quantity,
    grade,
    period,
    publisher,
    finding,
    step: ({ key }: Finding, step: Step) =>
      ['perVoyage', 'perMonth', 'perVoyageImplausible', 'baseImpossible'].includes(key)
        ? heldText(step)
        : stepText(step),
    scope: (figure: Pick<Figure, 'grade' | 'direction'>) => `${figure.direction}, ${grade(figure.grade)}`,
    nameOf: (figure: Figure) =>
      `${period(figure)}, ${figure.direction}${figure.grade === ALL_GRADES ? '' : `, ${figure.grade}`} (${publisher(figure.publisher)})`,
    field: (name: string) => (t.has(`fields.${name}`) ? t(`fields.${name}` as 'fields.note') : name),
    refusal: ({ reason, values }: Refusal) => (refusals.has(reason) ? refusals(reason, values) : reason),
  };
}

export type FigureWords = ReturnType<typeof useFigureWords>;

/** Kilotonnes with the unit left to the head of the column. */
export const ktOf = (kg: number) => numberOf({ value: kg / 1_000_000, unit: 'kt' });
