import { describe, expect, test } from 'vitest';
import { KG_PER } from './figure';
import type { Proposal } from './proposal';
import { readSentence } from './sentence';

/** How the press of the trade writes: scales, ranges, compact periods, comparisons. */
const read = (text: string) => readSentence(text, '2026-03-15');
const all = <T>(proposal: Proposal<T> | null): T[] => proposal?.choices ?? [];
const kt = (text: string) => all(read(text).value).map(({ amount }) => amount / KG_PER.kt);
const spans = (proposal: Proposal<{ from: string; to: string }> | null) =>
  all(proposal).map(({ from, to }) => `${from} ${to}`);

describe('quantities', () => {
  test.each([
    ['1 млн 392 тыс. тонн', [1392]],
    ['346 тысяч 200 тонн', [346.2]],
    ['1 million 392 thousand tonnes', [1392]],
    ['152,4 тыс.т.', [152.4]],
    ['152,4тыс.тонн', [152.4]],
    ['1,5млн.т', [1500]],
    ['1.392 mln. tonnes', [1392]],
    ['150 KT', [150]],
    ['152.4 ktons', [152.4]],
    ['152.4 kilotonnes', [152.4]],
    ['1.5 mtpa', [1500]],
    ['50,500.5 MT', [50.5005]],
    // Metric tons to some and million tonnes to others; and a range is no number: asked.
    ['1.5 MT', [0.0015, 1500]],
    ['1.3–1.5 million tonnes', [1300, 1500]],
    ['between 1.3 and 1.5 million tonnes', [1300, 1500]],
    ['от 1,3 до 1,5 млн тонн', [1300, 1500]],
    // What it is held against is not the value.
    ['rose from 252.1 to 312.6 thousand tons', [312.6]],
    ['с 252,1 тыс. тонн до 312,6 тыс. тонн', [312.6]],
    ['785 kt versus 701.2 kt in H1 2024', [785]],
    ['5 kt, that is 5 kt', [5]],
  ])('%s', (text, expected) => {
    expect(kt(text)).toEqual(expected);
  });

  test('an increase of something is a change, and no total', () => {
    const { value, change, percent } = read('an increase of 60.5 kt (24%)');
    expect([value, all(change)[0]?.amount, all(percent)[0]?.percent]).toEqual([null, 60_500_000, 24]);
    expect(all(read('−12.4 kt to 105.6 kt').change)[0]?.amount).toBe(-12_400_000);
  });

  test.each([
    ['−5.2% y/y', -5.2],
    ['+24 % to 312.6 kt', 24],
    ['снизился на 10,5%', -10.5],
    ['doubled to 250 kt', 100],
    ['увеличился втрое', 200],
    ['в 2 раза меньше', -50],
    ['выросла в 3,8 раза', 280],
    ['вдвое меньше, чем годом ранее', -50],
    ['Transit halved to 118 kt', -50],
    ['shipments were cut in half', -50],
    ['rose by half to 312.6 kt', 50],
    ['fell by half, to 105.6 kt', -50],
    ['перевалка сократилась наполовину', -50],
  ])('%s', (text, expected) => {
    expect(all(read(text).percent).map(({ percent }) => percent)).toEqual([expected]);
  });

  test.each([
    'fell by a third to 105.6 kt',
    'вырос на треть',
    'rose by half a million tonnes',
    'in the first half of 2024',
    'half of it was lifted in half a year',
    'by half-year, 118 kt',
    'танкер заполнен наполовину',
  ])('no percentage is proposed for what is none, or too round to be held against tonnes: %s', (text) => {
    expect(read(text).percent).toBeNull();
  });
});

describe('periods', () => {
  test.each([
    ['В 2022–2023 годах', '2022-01-01 2023-12-31'],
    ['in 2022-23', '2022-01-01 2023-12-31'],
    ['с 2023 по 2025 год', '2023-01-01 2025-12-31'],
    ['9M 2024', '2024-01-01 2024-09-30'],
    ['за 9М 2024 года', '2024-01-01 2024-09-30'],
    ['за 9 мес. 2023 года', '2023-01-01 2023-09-30'],
    ['1H 2025', '2025-01-01 2025-06-30'],
    ["H2'24", '2024-07-01 2024-12-31'],
    ['In 2Q24', '2024-04-01 2024-06-30'],
    ['за I кв. 2024 года', '2024-01-01 2024-03-31'],
    ["Sep'24", '2024-09-01 2024-09-30'],
    ['09.2024', '2024-09-01 2024-09-30'],
    ['on 5 April 2023', '2023-04-05 2023-04-05'],
    ['April 5, 2023', '2023-04-05 2023-04-05'],
    ['13.09.2025', '2025-09-13 2025-09-13'],
    ['1–13 сентября 2025 года', '2025-09-01 2025-09-13'],
    ['as of 13 September 2025', '2025-01-01 2025-09-13'],
    ['по состоянию на 1 сентября 2025 года', '2025-01-01 2025-08-31'],
  ])('%s', (text, expected) => {
    expect(spans(read(`${text}: 100 kt`).period)).toEqual([expected]);
  });

  test('a day that there is not, and a year that has no end, are not proposed', () => {
    expect(spans(read('on 31.02.2024 100 kt').period)).toEqual([]);
    expect(read('с начала 2025 года — 900 тыс. тонн').period).toBeNull();
  });

  test('the same period of another year is those months of it', () => {
    const { period, compared } = read(
      'За январь–июль 2024 года 837,2 тыс. т, на 20,5% больше аналогичного периода 2023 года.',
    );
    expect([spans(period), spans(compared)]).toEqual([['2024-01-01 2024-07-31'], ['2023-01-01 2023-07-31']]);
  });

  test('the year of a number that it is compared with is the compared one', () => {
    const { value, period, compared } = read(
      'Transit rose to 1.4 million tonnes in 2024, compared to 1.392 million tonnes in 2023.',
    );
    expect(all(value)).toHaveLength(1);
    expect([spans(period), spans(compared)]).toEqual([['2024-01-01 2024-12-31'], ['2023-01-01 2023-12-31']]);
  });
});

test('the pipeline’s name is no direction to Baku, and of two ways out none is proposed', () => {
  expect(read('5 kt via the Baku-Tbilisi-Ceyhan pipeline').direction).toBe('Aktau–BTC');
  expect(read('152,4 тыс. тонн в Баку и 160,2 тыс. тонн в Махачкалу').direction).toBeNull();
  expect(read('160.2 kt to Makhachkala').direction).toBe('Aktau–Makhachkala');
});
