import { expect, test } from 'vitest';
import type { Route } from '@/lib/registry/onward';
import { against, costsOn, PARTS, type Cost } from './cost';
import { monthSlot, yearSlot } from './blocks';
import { doubtsAbout, waysOut, type Total } from './routes';

const months = ['2023-03', '2023-04'].map(monthSlot);
let next = 0;
const total = (route: Route, from: string, to: string, kt: number): Total => ({
  id: ++next,
  route,
  from,
  to,
  kg: kt * 1_000_000,
});
const april = (route: Route, kt: number) => total(route, '2023-04-01', '2023-04-30', kt);

test('April 2023: 152.4 of 312.6 kt went to Baku, 49 % as published', () => {
  const { shares } = waysOut(months, [april('baku', 152.4), april('makhachkala', 160.2)], [null, null]);
  expect(shares[1]).toMatchObject({ bakuBy: 'published', withCpc: false });
  expect(shares[1]?.share).toBeCloseTo(152.4 / 312.6, 10);
  // Nothing is known of March.
  expect(shares[0]?.share).toBeNull();
});

test('without a published total the log tells the Baku part, and a share says so', () => {
  const { shares } = waysOut(months, [april('makhachkala', 100)], [null, 300_000_000]);
  expect(shares[1]).toMatchObject({ share: 0.75, bakuBy: 'log' });
});

test('CPC counts where it is known; a total of the year is not held against a month', () => {
  const year = [
    total('cpc', '2023-01-01', '2023-12-31', 50_000),
    total('makhachkala', '2023-01-01', '2023-12-31', 600),
  ];
  const { shares } = waysOut(
    [yearSlot(2023)],
    [...year, total('baku', '2023-01-01', '2023-12-31', 1400)],
    [null],
  );
  expect(shares[0]).toMatchObject({ share: 1400 / 52_000, withCpc: true });
  expect(waysOut(months, [...year, april('baku', 152.4)], [1, 1]).shares).toMatchObject([
    { at: 0, length: 2, share: null },
  ]);
});

test('half a month of one way out makes no share', () => {
  const half = total('makhachkala', '2023-04-01', '2023-04-15', 80);
  expect(waysOut(months, [april('baku', 152.4), half], [null, null]).shares[1]?.share).toBeNull();
});

test('two totals of one period contradict each other and are told', () => {
  const two = [april('makhachkala', 160.2), april('makhachkala', 161)];
  const { overlaps, shares } = waysOut(months, [...two, april('baku', 152.4)], [null, null]);
  expect(overlaps).toEqual([{ route: 'makhachkala', ids: two.map(({ id }) => id) }]);
  expect(shares[1]?.share).toBeNull();
});

const cost = (route: Route, leg: Cost['leg'], cents: number, change: Partial<Cost> = {}): Cost => ({
  id: ++next,
  route,
  leg,
  cents,
  currency: 'USD',
  validFrom: '2024-01-01',
  validTo: null,
  ...change,
});

test('a route is compared only when all of it is known, and on the day that it is known for', () => {
  const baku = PARTS.baku.map((leg) => cost('baku', leg, 1000));
  const day = (costs: Cost[], on = '2024-06-01') => {
    const [ours, , cpc] = costsOn(costs, on);
    return against(ours!, cpc!);
  };
  const cpc = cost('cpc', 'whole_route', 3850);
  expect(day([...baku, cpc])).toEqual({ kind: 'difference', cents: 6000 - 3850, currency: 'USD' });
  expect(day([...baku.slice(1), cpc])).toEqual({ kind: 'incomplete', route: 'baku' });
  expect(day([...baku, cpc], '2023-06-01')).toEqual({ kind: 'incomplete', route: 'baku' });
  expect(day([...baku, { ...cpc, currency: 'KZT' }])).toEqual({ kind: 'currencies' });
});

test('a price of the whole route is not added to its parts; two prices of one leg count neither', () => {
  const [baku] = costsOn([cost('baku', 'sea', 900), cost('baku', 'whole_route', 7000)], '2024-06-01');
  expect(baku).toMatchObject({ complete: true, sums: [{ cents: 7000 }] });
  const [twice] = costsOn(
    [cost('baku', 'sea', 900), cost('baku', 'sea', 950), cost('baku', 'pipeline', 100)],
    '2024-06-01',
  );
  expect(twice).toMatchObject({ complete: false, sums: [{ cents: 100 }] });
  expect(twice?.legs.find(({ leg }) => leg === 'sea')?.costs).toHaveLength(2);
});

test('a share names the totals it is made of, and none that it does not use', () => {
  const [baku, north, cpc] = [april('baku', 152.4), april('makhachkala', 160.2), april('cpc', 4000)];
  const march = total('makhachkala', '2023-03-01', '2023-03-31', 150);
  const ids = (totals: Total[], logged: (number | null)[] = [null, null]) =>
    waysOut(months, totals, logged).shares.map((share) => share.ids);
  expect(ids([baku, north, cpc, march])).toEqual([[], [baku.id, north.id, cpc.id]]);
  expect(ids([north], [null, 300_000_000])).toEqual([[], [north.id]]);
});

test('a total is doubted that somebody disputes or corrected, or that the checker disputes', () => {
  const figure = (key: string, status = 'as_reported', correctedBy: string | null = null) => ({
    key,
    status,
    correctedBy,
  });
  const totals = [
    figure('sound'),
    figure('by hand', 'disputed'),
    figure('by sums'),
    figure('old', 'disputed', 'new'),
    null,
  ].map((of, id) => ({ id, figure: of }));
  const doubts = doubtsAbout(totals, (key) => (key === 'by sums' ? 'disputed' : 'agrees'));
  expect([...doubts]).toEqual([
    [1, { key: 'by hand', why: 'disputed' }],
    [2, { key: 'by sums', why: 'checker' }],
    [3, { key: 'old', why: 'corrected' }],
  ]);
});
