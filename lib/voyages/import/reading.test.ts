import { createTranslator } from 'next-intl';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { printDate, readDate, readMoment } from '@/lib/calendar';
import { fieldName } from '@/components/voyages/import/field-names';
import { messages } from '@/lib/messages/catalogue';
import { readTonnes } from '@/lib/number-reader';
import { readColumn, rewriteDay, rewriteTonnes } from './convention';
import { FIELDS, isDerived } from './fields';
import { guessFields } from './headers';

describe('headings', () => {
  test.each([
    ['English', ['Vessel', 'B/L No.', 'B/L date', 'B/L, MT', 'Outturn (t)', 'ETA', 'Sailed']],
    [
      'Russian',
      [
        'Танкер',
        '№ коносамента',
        'Дата коносамента',
        'Коносамент, тонн',
        'Выгружено, т',
        'Прибытие ожидаемое',
        'Отход',
      ],
    ],
    [
      'Kazakh',
      [
        'Кеме',
        'Коносамент нөмірі',
        'Коносамент күні',
        'Тиелді, т',
        'Түсірілді, т',
        'Бакуге келді күтілетін',
        'Жөнелді',
      ],
    ],
    [
      'Azerbaijani',
      [
        'Gəmi',
        'Konosament №',
        'Konosament tarixi',
        'Yüklənib, t',
        'Boşaldılıb, ton',
        'Bakıya gəliş gözlənilən',
        'Yola düşmə',
      ],
    ],
  ])('in %s are known', (_, headers) => {
    expect(guessFields(headers)).toEqual([
      'vessel',
      'blNo',
      'blDate',
      'blTonnes',
      'outturnTonnes',
      'arrived.estimated',
      'sailed.actual',
    ]);
  });

  test('of our own exports are known, each as its own field', () => {
    const t = createTranslator({ locale: 'en', messages, namespace: 'import' });
    const voyages = createTranslator({ locale: 'en', messages, namespace: 'voyages' });
    const headers = FIELDS.map((field) => fieldName(field, t as never, voyages as never));
    expect(guessFields(headers)).toEqual(FIELDS);
    expect(FIELDS.filter(isDerived)).toEqual(['status', 'lossPercent']);
  });

  test('are what somebody chose for them before, also nothing', () => {
    const before = new Map([
      ['вес', 'outturnTonnes'],
      ['судно', ''],
    ]);
    expect(guessFields(['Вес', 'Судно', 'B/L'], before)).toEqual(['outturnTonnes', null, 'blNo']);
  });
});

const kg = fc.integer({ min: 1, max: 600_000_000 });
const grouped = (whole: number, by: string) => String(whole).replace(/\B(?=(\d{3})+$)/g, by);

describe('tonnes, however a program prints them', () => {
  test('read back as themselves once their column says its decimal mark; never a third value without', () => {
    fc.assert(
      fc.property(
        kg,
        fc.constantFrom(['.', ','], [',', '.'], ['.', ' '], [',', '\u00a0'], ['.', ''], [',', '']),
        fc.boolean(),
        (value, [decimal, thousands], short) => {
          const fraction = String(value % 1000).padStart(3, '0');
          const kept = short ? fraction.replace(/0+$/, '') : fraction;
          const text = grouped(Math.floor(value / 1000), thousands!) + (kept && `${decimal}${kept}`);
          expect(readTonnes(rewriteTonnes(text, decimal as '.'))).toEqual({ kind: 'read', kg: value });
          const asked = readTonnes(text);
          if (asked.kind === 'ambiguous') expect(asked.readings.map((one) => one.kg)).toContain(value);
          else expect(asked).toEqual({ kind: 'read', kg: value });
        },
      ),
    );
  });

  test('are asked about where nothing says, and shown as read where another line does', () => {
    const open = readColumn('tonnes', ['9.959', '', '8.000'], undefined);
    expect(open).toMatchObject({ state: 'open', text: '9.959', cells: 2, convention: null });
    expect(open?.choices.map(({ reading }) => reading)).toEqual(['9.9590', '9\u202f959.000']);
    expect(readColumn('tonnes', ['9.959', '8 000,5'], undefined)).toMatchObject({
      state: 'proved',
      convention: ',',
    });
    expect(readColumn('tonnes', ['9.959', '8 000,5', '7000.25'], undefined)).toMatchObject({ state: 'open' });
  });

  test('are shown as read also where there is nothing to ask', () => {
    expect(readColumn('tonnes', ['?', '9 959,5', '8000,5'], undefined)).toEqual({
      state: 'certain',
      text: '9 959,5',
      choices: [{ convention: null, reading: '9\u202f959.500' }],
      convention: null,
      cells: 0,
    });
    expect(readColumn('day', ['03/14/2025'], undefined)?.choices).toEqual([
      { convention: null, reading: '14.03.2025' },
    ]);
    expect(readColumn('tonnes', ['', 'none'], undefined)).toBeNull();
  });
});

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
