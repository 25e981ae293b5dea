import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SORTS, type Cursor, type Sort } from './cursor';
import {
  changed,
  chosenColumns,
  COLUMNS,
  EVERYTHING,
  DATED_BY,
  GAPS,
  PENDING,
  filterFromParams,
  linkToVoyages,
  PAGE_SIZES,
  paramsOf,
  restricts,
  type Position,
  type VoyageFilter,
} from './filter';
import { STATUSES } from './voyage';

const read = (query: string) => filterFromParams(new URLSearchParams(query));

const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const id = fc.integer({ min: 1, max: 999_999_999 });
const name = fc
  .string({ unit: 'grapheme', maxLength: 40 })
  .filter((text) => text.length <= 100 && !/\p{Cc}/u.test(text) && text === text.trim().replace(/\s+/g, ' '));

const valuesOf: Record<Sort, fc.Arbitrary<string[]>> = {
  date: fc.tuple(day),
  no: fc.tuple(fc.integer({ min: 1, max: 9999 }).map((no) => `AB-2025-${no}`)),
  vessel: fc.tuple(name),
  status: fc.tuple(fc.constantFrom(...STATUSES), day),
  bl: fc.tuple(fc.integer({ min: 0, max: 999_999_999 }).map((kg) => (kg / 1000).toFixed(3))),
  outturn: fc.constant(['9959.000']),
  loss: fc.tuple(fc.integer({ min: -5000, max: 5000 }).map((share) => (share / 1_000_000).toFixed(6))),
};

const filters: fc.Arbitrary<VoyageFilter> = fc.constantFrom(...SORTS).chain((sort) => {
  const cursor: fc.Arbitrary<Cursor> = fc.record({ values: valuesOf[sort], id });
  const position: fc.Arbitrary<Position> = fc.oneof(
    fc.constant<Position>({ kind: 'first' }),
    fc.record({ kind: fc.constantFrom('after' as const, 'before' as const), cursor }),
    ...(sort === 'date' ? [fc.record({ kind: fc.constant('at' as const), date: day })] : []),
  );
  return fc
    .record({
      text: name,
      period: fc.tuple(fc.option(day), fc.option(day)),
      vesselId: fc.option(id),
      statuses: fc.subarray([...STATUSES]),
      gradeIds: fc
        .uniqueArray(fc.oneof(id, fc.constant(0)), { maxLength: 4 })
        .map((ids) => ids.sort((a, b) => a - b)),
      terminalId: fc.option(id),
      shipperId: fc.option(id),
      data: fc.constantFrom('all' as const, 'real' as const, 'simulated' as const),
      by: fc.constantFrom(...DATED_BY),
      counted: fc.boolean(),
      gap: fc.option(fc.constantFrom(...GAPS, ...PENDING)),
      known: fc.option(
        fc.oneof(
          fc.record({ kind: fc.constant('snapshot' as const), id }),
          fc.record({
            kind: fc.constant('at' as const),
            at: fc.integer({ min: 0, max: 20_000_000 }).map((minutes) => new Date(Date.UTC(2000, 0, 1, 0, minutes)).toISOString()), // prettier-ignore
          }),
        ),
      ),
      only: fc
        .uniqueArray(fc.integer({ min: 1, max: 9999 }), { maxLength: 5 })
        .map((numbers) => numbers.map((no) => `AB-2025-${no}`).sort()),
      direction: fc.constantFrom('asc' as const, 'desc' as const),
      size: fc.constantFrom(...PAGE_SIZES),
      columns: fc.option(fc.subarray([...COLUMNS])).map(chosenColumns),
      position,
    })
    .map(({ period, ...rest }) => {
      const [from, to] = period;
      const inOrder = from !== null && to !== null && from > to;
      // Of the past only B/L dates are known.
      const byBl = rest.known !== null;
      const gap = byBl && PENDING.some((of) => of === rest.gap) ? null : rest.gap;
      const by = byBl ? 'bl' : rest.by;
      return { ...rest, by, gap, sort, from: inOrder ? to : from, to: inOrder ? from : to };
    });
});

describe('the address of the log', () => {
  it('says every filter, and reads back as the same one', () => {
    fc.assert(
      fc.property(filters, (filter) => {
        const link = new URL(linkToVoyages(filter), 'http://log');
        expect(filterFromParams(link.searchParams)).toEqual({ filter, ignored: [] });
        expect(filterFromParams(Object.fromEntries(paramsOf(filter)))).toEqual({ filter, ignored: [] });
      }),
      { numRuns: 400 },
    );
  });

  it('has every basis in the past, too', () => {
    const { filter, ignored } = read('by=departure&gap=discharge&known=s3');
    expect([filter.by, filter.gap]).toEqual(['departure', 'discharge']);
    expect(ignored).toEqual([]);
  });

  it('is bare for the whole log, and readable where it is not', () => {
    expect(linkToVoyages()).toBe('/voyages');
    expect(linkToVoyages({ statuses: ['sailed', 'discharged'], gradeIds: [2] })).toBe(
      '/voyages?status=sailed,discharged&grade=2',
    );
  });

  it('takes the links of the board', () => {
    const { filter, ignored } = read('from=2025-03-01&to=2025-03-31&grade=3&counted=yes&data=all');
    expect(ignored).toEqual([]);
    expect(filter).toEqual({
      ...EVERYTHING,
      from: '2025-03-01',
      to: '2025-03-31',
      gradeIds: [3],
      counted: true,
    });
  });

  it('reads days and months as people type them, a month as all of it', () => {
    expect(read('from=02.2024&to=02.2024').filter).toMatchObject({ from: '2024-02-01', to: '2024-02-29' });
    expect(read('from=7.3.2025&at=14.03.2025').filter).toMatchObject({
      from: '2025-03-07',
      position: { kind: 'at', date: '2025-03-14' },
    });
  });

  it('takes the fields of a plain form: empty ones are none, repeated ones a list', () => {
    const { filter, ignored } = read('q=&from=&status=sailed&status=planned&grade=');
    expect(ignored).toEqual([]);
    expect(filter).toEqual({ ...EVERYTHING, statuses: ['planned', 'sailed'] });
  });

  it.each([
    ['from', '31.02.2025'],
    ['vessel', '-1'],
    ['vessel', '1 OR 1=1'],
    ['status', 'sailed,drifting'],
    ['grade', '1,x'],
    ['size', '1000'],
    ['sort', 'note'],
    ['dir', 'up'],
    ['cols', 'no,secret'],
    ['q', 'x'.repeat(101)],
    ['q', 'a\u0000b'],
    ['vesel', '3'],
    ['after', 'date.asc~2025-03-14~7'],
    ['after', 'date.desc~2025-02-30~7'],
    ['after', 'date.desc~2025-03-14'],
    ['before', 'bl.desc~9959.000~7'],
  ])('leaves out what it cannot read and says so: %s=%s', (parameter, value) => {
    const { filter, ignored } = read(new URLSearchParams({ [parameter]: value }).toString());
    expect(filter).toEqual(EVERYTHING);
    expect(ignored).toEqual([{ name: parameter, value }]);
  });

  it('refuses the end of a period that lies before its start, and a date to jump to in another order', () => {
    expect(read('from=2025-03-01&to=2025-02-01').ignored).toEqual([{ name: 'to', value: '2025-02-01' }]);
    expect(read('sort=vessel&at=2025-03-01').ignored).toEqual([{ name: 'at', value: '2025-03-01' }]);
  });

  it('begins at the first page again when the filter changes', () => {
    const later = read('after=date.desc~2025-03-14~7&q=shusha').filter;
    expect(later.position.kind).toBe('after');
    expect(changed(later, { vesselId: 3 })).toEqual({ ...EVERYTHING, text: 'shusha', vesselId: 3 });
  });

  it('tells a restriction from a mere order, page or choice of columns', () => {
    expect(restricts(read('sort=bl&size=100&cols=no,bl').filter)).toBe(false);
    expect(restricts(read('at=2025-03-01').filter)).toBe(false);
    expect(restricts(read('q=shusha').filter)).toBe(true);
  });
});
