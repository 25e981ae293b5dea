import { describe, expect, it } from 'vitest';
import type { RevisionRow, SavedChange } from './history';
import type { VoyageRecord } from './record';
import { mayBeUndone, planUndo } from './undo';

const record = {
  voyageNo: 'AB-2025-0001',
  vessel: null,
  loadTerminal: null,
  dischargeTerminal: null,
  laycanFrom: null,
  laycanTo: null,
  note: 'now',
  lots: [],
  events: [],
  delays: [],
  acts: [],
  warnings: [],
} as unknown as VoyageRecord;

const row = (of: Partial<RevisionRow>): RevisionRow => ({
  at: new Date(0),
  txid: '1',
  by: 'Ann',
  reason: null,
  table: 'voyage',
  rowId: '1',
  action: 'update',
  before: null,
  after: null,
  ...of,
});
const note = row({ before: { id: 1, note: 'then' }, after: { id: 1, note: 'now' } });

describe('a plan to undo', () => {
  it('writes back what a field held before', () => {
    expect(planUndo([note], record)).toMatchObject({ value: { kind: 'facts', facts: { note: 'then' } } });
  });

  it('is refused where a part of the change cannot be written back, rather than done by half', () => {
    const unknown = row({ before: { id: 1, source: 'x' }, after: { id: 1, source: 'y' } });
    const refusals = (rows: RevisionRow[]) => planUndo(rows, record);
    expect(refusals([note, unknown])).toMatchObject({ refusals: [{ reason: 'undoUnknownPart' }] });
    expect(refusals([note, row({ table: 'laytime', rowId: '2' })])).toMatchObject({ done: true });
    const elsewhere = row({ table: 'laytime', rowId: '2', action: 'insert', after: { id: 2 } });
    expect(refusals([note, elsewhere])).toMatchObject({ refusals: [{ reason: 'undoUnknownPart' }] });
  });

  it('is refused where a paper lost the lot it speaks of', () => {
    const lot = row({ table: 'lot', rowId: '5', action: 'delete', before: { id: 5, no: 1 } });
    const paper = row({
      table: 'paper',
      rowId: '9',
      before: { id: 9, lot_id: 5 },
      after: { id: 9, lot_id: null },
    });
    expect(planUndo([lot], record)).toMatchObject({ value: { facts: { lots: [{ id: null, no: 1 }] } } });
    expect(planUndo([lot, paper], record)).toMatchObject({ refusals: [{ reason: 'undoPaperLeft' }] });
  });
});

describe('undoing is offered', () => {
  const save = (
    noun: SavedChange['changes'][number]['noun'],
    action: 'added' | 'changed',
    which: string,
  ) => ({
    at: new Date(0),
    by: 'Ann',
    reason: null,
    changes: [{ noun, action, which, field: '', kind: 'text' as const, from: null, to: null }],
  });

  it('for the latest change of the voyage, not for logging, nominating or papers', () => {
    expect(mayBeUndone([])).toBe(false);
    expect(mayBeUndone([save('voyage', 'added', '')])).toBe(false);
    expect(mayBeUndone([save('act', 'added', 'nominate')])).toBe(false);
    expect(mayBeUndone([save('act', 'added', 'cancel')])).toBe(true);
    expect(mayBeUndone([save('paper', 'added', 'bl.pdf'), save('lot', 'changed', '1')])).toBe(true);
    expect(mayBeUndone([save('paper', 'added', 'bl.pdf'), save('voyage', 'added', '')])).toBe(false);
  });
});
