import { describe, expect, it } from 'vitest';
import { warningsOf, type PlausibilityInput } from './plausibility';
import { transitLoss, type EventName, type Precision } from './voyage';

const usual: PlausibilityInput = {
  intakeKg: 9_600_000,
  vessel: { deadweightKg: 12_000_000, ladenDraughtM: 7, tpc: 24 },
  draughtLimitM: null,
  draughtNotice: null,
  closures: [],
  cargoDays: [],
  lastIntakesKg: [9_500_000, 9_600_000, 9_700_000],
  events: [],
  zones: { load: 'Asia/Aqtau', discharge: 'Asia/Baku' },
  loss: transitLoss([]),
  overlapping: [],
};
const warn = (changes: Partial<PlausibilityInput>) => warningsOf({ ...usual, ...changes });
const actual = (name: EventName, at: string, precision: Precision = 'minute') => ({
  name,
  actual: { at: new Date(at), precision },
});

it('has nothing to say about a usual voyage, nor about an empty one', () => {
  const events = [actual('sailed', '2025-01-25T10:00Z'), actual('arrived', '2025-01-26T13:00Z')];
  expect(warn({ draughtLimitM: 6.1, events, loss: transitLoss([{ blKg: 1000, outturnKg: 995 }]) })).toEqual(
    [],
  );
  expect(warn({ intakeKg: null, vessel: null, draughtLimitM: 5, lastIntakesKg: [] })).toEqual([]);
});

describe('intake', () => {
  it('above deadweight', () => {
    expect(warn({ intakeKg: 12_000_001, lastIntakesKg: [] })).toEqual([
      {
        code: 'intakeAboveDeadweight',
        kind: 'warning',
        values: { intakeKg: 12_000_001, deadweightKg: 12_000_000 },
      },
    ]);
    expect(warn({ intakeKg: 12_000_000, lastIntakesKg: [] })).toEqual([]);
  });

  it('above what the draught limit leaves', () => {
    const limited = { draughtLimitM: 6.1, lastIntakesKg: [] };
    expect(warn({ ...limited, intakeKg: 9_840_000 })).toEqual([]);
    expect(warn({ ...limited, intakeKg: 9_840_001 })).toMatchObject([
      { code: 'intakeAboveDraughtLimit', values: { limitKg: 9_840_000, limitM: 6.1 } },
    ]);
  });

  it('says once that it is too much when the limit binds no further than the deadweight', () => {
    expect(warn({ intakeKg: 12_500_000, draughtLimitM: 8, lastIntakesKg: [] })).toMatchObject([
      { code: 'intakeAboveDeadweight' },
    ]);
  });

  it('says that a draught limit cannot be checked, without asking for a reason', () => {
    const unknown = { deadweightKg: 12_000_000, ladenDraughtM: 7, tpc: null };
    const expected = [{ code: 'draughtLimitUnchecked', kind: 'unchecked', values: { limitM: 6.1 } }];
    expect(warn({ vessel: unknown, draughtLimitM: 6.1 })).toEqual(expected);
    expect(warn({ vessel: null, draughtLimitM: 6.1 })).toEqual(expected);
  });

  it.each([
    [7_500_000, 0],
    [7_499_999, 1],
    [12_500_000, 0],
    [12_500_001, 1],
  ])('of %s kg against a median of 10 kt: %s warning', (intakeKg, count) => {
    const lastIntakesKg = [9_000_000, 10_000_000, 11_000_000, 10_000_000, 10_000_000, 1, 1, 1];
    expect(warn({ intakeKg, vessel: null, lastIntakesKg })).toHaveLength(count);
  });

  it('is not compared with fewer than three', () => {
    expect(warn({ intakeKg: 1_000, lastIntakesKg: [9_500_000, 9_600_000] })).toEqual([]);
  });
});

describe('a closure', () => {
  const closure = { port: 'load', terminal: 'Aktau', from: '2025-03-01', to: '2025-03-04' } as const;
  const on = (from: string, to = from) => [{ says: 'blDate', port: 'load', from, to }] as const;
  const values = { says: 'blDate', terminal: 'Aktau', closedFrom: '2025-03-01', closedTo: '2025-03-04' };

  it.each([
    ['2025-02-28', 0],
    ['2025-03-01', 1],
    ['2025-03-04', 1],
    ['2025-03-05', 0],
  ])('with cargo on %s: %s warning', (day, count) => {
    const found = warn({ closures: [closure], cargoDays: on(day) });
    expect(found).toEqual(
      Array(count).fill({ code: 'portClosed', kind: 'warning', values: { ...values, on: day } }),
    );
  });

  it('is of its own port, and without an end until further notice', () => {
    const open = { ...closure, to: null };
    expect(warn({ closures: [{ ...open, port: 'discharge' }], cargoDays: on('2026-01-01') })).toEqual([]);
    expect(warn({ closures: [open], cargoDays: on('2026-01-01') })).toMatchObject([
      { code: 'portClosed', values: { closedTo: '' } },
    ]);
  });

  it('speaks against a month only when it covers all of it', () => {
    expect(warn({ closures: [closure], cargoDays: on('2025-03-01', '2025-03-31') })).toEqual([]);
    const long = { ...closure, from: '2025-02-20', to: '2025-04-02' };
    expect(warn({ closures: [long], cargoDays: on('2025-03-01', '2025-03-31') })).toHaveLength(1);
  });
});

describe('passage', () => {
  it.each([
    ['2025-01-25T21:59Z', 1],
    ['2025-01-25T22:00Z', 0],
    ['2025-01-29T10:00Z', 0],
    ['2025-01-29T10:01Z', 1],
  ])('from 25 January 10:00 to %s: %s warning', (arrived, count) => {
    const events = [actual('sailed', '2025-01-25T10:00Z'), actual('arrived', arrived)];
    expect(warn({ events }).filter((found) => found.code === 'passageUnusual')).toHaveLength(count);
  });

  it('known by its days is unusual only when it must be', () => {
    const sailed = actual('sailed', '2025-01-25T10:00Z');
    const by = (arrived: string) => warn({ events: [sailed, actual('arrived', arrived, 'day')] });
    expect(by('2025-01-25T20:00Z')).toEqual([]);
    expect(by('2025-01-29T20:00Z')).toMatchObject([
      { code: 'passageUnusual', values: { passageHours: 106 } },
    ]);
  });
});

describe('order', () => {
  it('of NOR, berthing and customs is warned of', () => {
    const events = [
      actual('load_berthed', '2025-01-24T10:00Z'),
      actual('load_nor_tendered', '2025-01-24T11:00Z'),
      actual('customs_started', '2025-01-27T09:00Z'),
      actual('customs_cleared', '2025-01-27T08:00Z'),
    ];
    expect(warn({ events }).map((found) => found.values)).toEqual([
      { earlier: 'load_nor_tendered', later: 'load_berthed', byHours: 1 },
      { earlier: 'customs_started', later: 'customs_cleared', byHours: 1 },
    ]);
  });

  it('on one and the same day is not', () => {
    const events = [
      actual('load_berthed', '2025-01-24T19:00Z', 'day'),
      actual('load_nor_tendered', '2025-01-25T11:00Z'),
    ];
    expect(warn({ events })).toEqual([]);
  });
});

it('warns of loss and gain above half a percent, and of overlaps by number', () => {
  expect(warn({ loss: transitLoss([{ blKg: 10_000, outturnKg: 9_949 }]) })).toMatchObject([
    { code: 'lossAboveLimit', values: { lossKg: 51, share: 0.0051 } },
  ]);
  expect(warn({ loss: transitLoss([{ blKg: 10_000, outturnKg: 10_051 }]) })).toMatchObject([
    { code: 'lossAboveLimit', values: { lossKg: -51 } },
  ]);
  const overlapping = [
    { voyageNo: 'AB-2025-0007', byHours: 5 },
    { voyageNo: 'AB-2025-0009', byHours: 1 },
  ];
  expect(warn({ overlapping }).map(({ values }) => values)).toEqual(overlapping);
});
