import { describe, expect, it } from 'vitest';
import type { ListedTarget, Scope } from '@/lib/targets/target';
import { choose, scopesOffered, selectionOf, yearsOffered } from './choice';
import { linkToBoard, linkToSum, readBoardFilter } from './filter';

const scope = (key: string, ...gradeIds: number[]): Scope => ({
  key,
  name: key,
  gradeIds,
  gradeNames: gradeIds.map(String),
  shipperId: null,
  shipperName: null,
});
const target = (key: string, change: Partial<ListedTarget> = {}): ListedTarget => ({
  key,
  name: key,
  proRated: false,
  monthlyKg: [],
  agreementKey: key,
  agreementTitle: key,
  scopeKey: 'all',
  source: 'a paper',
  supersededBy: null,
  kgPerYear: 1,
  effectiveFrom: '2023-01-01',
  effectiveTo: null,
  gradeIds: [],
  basis: 'bl',
  ...change,
});
const scopes = [scope('all'), scope('tengiz', 7), scope('kashagan', 8)];
const targets = [
  target('annual'),
  target('kmg-socar-2022', { scopeKey: 'tengiz' }),
  target('kashagan-2025', { scopeKey: 'kashagan' }),
];
const known = { targets, scopes, today: '2025-10-12' };
const at = (search: string) => {
  const filter = readBoardFilter(Object.fromEntries(new URLSearchParams(search)));
  return filter && choose(filter, known);
};

describe('a board', () => {
  it('opens with 1.5 Mt over all lots, in the year at Aktau', () => {
    const chosen = at('')!;
    expect([chosen.target.key, chosen.scope.key, chosen.year, chosen.data]).toEqual([
      'kmg-socar-2022',
      'all',
      2025,
      'all',
    ]);
    expect(scopesOffered(chosen, known).map(({ key }) => key)).toEqual(['all', 'tengiz']);
  });

  it('shows any other target over its own scope, unless another one is asked for', () => {
    expect(at('target=kashagan-2025')?.scope.key).toBe('kashagan');
    expect(at('target=kashagan-2025&scope=all')?.scope.key).toBe('all');
  });

  it('opens with the version that corrected the first', () => {
    const first = target('v1', { agreementKey: 'kmg-socar-2022', supersededBy: 'v2' });
    const second = target('v2', { agreementKey: 'kmg-socar-2022' });
    const open = readBoardFilter({})!;
    expect(choose(open, { ...known, targets: [first, second] })?.target.key).toBe('v2');
  });

  it.each(['target=no-such', 'scope=no-such', 'year=25', 'year=1989', 'year=2025.5', 'data=invented'])(
    'is not there for %s, instead of another one',
    (search) => expect(at(search)).toBeNull(),
  );

  it('is its address', () => {
    const address = 'target=kmg-socar-2022&scope=tengiz&year=2024&data=simulated';
    expect(linkToBoard(readBoardFilter(Object.fromEntries(new URLSearchParams(address)))!)).toBe(
      `/?${address}`,
    );
    expect(linkToBoard(readBoardFilter({})!)).toBe('/');
  });

  it('counts by B/L unless the address says otherwise, of the past too', () => {
    expect(at('')?.basis).toBe('bl');
    expect(at('basis=discharge')?.basis).toBe('discharge');
    expect(at('basis=pumped')).toBeNull();
    expect(at('basis=discharge&known=2025-06-01T00:00Z')?.basis).toBe('discharge');
    expect(linkToBoard(readBoardFilter({ basis: 'discharge', known: 's3' })!)).toBe(
      '/?basis=discharge&known=s3',
    );
    const filter = readBoardFilter({ basis: 'departure' })!;
    expect(linkToBoard(filter)).toBe('/?basis=departure');
    expect(linkToSum('2025-03-01', '2025-03-31', selectionOf(choose(filter, known)!))).toBe(
      '/voyages?from=2025-03-01&to=2025-03-31&by=departure&counted=yes',
    );
  });

  it('offers the years of the log and the next one', () => {
    expect(yearsOffered(2025, '2023-03', '2025-10-12')).toEqual([2023, 2024, 2025, 2026]);
    expect(yearsOffered(2019, null, '2025-10-12')).toEqual([2019, 2025, 2026]);
    expect(yearsOffered(2025, '1991-01', '2025-10-12')).toHaveLength(10);
  });
});

it('carries the whole predicate into the log', () => {
  const { gradeIds, shipperId, data } = selectionOf(at('scope=tengiz&data=real')!);
  const link = new URL(linkToSum('2025-03-01', '2025-03-31', { gradeIds, shipperId, data }), 'http://x');
  expect(link.pathname).toBe('/voyages');
  expect(Object.fromEntries(link.searchParams)).toEqual({
    from: '2025-03-01',
    to: '2025-03-31',
    grade: '7',
    counted: 'yes',
    data: 'real',
  });
});
