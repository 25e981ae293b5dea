import { expect, test } from 'vitest';
import { aFigure, SHIPPED_KNOWN, shippedFigures } from '@/e2e/figures';
import { addMonths, type Month } from '@/lib/calendar';
import { checkFigures, evidenceAmong } from './check';
import type { Figure } from './figure';
import { linesOf, type Act, type Books, type LoggedMonth } from './reconcile';
import { summariesOf, yearsOf } from './reconciled-years';

const KT = 1_000_000;
const logged = (kt: Record<Month, number>, grade: string | null = null): LoggedMonth[] =>
  Object.entries(kt).map(([month, value]) => ({ month, grade, kg: value * KT, simulatedKg: 0 }));

function books(figures: Figure[], months: LoggedMonth[], acts: Act[] = []): Books {
  return {
    figures,
    evidence: evidenceAmong(figures, SHIPPED_KNOWN),
    checked: checkFigures(figures, SHIPPED_KNOWN),
    logged: months,
    logBegins: months.map(({ month }) => month).sort()[0] ?? null,
    acts,
  };
}

const act = (kind: Act['kind'], said: Partial<Act> = {}): Act => ({
  line: 'a-figure',
  kind,
  finding: null,
  explanation: 'because',
  reportedKg: 152.4 * KT,
  loggedKg: 150 * KT,
  at: new Date('2026-01-01'),
  by: 'Ann',
  ...said,
});

const only = (given: Books) => {
  const [line, ...others] = linesOf(given);
  if (!line || others.length > 0) throw new Error(`${others.length + 1} lines`);
  return line;
};

test('half a per cent, or the rounding of the source where that is wider', () => {
  const state = (kt: number, figure = aFigure()) => only(books([figure], logged({ '2023-04': kt }))).state;
  expect([state(152.4), state(153.1), state(153.2), state(151.6)]).toEqual([
    'agrees',
    'agrees',
    'open',
    'open',
  ]);
  const rounded = aFigure({ kg: 1400 * KT, unit: 'Mt', valueAsCited: '1.4 million tons' });
  expect([state(1449, rounded), state(1451, rounded)]).toEqual(['agrees', 'open']);
});

test('a deviation is signed, logged less reported', () => {
  expect(only(books([aFigure()], logged({ '2023-04': 150 }))).deviationKg).toBe(-2.4 * KT);
});

test('before the log begins there is a gap, after it a month without a lot is zero', () => {
  const line = only(books([aFigure()], logged({ '2023-05': 10 })));
  expect([line.state, line.logged, line.deviationKg]).toEqual(['gap', null, null]);
  const zero = only(books([aFigure()], logged({ '2023-03': 10 })));
  expect([zero.state, zero.logged?.kg]).toEqual(['open', 0]);
});

test('a grade is held against its own lots, lots of an unknown grade against all grades alone', () => {
  const months = [...logged({ '2023-04': 115 }, 'Tengiz'), ...logged({ '2023-04': 37.4 })];
  const tengiz = aFigure({ key: 'tengiz', grade: 'Tengiz', kg: 115 * KT, valueAsCited: '115 kt' });
  const states = linesOf(books([aFigure(), tengiz], months)).map(({ line, state }) => [line, state]);
  expect(states).toEqual([
    ['a-figure', 'agrees'],
    ['tengiz', 'agrees'],
  ]);
});

test('an explanation and a sign-off hold for the numbers they were given for, until they are withdrawn', () => {
  const months = logged({ '2023-04': 150 });
  const state = (...acts: Act[]) => {
    const { state: is, signed, outdated } = only(books([aFigure()], months, acts));
    return [is, signed !== null, outdated !== null];
  };
  expect(state()).toEqual(['open', false, false]);
  expect(state(act('explained'), act('signed'))).toEqual(['explained', true, false]);
  expect(state(act('explained', { loggedKg: 149 * KT }))).toEqual(['open', false, true]);
  expect(state(act('explained'), act('signed'), act('withdrawn'))).toEqual(['open', false, false]);
  expect(state(act('withdrawn'), act('explained'))).toEqual(['explained', false, false]);
});

test('the shipped figures: printed months, differenced months, and what is longer', () => {
  const months: Record<Month, number> = {};
  for (let month: Month = '2023-03'; month <= '2023-12'; month = addMonths(month, 1)) months[month] = 100;
  const given = books(shippedFigures(), logged(months));
  const [year] = yearsOf(given, linesOf(given), { first: 2023, last: 2023, through: '2023-12' });
  const rows = year?.months.map(({ month, lines }) => [
    month.slice(5),
    lines.map(({ line, reported }) => `${line} ${reported.kg / KT}`),
  ]);
  expect(rows).toEqual([
    ['01', []],
    ['02', []],
    ['03', ['2023-03-baku 87']],
    ['04', ['2023-04-baku 152.4', '2023-04-baku-garbled 312.6', '2023-04-tengiz 115']],
    ...['05', '06', '07', '08', '09'].map((month) => [month, []]),
    ['10', ['2023-jan-oct − 2023-jan-sep 132.8']],
    ['11', ['2023-jan-nov − 2023-jan-oct 115']],
    ['12', ['y2023-baku − 2023-jan-nov 154']],
  ]);
  expect(year?.months[0]?.logged).toBeNull();
  expect(year?.longer.map(({ line }) => line)).toEqual([
    '2023-jan-sep',
    '2023-jan-oct',
    '2023-jan-nov',
    'y2023-baku',
    'y2023-tengiz',
  ]);
  const garbled = linesOf(given).find(({ line }) => line === '2023-04-baku-garbled');
  expect(garbled?.offered.map(({ key }) => key)).toEqual(['splicedSentence']);
});

test('each line is counted in the year it begins in, and a year before the log is a gap', () => {
  const months: Record<Month, number> = {};
  for (let month: Month = '2023-03'; month <= '2024-12'; month = addMonths(month, 1)) months[month] = 100;
  const given = books(shippedFigures(), logged(months));
  const lines = linesOf(given);
  const years = summariesOf(given, lines, { first: 2022, last: 2026, grade: null });
  const told = years.map(({ counts: { agrees, explained, open, gap } }) => agrees + explained + open + gap);
  expect(told.reduce((sum, count) => sum + count, 0)).toBe(lines.length);
  expect(years.map(({ year, logged: sum }) => [year, sum && sum.kg / KT])).toEqual([
    [2022, null],
    [2023, 1000],
    [2024, 1200],
    [2025, 0],
    [2026, 0],
  ]);
  expect(summariesOf(given, lines, { first: 2023, last: 2023, grade: 'Tengiz' })[0]?.logged?.kg).toBe(0);
});
