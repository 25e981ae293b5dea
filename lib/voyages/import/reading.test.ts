import { createTranslator } from 'next-intl';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fieldName } from '@/components/voyages/import/field-names';
import { messages } from '@/lib/messages/catalogue';
import { readTonnes } from '@/lib/number-reader';
import { readColumn, rewriteTonnes } from './convention';
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
