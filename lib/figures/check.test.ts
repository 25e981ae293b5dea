import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aFigure, SHIPPED_KNOWN, shippedFigures } from '@/e2e/figures';
import { checkFigures } from './check';
import { KG_PER } from './figure';
import type { FindingKey, Quantity, Step, Verdict } from './finding';

const shipped = shippedFigures();
const checked = checkFigures(shipped, SHIPPED_KNOWN);
const of = (key: string) => checked.get(key) ?? { verdict: 'alone', findings: [] };
const finding = (about: string, key: FindingKey) => {
  const found = of(about).findings.find((one) => one.key === key);
  if (!found)
    throw new Error(
      `${about} has no ${key}: ${of(about)
        .findings.map((one) => one.key)
        .join(', ')}`,
    );
  return found;
};

/** Kilograms of a mass, the bare number of anything else. */
const plain = ({ value, unit }: Quantity) => (unit in KG_PER ? value * KG_PER[unit as 'kt'] : value);

/** The result of a step, worked out again from what it shows. */
function recomputed({ operator, terms, result }: Step): number {
  const [first = 0, ...rest] = terms.map(plain);
  if (operator === 'growth') return (first / (rest[0] ?? NaN) - 1) * 100;
  if (operator === '+') return rest.reduce((sum, value) => sum + value, first);
  if (operator === '−') return rest.reduce((sum, value) => sum - value, first);
  // Barrels a tonne meet tonnes, not kilograms.
  const tonnes = (value: number, { unit }: Quantity) => (unit in KG_PER ? value / KG_PER.t : value);
  const [head = 0, ...tail] = terms.map((term) => tonnes(plain(term), term));
  const made =
    operator === '×'
      ? tail.reduce((product, value) => product * value, head)
      : tail.reduce((quotient, value) => quotient / value, head);
  return result.unit in KG_PER ? made * KG_PER.t : made;
}

/** What each of the figures that ship comes to. */
const VERDICTS: Record<string, Verdict> = {
  'y2022-baku': 'alone',
  '2023-03-baku': 'alone',
  '2023-04-plan-btc': 'explained',
  '2023-04-baku': 'explained',
  '2023-04-tengiz': 'explained',
  '2023-04-makhachkala': 'agrees',
  '2023-04-aktau-total': 'agrees',
  '2023-04-baku-garbled': 'resolved',
  '2023-btc-apr-sep': 'explained',
  '2023-ceyhan-apr-sep': 'explained',
  '2023-jan-sep': 'alone',
  '2023-jan-oct': 'agrees',
  '2023-jan-nov': 'agrees',
  'y2023-baku': 'explained',
  'y2023-tengiz': 'explained',
  'y2023-claim-garbled': 'resolved',
  'y2023-expected': 'explained',
  '2024-q1': 'alone',
  '2024-h1': 'disputed',
  '2024-06': 'alone',
  '2024-07': 'agrees',
  '2024-jan-jul': 'agrees',
  '2024-08-plan': 'alone',
  'y2024-plan': 'explained',
  '2024-jan-oct': 'agrees',
  'y2024-baku': 'agrees',
  '2025-h1': 'agrees',
  '2025-jan-aug-a': 'disputed',
  '2025-jan-aug-b': 'disputed',
  'y2025-kmg': 'disputed',
  'y2025-minister': 'disputed',
  'y2026-plan': 'explained',
};

describe('the figures that ship', () => {
  test('what must agree agrees, what must be disputed is', () => {
    expect(Object.fromEntries([...checked].map(([key, { verdict }]) => [key, verdict]))).toEqual(VERDICTS);
    for (const { key, status } of shipped.filter((figure) => figure.status === 'disputed'))
      expect([key, status, ['resolved', 'disputed'].includes(of(key).verdict)]).toEqual([
        key,
        'disputed',
        true,
      ]);
  });

  test('every step of every explanation comes to what it says, worked out again', () => {
    const steps = [...checked.values()].flatMap(({ findings }) => findings.flatMap((one) => one.steps));
    expect(steps.length).toBeGreaterThan(50);
    for (const step of steps) {
      const [again, said] = [recomputed(step), plain(step.result)];
      expect(Math.abs(again - said), JSON.stringify(step)).toBeLessThanOrEqual(Math.abs(said) * 1e-9 + 1e-6);
    }
  });

  test('every term that names a figure is that figure', () => {
    const terms = [...checked.values()].flatMap(({ findings }) =>
      findings.flatMap((one) => one.steps.flatMap((step) => step.terms)),
    );
    for (const term of terms) {
      const named = shipped.find(({ key }) => key === term.figure);
      if (named) expect(plain(term)).toBeCloseTo(named.kg, 3);
    }
  });
});

describe('the worked contradictions', () => {
  test('1: April 2023 is two sentences spliced', () => {
    const { steps, uses, outcome, values } = finding('2023-04-baku-garbled', 'splicedSentence');
    expect(outcome).toBe('resolved');
    expect(uses).toEqual(['2023-04-aktau-total', '2023-04-baku', '2023-03-baku', '2023-04-makhachkala']);
    // As printed it comes to two hundredths of a per cent.
    expect(
      steps.map(({ result, printed, agrees }) => [
        Number(result.value.toFixed(2)),
        result.unit,
        printed?.value ?? null,
        agrees,
      ]),
    ).toEqual([
      [312_539.5, 't', null, null],
      [0.02, 'percent', 75, false],
      [252.1, 'kt', null, null],
      [24, 'percent', 75, false],
      [75.17, 'percent', 75, true],
      [312.6, 'kt', 312.6, true],
    ]);
    expect(values).toMatchObject({ meant: { value: 60.5, unit: 'kt' }, base: { value: 252.1, unit: 'kt' } });
    expect(finding('2023-04-aktau-total', 'changeAgrees').steps[1]?.result.value).toBeCloseTo(24.0, 1);
  });

  test('2: twelve to fourteen voyages are a month’s', () => {
    const { steps } = finding('y2023-claim-garbled', 'perMonth');
    expect(steps.map(({ result, agrees }) => [Number(result.value.toFixed(1)), agrees])).toEqual([
      [107.1, false],
      [125, false],
      [8.9, true],
      [10.4, true],
    ]);
  });

  test('3: barrels and their factors', () => {
    const { steps } = finding('2023-04-plan-btc', 'barrelsOfAnotherGrade');
    expect(steps.map(({ result }) => Number(result.value.toFixed(2)))).toEqual([7.6, 7.46, 997_500]);
  });

  test('4: all grades and Tengiz are two scopes; 1.3 and 1.5 Mt are two speakers', () => {
    expect(finding('y2023-baku', 'gradePart').steps[0]?.result).toEqual({ value: 335, unit: 'kt' });
    expect(finding('y2025-kmg', 'rival').values.apart).toEqual({ value: 200, unit: 'kt' });
  });

  test('5: 1.5, 2.2 and 1.6 Mt are three promises', () => {
    expect(finding('y2026-plan', 'promises').values.others).toBe('1.5 Mt a year; 2.2 Mt a year');
  });

  test('a change whose scope was exchanged leaves more for the rest than any month had', () => {
    const { steps } = finding('2024-h1', 'baseImpossible');
    expect(steps.map(({ result }) => Number(result.value.toFixed(1)))).toEqual([373.1, 617.1, 205.7]);
  });
});

describe('a figure of its own', () => {
  const march = aFigure({
    key: 'march',
    from: '2023-03-01',
    to: '2023-03-31',
    kg: 87_000_000,
    valueAsCited: '87.0 kt',
  });
  const findings = (...figures: ReturnType<typeof aFigure>[]) =>
    checkFigures(figures, { apiOf: {}, promises: [] });

  test('tonnes printed for kilotonnes are recognised beside another figure, and alone by their size', () => {
    const tons = aFigure({ key: 'tons', kg: 152_400, unit: 't', valueAsCited: '152.4 tons' });
    expect(
      findings(tons)
        .get('tons')
        ?.findings.map(({ key }) => key),
    ).toEqual(['tooSmall']);
    const change = { changeAsCited: '65.4 tons', changeKg: 65_400, percentAsCited: '75 %', percent: 75 };
    const slipped = aFigure({ key: 'slipped', ...change });
    expect(findings(slipped, march).get('slipped')).toMatchObject({
      verdict: 'resolved',
      findings: [{ key: 'unitSlipInChange' }],
    });
  });

  test('a superseded figure is evidence no more', () => {
    const old = aFigure({ key: 'old', kg: 140_000_000, valueAsCited: '140.0 kt', supersededBy: 'new' });
    const all = findings(old, aFigure({ key: 'new', supersedes: 'old' }));
    expect(all.get('new')?.findings).toEqual([]);
    expect(all.get('old')?.findings.map(({ key }) => key)).toEqual(['superseded']);
  });

  test('two relays of one origin do not confirm one another', () => {
    const via = aFigure({ key: 'via', publisher: 'KazTransOil via Trend' });
    expect(findings(aFigure(), via).get('via')?.findings[0]?.key).toBe('relayed');
    const other = aFigure({ key: 'via', publisher: 'Energy Ministry' });
    expect(findings(aFigure(), other).get('via')?.findings[0]?.key).toBe('confirmed');
  });

  test('change, percentage and total rounded from one truth always agree', () => {
    const tenths = fc.integer({ min: 200, max: 4000 });
    fc.assert(
      fc.property(tenths, tenths, fc.boolean(), (before, now, withBase) => {
        fc.pre(before !== now);
        const percent = Math.round((now / before - 1) * 100);
        const change = (now - before) / 10;
        const said = {
          changeAsCited: `${Math.abs(change).toFixed(1)} kt`,
          changeKg: (now - before) * 100_000,
          percentAsCited: `${percent} %`,
          percent,
        };
        const figure = aFigure({
          key: 'now',
          kg: now * 100_000,
          valueAsCited: `${(now / 10).toFixed(1)} kt`,
          ...said,
        });
        const base = { ...march, kg: before * 100_000, valueAsCited: `${(before / 10).toFixed(1)} kt` };
        const found = findings(figure, ...(withBase ? [base] : [])).get('now')?.findings ?? [];
        expect(found.map(({ outcome }) => outcome)).toEqual(['agrees']);
      }),
    );
  });
});
