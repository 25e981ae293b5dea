import { createTranslator } from 'next-intl';
import { describe, expect, it } from 'vitest';
import { addMonths } from '@/lib/calendar';
import board from '@/lib/messages/en/board.json';
import { liftedKg } from '@/prisma/demonstration/anchors';
import { aheadOf, bridgeFrom, takeFrom, type AheadInput } from './ahead';
import { forecastFormula, forecastSaid, verdictSaid } from './outlook-said';
import { aheadPoints, outlookOf, type LoggedHistory } from './outlook';
import { cumulativePoints, monthRows, type MonthSum } from './series';
import { standingOf } from './standing';

const KT = 1_000_000;
const t = createTranslator({ locale: 'en', messages: { board }, namespace: 'board' });
const plain = (text: string) => text.replace(/\u202f/g, ' ');
const today = '2025-10-12';

/** Months of 2023-01 on, the last one running. */
const sums = (kts: readonly number[]): MonthSum[] =>
  kts.map((kt, index) => ({
    month: addMonths('2023-01', index),
    kg: Math.round(kt * KT),
    simulatedKg: 0,
    lots: 12,
    voyages: 12,
  }));
const level = sums([...Array.from({ length: 33 }, () => 100), 40]);

function given(
  logged: MonthSum[],
  change: Partial<LoggedHistory> & { targetKg?: number; year?: number } = {},
) {
  const { targetKg = 1500 * KT, year = 2025, ...history } = change;
  const logBegins = logged[0]?.month ?? null;
  const months = logged.filter(({ month }) => month >= `${year - 1}-01`);
  const ofYear = months.filter(({ month }) => month.startsWith(String(year)));
  const common = { year, today, targetKg, logBegins };
  const standing = standingOf({ ...common, months: ofYear, best: null, intakes: [10 * KT] });
  const input: AheadInput = {
    standing,
    rows: monthRows({ ...common, months }),
    today,
    history: { months: logged, stoppedDays: [], logBegins, ...history },
    carried: {
      months: ofYear.map(({ month, kg }) => ({
        month,
        voyages: 12,
        carriedKg: kg,
        keptOffKg: null,
        lostKg: null,
      })),
      reference: { kg: 9 * KT, voyages: 144, ofYearItself: false },
      recent: { voyages: 150, medianKg: 9_583_000 },
    },
    ships: [],
    parameters: {},
  };
  return { standing, input, outlook: outlookOf(standing, input.history, today) };
}
const said = (of: ReturnType<typeof given>) =>
  forecastSaid(of.outlook!, of.standing).map(({ key, values }) =>
    plain(
      t.markup(`sentence.${key}` as never, { ...values, howForecast: (chunks: string) => chunks } as never),
    ),
  );

describe('the last part of the sentence', () => {
  it('says between what the year ends and in how many of 100 runs the target is reached', () => {
    // 900 + 40 lifted, 19 of 31 days and two months left: 940 + 61.3 + 200.
    expect(said(given(level))).toEqual([
      'It will probably end at about 1 201 kt; the target is reached in none of 10 000 runs.',
      'Such a band held the year’s end at 15 of 15 past months’ ends; 80 % are meant.',
    ]);
    expect(said(given(level, { targetKg: 1100 * KT }))[0]).toContain('in each of 10 000 runs.');
  });

  it('says no more of a target that is reached', () => {
    expect(said(given(level, { targetKg: 900 * KT }))[0]).toMatch(/kt\.$/);
  });

  it('counts the runs where they differ', () => {
    const uneven = sums(Array.from({ length: 33 }, (_, index) => (index % 2 ? 60 : 140)));
    expect(said(given(uneven, { targetKg: 1190 * KT }))[0]).toMatch(/reached in \d\d of 100 runs/);
  });

  it('shows the pace alone of too little history', () => {
    const young = given(sums([100, 100, 100, 100, 100, 100, 50]).map((sum, index) => ({ ...sum, month: addMonths('2025-04', index) }))); // prettier-ignore
    expect(said(young)).toEqual([
      'There is too little history for a forecast: 6 whole months with 72 voyages, of at least 8 and 30; at the straight pace so far the year ends at 832.5 kt.',
    ]);
    expect(aheadOf(young.input).rows).toEqual([]);
    expect(forecastFormula(young.outlook!, young.standing)).toBeNull();
  });

  it('warns of a band that held too little of what came', () => {
    // A fall that no month before it told of.
    const falling = sums(
      Array.from({ length: 33 }, (_, index) => (index < 20 ? 140 + (index % 5) : 30 + (index % 3))),
    );
    const [, care] = said(given(falling));
    expect(care).toMatch(/^Take that with care: .* held the year’s end .* of \d+\.$/);
  });

  it('is none of a year that is over', () => {
    expect(given(level, { year: 2024 }).outlook).toBeNull();
  });
});

describe('the verdict', () => {
  const read = (of: ReturnType<typeof given>) =>
    verdictSaid(of.outlook!, of.standing).map(({ key, values }) =>
      plain(t(`backTest.${key}` as never, values as never)),
    );

  it('names the simpler method that took the dotted line, with both ends', () => {
    const season = Array.from({ length: 33 }, (_, index) => 100 + 60 * Math.sin((index * Math.PI) / 6));
    const of = given(sums(season), {});
    expect(of.outlook?.central?.method).toBe('seasonal');
    expect(read(of)[0]).toMatch(
      /repeating last year’s months erred less .* so the dotted line is last year’s months/,
    );
    expect(of.outlook?.central?.endKg).toBe(aheadOf(of.input).rows.at(-1)?.centralKg);
  });

  it('keeps the middle of the runs where nothing erred less', () => {
    const of = given(level);
    expect(of.outlook?.central).toMatchObject({
      method: 'bootstrap',
      endKg: of.outlook?.central?.months.at(-1)?.kg,
    });
    expect(read(of)[0]).toMatch(/no simpler method .* erred less/);
  });

  it('passes over a method that has nothing to go by: before a year begins it has no pace', () => {
    // The published months: in 2024 the straight pace erred least.
    const logged = Array.from({ length: 31 }, (_, index) => addMonths('2023-03', index)).map((month) => ({
      ...level[0]!,
      month,
      kg: liftedKg(month).kg,
    }));
    const of = (year: number) => given(logged, { year }).outlook!;
    expect(of(2025).backTest.best).toBe('pace');
    expect(of(2025).central?.method).toBe('pace');
    expect(of(2026).central?.method).not.toBe('pace');
    expect(of(2026).central?.months).toHaveLength(12);
  });

  it('tells the longest stop once more, apart from the forecast', () => {
    const stoppedDays = Array.from({ length: 43 }, (_, day) => new Date(Date.UTC(2025, 7, 1 + day)).toISOString().slice(0, 10)); // prettier-ignore
    const of = given(level, { stoppedDays });
    expect(read(of).at(-1)).toContain(
      'one more stop of 43 days, the longest of the last years (01.08.2025 – 12.09.2025)',
    );
    // 43 of the 80 days left stand still.
    expect(of.outlook!.outage!.drawn.end.p50 / KT).toBeGreaterThan(1040);
    expect(of.outlook!.outage!.drawn.end.p50 / KT).toBeLessThan(1075);
  });
});

describe('the forecast on the chart', () => {
  const { input, standing } = given(level);
  const { rows } = aheadOf(input);
  const points = aheadPoints(cumulativePoints(input.rows, standing.targetKg), rows, {
    day: standing.days.elapsed,
    kg: standing.liftedKg,
  });

  it('sets out from what is lifted today and is nowhere before', () => {
    expect(
      points.filter(({ x }) => x < 285).every(({ low, forecast }) => low === null && forecast === null),
    ).toBe(true);
    expect(points.find(({ x }) => x === 285)).toMatchObject({ low: 940, forecast: 940, high: 940 });
    expect(points.at(-1)!.forecast).toBeCloseTo(standing.liftedKg / KT + (100 * 19) / 31 + 200, 3);
  });

  it('has the numbers of the table', () => {
    expect(rows.map(({ month, running, through }) => [month, running, through])).toEqual([
      ['2025-10', true, '2025-10-31'],
      ['2025-11', false, '2025-11-30'],
      ['2025-12', false, '2025-12-31'],
    ]);
    expect(points.at(-1)!.high).toBe(rows.at(-1)!.p90 / KT);
  });
});

describe('the bridge of a year so far', () => {
  it('goes from plan to date to what is lifted, by month and as a whole', () => {
    const { input, standing } = given(level);
    const bridge = bridgeFrom(input);
    if (bridge === null || bridge === 'noReference') throw new Error('no bridge');
    expect([bridge.whole.planKg, bridge.whole.actualKg]).toEqual([standing.planKg, standing.liftedKg]);
    expect(Object.values(bridge.whole.parts).reduce((sum, part) => sum + part, 0)).toBe(standing.gapKg);
    expect(bridge.months.map(({ month }) => month)).toHaveLength(10);
  });

  it('says that there is no reference without a voyage, and nothing without a plan', () => {
    const { input } = given(level);
    expect(bridgeFrom({ ...input, carried: { ...input.carried, reference: null } })).toBe('noReference');
    const rows = input.rows.map((row) => ({ ...row, cumulativePlanKg: null }));
    expect(bridgeFrom({ ...input, rows })).toBeNull();
  });
});

describe('the sliders', () => {
  it('set out from the last twelve months, against the best month of the log', () => {
    const take = takeFrom(given(sums([90, 155, ...Array.from({ length: 31 }, () => 100)])).input);
    expect(take?.base).toMatchObject({
      voyages: 12.5,
      intakeT: 9583,
      bestKg: 155 * KT,
      ships: [],
      elapsed: 285,
    });
    expect(take?.best?.month).toBe('2023-02');
    expect(take?.scenario).toBeNull();
  });

  it('are none where no day is left', () => {
    expect(takeFrom(given(level, { year: 2024 }).input)).toBeNull();
  });
});
