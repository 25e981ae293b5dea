import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { startOfLocalDay } from '@/lib/calendar';
import { readVoyage, USUAL_ZONES, type VoyageFacts } from './input';
import { emptyLotText, emptyVoyageText, textOf, type LotText, type VoyageText } from './text';
import { LAYTIME_FOR } from './terms';
import { DELAY_REASONS, EVENTS, type EventName } from './voyage';

const NOW = new Date('2025-03-01T12:00:00Z');

function voyage({
  lots,
  actual = {},
  ...rest
}: Partial<Omit<VoyageText, 'lots'>> & {
  lots?: Partial<LotText>[];
  actual?: Partial<Record<EventName, string>>;
} = {}): VoyageText {
  const text = { ...emptyVoyageText(), vesselId: 1, ...rest };
  if (lots) text.lots = lots.map((lot) => ({ ...emptyLotText(), ...lot }));
  for (const [name, at] of Object.entries(actual))
    text.events[name as EventName] = { planned: '', estimated: '', actual: at };
  return text;
}

function refusals(text: unknown) {
  const read = readVoyage(text, USUAL_ZONES, NOW);
  return read.done ? [] : read.refusals;
}
const reasons = (text: unknown) => refusals(text).map(({ reason, field }) => [reason, field]);

describe('reading', () => {
  test('reads tonnes, dates and local times at the port they belong to', () => {
    const text = voyage({
      lots: [
        { blTonnes: '9 959,5', blDate: '25.01.2025', outturnTonnes: '9950 t', outturnDate: '2025-01-28' },
      ],
      actual: { sailed: '25.01.2025 10:00', arrived: '26.01.2025' },
    });
    const read = readVoyage(text, USUAL_ZONES, NOW);
    expect(read).toMatchObject({
      done: true,
      value: {
        lots: [
          {
            no: 1,
            blKg: 9_959_500,
            blDate: '2025-01-25',
            blDatePrecision: 'day',
            outturnKg: 9_950_000,
            outturnDate: '2025-01-28',
          },
        ],
        events: [
          { name: 'sailed', actual: { at: new Date('2025-01-25T05:00:00Z'), precision: 'minute' } },
          { name: 'arrived', actual: { at: new Date('2025-01-25T20:00:00Z'), precision: 'day' } },
        ],
      },
    });
  });

  test('asks which of two readings is meant, and takes either of the offered texts', () => {
    const [refusal] = refusals(voyage({ lots: [{ blTonnes: '9.959' }] }));
    expect(refusal).toMatchObject({
      reason: 'tonnesAmbiguous',
      field: 'lots.0.blTonnes',
      values: { read: '9.959' },
    });
    const read = refusal?.choices?.map((choice) =>
      readVoyage(voyage({ lots: [{ blTonnes: choice }] }), USUAL_ZONES, NOW),
    );
    expect(read?.map((one) => (one.done ? one.value.lots[0]?.blKg : one))).toEqual([9_959_000, 9_959]);
  });

  test('leaves out the empty rows of the form, and keeps stored rows that were emptied', () => {
    const text = voyage({ lots: [{ blTonnes: '100' }, {}, { id: 7 }] });
    text.delays = [{ port: 'load', reason: '', from: '', to: '', note: '' }];
    expect(readVoyage(text, USUAL_ZONES, NOW)).toMatchObject({
      done: true,
      value: { lots: [{ no: 1 }, { no: 2, id: 7 }], delays: [] },
    });
  });

  test('says every wrong field at once, each once', () => {
    const text = voyage({
      laycanFrom: '31.02.2025',
      lots: [{ blTonnes: 'x', outturnTonnes: '0' }, { blDate: 'soon' }],
    });
    text.delays = [{ port: 'load', reason: 'weather', from: '01.01.2025 10:00', to: 'later', note: '' }];
    expect(reasons(text)).toEqual([
      ['impossibleDate', 'laycanFrom'],
      ['notANumber', 'lots.0.blTonnes'],
      ['notPositive', 'lots.0.outturnTonnes'],
      ['notADate', 'lots.1.blDate'],
      ['notADate', 'delays.0.to'],
    ]);
  });

  test.each([
    null,
    'text',
    { lots: 'many' },
    { vesselId: '1' },
    { events: { sailed: 'yes' } },
    { lots: [{ blNo: 5 }] },
  ])('refuses what is no voyage at all: %j', (text) => expect(refusals(text)).not.toEqual([]));
});

describe('what is impossible is refused beside the field', () => {
  test.each<[string, VoyageText, string, string]>([
    ['tonnes of zero', voyage({ lots: [{ blTonnes: '0' }] }), 'notPositive', 'lots.0.blTonnes'],
    ['tonnes below zero', voyage({ lots: [{ blTonnes: '-5' }] }), 'notPositive', 'lots.0.blTonnes'],
    ['more than a lot can be', voyage({ lots: [{ blTonnes: '600 001' }] }), 'tonnesRange', 'lots.0.blTonnes'],
    [
      'outturn before B/L',
      voyage({ lots: [{ blDate: '25.01.2025', outturnDate: '24.01.2025' }] }),
      'outturnBeforeBl',
      'lots.0.outturnDate',
    ],
    [
      'B/L after today at Aktau',
      voyage({ lots: [{ blDate: '02.03.2025' }] }),
      'blDateInFuture',
      'lots.0.blDate',
    ],
    [
      'outturn after today at Baku',
      voyage({ lots: [{ outturnDate: '02.03.2025' }] }),
      'outturnDateInFuture',
      'lots.0.outturnDate',
    ],
    [
      'an actual event in the future',
      voyage({ actual: { load_arrived: '01.03.2025 17:01' } }),
      'actualInFuture',
      'events.load_arrived.actual',
    ],
    [
      'one B/L number twice',
      voyage({ lots: [{ blNo: 'ab-1' }, { blNo: ' AB-1 ' }] }),
      'blNoTwice',
      'lots.1.blNo',
    ],
    [
      'arrived before sailed',
      voyage({ actual: { sailed: '25.01.2025 10:00', arrived: '25.01.2025 08:00' } }),
      'milestonesOutOfOrder',
      'events.arrived.actual',
    ],
    [
      'sailed before the B/L date',
      voyage({ lots: [{ blDate: '26.01.2025' }], actual: { sailed: '25.01.2025 10:00' } }),
      'milestonesOutOfOrder',
      'events.sailed.actual',
    ],
    [
      'a laycan that ends before it begins',
      voyage({ laycanFrom: '05.01.2025', laycanTo: '04.01.2025' }),
      'laycanOrder',
      'laycanTo',
    ],
    [
      'a delay without its reason',
      voyage({
        delays: [{ port: 'load', reason: '', from: '25.01.2025 10:00', to: '25.01.2025 12:00', note: '' }],
      }),
      'delayReasonMissing',
      'delays.0.reason',
    ],
    [
      'a reason without its times',
      voyage({ delays: [{ port: 'load', reason: 'weather', from: '', to: '', note: '' }] }),
      'empty',
      'delays.0.from',
    ],
    ['a number that would hide an address', voyage({ voyageNo: 'new' }), 'voyageNoShape', 'voyageNo'],
    ['a voyage that says nothing', { ...emptyVoyageText() }, 'voyageEmpty', 'vesselId'],
  ])('%s', (_, text, reason, field) => expect(reasons(text)).toEqual([[reason, field]]));

  test('and what is just possible is not', () => {
    const text = voyage({
      lots: [{ blDate: '01.03.2025', outturnDate: '01.03.2025', blTonnes: '0.001' }],
      actual: { load_arrived: '01.03.2025 17:00' },
    });
    expect(reasons(text)).toEqual([]);
  });
});

test('what is printed for editing reads back as the same voyage', () => {
  const kg = fc.option(fc.integer({ min: 1, max: 600_000_000 }));
  const id = fc.option(fc.integer({ min: 1, max: 2_147_483_647 }));
  const date = fc
    .date({ min: new Date('2000-01-01'), max: new Date('2025-02-27'), noInvalidDate: true })
    .map((at) => at.toISOString().slice(0, 10));
  const note = fc.option(fc.stringMatching(/^[a-zçəж]([ -~]{0,30}[a-z])?$/));
  const stamp = (zone: string) =>
    fc.option(
      fc.oneof(
        // From 2017: before, Baku's clocks showed an hour of each autumn twice, of which the earlier is read.
        fc
          .integer({ min: 24_720_000, max: 28_900_000 })
          .map((minute) => ({ at: new Date(minute * 60_000), precision: 'minute' as const })),
        date.map((day) => ({ at: startOfLocalDay(day, zone), precision: 'day' as const })),
      ),
    );
  const lot = fc.record({
    id: fc.integer({ min: 1, max: 9999 }),
    gradeId: id,
    shipperId: id,
    plannedKg: kg,
    blKg: kg,
    outturnKg: kg,
    note,
    blNo: fc.uuid(),
    day: fc.option(date),
    month: fc.boolean(),
  });
  const event = ({ name, port }: (typeof EVENTS)[number]) =>
    fc.record({
      name: fc.constant(name),
      planned: stamp(USUAL_ZONES[port]),
      estimated: stamp(USUAL_ZONES[port]),
      actual: fc.constant(null),
    });
  const delay = fc.record({
    id: fc.option(id),
    port: fc.constantFrom('load' as const, 'discharge' as const),
    reason: fc.constantFrom(...DELAY_REASONS),
    minute: fc.integer({ min: 24_720_000, max: 28_000_000 }),
    length: fc.integer({ min: 1, max: 9999 }),
    note,
  });

  const minutes = fc.option(fc.integer({ min: 1, max: 14_400 }));
  const terms = fc.record({
    allowedMinutes: minutes,
    allowedFor: fc.option(fc.constantFrom(...LAYTIME_FOR)),
    noticeMinutes: minutes,
    demurrageCents: fc.option(fc.integer({ min: 1, max: 1_000_000_000 })),
    currency: fc.constantFrom('USD', 'EUR'),
    excepted: fc.subarray([...DELAY_REASONS]),
  });

  fc.assert(
    fc.property(
      fc.array(lot, { maxLength: 4 }),
      fc.tuple(...EVENTS.map(event)),
      fc.array(delay, { maxLength: 3 }),
      note,
      terms,
      (lots, events, delays, text, terms) => {
        const facts: VoyageFacts = {
          idempotencyKey: null,
          voyageNo: 'AB-2025-0001',
          vesselId: 1,
          loadTerminalId: null,
          dischargeTerminalId: 3,
          laycanFrom: '2025-01-01',
          laycanTo: null,
          terms,
          note: text,
          lots: lots.map(({ day, month, ...rest }, index) => ({
            ...rest,
            no: index + 1,
            outturnDate: null,
            blDate: day && month ? `${day.slice(0, 7)}-01` : day,
            blDatePrecision: day ? (month ? 'month' : 'day') : null,
          })),
          events: events.filter(({ planned, estimated }) => planned ?? estimated),
          delays: delays.map(({ minute, length, ...rest }) => ({
            ...rest,
            from: new Date(minute * 60_000),
            to: new Date((minute + length) * 60_000),
          })),
          acceptedWarnings: [{ code: 'passageUnusual', reason: 'storm' }],
        };
        expect(readVoyage(textOf(facts, USUAL_ZONES), USUAL_ZONES, NOW)).toEqual({
          done: true,
          value: facts,
        });
      },
    ),
    { numRuns: 100 },
  );
});
