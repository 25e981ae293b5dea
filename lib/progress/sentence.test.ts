import { createTranslator } from 'next-intl';
import { describe, expect, it } from 'vitest';
import board from '@/lib/messages/en/board.json';
import { formulasOf, printChangeShare, printShare, printSignedKt, sentenceOf } from './sentence';
import { standingOf, type StandingInput } from './standing';

const KT = 1_000_000;
const t = createTranslator({ locale: 'en', messages: { board }, namespace: 'board' });
const plain = (text: string) => text.replace(/\u202f/g, ' ');
/** The sentence as a reader sees it: its links and buttons without what they open. */
const read = (change: Partial<StandingInput>) =>
  sentenceOf(standing(change)).map(({ key, values }) =>
    plain(t.markup(`sentence.${key}` as never, { ...values, ...Object.fromEntries(tags) } as never)),
  );
const tags = ['sumLifted', 'sumBest', 'howShare', 'howGap', 'howRequired', 'howAchieved', 'howVoyages'].map(
  (tag) => [tag, (chunks: string) => chunks],
);
const month = (of: string, kt: number, simulatedKt = 0) => ({
  month: of,
  kg: kt * KT,
  simulatedKg: simulatedKt * KT,
});
const standing = (change: Partial<StandingInput>) =>
  standingOf({
    year: 2025,
    today: '2025-10-12',
    targetKg: 1500 * KT,
    months: [],
    logBegins: '2023-03',
    best: { month: '2024-10', kg: 154 * KT },
    intakes: [9.4 * KT, 9.5 * KT, 9.3 * KT],
    ...change,
  });

describe('the sentence', () => {
  it('of a running year says what is done, how far behind, what is needed and what was achieved', () => {
    // SCREENS.md: 1,030.4 of 1,500 kt by 12 October; 141 kt behind, 179 kt a month. 469.6 ÷ 9.4 = 49.96 voyages.
    expect(read({ months: [month('2025-09', 1030.4)] })).toEqual([
      '1 030.4 of 1 500.0 kt lifted by 12.10.2025: 69 %, 140.8 kt behind the plan to date of 1 171.2 kt.',
      'To reach it: 178.5 kt a month, 50 voyages of 9.4 kt (median intake).',
      'Achieved: 110.0 kt a month; the best month of 2024–2025 was Oct 2024 with 154.0 kt.',
    ]);
  });

  it('of a year ahead of plan, and of one that is level with it', () => {
    expect(read({ months: [month('2025-09', 1200)] })[0]).toContain('28.8 kt ahead of the plan to date');
    const plan = Math.round((1500 * KT * 285) / 365);
    expect(read({ months: [{ month: '2025-09', kg: plan, simulatedKg: 0 }] })[0]).toContain(
      'level with the plan to date of 1 171.2 kt',
    );
  });

  it('of a year that is over no longer says what it would take', () => {
    // DOMAIN.md: 2023 is 1,392 kt over all grades.
    expect(
      read({ year: 2023, months: [month('2023-12', 1392)], best: { month: '2023-12', kg: 154 * KT } }),
    ).toEqual([
      '2023 ended with 1 392.0 of 1 500.0 kt lifted: 93 %, 108.0 kt short of the target.',
      'Achieved: 116.0 kt a month; the best month of 2023 was Dec 2023 with 154.0 kt.',
    ]);
  });

  it('of a year that has not begun gives the capacity it takes', () => {
    // DOMAIN.md: 1.5 Mt is 157 voyages of 9.6 kt.
    expect(read({ year: 2026, intakes: [9.6 * KT] }).slice(0, 2)).toEqual([
      '2026 has not begun. Its target is 1 500.0 kt.',
      'To reach it: 125.0 kt a month, 157 voyages of 9.6 kt (median intake).',
    ]);
  });

  it('of a target that is reached says so, during the year and after it', () => {
    expect(read({ months: [month('2025-09', 1501)] })[0]).toContain('The target of 1 500.0 kt is reached');
    expect(read({ year: 2023, months: [month('2023-12', 1501)] })[0]).toBe(
      '2023 reached its target: 1 501.0 of 1 500.0 kt lifted, 100 %, 1.0 kt above it.',
    );
  });

  it('of a year before the log is a gap, and of a logged year without a lifting a zero', () => {
    expect(read({ year: 2022 })).toEqual([expect.stringContaining('a gap and not a zero')]);
    expect(read({ logBegins: null, best: null })).toEqual([expect.stringContaining('Nothing is logged')]);
    expect(read({ year: 2024 })[0]).toContain('2024 ended with 0.0 of 1 500.0 kt lifted');
  });

  it('without a target in force compares with nothing', () => {
    const said = read({ targetKg: null, months: [month('2025-03', 30)] });
    expect(said[0]).toContain('30.0 kt lifted in 2025 by 12.10.2025. The chosen target is not in force');
    expect(said.join(' ')).not.toContain('behind');
  });

  it('on the last day of the year asks for no impossible rate', () => {
    expect(read({ today: '2025-12-31', months: [month('2025-09', 1400)] })[1]).toBe(
      'No day of 2025 is left; 100.0 kt are missing.',
    );
  });

  it('without a voyage to go by does not say how many it takes', () => {
    const said = read({ intakes: [], months: [month('2025-09', 1000)] });
    expect(said[1]).toContain('cannot be said before one is logged');
  });
});

describe('formulas', () => {
  it('write out the inputs of exactly what the sentence computes', () => {
    const of = standing({ months: [month('2025-09', 1030.4)] });
    expect(
      formulasOf(of).map(({ key, values }) => plain(t(`formula.${key}` as never, values as never))),
    ).toEqual([
      'lifted 1 030.4 kt ÷ target 1 500.0 kt = 69 %',
      'plan to date = target 1 500.0 kt × 285 of 365 days, the last day counted (12.10.2025) included = 1 171.2 kt; lifted 1 030.4 kt − plan to date 1 171.2 kt = −140.8 kt',
      '(target 1 500.0 kt − lifted 1 030.4 kt) ÷ (80 days left ÷ 30.42) = 178.5 kt a month; a month of time left is 365/12 days',
      'lifted 1 030.4 kt ÷ (285 days ÷ 30.42) = 110.0 kt a month; a month is 365/12 days',
      '(target 1 500.0 kt − lifted 1 030.4 kt) ÷ median intake 9.4 kt, rounded up = 50; the median is that of the latest 3 voyages in this scope up to today',
    ]);
  });

  it('are none where the sentence computes nothing', () => {
    expect(formulasOf(standing({ year: 2022 }))).toEqual([]);
  });
});

describe('printed', () => {
  it('a share is never 100 % before it is reached', () => {
    expect([0, 0.687, 0.999, 1, 1.004, null].map((share) => plain(printShare(share)))).toEqual([
      '0 %',
      '69 %',
      '99 %',
      '100 %',
      '100 %',
      '–',
    ]);
  });

  it('a change carries its sign, a zero none', () => {
    expect([65.4 * KT, -12 * KT, 0, 10, null].map(printSignedKt)).toEqual([
      '+65.4',
      '−12.0',
      '0.0',
      '0.0',
      '–',
    ]);
    expect(
      [{ kg: 1, share: 0.7517 }, { kg: -1, share: -0.5 }, { kg: 1, share: null }, null].map((change) =>
        plain(printChangeShare(change)),
      ),
    ).toEqual(['+75 %', '−50 %', '–', '–']);
  });
});
