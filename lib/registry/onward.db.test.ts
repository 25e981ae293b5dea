import { beforeAll, expect, test } from 'vitest';
import { aPerson, asOwner, onTestDatabase } from '@/e2e/database';
import { asApp } from '@/e2e/voyages';
import type { Person } from '@/lib/people/role';
import { formatTonnes } from '@/lib/quantity';
import type { ONWARD_KINDS } from './entry';
import { amendEntry, createEntry } from './mutations';
import { emptyCostText, emptyMovementText, emptyTotalText } from './onward';
import { entryOf } from './queries';
import { entryHistory } from './record.queries';
import { textOfEntry } from './text';

onTestDatabase();

let ann: Person;
let viewer: Person;
beforeAll(async () => {
  [ann, viewer] = [await aPerson('analyst'), await aPerson('viewer')];
});

type OnwardKind = (typeof ONWARD_KINDS)[number];

async function entered(kind: OnwardKind, text: object): Promise<number> {
  const result = await createEntry(ann, kind, text);
  if (!result.done) throw new Error(JSON.stringify(result.refusals));
  return result.value.id;
}
async function refusalsOf(kind: OnwardKind, text: object, by = ann) {
  const result = await createEntry(by, kind, text);
  return result.done ? 'done' : result.refusals.map(({ reason, field }) => [reason, field]);
}

/** A figure that no other test has. */
async function aFigure(basis: string, kind = 'actual'): Promise<number> {
  return asOwner(async (client) => {
    const { rows } = await client.query<{ id: number }>(
      `INSERT INTO reported_figure (key, period_start, period_end, tonnes, unit_as_cited, value_as_cited, scope_grade, scope_direction,
         basis, kind, publisher, source, status)
       VALUES (gen_random_uuid()::text, '1994-04-01', '1994-09-30', 609000, 't', '609,000', 'all', 'BTC transit', $1::basis, $2::figure_kind,
         'Ministry', 'a paper', 'as_reported') RETURNING id`,
      [basis, kind],
    );
    return rows[0]?.id ?? 0;
  });
}

const pumped = (change: object = {}) => ({
  ...emptyMovementText(),
  from: '04.1993',
  to: '09.1993',
  tonnes: '609 kt',
  source: 'a letter of the terminal',
  ...change,
});

test('what was pumped in some months is entered, read back unchanged, amended with a reason and remembered', async () => {
  const id = await entered('movements', pumped());
  const stored = await entryOf(viewer, 'movements', id);
  expect(stored).toMatchObject({
    stage: 'pumped_btc',
    from: '1993-04-01',
    to: '1993-09-30',
    kg: 609_000_000,
    figure: null,
  });
  if (!stored) return;
  const text = textOfEntry('movements', stored);
  const amended = { version: stored.version, text: { ...text, tonnes: '610 kt' }, reason: 'misread' };
  expect((await amendEntry(ann, 'movements', id, { ...amended, text, reason: 'looked again' })).done).toBe(
    true,
  );
  expect(await entryOf(viewer, 'movements', id)).toEqual(stored);
  expect((await amendEntry(ann, 'movements', id, amended)).done).toBe(true);
  expect(await amendEntry(ann, 'movements', id, amended)).toMatchObject({
    refusals: [{ reason: 'changedMeanwhile' }],
  });
  const history = await entryHistory(viewer, 'movements', id);
  expect(history.map(({ act, reason }) => [act, reason])).toEqual([
    ['amended', 'misread'],
    ['entered', null],
  ]);
  expect(history[0]?.changes).toMatchObject([
    { field: 'tonnes', from: formatTonnes(609_000_000, 3), to: formatTonnes(610_000_000, 3) },
  ]);
});

test('what is missing or impossible is refused, field by field', async () => {
  expect(await refusalsOf('movements', emptyMovementText())).toEqual([
    ['empty', 'from'],
    ['empty', 'tonnes'],
    ['empty', 'source'],
  ]);
  expect(await refusalsOf('movements', pumped({ to: '03.1993' }))).toEqual([['periodOrder', 'to']]);
  expect(await refusalsOf('movements', pumped({ tonnes: '9,959' }))).toEqual([['tonnesAmbiguous', 'tonnes']]);
  expect(await refusalsOf('movements', pumped({ tonnes: '200 000 000' }))).toEqual([
    ['tonnesRange', 'tonnes'],
  ]);
  expect(await refusalsOf('movements', pumped({ stage: 'stock_baku', to: '15.09.1993' }))).toEqual([
    ['stockNotAtMonthEnd', 'to'],
  ]);
  expect(await refusalsOf('costs', emptyCostText())).toEqual([
    ['empty', 'amount'],
    ['empty', 'validFrom'],
    ['empty', 'source'],
  ]);
  expect(await refusalsOf('movements', pumped(), viewer)).toEqual([['notAllowed', undefined]]);
});

test('nothing pumped is a quantity, and a stock is of the end of its month', async () => {
  const still = await entered('movements', pumped({ from: '08.1993', to: '', tonnes: '0' }));
  expect(await entryOf(ann, 'movements', still)).toMatchObject({
    from: '1993-08-01',
    to: '1993-08-31',
    kg: 0,
  });
  const stock = await entered('movements', pumped({ stage: 'stock_ceyhan', from: 'hidden', to: '09.1993' }));
  expect(await entryOf(ann, 'movements', stock)).toMatchObject({ from: '1993-09-01', to: '1993-09-30' });
});

test('a published figure is pointed at: its days and tonnes are those of the figure, also after a correction', async () => {
  const figureId = await aFigure('pumped');
  const id = await entered('movements', { ...pumped(), figureId });
  expect(await entryOf(ann, 'movements', id)).toMatchObject({
    from: '1994-04-01',
    to: '1994-09-30',
    kg: 609_000_000,
    source: 'Ministry, a paper',
    figure: { id: figureId, status: 'as_reported', correctedBy: null },
  });
  expect(await refusalsOf('movements', { ...emptyMovementText(), figureId })).toEqual([
    ['figureTaken', 'figureId'],
  ]);
  await asOwner((client) =>
    client.query(`UPDATE reported_figure SET tonnes = 611000, status = 'disputed' WHERE id = $1`, [figureId]),
  );
  expect(await entryOf(ann, 'movements', id)).toMatchObject({
    kg: 611_000_000,
    figure: { status: 'disputed' },
  });
});

test('a figure of another basis or a plan is no movement, whoever writes it', async () => {
  const other = { ...emptyMovementText(), figureId: await aFigure('bl') };
  expect(await refusalsOf('movements', other)).toEqual([['figureOtherStage', undefined]]);
  const plan = { ...emptyTotalText(), figureId: await aFigure('bl', 'plan') };
  expect(await refusalsOf('totals', plan)).toEqual([['figureIsPlan', undefined]]);
  const direct = (sql: string) =>
    asApp((client) => client.query(sql)).then(
      () => 'done',
      (error: Error) => error.message,
    );
  expect(
    await direct(
      `INSERT INTO movement (stage, from_date, to_date, tonnes, source) VALUES ('pumped_btc', '1993-02-01', '1993-01-01', 1, 's')`,
    ),
  ).toContain('movement_dates');
  expect(
    await direct(
      `INSERT INTO movement (stage, from_date, to_date, tonnes, source) VALUES ('pumped_btc', '1993-01-01', '1993-01-31', 'NaN', 's')`,
    ),
  ).toContain('movement_tonnes_range');
  expect(await direct(`INSERT INTO route_total (route) VALUES ('cpc')`)).toContain(
    'route_total_own_or_published',
  );
  expect(
    await direct(
      `INSERT INTO transport_cost (route, leg, amount, currency, valid_from, source) VALUES ('cpc', 'sea', 'NaN', 'USD', '1993-01-01', 's')`,
    ),
  ).toContain('transport_cost_amount_range');
});

test('totals and costs are kept with their source and read back unchanged', async () => {
  const total = await entered('totals', {
    ...emptyTotalText(),
    route: 'cpc',
    basis: 'pumped',
    from: '1993',
    to: '',
    tonnes: '1 000',
    source: 's',
  }).catch(String);
  // A year alone is no date: it is typed by its months.
  expect(total).toContain('notADate');
  const id = await entered('totals', {
    ...emptyTotalText(),
    route: 'cpc',
    basis: 'pumped',
    from: '01.1993',
    to: '12.1993',
    tonnes: '50 000 kt',
    source: 's',
  });
  const stored = await entryOf(ann, 'totals', id);
  expect(stored).toMatchObject({ route: 'cpc', basis: 'pumped', kg: 50_000_000_000, to: '1993-12-31' });
  const cost = await entered('costs', {
    ...emptyCostText(),
    amount: '12,35',
    validFrom: '01.01.1993',
    source: 'tariff sheet',
  });
  const entry = await entryOf(ann, 'costs', cost);
  expect(entry).toMatchObject({ cents: 1235, currency: 'USD', leg: 'sea', validTo: null });
  if (entry)
    expect(
      await amendEntry(ann, 'costs', cost, {
        version: entry.version,
        text: textOfEntry('costs', entry),
        reason: 'none',
      }),
    ).toMatchObject({ done: true });
  expect(await entryOf(ann, 'costs', cost)).toEqual(entry);
});
