import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DELAY_REASONS } from '@/lib/voyages/voyage';
import { guessFields } from './headers';
import { delaysOnto, printDelays, readDelays } from './delays';
import { termText } from './terms';

const two = (value: number) => String(value).padStart(2, '0');
const moment = fc
  .tuple(
    fc.integer({ min: 1, max: 28 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 0, max: 23 }),
    fc.integer({ min: 0, max: 59 }),
  )
  .map(([day, month, hour, minute]) => `${two(day)}.${two(month)}.2025 ${two(hour)}:${two(minute)}`);
const delay = fc.record({
  port: fc.constantFrom('load' as const, 'discharge' as const),
  reason: fc.constantFrom(...DELAY_REASONS),
  from: moment,
  to: moment,
  note: fc
    .oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('swell; "2 m"\nand wind', '";', '–'))
    .map((text) => text.replace(/\r/g, '').trim()),
});
const weather = {
  port: 'load',
  reason: 'weather',
  from: '01.03.2025 10:00',
  to: '01.03.2025 16:00',
} as const;

describe('a cell of delays', () => {
  test('reads back what it was printed from, whatever the notes', () => {
    fc.assert(
      fc.property(fc.array(delay, { maxLength: 5 }), (delays) => {
        const read = readDelays(printDelays(delays));
        expect('delays' in read && printDelays(read.delays)).toBe(printDelays(delays));
        expect('delays' in read && read.delays).toHaveLength(delays.length);
      }),
    );
  });

  test.each([
    ['Aktau 2025-03-01 10:00–2025-03-01 16:00 weather', ''],
    ['Aktau: 1.03.2025 10:00 - 16:00 weather', ''],
    ['порт погрузки 2025-03-01T10:00—2025-03-01T16:00 погода', 'погода'],
    ['Aqtau 01.03.2025 10:00-01.03.2025 16:00 dauyl, weather "ours"', null],
    ['Ақтау 2025-03-01 10:00–16:00 дауыл "2 м"', 'дауыл; 2 м'],
  ])('reads %j', (cell, note) => {
    expect(readDelays(cell)).toEqual(note === null ? { unread: cell } : { delays: [{ ...weather, note }] });
  });

  test.each([
    '2025-03-01 10:00–16:00 weather',
    'Aktau 2025-03-01–2025-03-02 weather',
    'Aktau 03/01/2025 10:00–16:00 weather',
    'Aktau 2025-03-01 10:00–16:00',
    'Paris 2025-03-01 10:00–16:00 weather',
    'Aktau, Baku 2025-03-01 10:00–16:00 weather',
    'six hours of wind',
  ])('says what it did not read: %j', (one) => {
    expect(readDelays(`Baku 2025-03-02 10:00–16:00 customs; ${one}`)).toEqual({ unread: one });
  });

  test('changes the stored delay that it speaks of, adds new ones and leaves out the rest', () => {
    const other = { ...weather, id: 8, from: '05.03.2025 10:00', to: '05.03.2025 12:00', note: '' };
    const longer = { ...weather, to: '01.03.2025 18:00', note: 'longer' };
    const fresh = { ...weather, port: 'discharge' as const, note: '' };
    expect(delaysOnto([{ ...weather, id: 7, note: '' }, other], [fresh, longer])).toEqual([
      fresh,
      { ...longer, id: 7 },
    ]);
  });
});

test.each([
  ['English', ['Laytime, hours', 'Demurrage per day', 'Currency', 'Delays']],
  ['Russian', ['Сталийное время, ч', 'Ставка демереджа', 'Валюта', 'Задержки']],
  ['Kazakh', ['Сталия уақыты, сағ', 'Тәулігіне демередж', 'Валютасы', 'Кідірістер']],
  ['Azerbaijani', ['Stalliya vaxtı, saat', 'Demerec dərəcəsi', 'Valyuta', 'Gecikmələr']],
])('headings of terms and delays in %s are known', (_, headers) => {
  expect(guessFields(headers)).toEqual(['allowedHours', 'demurragePerDay', 'currency', 'delays']);
});

test('words of laytime are known in four languages, and an unknown one is not guessed', () => {
  expect(['Reversible', 'погрузка', 'түсіру', 'yükləmə'].map((word) => termText('allowedFor', word))).toEqual(
    ['reversible', 'loading', 'discharging', 'loading'],
  );
  expect(termText('allowedFor', 'sometimes')).toBeNull();
  expect(termText('excepted', 'Weather; таможня')).toBe('weather, customs');
  expect(termText('excepted', 'weather, moods')).toBeNull();
  expect(termText('allowedHours', '36:30:00')).toBe('36:30');
});
