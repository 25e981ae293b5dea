import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import headers from './import/headers.json';
import words from './statement-names.json';
import { readStatement } from './statement';
import { withAnswers, type StatementItem } from './statement-items';
import { DELAY_REASONS, EVENTS, portOf, type EventName } from './voyage';

const rows = (...lines: string[][]) => lines.map((cells) => cells.join('\t')).join('\n');
const said = (items: readonly StatementItem[]) =>
  items.map((one) =>
    one.kind === 'event'
      ? [one.name, one.column, one.text]
      : one.kind === 'delay'
        ? [one.port, one.reason, one.from, one.to, one.note]
        : [one.no, one.why],
  );
const read = (pasted: string) => said(readStatement(pasted).items);

describe('lines of events', () => {
  test.each([
    ['English', 'Loading commenced', '24.01.2022 20:00'],
    ['Russian', 'Начало погрузки', '24.01.22 20:00'],
    ['Kazakh', 'Тиеу басталды', '2022-01-24 20:00'],
    ['Azerbaijani', 'Yükləmə başladı', '24 yanvar 2022 20:00'],
    ['a month by name', 'LOADING COMMENCED', '24-Jan-2022 2000 hrs'],
    ['slashes that prove their order', 'commenced loading', '24/01/2022 20:00'],
    ['the afternoon', 'Loading started', '1/24/2022 8:00 PM'],
  ])('%s', (_, name, at) => {
    const expected = [['loading_commenced', 'actual', '24.01.2022 20:00']];
    expect(read(rows([name, at]))).toEqual(expected);
    expect(read(rows(['', at, name]))).toEqual(expected);
  });

  test('day and time in two cells, in either order, or the time alone under a day', () => {
    const pasted = rows(
      ['24.01.2022', '20:00', 'Loading commenced'],
      ['', '23:15', 'Loading completed'],
      ['Sailed', '03:30', '25.01.2022'],
    );
    expect(read(pasted)).toEqual([
      ['loading_commenced', 'actual', '24.01.2022 20:00'],
      ['loading_completed', 'actual', '24.01.2022 23:15'],
      ['sailed', 'actual', '25.01.2022 03:30'],
    ]);
  });

  test('columns of planned and actual times, as the page of a voyage is copied', () => {
    const pasted = rows(
      ['Event', 'Planned', 'Estimated', 'Actual'],
      ['Aktau Aktau local time, UTC+5'],
      ['Berthed at Aktau', '24.01.2022 08:00', '', '24.01.2022 09:10'],
      ['Sailed', '25.01.2022', '25.01.2022 12:00', ''],
      ['Arrived at Baku', '', '', 'not known'],
    );
    expect(read(pasted)).toEqual([
      ['load_berthed', 'planned', '24.01.2022 08:00'],
      ['load_berthed', 'actual', '24.01.2022 09:10'],
      ['sailed', 'planned', '25.01.2022'],
      ['sailed', 'estimated', '25.01.2022 12:00'],
    ]);
  });

  test('plain text without tabs', () => {
    expect(read('Sailed: 25.01.2022 11:00\n26.01.2022 14:00  Arrived at Baku')).toEqual([
      ['sailed', 'actual', '25.01.2022 11:00'],
      ['arrived', 'actual', '26.01.2022 14:00'],
    ]);
  });

  test('24:00 is the midnight that ends the day', () => {
    expect(read(rows(['Sailed', '24.01.2022 24:00']))).toEqual([['sailed', 'actual', '25.01.2022 00:00']]);
  });
});

describe('which port', () => {
  test('is told by the line, by the heading above, or by the order of the times', () => {
    const pasted = rows(
      ['Arrived', '23.01.2022 10:00'],
      ['NOR tendered, Aktau', '23.01.2022 10:30'],
      ['Sailed', '25.01.2022 11:00'],
      ['All fast', '26.01.2022 16:00'],
      ['BAKU'],
      ['NOR', '26.01.2022 15:00'],
    );
    expect(read(pasted).map(([name]) => name)).toEqual([
      'load_arrived',
      'load_nor_tendered',
      'sailed',
      'berthed',
      'nor_tendered',
    ]);
  });

  test('is asked where nothing tells it', () => {
    const { items } = readStatement(rows(['NOR tendered', '23.01.2022 10:30'], ['ETA', '24.01.2022 10:00']));
    expect(items).toMatchObject([
      { name: null, choices: ['load_nor_tendered', 'nor_tendered'], column: 'actual' },
      { name: null, choices: ['load_arrived', 'arrived'], column: 'estimated' },
    ]);
    expect(withAnswers(items, new Map([[1, { name: 'nor_tendered' }]]))).toMatchObject([
      { name: 'nor_tendered' },
      { name: null },
    ]);
  });

  test('an event that the log does not keep at that port is handed back', () => {
    expect(read(rows(['Cast off', '25.01.2022 10:30'], ['Sailed', '25.01.2022 11:00']))).toEqual([
      [1, 'notAtPort'],
      ['sailed', 'actual', '25.01.2022 11:00'],
    ]);
  });
});

describe('delays', () => {
  test('from, to and reason, with what else was said as the note', () => {
    const pasted = rows(
      ['24.01.2022 01:00', '24.01.2022 05:00', 'Rain, loading stopped', 'Aktau'],
      ['Ожидание причала', '26.01.2022 22:00 – 04:00', 'Баку'],
      ['Weather', 'Aktau', '27.01.2022 01:00', '27.01.2022 05:30', '4.5 h', 'swell'],
    );
    expect(read(pasted)).toEqual([
      ['load', 'weather', '24.01.2022 01:00', '24.01.2022 05:00', 'Rain, loading stopped'],
      ['discharge', 'berth_occupied', '26.01.2022 22:00', '27.01.2022 04:00', 'Ожидание причала'],
      ['load', 'weather', '27.01.2022 01:00', '27.01.2022 05:30', 'swell'],
    ]);
  });

  test.each([
    ['Aktau\t24.01.2022\t01:00\t05:00\tWaiting for berth (weather)', 'Waiting for berth (weather)'],
    ['Aktau\t24.01.2022\t01:00\t05:00\tRain\tWaiting for berth', 'Rain · Waiting for berth'],
  ])('two reasons are asked about: only one of them may stop laytime', (line, note) => {
    expect(read(line)).toEqual([['load', null, '24.01.2022 01:00', '24.01.2022 05:00', note]]);
  });

  test('a reason that is not known is asked, its words kept as the note', () => {
    const { items } = readStatement(rows(['Aktau', '24.01.2022', '01:00', '05:00', 'Ballast survey']));
    expect(said(items)).toEqual([['load', null, '24.01.2022 01:00', '24.01.2022 05:00', 'Ballast survey']]);
  });
});

describe('what is not understood is handed back as it was pasted', () => {
  test.each([
    ['Hoses connected\t24.01.2022 21:00', 'noEvent'],
    ['Sailed\tabout noon', 'noTime'],
    ['Sailed\t14:30', 'noDay'],
    ['Sailed\t02/03/2022 10:00', 'dayOrder'],
    ['Sailed\t31.02.2022 10:00', 'refused'],
    ['Sailed\t24.01.2022 10:00\t24.01.2022 12:00', 'manyTimes'],
    ['Rain\t24.01.2022 10:00\t23.01.2022 12:00', 'delayOrder'],
  ])('%s', (line, why) => {
    expect(readStatement(line).items).toMatchObject([{ kind: 'unread', no: 1, read: line, why }]);
  });

  test('a second time of the same event does not replace the first', () => {
    const pasted = rows(['Sailed', '25.01.2022 11:00'], ['Sailed', '25.01.2022 12:00']);
    expect(read(pasted)).toEqual([
      ['sailed', 'actual', '25.01.2022 11:00'],
      [2, 'twice'],
    ]);
  });
});

test('day and month that can change places are asked once for the whole paste', () => {
  const pasted = rows(['Sailed', '02/03/2022 10:00'], ['Arrived at Baku', '03/03/2022 12:00']);
  expect(readStatement(pasted).days).toMatchObject({
    state: 'open',
    choices: [{ reading: '02.03.2022 10:00' }, { reading: '03.02.2022 10:00' }],
  });
  expect(said(readStatement(pasted, 'mdy').items)[0]).toEqual(['sailed', 'actual', '03.02.2022 10:00']);
});

test('every printed statement reads back, in any language, order of columns and convention of days', () => {
  const pad = (n: number) => String(n).padStart(2, '0');
  const at = fc.record({
    day: fc.integer({ min: 13, max: 28 }),
    month: fc.integer({ min: 1, max: 12 }),
    hour: fc.nat(23),
    minute: fc.nat(59),
  });
  type At = typeof at extends fc.Arbitrary<infer T> ? T : never;
  const canonical = ({ day, month, hour, minute }: At) =>
    `${pad(day)}.${pad(month)}.2022 ${pad(hour)}:${pad(minute)}`;
  const conventions: ((one: At) => string[])[] = [
    (one) => [canonical(one)],
    (one) => canonical(one).split(' '),
    ({ day, month, hour, minute }) => [`2022-${pad(month)}-${pad(day)}T${pad(hour)}:${pad(minute)}`],
    ({ day, month, hour, minute }) => [`${day}/${month}/22`, `${pad(hour)}:${pad(minute)}`],
    ({ day, month, hour, minute }) => [`${month}/${day}/2022 ${pad(hour)}${pad(minute)} hrs`],
  ];
  const events = fc.subarray(EVENTS.map(({ name }) => name)).chain((names) =>
    fc.tuple(
      ...names.map((name) => {
        // Names that only one port has: what either port has is another test's.
        const both = Object.values(words.either).flat();
        const own = headers.events[name].filter((one) => !both.includes(one));
        return fc.record({
          name: fc.constant(name),
          word: fc.constantFrom(...(own.length > 0 ? own : headers.events[name])),
          at,
        });
      }),
    ),
  );
  const delays = fc.array(
    fc.record({
      port: fc.constantFrom('load' as const, 'discharge' as const),
      reason: fc.constantFrom(...DELAY_REASONS),
      which: fc.nat(2),
      from: at,
    }),
    { maxLength: 3 },
  );
  fc.assert(
    fc.property(
      events,
      delays,
      fc.constantFrom(...conventions),
      fc.boolean(),
      (happened, delayed, print, turned) => {
        const order = (cells: string[]) => (turned ? [...cells].reverse() : cells);
        const lines = happened.map(({ name, word, at: one }) => {
          const cells = [word, ...print(one), ...(name === 'last_line_off' ? ['Baku'] : [])];
          return order(cells);
        });
        const held = delayed.map(({ port, reason, which, from }) => {
          const to = {
            ...from,
            month: from.month,
            day: from.day === 28 ? 28 : from.day + 1,
            hour: 23,
            minute: 59,
          };
          const start = from.day === 28 ? { ...from, hour: 0, minute: 0 } : from;
          const list = words.reasons[reason];
          const word = list[which % list.length] ?? '';
          return {
            cells: [...print(start), ...print(to), word, words.ports[port][0] ?? ''],
            port,
            reason,
            start,
            to,
          };
        });
        const pasted = rows(...lines, ...held.map(({ cells }) => cells));
        const { items } = readStatement(pasted);
        const found = items.map((one) =>
          one.kind === 'event'
            ? [one.name, one.column, one.text]
            : one.kind === 'delay'
              ? [one.port, one.reason, one.from, one.to]
              : [one.read, one.why],
        );
        expect(found).toEqual([
          ...happened.map(({ name, at: one }) => [name, 'actual', canonical(one)]),
          ...held.map(({ port, reason, start, to }) => [port, reason, canonical(start), canonical(to)]),
        ]);
      },
    ),
  );
});

test('no line of any paste is lost', () => {
  const word = fc.oneof(
    fc.constantFrom(
      'Sailed',
      'NOR',
      'Baku',
      'Rain',
      '24.01.2022',
      '10:00',
      '02/03/22',
      '31.02.2022',
      'Planned',
      '-',
      '5',
    ),
    fc.string({ maxLength: 12 }).filter((text) => !/[\t\n\r]/.test(text)),
  );
  fc.assert(
    fc.property(fc.array(fc.array(word, { maxLength: 5 }), { maxLength: 6 }), (lines) => {
      const pasted = rows(...lines);
      const { items } = readStatement(pasted);
      const said = pasted.split('\n');
      for (const one of items) {
        expect(one.read).toBe(said[one.no - 1]);
        if (one.kind === 'event' && one.name) expect(portOf(one.name as EventName)).toMatch(/load|discharge/);
      }
      // A line with a time in it is always answered.
      said.forEach((line, index) => {
        if (/\d\d:\d\d/.test(line)) expect(items.some(({ no }) => no === index + 1)).toBe(true);
      });
    }),
  );
});
