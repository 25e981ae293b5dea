import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actualSpan, durations, milestonesOutOfOrder } from './timing';
import { EVENTS, type EventName, type Precision } from './voyage';

const ZONES = { load: 'Asia/Aqtau', discharge: 'Asia/Baku' };
const actual = (name: EventName, at: string, precision: Precision = 'minute') => ({
  name,
  actual: { at: new Date(at), precision },
});
const bl = (blDate: string, blDatePrecision: 'day' | 'month' = 'day') => ({ blDate, blDatePrecision });

describe('actualSpan', () => {
  it('runs from the first to the last actual instant', () => {
    const events = [actual('arrived', '2025-01-26T10:00Z'), actual('sailed', '2025-01-25T10:00Z')];
    const span = { from: new Date('2025-01-25T10:00Z'), to: new Date('2025-01-26T10:00Z') };
    expect(actualSpan({ events, lots: [bl('2025-01-01', 'month')] }, ZONES.load)).toEqual(span);
  });

  it('counts a B/L day from its local midnight, unless loading completed is logged', () => {
    const lots = [bl('2025-01-25')];
    const midnight = new Date('2025-01-24T19:00Z');
    expect(actualSpan({ events: [], lots }, ZONES.load)).toEqual({ from: midnight, to: midnight });
    const earlier = [bl('2025-01-24'), ...lots, bl('2025-02-01', 'month')];
    expect(actualSpan({ events: [], lots: earlier }, ZONES.load)).toEqual({ from: midnight, to: midnight });
    const at = new Date('2025-01-25T08:00Z');
    const logged = [actual('loading_completed', '2025-01-25T08:00Z')];
    expect(actualSpan({ events: logged, lots }, ZONES.load)).toEqual({ from: at, to: at });
  });

  it('is none when nothing happened or only a month is known', () => {
    const planned = [{ name: 'sailed' as const, actual: null }];
    expect(actualSpan({ events: planned, lots: [bl('2023-03-01', 'month')] }, ZONES.load)).toBeNull();
  });
});

describe('milestonesOutOfOrder', () => {
  const check = (events: ReturnType<typeof actual>[], lots: ReturnType<typeof bl>[] = []) =>
    milestonesOutOfOrder(events, lots, ZONES).map(({ earlier, later }) => `${earlier} > ${later}`);

  it('compares milestones that are not neighbours', () => {
    const events = [
      actual('loading_commenced', '2025-01-25T10:00Z'),
      actual('discharge_completed', '2025-01-25T09:00Z'),
    ];
    expect(check(events)).toEqual(['loading_commenced > discharge_completed']);
  });

  it('lets milestones coincide, but a ship not arrive as it sails', () => {
    const at = '2025-01-25T10:00Z';
    expect(check([actual('loading_completed', at), actual('sailed', at)])).toEqual([]);
    expect(check([actual('sailed', at), actual('arrived', at)])).toEqual(['sailed > arrived']);
    expect(check([actual('loading_completed', at), actual('discharge_commenced', at)])).toHaveLength(1);
  });

  it('gives a day the benefit of all its hours at its port', () => {
    // 25 January at Baku is 24 January 20:00Z to 25 January 20:00Z
    const arrived = actual('arrived', '2025-01-24T20:00Z', 'day');
    expect(check([actual('sailed', '2025-01-25T19:58Z'), arrived])).toEqual([]);
    expect(check([actual('sailed', '2025-01-25T20:00Z'), arrived])).toEqual(['sailed > arrived']);
  });

  it('knows that one day follows another', () => {
    const completed = actual('loading_completed', '2025-01-24T19:00Z', 'day');
    expect(check([actual('loading_commenced', '2025-01-24T19:00Z', 'day'), completed])).toEqual([]);
    expect(check([actual('loading_commenced', '2025-01-25T19:00Z', 'day'), completed])).toHaveLength(1);
  });

  it('takes the last B/L day as loading completed, and no month', () => {
    const sailed = actual('sailed', '2025-01-25T10:00Z');
    expect(check([sailed], [bl('2025-01-25')])).toEqual([]);
    expect(check([sailed], [bl('2025-01-25'), bl('2025-01-26')])).toEqual(['loading_completed > sailed']);
    expect(check([sailed], [bl('2025-02-01', 'month')])).toEqual([]);
    expect(check([sailed, actual('loading_completed', '2025-01-25T09:00Z')], [bl('2025-01-26')])).toEqual([]);
  });

  it('never refuses what happened in order, whichever times are known by day', () => {
    const names = EVENTS.map(({ name }) => name);
    const steps = fc.array(fc.integer({ min: 1, max: 3000 }), { minLength: 14, maxLength: 14 });
    const precisions = fc.array(fc.constantFrom<Precision>('minute', 'day'), {
      minLength: 14,
      maxLength: 14,
    });
    fc.assert(
      fc.property(steps, precisions, (minutes, byDay) => {
        let at = Date.UTC(2025, 0, 25);
        const events = names.map((name, index) => {
          at += (minutes[index] ?? 1) * 60_000;
          return actual(name, new Date(at).toISOString(), byDay[index]);
        });
        expect(check(events)).toEqual([]);
      }),
    );
  });
});

describe('durations', () => {
  const of = (events: ReturnType<typeof actual>[], stage: string) =>
    durations(events).find((duration) => duration.stage === stage);

  it('are hours between instants, across the zones of the ports', () => {
    const events = [actual('sailed', '2025-01-25T10:00+05:00'), actual('arrived', '2025-01-26T13:30+04:00')];
    expect(of(events, 'passage')).toMatchObject({ hours: 28.5, missing: [], onlyByDay: [] });
  });

  it('say which end is missing, or known only by its day', () => {
    const events = [actual('sailed', '2025-01-25T10:00Z'), actual('arrived', '2025-01-26T20:00Z', 'day')];
    expect(of(events, 'passage')).toMatchObject({ hours: null, missing: [], onlyByDay: ['arrived'] });
    expect(of(events, 'loading')).toMatchObject({
      hours: null,
      missing: ['loading_commenced', 'loading_completed'],
    });
  });

  it('are none when customs cleared before it started', () => {
    const events = [
      actual('customs_started', '2025-01-27T10:00Z'),
      actual('customs_cleared', '2025-01-27T09:00Z'),
    ];
    expect(of(events, 'customs')?.hours).toBeNull();
  });
});
