import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lastDay, type Month } from '@/lib/calendar';
import { KG_PER } from './figure';
import type { Proposal } from './proposal';
import { readSentence } from './sentence';

const READ_ON = '2026-03-15';
const read = (text: string) => readSentence(text, READ_ON);
const only = <T>(proposal: Proposal<T> | null): T | undefined =>
  proposal?.choices.length === 1 ? proposal.choices[0] : undefined;
const kt = (text: string) => read(text).value?.choices.map(({ amount }) => amount / KG_PER.kt);

describe('a sentence of the trade', () => {
  test('the garbled one of April 2023, with the words each reading stands in', () => {
    const text =
      'In April 2023 oil in the Baku direction increased by 60.5 tons or 75 % compared with March, up to 312,600 t.';
    const { value, change, percent, period, compared, direction } = read(text);
    expect(only(value)).toEqual({ amount: 312_600_000, unit: 't', printed: '312,600 t', kind: 'actual' });
    expect(only(change)).toEqual({ amount: 60_500, unit: 't', printed: '60.5 tons' });
    expect(only(percent)).toEqual({ percent: 75, printed: '75 %' });
    expect(only(period)).toEqual({ from: '2023-04-01', to: '2023-04-30' });
    expect(only(compared)).toEqual({ from: '2023-03-01', to: '2023-03-31' });
    expect(direction).toBe('Aktau–Baku');
    for (const one of [value, change, percent, period, compared])
      expect(text.slice(one?.start, one?.end)).toBe(one?.text);
  });

  test('in Russian, with the period it is compared with', () => {
    const half = read(
      'За первое полугодие 2024 года по БТД перевезено 701,2 тыс. тонн, на 328,1 тыс. тонн больше, чем в первом полугодии 2023 года.',
    );
    expect([only(half.value)?.amount, only(half.change)?.amount]).toEqual([701_200_000, 328_100_000]);
    expect(only(half.period)).toEqual({ from: '2024-01-01', to: '2024-06-30' });
    expect(only(half.compared)).toEqual({ from: '2023-01-01', to: '2023-06-30' });
    const nine = read(
      'За девять месяцев 2023 года отгружено 990,2 тыс. тонн, на 12% меньше, чем в аналогичном периоде прошлого года',
    );
    expect(only(nine.percent)?.percent).toBe(-12);
    expect(only(nine.compared)).toEqual({ from: '2022-01-01', to: '2022-09-30' });
  });

  test.each([
    ['KazMunayGas shipped one and a half million tonnes in 2025', 1500],
    ['За 2023 год отправлено полтора миллиона тонн', 1500],
    ['два с половиной миллиона тонн в 2026 году', 2500],
    ['полмиллиона тонн', 500],
    ['a million tonnes', 1000],
    ['two hundred and fifty thousand tons in 2022', 250],
    ['сто двадцать пять тысяч тонн', 125],
    ['87.0 kt', 87],
    ['1.392 million tons', 1392],
    ['1,4 млн тонн', 1400],
    ['312 600 т', 312.6],
  ])('%s', (text, expected) => {
    expect(kt(text)).toEqual([expected]);
  });

  test('what can be read in two ways is asked', () => {
    expect(kt('9.959 tons')).toEqual([9.959, 0.009959]);
    expect(kt('136,000 tons')).toEqual([136, 0.136]);
    expect(kt('609,000 tons were pumped, of which 493,000 tons were lifted')).toHaveLength(4);
    expect(read('125 kt in May').period?.choices.map(({ from }) => from)).toEqual([
      '2025-05-01',
      '2024-05-01',
    ]);
  });

  test('barrels stay barrels, a plan is a plan, a rate and a year are no quantity', () => {
    const { value, kind, grade } = read('Plans for April 2023: 950 000 barrels of Tengiz crude');
    expect([only(value), kind, grade]).toEqual([
      { amount: 950_000, unit: 'bbl', printed: '950 000 barrels', kind: 'plan' },
      'plan',
      'Tengiz',
    ]);
    expect(read('1.2 million barrels per day in 2023').value).toBeNull();
    expect(read('Kazakhstan may march on').period).toBeNull();
    expect(only(read('5.5 times more than in 2022').percent)?.percent).toBe(450);
  });
});

const MONTHS_EN =
  'January February March April May June July August September October November December'.split(' ');
const MONTHS_RU = 'январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре'.split(
  ' ',
);
const grouped = (whole: string, mark: string) => whole.replace(/\B(?=(\d{3})+$)/g, mark);
/** The number of tonnes in a unit, as the English and the Russian press print it. */
const asPrinted = (tonnes: number, per: number, group: string, mark: string) => {
  const [whole = '0', fraction = ''] = (tonnes / per).toFixed(6).split('.');
  const decimals = fraction.replace(/0+$/, '');
  return grouped(whole, group) + (decimals === '' ? '' : mark + decimals);
};

describe('what is printed is read back, or asked', () => {
  const sentence = fc.record({
    tonnes: fc.integer({ min: 1, max: 40_000 }).map((hundreds) => hundreds * 100),
    month: fc.integer({ min: 0, max: 11 }),
    year: fc.integer({ min: 2022, max: 2026 }),
    unit: fc.constantFrom(0, 1, 2),
    percent: fc.integer({ min: 1, max: 400 }),
    russian: fc.boolean(),
    spaced: fc.boolean(),
  });
  const PER = [1, 1000, 1_000_000];
  test('value, period and percentage', () => {
    fc.assert(
      fc.property(sentence, ({ tonnes, month, year, unit, percent, russian, spaced }) => {
        const number = russian
          ? asPrinted(tonnes, PER[unit] ?? 1, ' ', ',')
          : asPrinted(tonnes, PER[unit] ?? 1, spaced ? '\u2009' : ',', '.');
        const units = russian ? ['тонн', 'тыс. тонн', 'млн тонн'] : ['tons', 'kt', 'million tonnes'];
        const text = russian
          ? `В ${MONTHS_RU[month]} ${year} года отгружено ${number} ${units[unit]}, на ${percent}% больше`
          : `Shipments in ${MONTHS_EN[month]} ${year} rose by ${percent} % and reached ${number} ${units[unit]}`;
        const { value, period, percent: proposed, change } = read(text);
        const amounts = value?.choices.map(({ amount }) => amount) ?? [];
        expect(amounts, text).toContain(tonnes * 1000);
        // Two readings only of a number that has two: one mark with three digits after it.
        if (amounts.length > 1) expect(number).toMatch(/^\d{1,3}[.,]\d{3}$/);
        const first: Month = `${year}-${String(month + 1).padStart(2, '0')}`;
        expect(period?.choices, text).toEqual([{ from: `${first}-01`, to: lastDay(first) }]);
        expect(
          proposed?.choices.map((choice) => choice.percent),
          text,
        ).toEqual([percent]);
        expect(change).toBeNull();
      }),
    );
  });

  test('the words quoted are the words of the sentence', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            '9.959',
            'million',
            'tons',
            'на',
            '75 %',
            'March',
            '2023',
            'полтора',
            'тыс.',
            'to',
            'H1',
            'half',
            'a',
            '—',
          ),
          { maxLength: 14 },
        ),
        (words) => {
          const text = words.join(' ');
          const { value, change, percent, period, compared } = read(text);
          for (const one of [value, change, percent, period, compared]) {
            if (one === null) continue;
            expect(text.slice(one.start, one.end).trim()).toBe(one.text);
            expect(one.choices.length).toBeGreaterThan(0);
          }
        },
      ),
    );
  });
});
