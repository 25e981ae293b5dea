import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ACTS,
  EVENTS,
  STATUSES,
  canDo,
  intakeKg,
  refusalOfAct,
  statusOf,
  transitLoss,
  type ActKind,
  type EventName,
  type Precision,
  againstChange,
  untilReopened,
} from './voyage';

const actual = (name: EventName, at: string, precision: Precision = 'minute') => ({
  name,
  actual: { at: new Date(at), precision },
});
const act = (kind: ActKind, at: string) => ({ kind, at: new Date(at) });
const empty = { events: [], lots: [], acts: [] };

describe('statusOf', () => {
  it.each<[EventName, string]>([
    ['load_arrived', 'at_load_port'],
    ['load_nor_tendered', 'at_load_port'],
    ['load_berthed', 'at_load_port'],
    ['loading_commenced', 'loading'],
    ['loading_completed', 'loading'],
    ['sailed', 'sailed'],
    ['arrived', 'at_discharge_port'],
    ['customs_cleared', 'at_discharge_port'],
    ['discharge_commenced', 'discharging'],
    ['discharge_completed', 'discharged'],
    ['last_line_off', 'discharged'],
  ])('after %s is %s', (name, status) => {
    const events = [actual(name, '2025-01-26T10:00Z'), actual('load_arrived', '2025-01-28T10:00Z')];
    expect(statusOf({ ...empty, events })).toBe(status);
  });

  it('ignores planned and estimated times', () => {
    expect(statusOf({ ...empty, events: [{ name: 'sailed', actual: null }] })).toBe('planned');
  });

  it('takes a B/L date as loading completed, and a later event before it', () => {
    const lots = [{ blDate: null }, { blDate: '2025-01-25' }];
    expect(statusOf({ ...empty, lots })).toBe('loading');
    expect(statusOf({ ...empty, lots, events: [actual('sailed', '2025-01-26T10:00Z')] })).toBe('sailed');
  });

  it('is nominated until something happens', () => {
    const acts = [act('nominate', '2025-01-20T10:00Z')];
    expect(statusOf({ ...empty, acts })).toBe('nominated');
    expect(statusOf({ ...empty, acts, events: [actual('load_arrived', '2025-01-24T10:00Z')] })).toBe(
      'at_load_port',
    );
  });

  it('goes by the latest of close, cancel and reopen, in whatever order they are given', () => {
    const events = [actual('discharge_completed', '2025-01-28T10:00Z')];
    const closed = act('close', '2025-02-01T10:00Z');
    const reopened = act('reopen', '2025-02-02T10:00Z');
    const cancelled = act('cancel', '2025-02-03T10:00Z');
    expect(statusOf({ ...empty, events, acts: [closed] })).toBe('closed');
    expect(statusOf({ ...empty, events, acts: [reopened, closed] })).toBe('discharged');
    expect(statusOf({ ...empty, events, acts: [cancelled, reopened, closed] })).toBe('cancelled');
    expect(statusOf({ ...empty, acts: [cancelled, act('nominate', '2025-03-01T10:00Z')] })).toBe('cancelled');
  });

  it('only moves forward as events are added', () => {
    const names = fc.subarray(EVENTS.map(({ name }) => name));
    const rank = (events: EventName[]) =>
      STATUSES.indexOf(
        statusOf({ ...empty, events: events.map((name) => actual(name, '2025-01-01T00:00Z')) }),
      );
    fc.assert(
      fc.property(names, fc.constantFrom(...EVENTS), (events, { name }) => {
        expect(rank([...events, name])).toBeGreaterThanOrEqual(rank(events));
      }),
    );
  });
});

describe('quantities', () => {
  it('sum to the intake only when every lot is known', () => {
    expect(intakeKg([{ blKg: 4_000_000 }, { blKg: 5_600_000 }])).toBe(9_600_000);
    expect(intakeKg([{ blKg: 4_000_000 }, { blKg: null }])).toBeNull();
    expect(intakeKg([])).toBeNull();
  });

  it('lose what the lots with an outturn lost, and say how many are without', () => {
    const lots = [
      { blKg: 10_000_000, outturnKg: 9_970_000 },
      { blKg: 5_000_000, outturnKg: null },
      { blKg: null, outturnKg: 4_000_000 },
      { blKg: null, outturnKg: null },
    ];
    expect(transitLoss(lots)).toEqual({ lossKg: 30_000, share: 0.003, lotsWithout: 1, overLimit: false });
    expect(transitLoss([{ blKg: 5, outturnKg: null }])).toMatchObject({
      lossKg: null,
      share: null,
      lotsWithout: 1,
    });
  });

  it.each([
    [9_950, 50, false],
    [9_949, 51, true],
    [10_050, -50, false],
    [10_051, -51, true],
  ])('of 10 000 kg turn out %s: loss %s, flagged %s', (outturnKg, lossKg, overLimit) => {
    expect(transitLoss([{ blKg: 10_000, outturnKg }])).toMatchObject({ lossKg, overLimit });
  });
});

describe('acts', () => {
  it('leave a closed or cancelled voyage only to reopening', () => {
    for (const status of ['closed', 'cancelled'] as const) {
      expect(ACTS.filter((kind) => canDo(kind, status) === true)).toEqual(['reopen']);
    }
  });

  it('nominate a planned voyage and close a loaded one', () => {
    expect(STATUSES.filter((status) => canDo('nominate', status) === true)).toEqual(['planned']);
    expect(STATUSES.filter((status) => canDo('close', status) === true)).toEqual([
      'loading',
      'sailed',
      'at_discharge_port',
      'discharging',
      'discharged',
    ]);
  });

  it('close with an outturn on each lot, or a reason', () => {
    const close = (outturns: (number | null)[], reason: string | null) =>
      refusalOfAct(
        { kind: 'close', reason },
        { status: 'discharged', lots: outturns.map((outturnKg, index) => ({ no: index + 1, outturnKg })) },
      );
    expect(close([1, 2], null)).toBeNull();
    expect(close([1, null], 'never reported')).toBeNull();
    expect(close([1, null], '  ')).toMatchObject({
      reason: 'outturnOrReasonMissing',
      values: { lotsWithout: 1 },
    });
    expect(close([], null)).toMatchObject({ reason: 'outturnOrReasonMissing' });
  });

  it('nothing is changed, nor done but reopen, exactly while a voyage can be reopened', () => {
    for (const status of STATUSES) {
      const shut = status === 'closed' || status === 'cancelled';
      expect([untilReopened(status), canDo('reopen', status) === true], status).toEqual([
        shut ? status : null,
        shut,
      ]);
      const why = againstChange(status);
      expect(why, status).toBe(
        { closed: 'voyageClosed', cancelled: 'voyageCancelled' }[status as string] ?? null,
      );
      if (why) expect(ACTS.map((act) => canDo(act, status))).toEqual([why, why, why, true]);
    }
  });

  it('cancel and reopen with a reason, nominate without', () => {
    const lots = [{ no: 1, outturnKg: 1 }];
    expect(refusalOfAct({ kind: 'cancel', reason: null }, { status: 'planned', lots })).toMatchObject({
      reason: 'reasonMissing',
    });
    expect(refusalOfAct({ kind: 'reopen', reason: 'late outturn' }, { status: 'closed', lots })).toBeNull();
    expect(refusalOfAct({ kind: 'nominate', reason: null }, { status: 'planned', lots })).toBeNull();
    expect(refusalOfAct({ kind: 'cancel', reason: 'x' }, { status: 'closed', lots })).toMatchObject({
      reason: 'voyageClosed',
    });
  });
});
