import { describe, expect, test } from 'vitest';
import type { Field } from './fields';
import { groupRows, readRow, type Reading } from './group';
import { isTotal, readBlank, strangersIn, tellWhose } from './whose';

const FIELDS: Field[] = ['vessel', 'grade', 'blNo', 'blDate', 'blTonnes'];
const ROWS = [
  { no: 2, cells: ['Astana', 'Tengiz', 'BL-1', '14.03.2025', '6 000'] },
  { no: 3, cells: ['', 'Dunga', 'BL-2', '', '3 000'] },
  { no: 4, cells: ['', 'Dunga', 'BL-3', '15.03.2025', '500'] },
  { no: 5, cells: ['Taraz', 'Dunga', 'BL-4', '15.03.2025', '6 500'] },
];
const groups = (blank: 'above' | 'gap' | null, rows = ROWS) => {
  const reading: Reading = {
    fields: FIELDS,
    conventions: FIELDS.map(() => ({ decimal: null, order: null, blank })),
    units: FIELDS.map(() => null),
  };
  const read = rows.map((row) => readRow(row, reading));
  tellWhose(read, reading);
  return groupRows(read, reading);
};

test('lines without a vessel are asked about, not logged as voyages of nobody', () => {
  expect(readBlank(ROWS, FIELDS, undefined)).toMatchObject({ state: 'open', cells: 2 });
  const found = groups(null).flatMap(({ problems }) => problems);
  expect(found).toEqual([
    { row: 3, column: 0, kind: 'error', reason: 'whose' },
    { row: 4, column: 0, kind: 'error', reason: 'whose' },
  ]);
});

test('as lots of the voyage above they are of it, with its B/L date where they give none', () => {
  const [first, second, ...others] = groups('above');
  expect(first?.rows.map(({ no, values }) => [no, values.blDate])).toEqual([
    [2, '14.03.2025'],
    [3, '14.03.2025'],
    [4, '15.03.2025'],
  ]);
  expect(first?.problems).toEqual([]);
  expect(second?.rows.map(({ no }) => no)).toEqual([5]);
  expect(others).toEqual([]);
});

test('a first line without a vessel has no voyage above', () => {
  const found = groups('above', ROWS.slice(1)).flatMap(({ problems }) => problems);
  expect(found.map(({ row }) => row)).toEqual([3, 4]);
});

test('of a vessel not known each is a voyage of its own', () => {
  expect(groups('gap').map(({ rows }) => rows.map(({ no }) => no))).toEqual([[2], [3], [4], [5]]);
});

test('a file without a column for the vessel is not asked about', () => {
  const fields: Field[] = ['blNo', 'outturnTonnes'];
  expect(readBlank([{ cells: ['BL-1', '9 000'] }], fields, undefined)).toBeNull();
});

test.each([
  [['Total', '', '', '', '9 000'], true],
  [['', '', '', 'ИТОГО:', '9 000'], false],
  [['', 'Итого:', '', '', '9 000'], true],
  [['Барлығы', '', '', '', '9 000'], true],
  [['CƏMİ', '', '', '', '9 000'], true],
  [['Total', '', 'BL-9', '', '9 000'], false],
  [['Totalis', '', '', '', '9 000'], false],
])('%j is a total: %s', (cells, total) => {
  expect(isTotal(cells, FIELDS)).toBe(total);
});

describe('cargo that the log does not have', () => {
  const strangers = (fields: Field[], cells: string[]) => {
    const reading: Reading = { fields, conventions: [], units: fields.map(() => null) };
    const [group] = groupRows([readRow({ no: 2, cells }, reading)], reading);
    return strangersIn(group!, reading).map(({ column, reason }) => [column, reason]);
  };
  test('is not logged from an outturn report: its number is mistyped', () => {
    expect(strangers(['blNo', 'outturnTonnes'], ['BL-9', '9 000'])).toEqual([[0, 'notInTheLog']]);
    expect(strangers(['voyageNo', 'outturnTonnes'], ['AB-2025-9', '9 000'])).toEqual([[0, 'notInTheLog']]);
  });
  test('is not logged as what came ashore of nothing', () => {
    expect(strangers(['vessel', 'blNo', 'outturnTonnes'], ['Abai', 'BL-9', '9 000'])).toEqual([
      [1, 'outturnOfNothing'],
    ]);
  });
  test('is logged where the file says what was loaded, or what is planned', () => {
    expect(strangers(['vessel', 'blTonnes', 'outturnTonnes'], ['', '9 000', '8 990'])).toEqual([]);
    expect(strangers(['laycanFrom', 'plannedTonnes'], ['01.01.2027', '9 000'])).toEqual([]);
  });
});
