import { describe, expect, test } from 'vitest';
import { KG_PER } from './figure';
import type { Proposal } from './proposal';
import { readSentence } from './sentence';

/** Sentences as agencies and ministries write them, read on the day they were printed. */
const read = (text: string, printedOn = '2024-07-18') => readSentence(text, printedOn);
const all = <T>(proposal: Proposal<T> | null): T[] => proposal?.choices ?? [];
const kt = (text: string) => all(read(text).value).map(({ amount }) => amount / KG_PER.kt);
const spans = (proposal: Proposal<{ from: string; to: string }> | null) =>
  all(proposal).map(({ from, to }) => `${from} ${to}`);

describe('what another number is held against is not the value', () => {
  test.each([
    ['1.392 million tons in 2023, 5.5 times more than in 2022 (about 250,000 tons)', [1392]],
    ['отгружено 152,4 тыс. тонн, что на 75 % больше показателя марта (87,0 тыс. тонн)', [152.4]],
    ['транзит достиг 1 392 000 тонн (годом ранее — 1 057 000 тонн)', [1392]],
    ['1.05 million tons in 2023 compared to a planned 1.5 million tons', [1050]],
    ['12.4 thousand tonnes (9.3%) lower than a year earlier, at 120.6 thousand tonnes', [120.6]],
    ['exceeded 1.1 million tons', [1100]],
    ['в 2024 году составил свыше 1,39 млн тонн', [1390]],
    // In brackets, but nothing of another time: asked.
    ['87 kt (of which 6.9 kt Kashagan) in March 2023', [87, 6.9]],
  ])('%s', (text, expected) => {
    expect(kt(text)).toEqual(expected);
  });

  test('a number in the instrumental case is a number', () => {
    expect(kt('Танкер с 9 959 тоннами нефти прибыл в Баку')).toEqual([9.959]);
  });

  test('a share is no change', () => {
    expect(read('Доля маршрута Баку составила 2,1%, или 1,3 млн тонн').percent).toBeNull();
  });
});

describe('years that are named by the day of print', () => {
  test.each([
    ['1.5 million tons were transported last year', ['2023-01-01 2023-12-31']],
    ['В прошлом году объём транзита составил 1,39 млн тонн', ['2023-01-01 2023-12-31']],
    ['В мае текущего года отгружено 115,2 тыс. тонн', ['2024-05-01 2024-05-31']],
    ['За 6 месяцев т.г. отправлено 701,2 тыс. тонн', ['2024-01-01 2024-06-30']],
    ['355 kt in the first quarter of this year', ['2024-01-01 2024-03-31']],
    ['1.1 million tons are expected this year', ['2024-01-01 2024-12-31']],
    // The year so far has no end in the text.
    ['701 kt were shipped this year', []],
    ['за полгода перевезено 701,2 тыс. тонн', ['2024-01-01 2024-06-30', '2023-01-01 2023-06-30']],
  ])('%s', (text, expected) => {
    expect(spans(read(text).period)).toEqual(expected);
  });

  test('without a day of print they are asked', () => {
    const undated = readSentence('1.3 million tonnes last year', '2026-03-15', false);
    expect(spans(undated.period)).toEqual(['2025-01-01 2025-12-31', '2024-01-01 2024-12-31']);
  });
});

describe('days', () => {
  test.each([
    ['95 тыс. тонн за первую половину апреля', ['2024-04-01 2024-04-15', '2023-04-01 2023-04-15']],
    ['in the second half of February 2024', ['2024-02-16 2024-02-29']],
    ['нефть доставлена 13 мая', ['2024-05-13 2024-05-13', '2023-05-13 2023-05-13']],
    ['на 1 июля', ['2024-01-01 2024-06-30', '2023-01-01 2023-06-30']],
    ['from 5 May to 13 June 2024', ['2024-05-05 2024-06-13']],
    ['с 5 мая по 13 июня 2024 года', ['2024-05-05 2024-06-13']],
    ['in March 15 thousand tonnes', ['2024-03-01 2024-03-31', '2023-03-01 2023-03-31']],
  ])('%s', (text, expected) => {
    expect(spans(read(`${text}, 100 kt`).period)).toEqual(expected);
  });
});

test('against a bare year the same months of it', () => {
  const { compared } = read('Over the first nine months of 2023 transit grew by 11 percent against 2022');
  expect(spans(compared)).toEqual(['2022-01-01 2022-09-30']);
});

test('the plan that stands beside what came is a plan, and the other is not', () => {
  const { value } = read('В июле отгружено 136 тыс. тонн, план на август — 120 тыс. тонн.');
  expect(all(value).map(({ amount, kind }) => [amount / KG_PER.kt, kind])).toEqual([
    [136, 'actual'],
    [120, 'plan'],
  ]);
  expect(read('12-14 tanker voyages amounting to 1.5 million tons before the end of 2023').kind).toBe('plan');
});
