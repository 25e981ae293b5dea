import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween } from '@/lib/calendar';
import { clashesOf, type Notice } from './clash';
import { mergeProposals } from './proposal';
import { outcomeOf, type ProgrammeVoyage } from './programme';
import { sheetOf } from './sheet';

const SHIP = { deadweightKg: 13_000_000, ladenDraughtM: 7, tpc: 25 };
const ship = (id: number) => ({ id, name: `Ship ${id}`, ...SHIP });
const AKTAU = { id: 1, name: 'Aktau', berths: 1 };

let count = 0;
function planned(from: string, to: string, of: Partial<ProgrammeVoyage> = {}): ProgrammeVoyage {
  count += 1;
  return {
    voyageNo: `AB-2026-${String(count).padStart(4, '0')}`,
    version: 1,
    simulated: false,
    status: 'planned',
    vessel: ship(count),
    load: { ...AKTAU, berths: null },
    discharge: { id: 2, name: 'Sangachal', berths: null },
    laycan: { from, to },
    moves: [],
    lots: [{ gradeId: 1, shipperId: null, plannedKg: 10_000_000, blKg: null, blDate: null }],
    arrivedOn: null,
    norOn: null,
    loadedOn: null,
    begunOn: null,
    cancelReason: null,
    mergedInto: null,
    ...of,
  };
}
const loaded = (on: string, of: Partial<ProgrammeVoyage> = {}): ProgrammeVoyage =>
  planned('', '', {
    laycan: null,
    status: 'sailed',
    loadedOn: on,
    begunOn: on,
    lots: [{ gradeId: 1, shipperId: null, plannedKg: null, blKg: 9_500_000, blDate: on }],
    ...of,
  });
const TODAY = '2026-11-01';
const kinds = (voyages: ProgrammeVoyage[], notices: Notice[] = [], today = TODAY) =>
  Object.fromEntries(
    [...clashesOf(voyages, notices, today)].map(([no, clashes]) => [no, clashes.map(({ kind }) => kind)]),
  );

describe('clashes', () => {
  test('one vessel twice within its turn-round is said of both, with the days between', () => {
    const [a, b, c] = [
      planned('2026-11-10', '2026-11-12', { vessel: ship(1) }),
      planned('2026-11-16', '2026-11-18', { vessel: ship(1) }),
      planned('2026-11-25', '2026-11-27', { vessel: ship(1) }),
    ];
    const found = clashesOf([a, b, c], [], TODAY);
    expect(found.get(a.voyageNo)).toEqual([{ kind: 'vesselTwice', with: b.voyageNo, days: 6 }]);
    expect(found.get(b.voyageNo)).toEqual([{ kind: 'vesselTwice', with: a.voyageNo, days: 6 }]);
    expect(found.get(c.voyageNo)).toBeUndefined();
  });

  test('neither a cancelled voyage nor a simulated one meets a real one', () => {
    const vessel = ship(1);
    expect(
      kinds([
        planned('2026-11-10', '2026-11-12', { vessel }),
        planned('2026-11-11', '2026-11-12', { vessel, status: 'cancelled' }),
        planned('2026-11-12', '2026-11-13', { vessel, simulated: true }),
      ]),
    ).toEqual({});
  });

  test('more laycans than a berth can load in their days, and never where nobody knows the berths', () => {
    const [a, b, c] = [1, 2, 3].map(() => planned('2026-11-10', '2026-11-11', { load: AKTAU }));
    expect(clashesOf([a!, b!, c!], [], TODAY).get(a!.voyageNo)).toEqual([
      { kind: 'berths', terminal: 'Aktau', from: '2026-11-10', to: '2026-11-11', voyages: 3, room: 2 },
    ]);
    expect(kinds([a!, b!])).toEqual({});
    expect(kinds([1, 2, 3, 4].map(() => planned('2026-11-10', '2026-11-10')))).toEqual({});
  });

  test('say that berths are over exactly when a day each cannot be found', () => {
    const window = fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 3 }));
    fc.assert(
      fc.property(fc.array(window, { maxLength: 9 }), fc.integer({ min: 1, max: 2 }), (windows, berths) => {
        const voyages = windows.map(([start, length]) => {
          const from = addDays('2026-11-10', start);
          return planned(from, addDays(from, length), { load: { ...AKTAU, berths } });
        });
        const over = [...clashesOf(voyages, [], TODAY).values()].flat().some(({ kind }) => kind === 'berths');
        // Earliest end first fits whatever can be fitted.
        const taken = new Map<string, number>();
        const fits = voyages
          .map(({ laycan }) => laycan!)
          .sort((a, b) => a.to.localeCompare(b.to))
          .every(({ from, to }) => {
            for (let day = from; day <= to; day = addDays(day, 1)) {
              if ((taken.get(day) ?? 0) >= berths) continue;
              taken.set(day, (taken.get(day) ?? 0) + 1);
              return true;
            }
            return false;
          });
        expect(over).toBe(!fits);
      }),
    );
  });

  test('a laycan that is over without the ship is missed, one it came after is late', () => {
    const missed = planned('2026-10-10', '2026-10-12');
    const late = planned('2026-10-10', '2026-10-12', {
      status: 'at_load_port',
      norOn: '2026-10-14',
      begunOn: '2026-10-14',
    });
    const found = clashesOf([missed, late], [], TODAY);
    expect(found.get(missed.voyageNo)).toEqual([{ kind: 'laycanMissed', days: 20 }]);
    expect(found.get(late.voyageNo)).toEqual([{ kind: 'laycanMissed', days: 2 }]);
  });

  test('a closed load port is a clash from its first day, a closed discharge port when every arrival meets it', () => {
    const closure = (terminalId: number, from: string, to: string | null): Notice => ({
      terminalId,
      kind: 'closure',
      draughtLimitM: null,
      from,
      to,
    });
    const voyage = planned('2026-11-10', '2026-11-12');
    const of = (notice: Notice) => clashesOf([voyage], [notice], TODAY).get(voyage.voyageNo) ?? [];
    expect(of(closure(1, '2026-11-12', null))).toMatchObject([
      { kind: 'closure', port: 'load', closed: 1, days: 3 },
    ]);
    expect(of(closure(1, '2026-11-13', null))).toEqual([]);
    expect(of(closure(2, '2026-11-11', '2026-11-17'))).toMatchObject([
      { kind: 'closure', port: 'discharge', closed: 7 },
    ]);
    expect(of(closure(2, '2026-11-12', null))).toEqual([]);
    expect(of(closure(3, '2026-11-01', null))).toEqual([]);
  });

  test('a draught limit is held against the planned tonnes, or said to be unchecked', () => {
    const limit: Notice = {
      terminalId: 1,
      kind: 'draught_limit',
      draughtLimitM: 5,
      from: '2026-11-01',
      to: null,
    };
    const [deep, light, unknown] = [
      planned('2026-11-10', '2026-11-12'),
      planned('2026-11-10', '2026-11-12', {
        lots: [{ gradeId: 1, shipperId: null, plannedKg: 8_000_000, blKg: null, blDate: null }],
      }),
      planned('2026-11-10', '2026-11-12', { vessel: { ...ship(70), tpc: null } }),
    ];
    const found = clashesOf([deep, light, unknown], [limit], TODAY);
    // 13 000 t less 100 · (7 − 5) m · 25 t/cm.
    expect(found.get(deep.voyageNo)).toMatchObject([
      { kind: 'draught', limitKg: 8_000_000, plannedKg: 10_000_000 },
    ]);
    expect(found.get(light.voyageNo)).toBeUndefined();
    expect(found.get(unknown.voyageNo)).toMatchObject([{ kind: 'draughtUnchecked', limitM: 5 }]);
  });
});

test.each([
  ['2026-11-12', {}, { kind: 'due' }],
  ['2026-11-09', {}, { kind: 'ahead' }],
  ['2026-11-15', {}, { kind: 'missed', days: 3 }],
  ['2026-11-15', { norOn: '2026-11-12', arrivedOn: '2026-11-08' }, { kind: 'kept' }],
  ['2026-11-15', { arrivedOn: '2026-11-08' }, { kind: 'early', days: 2 }],
  ['2026-11-15', { norOn: '2026-11-14' }, { kind: 'late', days: 2 }],
  ['2026-11-15', { loadedOn: '2026-11-12' }, { kind: 'kept' }],
  ['2026-11-15', { loadedOn: '2026-11-14' }, { kind: 'unknown' }],
  ['2026-11-15', { status: 'cancelled' as const }, { kind: 'cancelled' }],
])('on %s a laycan of 10 to 12 November with %j is %j', (today, of, outcome) => {
  expect(outcomeOf(planned('2026-11-10', '2026-11-12', of), today)).toEqual(outcome);
});

describe('a planned and a logged voyage', () => {
  const vessel = ship(1);
  test('of one vessel are proposed to be one within five days of the laycan, and are no clash', () => {
    const plan = planned('2026-11-10', '2026-11-12', { vessel });
    const near = loaded('2026-11-17', { vessel });
    expect(mergeProposals([plan, near])).toEqual([{ planned: plan, logged: near }]);
    expect(kinds([plan, near], [], '2026-11-11')).toEqual({});
    expect(mergeProposals([plan, loaded('2026-11-18', { vessel })])).toEqual([]);
    expect(mergeProposals([plan, loaded('2026-11-11', { vessel: ship(2) })])).toEqual([]);
    expect(mergeProposals([plan, loaded('2026-11-11', { vessel, simulated: true })])).toEqual([]);
    expect(mergeProposals([plan, loaded('2026-11-11', { vessel, status: 'cancelled' })])).toEqual([]);
  });

  test('are two when the logged one had a plan of its own elsewhere; each is proposed once', () => {
    const plan = planned('2026-11-16', '2026-11-18', { vessel });
    const other = loaded('2026-11-12', { vessel, laycan: { from: '2026-11-10', to: '2026-11-12' } });
    expect(mergeProposals([plan, other])).toEqual([]);
    const [one, two] = [
      planned('2026-11-10', '2026-11-12', { vessel }),
      planned('2026-11-14', '2026-11-15', { vessel }),
    ];
    const logged = loaded('2026-11-11', { vessel });
    expect(mergeProposals([two, logged, one]).map(({ planned: { voyageNo } }) => voyageNo)).toEqual([
      one.voyageNo,
    ]);
  });
});

describe('the sheet of a month', () => {
  const move = (from: string, to: string) => ({
    from: { from, to: from },
    to: { from: to, to },
    at: '2026-10-01T00:00:00Z',
    by: 'Ann',
    reason: 'storm',
  });

  test('counts a deferred voyage where it was planned first and where it is now', () => {
    const deferred = planned('2026-12-03', '2026-12-05', { moves: [move('2026-11-20', '2026-12-03')] });
    const stays = planned('2026-11-10', '2026-11-12', {
      status: 'sailed',
      loadedOn: '2026-11-11',
      begunOn: '2026-11-11',
    });
    const voyages = [
      deferred,
      stays,
      loaded('2026-11-25'),
      planned('2026-11-28', '2026-11-29', { status: 'cancelled' }),
    ];
    const november = sheetOf('2026-11', { voyages, notices: [] }, '2026-11-30');
    expect(november.lines.map(({ standing }) => standing)).toEqual(['in', 'out', 'unplanned', 'in']);
    expect(november.totals).toMatchObject({
      original: { voyages: 3, kg: 30_000_000 },
      now: { voyages: 1, kg: 10_000_000 },
      deferredOut: 1,
      cancelled: 1,
      unplanned: 1,
      originalLoaded: 1,
      lifted: { voyages: 2, kg: 9_500_000 },
    });
    const december = sheetOf('2026-12', { voyages, notices: [] }, '2026-11-30');
    expect(december.totals).toMatchObject({
      original: { voyages: 0, kg: null },
      now: { voyages: 1 },
      deferredIn: 1,
    });
  });

  test('says how many of its voyages are invented', () => {
    const voyages = [
      planned('2026-11-10', '2026-11-12'),
      planned('2026-11-20', '2026-11-22', { simulated: true }),
    ];
    const { now } = sheetOf('2026-11', { voyages, notices: [] }, TODAY).totals;
    expect(now).toEqual({ voyages: 2, kg: 20_000_000, withoutTonnes: 0, simulated: 1 });
  });

  test('shows every laycan day once, in whole weeks, no two bars on one another', () => {
    const laycan = fc.tuple(fc.integer({ min: 0, max: 29 }), fc.integer({ min: 0, max: 9 }));
    fc.assert(
      fc.property(fc.array(laycan, { maxLength: 20 }), (laycans) => {
        const voyages = laycans.map(([start, length]) => {
          const from = addDays('2026-11-01', start);
          return planned(from, addDays(from, length));
        });
        const { weeks } = sheetOf('2026-11', { voyages, notices: [] }, TODAY);
        expect([weeks[0]?.days[0]?.date, weeks.at(-1)?.days.at(-1)?.date]).toEqual([
          '2026-10-26',
          '2026-12-06',
        ]);
        const cells = weeks.flatMap(({ bars }, week) =>
          bars.flatMap(({ column, span, lane }) =>
            Array.from({ length: span }, (_, at) => `${week} ${lane} ${column + at}`),
          ),
        );
        expect(new Set(cells).size).toBe(cells.length);
        const days = voyages.reduce(
          (sum, { laycan }) =>
            sum + daysBetween(laycan!.from, laycan!.to < '2026-12-06' ? laycan!.to : '2026-12-06') + 1,
          0,
        );
        expect(cells).toHaveLength(days);
      }),
    );
  });
});
