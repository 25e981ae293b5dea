import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  daysBetween,
  daysInYear,
  firstDay,
  formatHours,
  hoursBetween,
  lastDay,
  localDateOf,
  monthOf,
  monthsOfYear,
  now,
  printDate,
  printMoment,
  printMonth,
  printPeriod,
  readDate,
  readMoment,
  startOfLocalDay,
  todayAt,
} from './calendar';

const AQTAU = 'Asia/Aqtau';
const ZONES = [AQTAU, 'Asia/Baku', 'Asia/Almaty', 'Europe/Moscow'];
const zone = fc.constantFrom(...ZONES);
const minute = fc
  .integer({ min: Date.UTC(2000, 0, 2) / 60_000, max: Date.UTC(2099, 11, 30) / 60_000 })
  .map((minutes) => new Date(minutes * 60_000));
const localDate = minute.map((at) => at.toISOString().slice(0, 10));
const iso = (at: Date) => at.toISOString().slice(0, 16) + 'Z';

afterEach(() => {
  delete process.env.APP_NOW;
});

describe('now', () => {
  it('is what APP_NOW says, and today is a port’s own', () => {
    process.env.APP_NOW = '2025-12-31T19:30:00Z';
    expect(now().toISOString()).toBe('2025-12-31T19:30:00.000Z');
    expect(todayAt(AQTAU)).toBe('2026-01-01');
    expect(todayAt('Asia/Baku')).toBe('2025-12-31');
  });

  it('refuses an APP_NOW that is no instant', () => {
    process.env.APP_NOW = 'yesterday';
    expect(() => now()).toThrow(/APP_NOW/);
  });
});

describe('local days', () => {
  it('knows that Almaty moved from +6 to +5 on 1 March 2024', () => {
    expect(iso(startOfLocalDay('2024-02-29', 'Asia/Almaty'))).toBe('2024-02-28T18:00Z');
    expect(iso(startOfLocalDay('2024-03-02', 'Asia/Almaty'))).toBe('2024-03-01T19:00Z');
    expect(iso(startOfLocalDay('2024-03-01', AQTAU))).toBe('2024-02-29T19:00Z');
  });

  it('starts where the midnight does not exist at the end of the gap', () => {
    expect(iso(startOfLocalDay('2022-03-27', 'Asia/Beirut'))).toBe('2022-03-26T22:00Z');
  });

  it('starts a day at its first instant', () => {
    fc.assert(
      fc.property(localDate, zone, (date, where) => {
        const start = startOfLocalDay(date, where);
        expect(localDateOf(start, where)).toBe(date);
        expect(localDateOf(new Date(start.getTime() - 1), where)).toBe(addDays(date, -1));
      }),
    );
  });
});

describe('days and months', () => {
  it('adds and counts days the same way', () => {
    fc.assert(
      fc.property(localDate, fc.integer({ min: -4000, max: 4000 }), (date, days) => {
        expect(daysBetween(date, addDays(date, days))).toBe(days);
      }),
    );
  });

  it('knows months, leap years and their ends', () => {
    expect(monthOf('2024-02-29')).toBe('2024-02');
    expect(addMonths('2024-11', 3)).toBe('2025-02');
    expect(addMonths('2024-01', -1)).toBe('2023-12');
    expect(firstDay('2024-02')).toBe('2024-02-01');
    expect(lastDay('2024-02')).toBe('2024-02-29');
    expect([daysInYear(2023), daysInYear(2024)]).toEqual([365, 366]);
    expect(monthsOfYear(2023)).toHaveLength(12);
    expect(monthsOfYear(2023).at(-1)).toBe('2023-12');
  });
});

describe('readMoment', () => {
  it.each([
    ['25.01.2025 14:30', '2025-01-25T09:30Z'],
    ['25.01.2025 1430', '2025-01-25T09:30Z'],
    ['25.1.25 0405', '2025-01-24T23:05Z'],
    ['5.1.2025 4:05', '2025-01-04T23:05Z'],
    ['25.01.25 14:30', '2025-01-25T09:30Z'],
    ['2025-01-25 14:30', '2025-01-25T09:30Z'],
    ['2025-01-25T14:30:00', '2025-01-25T09:30Z'],
    ['2025-01-25T14:30Z', '2025-01-25T14:30Z'],
    ['2025-01-25T14:30:00.000+04:00', '2025-01-25T10:30Z'],
    ['2025-01-25T14:30-01:30', '2025-01-25T16:00Z'],
    ['31.12.2024 24:00', '2024-12-31T19:00Z'],
  ])('reads %s at Aktau', (text, at) => {
    expect(readMoment(text, AQTAU)).toEqual({ kind: 'read', at: new Date(at), precision: 'minute' });
  });

  it('reads a day alone as the start of the local day', () => {
    const at = new Date('2025-01-24T19:00Z');
    expect(readMoment('25.01.2025', AQTAU)).toEqual({ kind: 'read', at, precision: 'day' });
    expect(readMoment('2025-01-25', AQTAU)).toEqual({ kind: 'read', at, precision: 'day' });
  });

  it.each([
    ['', 'empty'],
    ['soon', 'notADate'],
    ['25/01/2025', 'notADate'],
    ['25.01', 'notADate'],
    ['25.01.2025 14', 'notADate'],
    ['31.02.2025', 'impossibleDate'],
    ['29.02.2023 10:00', 'impossibleDate'],
    ['01.13.2025', 'impossibleDate'],
    ['25.01.0025', 'yearOutOfRange'],
    ['25.01.2025 24:01', 'impossibleTime'],
    ['25.01.2025 2460', 'impossibleTime'],
    ['25.01.2025 930', 'notADate'],
    ['25.01.2025 14:60', 'impossibleTime'],
  ])('refuses %j: %s', (text, reason) => {
    expect(readMoment(text, AQTAU)).toEqual({ kind: 'refused', reason, read: text });
  });

  it('refuses a time that the clocks skipped, and takes the earlier of two', () => {
    expect(readMoment('27.03.2011 02:30', 'Europe/Moscow')).toMatchObject({ reason: 'timeDoesNotExist' });
    expect(readMoment('29.02.2024 23:30', 'Asia/Almaty')).toMatchObject({
      at: new Date('2024-02-29T17:30Z'),
    });
  });

  it('reads back what is printed', () => {
    fc.assert(
      fc.property(minute, zone, (at, where) => {
        const printed = printMoment(at, where);
        const reading = readMoment(printed, where);
        expect(reading).toMatchObject({ kind: 'read', precision: 'minute' });
        if (reading.kind !== 'read') return;
        expect(printMoment(reading.at, where)).toBe(printed);
        // A repeated hour reads as its first pass; every other instant comes back itself.
        const repeated = printMoment(new Date(at.getTime() - 3_600_000), where) === printed;
        expect(at.getTime() - reading.at.getTime()).toBe(repeated ? 3_600_000 : 0);
      }),
    );
  });

  it('reads back printed days', () => {
    fc.assert(
      fc.property(localDate, zone, (date, where) => {
        const at = startOfLocalDay(date, where);
        const reading = readMoment(printMoment(at, where, 'day'), where);
        expect(reading).toEqual({ kind: 'read', at, precision: 'day' });
      }),
    );
  });
});

describe('readDate', () => {
  it.each([
    ['23.03.2023', '2023-03-23', 'day'],
    ['2023-03-23', '2023-03-23', 'day'],
    ['03.2023', '2023-03-01', 'month'],
    ['3.2023', '2023-03-01', 'month'],
    ['2023-03', '2023-03-01', 'month'],
  ])('reads %s', (text, date, precision) => {
    expect(readDate(text)).toEqual({ kind: 'read', date, precision });
  });

  it.each([
    [' ', 'empty'],
    ['13.2023', 'impossibleDate'],
    ['31.04.2023', 'impossibleDate'],
    ['2023', 'notADate'],
    ['25.01.2025 14:30', 'notADate'],
  ])('refuses %j: %s', (text, reason) => {
    expect(readDate(text)).toEqual({ kind: 'refused', reason, read: text.trim() });
  });

  it('reads back what is printed', () => {
    fc.assert(
      fc.property(localDate, fc.constantFrom('day' as const, 'month' as const), (day, precision) => {
        const date = precision === 'month' ? firstDay(monthOf(day)) : day;
        expect(readDate(printDate(date, precision))).toEqual({ kind: 'read', date, precision });
      }),
    );
  });
});

describe('display', () => {
  it('prints months and hours', () => {
    expect(printMonth('2023-03')).toBe('Mar 2023');
    expect(formatHours(31.44)).toBe('31.4 h');
    expect(formatHours(-0.5)).toBe('−0.5 h');
    expect(formatHours(null)).toBe('–');
    expect(hoursBetween(new Date('2025-01-25T09:30Z'), new Date('2025-01-26T10:00Z'))).toBe(24.5);
  });
});

it('a period names its months alike, wherever they stand in it', () => {
  expect(printPeriod('2025-09-01', '2025-12-31')).toBe('Sept – Dec 2025');
  expect(printPeriod('2025-01-01', '2025-09-30')).toBe('Jan – Sept 2025');
  expect(printPeriod('2024-11-01', '2025-02-28')).toBe('Nov 2024 – Feb 2025');
  expect(printPeriod('2025-01-01', '2025-12-31')).toBe('2025');
});
