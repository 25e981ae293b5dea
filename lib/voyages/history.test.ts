import { expect, test } from 'vitest';
import { savedChanges, type NamesOf, type RevisionRow } from './history';

const ZONES = { load: 'Asia/Aqtau', discharge: 'Asia/Baku' };
const NAMES: NamesOf = {
  vessel: new Map([
    [1, 'Astana'],
    [2, 'Taraz'],
  ]),
  terminal: new Map(),
  grade: new Map([[4, 'Tengiz']]),
  company: new Map(),
  voyage: new Map(),
};

function row(fields: Partial<RevisionRow> & Pick<RevisionRow, 'table'>): RevisionRow {
  const { before = null, after = null } = fields;
  const action = before === null ? 'insert' : after === null ? 'delete' : 'update';
  return {
    at: new Date('2025-02-01T08:00:00Z'),
    txid: '7',
    by: 'Ann',
    reason: 'typo',
    rowId: '1',
    action,
    before,
    after,
    ...fields,
  };
}
const lotRow = (fields: Record<string, unknown>) => ({
  id: 1,
  no: 2,
  grade_id: 4,
  bl_tonnes: 9500,
  bl_date: '2025-01-25',
  bl_date_precision: 'day',
  ...fields,
});

test('comments are told by their first words; of a withdrawn one only that it was said and withdrawn', () => {
  const said = (id: number, text: string, withdrawn_at: string | null = null) => ({ id, text, withdrawn_at });
  const comment = { table: 'voyage_comment', reason: null };
  const saves = savedChanges(
    [
      row({ ...comment, txid: '1', rowId: '1', after: said(1, 'Agent  called:\nlate') }),
      row({ ...comment, txid: '2', rowId: '2', after: said(2, 'secret') }),
      row({
        ...comment,
        txid: '3',
        rowId: '2',
        before: said(2, 'secret'),
        after: said(2, 'secret', '2025-02-02'),
      }),
      row({ ...comment, txid: '4', rowId: '3', after: said(3, 'x'.repeat(500)) }),
    ],
    NAMES,
    ZONES,
  );
  const told = saves.flatMap(({ changes }) =>
    changes.map(({ action, which, field }) => [action, which, field]),
  );
  expect(told).toEqual([
    ['added', `${'x'.repeat(120)}…`, ''],
    ['changed', null, 'withdrawn'],
    ['added', null, ''],
    ['added', 'Agent called: late', ''],
  ]);
  expect(JSON.stringify(saves)).not.toContain('secret');
});

test('one changed number, as it is read aloud', () => {
  const saves = savedChanges(
    [row({ table: 'lot', before: lotRow({}), after: lotRow({ bl_tonnes: 9959 }) })],
    NAMES,
    ZONES,
  );
  expect(saves).toEqual([
    {
      at: new Date('2025-02-01T08:00:00Z'),
      by: 'Ann',
      reason: 'typo',
      changes: [
        {
          noun: 'lot',
          action: 'changed',
          which: '2',
          field: 'blTonnes',
          kind: 'text',
          from: '9\u202f500.000',
          to: '9\u202f959.000',
        },
      ],
    },
  ]);
});

test('names in place of ids, and the id where the name is gone', () => {
  const [save] = savedChanges(
    [
      row({ table: 'voyage', before: { id: 1, vessel_id: 1 }, after: { id: 1, vessel_id: 2 } }),
      row({ table: 'lot', before: lotRow({}), after: lotRow({ grade_id: 9 }) }),
    ],
    NAMES,
    ZONES,
  );
  expect(save?.changes.map(({ field, from, to }) => [field, from, to])).toEqual([
    ['vessel', 'Astana', 'Taraz'],
    ['grade', 'Tengiz', '#9'],
  ]);
});

test('times in the zone of their port, by day where only the day is known', () => {
  const event = (name: string, precision: string) =>
    row({
      table: 'voyage_event',
      rowId: name,
      after: { name, actual_at: '2025-01-25T20:00:00+00:00', actual_precision: precision },
    });
  const [save] = savedChanges([event('arrived', 'day'), event('sailed', 'minute')], NAMES, ZONES);
  expect(save?.changes.map(({ which, to }) => [which, to])).toEqual([
    ['sailed', '26.01.2025 01:00'],
    ['arrived', '26.01.2025'],
  ]);
});

test('a B/L date known by month is not given a day', () => {
  const [save] = savedChanges(
    [
      row({
        table: 'lot',
        before: lotRow({}),
        after: lotRow({ bl_date: '2025-01-01', bl_date_precision: 'month' }),
      }),
    ],
    NAMES,
    ZONES,
  );
  expect(save?.changes).toMatchObject([{ field: 'blDate', from: '25.01.2025', to: '01.2025' }]);
});

test('what was saved together is one entry, the latest comes first', () => {
  const saves = savedChanges(
    [
      row({ table: 'voyage', after: { id: 1, voyage_no: 'AB-2025-0001', vessel_id: 1 }, reason: null }),
      row({ table: 'lot', after: lotRow({}), reason: null }),
      row({ table: 'voyage_act', after: { kind: 'nominate', reason: null }, txid: '8' }),
    ],
    NAMES,
    ZONES,
  );
  expect(
    saves.map(({ reason, changes }) => [reason, changes.map(({ noun, field }) => `${noun} ${field}`)]),
  ).toEqual([
    ['typo', ['act ']],
    [null, ['voyage voyageNo', 'voyage vessel', 'lot grade', 'lot blDate', 'lot blTonnes']],
  ]);
});

test('a row written twice in one save changed once, and not at all when it ends as it began', () => {
  const first = row({ table: 'lot', before: lotRow({ bl_no: 'A' }), after: lotRow({ bl_no: null }) });
  const swapped = row({ table: 'lot', before: lotRow({ bl_no: null }), after: lotRow({ bl_no: 'B' }) });
  expect(savedChanges([first, swapped], NAMES, ZONES)[0]?.changes).toMatchObject([
    { field: 'blNo', from: 'A', to: 'B' },
  ]);
  const back = row({ table: 'lot', before: lotRow({ bl_no: null }), after: lotRow({ bl_no: 'A' }) });
  expect(savedChanges([first, back], NAMES, ZONES)).toEqual([]);
});

test('a paper came and went, by its name; the lot that went from under it is told of the lot', () => {
  const paper = { id: 3, file_name: 'BL 17.pdf', lot_id: 1, sha256: 'ab' };
  const saves = savedChanges(
    [
      row({ table: 'paper', after: paper, txid: '7' }),
      row({ table: 'paper', before: paper, after: { ...paper, lot_id: null }, txid: '8' }),
      row({ table: 'paper', before: paper, txid: '9' }),
    ],
    NAMES,
    ZONES,
  );
  expect(saves.map(({ changes }) => changes)).toMatchObject([
    [{ noun: 'paper', action: 'removed', which: 'BL 17.pdf' }],
    [{ noun: 'paper', action: 'added', which: 'BL 17.pdf' }],
  ]);
});
