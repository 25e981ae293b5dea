import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { printDate, printMoment, readDate, readMoment } from './calendar';
import { readTypedDate, readTypedMoment, rewriteDay } from './day-reader';

describe('days, however a program prints them', () => {
  const day = fc
    .date({ min: new Date('1991-01-01'), max: new Date('2098-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));

  test('read back as themselves once their column says its order, or ask', () => {
    fc.assert(
      fc.property(day, fc.constantFrom('dmy', 'mdy'), fc.constantFrom('/', '-'), (date, order, mark) => {
        const [y, m, d] = date.split('-') as [string, string, string];
        const text = (order === 'dmy' ? [d, m, y] : [m, d, y]).join(mark);
        const read = (one: string) => readDate(one);
        const known = rewriteDay(text, order as 'dmy');
        expect('text' in known && read(known.text)).toEqual({ kind: 'read', date, precision: 'day' });
        const open = rewriteDay(text, null);
        const readings = 'text' in open ? [open.text] : open.choices;
        expect(readings.map((one) => read(one))).toContainEqual({ kind: 'read', date, precision: 'day' });
      }),
    );
  });

  test.each([
    ['3 Mar 2025', '3.3.2025'],
    ['03-MAR-25 14:30:00', '03.3.25 14:30'],
    ['3 марта 2025 г.', '3.3.2025'],
    ['15/03/2025 2:05 PM', '15.03.2025 14:05'],
    ['2025/03/15', '15.03.2025'],
    ['15.03.2025 1430 LT', '15.03.2025 14:30'],
    ['2025-03-15T14:30:00+04:00', '2025-03-15T14:30:00+04:00'],
  ])('such as %s are written for the calendar', (text, rewritten) => {
    expect(rewriteDay(text, null)).toEqual({ text: rewritten });
  });

  test('as spreadsheets number them are that day and that minute', () => {
    const instant = fc.date({
      min: new Date('1991-01-01'),
      max: new Date('2098-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instant, fc.boolean(), fc.constantFrom('.', ','), (date, timed, mark) => {
        const minutes =
          Math.floor(date.getTime() / 60_000) +
          (timed ? 0 : -1) * (Math.floor(date.getTime() / 60_000) % 1440);
        const at = new Date(minutes * 60_000);
        const serial = String(Number((25_569 + minutes / 1440).toFixed(6))).replace('.', mark);
        const known = rewriteDay(serial, null);
        const text = 'text' in known ? known.text : '';
        // A day, month and year without marks has the same digits: then nothing is guessed.
        if (/^\d(0[1-9]|1[0-2])\d\d$/.test(serial)) expect(text).toBe(serial);
        else expect(readMoment(text, 'UTC')).toMatchObject({ kind: 'read', at });
      }),
    );
    expect(rewriteDay('9959', null)).toEqual({ text: '9959' });
  });

  test('of the app itself are left as they are', () => {
    fc.assert(
      fc.property(day, (date) => {
        expect(rewriteDay(printDate(date), 'mdy')).toEqual({ text: printDate(date) });
      }),
    );
  });
});

describe('typed in a form', () => {
  const day = fc
    .date({ min: new Date('1991-01-01'), max: new Date('2098-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));

  test('a day with slashes is that day, or is asked with that day among the two that read back', () => {
    fc.assert(
      fc.property(day, fc.boolean(), fc.constantFrom('/', '-'), (date, american, mark) => {
        const [y, m, d] = date.split('-') as [string, string, string];
        const reading = readTypedDate((american ? [m, d, y] : [d, m, y]).join(mark));
        const certain = Number(d) > 12 || d === m;
        expect(reading.kind).toBe(certain ? 'read' : 'ambiguous');
        if (reading.kind === 'read') expect(reading).toMatchObject({ date, precision: 'day' });
        if (reading.kind !== 'ambiguous') return;
        expect(reading.readings.map(({ print }) => readDate(print))).toContainEqual(
          readDate(printDate(date)),
        );
        expect(new Set(reading.readings.map(({ print }) => print)).size).toBe(2);
      }),
    );
  });

  test.each([
    ['25/01/2025', '25.01.2025'],
    ['25-Jan-25 1430', '25.01.2025 14:30'],
    ['01/25/2025 2:30 pm', '25.01.2025 14:30'],
    ['2025/01/25', '25.01.2025'],
  ])('%s is read as %s at the port', (text, print) => {
    const reading = readTypedMoment(text, 'Asia/Aqtau');
    expect(reading.kind === 'read' && printMoment(reading.at, 'Asia/Aqtau', reading.precision)).toBe(print);
  });

  test('two readings keep their time; none says what was typed', () => {
    expect(readTypedMoment('03/04/2025 14:30', 'Asia/Aqtau')).toEqual({
      kind: 'ambiguous',
      readings: [{ print: '03.04.2025 14:30' }, { print: '04.03.2025 14:30' }],
    });
    const refused = { kind: 'refused', read: '31/02/2025' };
    expect(readTypedDate(' 31/02/2025 ')).toEqual({ ...refused, reason: 'impossibleDate' });
    expect(readTypedDate('tomorrow')).toEqual({ kind: 'refused', reason: 'notADate', read: 'tomorrow' });
  });
});
