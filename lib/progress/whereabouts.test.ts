import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EVENTS } from '@/lib/voyages/voyage';
import { spotOf } from './sea-chart';
import {
  marksOf,
  STALE_AFTER_HOURS,
  voyageWays,
  whereabouts,
  type Berth,
  type TankerRow,
} from './whereabouts';

const AKTAU: Berth = { id: 1, name: 'Aktau', port: 'Aktau', timeZone: 'Asia/Aqtau', role: 'load', latitude: 43.6005, longitude: 51.2287 }; // prettier-ignore
const DUBENDI: Berth = { id: 2, name: 'Dubendi', port: 'Baku', timeZone: 'Asia/Baku', role: 'discharge', latitude: 40.41, longitude: 50.3 }; // prettier-ignore
const NOW = new Date('2026-11-22T06:00:00Z');
const hoursAgo = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000);

const row = (part: Partial<TankerRow>): TankerRow => ({
  vesselId: 1,
  name: 'Astana',
  voyageNo: 'AB-2026-0001',
  simulated: false,
  event: 'sailed',
  at: hoursAgo(10),
  precision: 'minute',
  expectedAt: null,
  load: AKTAU,
  discharge: DUBENDI,
  ...part,
});
const where = (part: Partial<TankerRow>, passageHours: number | null = 20) =>
  whereabouts([row(part)], { now: NOW, passageHours })[0]!;

describe('where a tanker is', () => {
  it('is as far along the way as the time since it sailed takes it, by a median passage', () => {
    const tanker = where({});
    expect(tanker).toMatchObject({ where: 'underWay', share: 0.5, ageHours: 10, stale: false });
    expect(tanker.dueAt).toEqual(hoursAgo(-10));
    expect(tanker.spot!.y).toBeGreaterThan(spotOf([51.2287, 43.6005])!.y);
    expect(tanker.spot!.y).toBeLessThan(spotOf([50.3, 40.41])!.y);
  });

  it('goes by the expected arrival where one is logged, and not by one before it sailed', () => {
    expect(where({ expectedAt: hoursAgo(-30) }).share).toBe(0.25);
    expect(where({ expectedAt: hoursAgo(11) }).share).toBe(0.5);
  });

  it('is overdue, and not in port, when the arrival is not logged', () => {
    const tanker = where({ at: hoursAgo(30) });
    expect(tanker).toMatchObject({ where: 'overdue', stale: false });
    expect(tanker.share).toBeLessThan(1);
  });

  it('is at the port of its last event; discharged ones say so, old knowledge is stale', () => {
    const [aktau, dubendi] = [spotOf([51.2287, 43.6005]), spotOf([50.3, 40.41])];
    expect(where({ event: 'loading_commenced' })).toMatchObject({
      where: 'atLoad',
      spot: aktau,
      share: null,
    });
    expect(where({ event: 'customs_cleared' })).toMatchObject({ where: 'atDischarge', spot: dubendi });
    expect(where({ event: 'last_line_off', at: hoursAgo(STALE_AFTER_HOURS + 1) })).toMatchObject({
      where: 'discharged',
      spot: dubendi,
      stale: true,
    });
  });

  it('is nowhere on the map where the terminal or its place is not known', () => {
    expect(where({ discharge: null }).spot).toBeNull();
    expect(where({ event: 'arrived', discharge: { ...DUBENDI, latitude: null } }).spot).toBeNull();
  });
});

describe('the marks', () => {
  it('never cover one another, however many lie in one port, and keep the numbers of the table', () => {
    const tanker = fc.record({
      event: fc.constantFrom(...EVENTS.map(({ name }) => name)),
      at: fc.integer({ min: 0, max: 40 }).map(hoursAgo),
    });
    fc.assert(
      fc.property(fc.array(tanker, { maxLength: 40 }), (all) => {
        const marks = marksOf(whereabouts(all.map(row), { now: NOW, passageHours: 27 }));
        expect(marks.map(({ no }) => no)).toEqual(all.map((_, index) => index + 1));
        for (const [index, a] of marks.entries()) {
          for (const b of marks.slice(index + 1))
            expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(13);
        }
      }),
      { numRuns: 40 },
    );
  });
});

it('draws the ways from Aktau to the terminals of Baku alone', () => {
  const makhachkala: Berth = { ...DUBENDI, id: 3, port: 'Makhachkala' };
  const unplaced: Berth = { ...DUBENDI, id: 4, longitude: null };
  expect(voyageWays([AKTAU, DUBENDI, makhachkala, unplaced])).toEqual([[AKTAU, DUBENDI]]);
});
