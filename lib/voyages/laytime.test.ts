import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMoment } from '@/lib/calendar';
import { USUAL_ZONES } from './input';
import { laytimeOf } from './laytime';
import { emptyTerms, LAYTIME_FOR, type VoyageTerms } from './terms';
import {
  DELAY_REASONS,
  portOf,
  type DelayReason,
  type EventName,
  type Port,
  type VoyageEvent,
} from './voyage';

const at = (text: string, port: Port) => {
  const read = readMoment(text, USUAL_ZONES[port]);
  if (read.kind === 'refused') throw new Error(text);
  return { at: read.at, precision: read.precision };
};
const events = (times: Partial<Record<EventName, string>>): VoyageEvent[] =>
  Object.entries(times).map(([name, text]) => ({
    name: name as EventName,
    planned: null,
    estimated: null,
    actual: at(text, portOf(name as EventName)),
  }));
const delay = (port: Port, reason: DelayReason, from: string, to: string) => ({
  port,
  reason,
  from: at(from, port).at,
  to: at(to, port).at,
});

/** 36 h for loading, six hours' notice, 24 000 USD a day: 1 000 an hour. */
const TERMS: VoyageTerms = {
  allowedMinutes: 36 * 60,
  allowedFor: 'loading',
  noticeMinutes: 6 * 60,
  demurrageCents: 2_400_000,
  currency: 'USD',
  excepted: ['weather'],
};
/** Laytime from 06:00 on the 10th, loaded after 48 hours of it. */
const LOADED = events({
  load_nor_tendered: '10.01.2025 00:00',
  load_berthed: '10.01.2025 20:00',
  loading_commenced: '11.01.2025 00:00',
  loading_completed: '12.01.2025 06:00',
});

describe('laytime at one port', () => {
  test('runs from the end of the notice; what exceeds the allowed time is demurrage', () => {
    const result = laytimeOf(TERMS, LOADED, []);
    expect(result).toMatchObject({
      usedMinutes: 48 * 60,
      demurrageMinutes: 12 * 60,
      demurrageCents: 1_200_000,
    });
    expect(result.gaps).toEqual([]);
    expect(result.steps.map(({ step }) => step)).toEqual([
      'norTendered',
      'notice',
      'begins',
      'ends',
      'running',
      'used',
      'onDemurrageFrom',
      'onDemurrage',
      'allowed',
      'demurrageTime',
      'perDay',
      'demurrage',
    ]);
  });

  test('an excepted delay stops it, another delay or one at the other port does not', () => {
    const storm = delay('load', 'weather', '10.01.2025 12:00', '10.01.2025 17:00');
    const pumps = delay('load', 'vessel', '10.01.2025 17:00', '10.01.2025 22:00');
    const elsewhere = delay('discharge', 'weather', '10.01.2025 12:00', '10.01.2025 17:00');
    expect(laytimeOf(TERMS, LOADED, [storm, pumps, elsewhere])).toMatchObject({
      usedMinutes: 43 * 60,
      demurrageCents: 700_000,
    });
  });

  test('delays that overlap count once, and only while laytime runs', () => {
    const delays = [
      delay('load', 'weather', '09.01.2025 12:00', '10.01.2025 08:00'),
      delay('load', 'draught', '10.01.2025 07:00', '10.01.2025 09:30'),
    ];
    const terms: VoyageTerms = { ...TERMS, excepted: ['weather', 'draught'] };
    const result = laytimeOf(terms, LOADED, delays);
    expect(result.ports[0]).toMatchObject({ runningMinutes: 48 * 60, exceptedMinutes: 210 });
    expect(result.steps).toContainEqual(
      expect.objectContaining({ step: 'excepted', minutes: 210, reasons: ['weather', 'draught'] }),
    );
  });

  test('once on demurrage, always on demurrage', () => {
    const late = delay('load', 'weather', '11.01.2025 18:00', '12.01.2025 02:00');
    expect(laytimeOf(TERMS, LOADED, [late])).toMatchObject({ demurrageCents: 1_200_000 });
    const spanning = delay('load', 'weather', '11.01.2025 17:59', '12.01.2025 02:00');
    expect(laytimeOf(TERMS, LOADED, [spanning]).usedMinutes).toBe(48 * 60 - 481);
  });

  test('the berth before the end of the notice begins it', () => {
    const early = LOADED.map((event) =>
      event.name === 'load_berthed' ? { ...event, actual: at('10.01.2025 02:00', 'load') } : event,
    );
    const result = laytimeOf(TERMS, early, []);
    expect(result.usedMinutes).toBe(52 * 60);
    expect(result.steps).toContainEqual(expect.objectContaining({ step: 'begins', by: 'berth' }));
  });

  test('time saved is no demurrage, and no despatch is invented', () => {
    const result = laytimeOf({ ...TERMS, allowedMinutes: 60 * 60 }, LOADED, []);
    expect(result).toMatchObject({ demurrageMinutes: 0, demurrageCents: 0 });
    expect(result.steps).toContainEqual({ port: null, step: 'saved', minutes: 12 * 60 });
  });
});

test('reversible laytime is one allowance, used up in the order of the ports', () => {
  const both = [
    ...LOADED,
    ...events({ nor_tendered: '14.01.2025 00:00', discharge_completed: '14.01.2025 18:00' }),
  ];
  const storm = delay('discharge', 'weather', '14.01.2025 08:00', '14.01.2025 10:00');
  const terms: VoyageTerms = { ...TERMS, allowedFor: 'reversible', allowedMinutes: 56 * 60 };
  expect(laytimeOf(terms, both, [storm])).toMatchObject({
    usedMinutes: 58 * 60,
    demurrageMinutes: 2 * 60,
    ports: [
      { port: 'load', usedMinutes: 48 * 60, demurrageMinutes: 0 },
      { port: 'discharge', exceptedMinutes: 120, usedMinutes: 10 * 60, demurrageMinutes: 120 },
    ],
  });
});

describe('what is not known is named', () => {
  test('terms', () => {
    expect(laytimeOf(emptyTerms(), LOADED, [])).toMatchObject({
      usedMinutes: null,
      demurrageCents: null,
      gaps: ['allowedHours', 'allowedFor', 'noticeHours', 'demurragePerDay'].map((term) => ({
        gap: 'termMissing',
        term,
      })),
    });
  });

  test('an event that is not logged, known by its day alone, or out of order', () => {
    const without = events({ load_nor_tendered: '10.01.2025' });
    expect(laytimeOf(TERMS, without, []).gaps).toEqual([
      { gap: 'onlyByDay', event: 'load_nor_tendered' },
      { gap: 'eventMissing', event: 'loading_completed' },
    ]);
    const backwards = events({
      load_nor_tendered: '10.01.2025 10:00',
      loading_completed: '10.01.2025 09:00',
    });
    expect(laytimeOf(TERMS, backwards, [])).toMatchObject({
      demurrageCents: null,
      gaps: [{ gap: 'outOfOrder', event: 'loading_completed' }],
    });
  });

  test('the first port hides what is left for the second', () => {
    const second = events({ nor_tendered: '14.01.2025 00:00', discharge_completed: '14.01.2025 18:00' });
    const result = laytimeOf({ ...TERMS, allowedFor: 'reversible' }, second, []);
    expect(result.usedMinutes).toBeNull();
    expect(result.ports).toMatchObject([{ port: 'discharge', runningMinutes: 720, usedMinutes: null }]);
  });
});

describe('whatever happened', () => {
  const BASE = 28_900_000;
  const minute = (n: number) => new Date((BASE + n) * 60_000);
  const stamped = (name: EventName, n: number): VoyageEvent => ({
    name,
    planned: null,
    estimated: null,
    actual: { at: minute(n), precision: 'minute' },
  });
  const span = (names: [EventName, EventName, EventName], offset: number) =>
    fc
      .tuple(fc.nat(3000), fc.nat(3000), fc.nat(3000))
      .map(([nor, berth, end]) => [
        stamped(names[0], offset + nor),
        stamped(names[1], offset + nor + berth),
        stamped(names[2], offset + nor + berth + end),
      ]);
  const voyage = fc
    .tuple(
      span(['load_nor_tendered', 'load_berthed', 'loading_completed'], 0),
      span(['nor_tendered', 'berthed', 'discharge_completed'], 10_000),
    )
    .map((both) => both.flat());
  const terms = fc.record({
    allowedMinutes: fc.integer({ min: 1, max: 6000 }),
    allowedFor: fc.constantFrom(...LAYTIME_FOR),
    noticeMinutes: fc.nat(1000),
    demurrageCents: fc.integer({ min: 1, max: 1_000_000_000 }),
    currency: fc.constant('USD'),
    excepted: fc.subarray([...DELAY_REASONS]),
  });
  const aDelay = fc
    .record({
      port: fc.constantFrom('load' as const, 'discharge' as const),
      reason: fc.constantFrom(...DELAY_REASONS),
      from: fc.nat(20_000),
      minutes: fc.integer({ min: 2, max: 4000 }),
    })
    .map(({ from, minutes, ...rest }) => ({ ...rest, from: minute(from), to: minute(from + minutes) }));
  const delays = fc.array(aDelay, { maxLength: 6 });

  test('whole minutes: nothing below zero, no exception longer than laytime ran, the steps add up', () => {
    fc.assert(
      fc.property(terms, voyage, delays, (agreed, happened, delayed) => {
        const { ports, usedMinutes, demurrageMinutes, demurrageCents } = laytimeOf(agreed, happened, delayed);
        for (const { runningMinutes, exceptedMinutes, usedMinutes: used } of ports) {
          expect(exceptedMinutes).toBeGreaterThanOrEqual(0);
          expect(exceptedMinutes).toBeLessThanOrEqual(runningMinutes);
          expect(used).toBe(runningMinutes - (exceptedMinutes ?? NaN));
        }
        for (const value of [usedMinutes, demurrageMinutes, demurrageCents]) {
          expect(Number.isSafeInteger(value)).toBe(true);
          expect(value).toBeGreaterThanOrEqual(0);
        }
        expect(demurrageMinutes).toBe(Math.max(0, (usedMinutes ?? NaN) - agreed.allowedMinutes));
      }),
    );
  });

  test('a delay entered in two parts changes nothing', () => {
    fc.assert(
      fc.property(
        terms,
        voyage,
        delays,
        aDelay,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (a, v, d, one, share) => {
          const length = (one.to.getTime() - one.from.getTime()) / 60_000;
          const middle = new Date(
            one.from.getTime() + Math.max(1, Math.floor((length - 1) * share)) * 60_000,
          );
          const parts = [
            { ...one, to: middle },
            { ...one, from: middle },
          ];
          expect(laytimeOf(a, v, [...d, ...parts])).toEqual(laytimeOf(a, v, [...d, one]));
        },
      ),
    );
  });

  test('one more excepted delay never raises the sum', () => {
    fc.assert(
      fc.property(terms, voyage, delays, aDelay, (agreed, happened, delayed, more) => {
        const before = laytimeOf(agreed, happened, delayed).demurrageCents ?? NaN;
        expect(laytimeOf(agreed, happened, [...delayed, more]).demurrageCents).toBeLessThanOrEqual(before);
      }),
    );
  });
});
