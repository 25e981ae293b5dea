import { expect, it } from 'vitest';
import { entrySaves, type EntryRevision } from './history';

const names = {
  companies: new Map([[3, 'Kazmortransflot']]),
  terminals: new Map(),
  agreements: new Map(),
  scopes: new Map(),
  grades: new Map(),
  figures: new Map(),
  own: new Map([[9, 'Taraz']]),
};
const taraz = { id: 7, name: 'Taraz', deadweight_tonnes: 12365, operator_id: null, merged_into_id: null };
const row = (change: Partial<EntryRevision>): EntryRevision => ({
  at: new Date('2025-01-25T08:00:00Z'),
  by: 'Ann',
  reason: null,
  rowId: '7',
  action: 'update',
  before: taraz,
  after: taraz,
  ...change,
});

it('says what was entered and amended, latest first, with names and printed tonnes', () => {
  const rows = [
    row({ action: 'insert', before: null }),
    row({ reason: 'register', after: { ...taraz, operator_id: 3, deadweight_tonnes: 12368.5 } }),
  ];
  expect(entrySaves('vessels', 7, rows, names)).toMatchObject([
    {
      act: 'amended',
      reason: 'register',
      changes: [
        { field: 'deadweightTonnes', from: '12\u202f365.000', to: '12\u202f368.500' },
        { field: 'operatorId', from: null, to: 'Kazmortransflot' },
      ],
    },
    { act: 'entered', changes: [{ field: 'name', to: 'Taraz' }, { field: 'deadweightTonnes' }] },
  ]);
});

it('tells a merge on both sides, and nothing of what changes no column that is shown', () => {
  const merged = { before: taraz, after: { ...taraz, merged_into_id: 9 } };
  expect(entrySaves('vessels', 7, [row(merged)], names)).toMatchObject([{ act: 'merged', other: 'Taraz' }]);
  expect(entrySaves('vessels', 9, [row(merged)], names)).toMatchObject([{ act: 'tookIn', other: 'Taraz' }]);
  expect(entrySaves('vessels', 7, [row({ after: { ...taraz, hidden: 1 } })], names)).toEqual([]);
});
