import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { aPerson, asOwner, atOnce, onTestDatabase, owner } from '@/e2e/database';
import { problems, sender, verdicts } from '@/e2e/entry-files';
import { aFleet } from '@/e2e/voyages';
import { entryCsv } from '@/lib/entry-export';
import type { Person } from '@/lib/people/role';
import { amendEntry, createEntry } from '@/lib/registry/mutations';
import { emptyCostText, emptyMovementText, emptyTotalText } from '@/lib/registry/onward';
import { movements, routeTotals, transportCosts } from '@/lib/registry/onward.queries';
import { entryHistory } from '@/lib/registry/record.queries';
import { textOfEntry } from '@/lib/registry/text';
import { COLUMNS, COST_COLUMNS, MOVEMENT_COLUMNS, TOTAL_COLUMNS, type OnwardKind } from './columns';
import { importOnward } from './import.mutations';

onTestDatabase();

let ann: Person;
let viewer: Person;
let grade: string;
let gradeId: number;
beforeAll(async () => {
  [ann, viewer] = [await aPerson('analyst'), await aPerson('viewer')];
  ({ gradeId } = await aFleet());
  const { rows } = await owner().query<{ name: string }>('SELECT name FROM grade WHERE id = $1', [gradeId]);
  grade = rows[0]!.name;
});

const of = (kind: OnwardKind) =>
  sender(
    COLUMNS[kind],
    (by, file, seal, onlyGood) => importOnward(by, kind, file, seal, onlyGood),
    () => ann,
  );
const [inMovements, inTotals, inCosts] = [of('movements'), of('totals'), of('costs')];
const revisions = async () => Number((await owner().query('SELECT count(*) FROM revision')).rows[0].count);
async function entered(kind: OnwardKind, text: object): Promise<number> {
  const result = await createEntry(ann, kind, text);
  if (!result.done) throw new Error(JSON.stringify(result.refusals));
  return result.value.id;
}
/** A figure of what was pumped from April to September 1995 that no other test has. */
async function aFigure(): Promise<{ id: number; key: string }> {
  return asOwner(async (client) => {
    const { rows } = await client.query<{ id: number; key: string }>(
      `INSERT INTO reported_figure (key, period_start, period_end, tonnes, unit_as_cited, value_as_cited, scope_grade, scope_direction,
         basis, kind, publisher, source, status)
       VALUES ($1, '1995-04-01', '1995-09-30', 609000, 't', '609,000', 'all', 'BTC transit', 'pumped', 'actual', 'Ministry', 'a paper', 'as_reported')
       RETURNING id, key`,
      [`f-${randomUUID()}`],
    );
    return rows[0]!;
  });
}
const HEAD = 'stage;grade;from;to;tonnes;source;note';

const kg = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 1, max: 999_999 }),
  fc.integer({ min: 1, max: 10 ** 11 }),
);
const day = fc
  .integer({ min: 0, max: 5000 })
  .map((n) => new Date(Date.UTC(1991, 0, 1 + n)).toISOString().slice(0, 10));
// What a spreadsheet would run, part or trim is a text like another.
const said = fc
  .oneof(
    fc.constantFrom('=1+1', '-x', "'=a", '@b', 'a, "b"; c', 'т 1,5', '9.959'),
    fc.string({ minLength: 1, maxLength: 30 }),
  )
  .map((text) => text.replace(/[^\P{C}]/gu, '').trim() || 'a paper');
const note = fc.option(said, { nil: '' });
const period = fc.tuple(day, day).map((days) => [...days].sort() as [string, string]);
const tonnesOf = (value: number) =>
  value === 0 ? '0' : `${Math.floor(value / 1000)}.${String(value % 1000).padStart(3, '0')}0`;

test('every export is imported again without a change, whatever was entered', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ period, kg, source: said, note, graded: fc.boolean() }), {
        minLength: 1,
        maxLength: 4,
      }),
      fc.array(fc.record({ period, kg, source: said, note }), { minLength: 1, maxLength: 3 }),
      fc.array(
        fc.record({
          period,
          cents: fc.integer({ min: 1, max: 10_000_000 }),
          source: said,
          asCited: note,
          open: fc.boolean(),
        }),
        { minLength: 1, maxLength: 3 },
      ),
      async (moved, totals, costs) => {
        const own: Record<OnwardKind, Set<number>> = {
          movements: new Set(),
          totals: new Set(),
          costs: new Set(),
        };
        for (const {
          period: [from, to],
          graded,
          ...one
        } of moved)
          own.movements.add(
            await entered('movements', {
              ...emptyMovementText(),
              ...one,
              kg: undefined,
              from,
              to,
              tonnes: tonnesOf(one.kg),
              gradeId: graded ? gradeId : null,
            }),
          );
        for (const {
          period: [from, to],
          ...one
        } of totals)
          own.totals.add(
            await entered('totals', {
              ...emptyTotalText(),
              ...one,
              kg: undefined,
              from,
              to,
              tonnes: tonnesOf(one.kg),
            }),
          );
        for (const {
          period: [validFrom, validTo],
          cents,
          open,
          ...one
        } of costs)
          own.costs.add(
            await entered('costs', {
              ...emptyCostText(),
              ...one,
              amount: `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`,
              validFrom,
              validTo: open ? '' : validTo,
            }),
          );
        const mine = <T extends { id: number }>(kind: OnwardKind, rows: T[]) =>
          rows.filter(({ id }) => own[kind].has(id));
        const files = {
          movements: entryCsv(MOVEMENT_COLUMNS, mine('movements', await movements(viewer))),
          totals: entryCsv(TOTAL_COLUMNS, mine('totals', await routeTotals(viewer))),
          costs: entryCsv(COST_COLUMNS, mine('costs', await transportCosts(viewer))),
        };
        const before = await revisions();
        for (const [kind, file] of Object.entries(files) as [OnwardKind, string][]) {
          const tried = await of(kind).answered(file);
          expect(problems(tried)).toEqual([]);
          expect(new Set(verdicts(tried))).toEqual(new Set(['same']));
          expect((await of(kind).answered(file, tried)).imported).toBe(true);
        }
        expect(await revisions()).toBe(before);
      },
    ),
    { numRuns: 8 },
  );
});

test('movements are tried out without a trace, then entered, and the second time nothing changes', async () => {
  const file = [
    HEAD,
    `pumped_btc;${grade};1995-01-01;1995-01-31;120000.000;terminal;`,
    `Pumped BTC;${grade};02.1995;;130 kt;terminal;by mail`,
    `stock_baku;${grade};;1995-02-28;0.000;terminal;`,
  ].join('\r\n');
  const before = await revisions();
  expect(verdicts(await inMovements.answered(file))).toEqual(['enter', 'enter', 'enter']);
  expect(await revisions()).toBe(before);
  expect((await inMovements.imported(file)).imported).toBe(true);
  const made = (await movements(viewer)).filter(
    (one) => one.gradeId === gradeId && one.source === 'terminal',
  );
  expect(made.map(({ stage, from, to, kg: of }) => [stage, from, to, of]).sort()).toEqual([
    ['pumped_btc', '1995-01-01', '1995-01-31', 120_000_000],
    ['pumped_btc', '1995-02-01', '1995-02-28', 130_000_000],
    ['stock_baku', '1995-02-01', '1995-02-28', 0],
  ]);
  expect(verdicts(await inMovements.answered(file))).toEqual(['same', 'same', 'same']);
});

test('sent several times at once it is entered once', async () => {
  const source = `log ${randomUUID()}`;
  const file = `${HEAD}\npumped_btc;;04.1994;04.1994;87 000;${source};`;
  const { seal } = await inMovements.answered(file);
  const answers = await atOnce(
    'movement',
    [1, 2, 3].map(() => () => inMovements.sent(file, { seal })),
  );
  expect(answers.filter((answer) => answer.done && answer.value.imported)).toHaveLength(1);
  expect(answers.filter((answer) => answer.done && answer.value.changed)).toHaveLength(2);
  expect((await movements(viewer)).filter((one) => one.source === source)).toHaveLength(1);
});

test('the same thing by the same source is amended, by its id anything; what has no column stays', async () => {
  const text = {
    ...emptyTotalText(),
    from: '03.1995',
    tonnes: '160 000',
    source: `a paper ${randomUUID()}`,
    note: 'seen',
  };
  const id = await entered('totals', text);
  const of = async () => (await routeTotals(viewer)).find((one) => one.id === id);
  const line = `route;from;to;tonnes;source\r\nmakhachkala;1995-03-01;1995-03-31;161000.000;${text.source}`;
  const tried = await inTotals.answered(line);
  expect(tried.lines).toMatchObject([{ verdict: 'amend', key: String(id), changes: ['tonnes'] }]);
  await inTotals.answered(line, tried);
  expect(await of()).toMatchObject({ kg: 161_000_000, note: 'seen', version: 2 });
  expect((await entryHistory(viewer, 'totals', id))[0]).toMatchObject({
    reason: 'entries.csv',
    by: ann.name,
  });

  await inTotals.imported(`id;route;source;note\r\n${id};cpc;another;`);
  expect(await of()).toMatchObject({ route: 'cpc', source: 'another', note: null, kg: 161_000_000 });
});

test('a line can be a published figure; what says otherwise beside it is refused', async () => {
  const figure = await aFigure();
  const head = 'stage;figure;from;to;tonnes;source';
  const odd = `${head}\r\npumped_btc;${figure.key};;;610000.000;\r\nstock_baku;${figure.key};;;;\r\npumped_btc;nobody;;;;`;
  expect(problems(await inMovements.answered(odd))).toEqual([
    [2, 'figureSaysOther', 'tonnes'],
    [3, 'figureOtherStage', 'figureId'],
    [3, 'empty', 'to'],
    [3, 'empty', 'tonnes'],
    [3, 'empty', 'source'],
    [4, 'figureKeyUnknown', 'figureId'],
    [4, 'empty', 'from'],
    [4, 'empty', 'tonnes'],
    [4, 'empty', 'source'],
  ]);
  // The database knows that what was pumped is not what was lifted.
  expect(problems(await inMovements.answered(`${head}\r\nlifted_ceyhan;${figure.key};;;;`))).toEqual([
    [2, 'figureOtherStage', undefined],
  ]);
  expect(
    (await inMovements.imported(`${head}\r\npumped_btc;${figure.key};;1995-09;609000.000;`)).imported,
  ).toBe(true);
  const made = (await movements(viewer)).filter((one) => one.figure?.id === figure.id);
  expect(made).toMatchObject([{ kg: 609_000_000, from: '1995-04-01' }]);
  expect(verdicts(await inMovements.answered(entryCsv(MOVEMENT_COLUMNS, made)))).toEqual(['same']);
  expect(textOfEntry('movements', made[0]!)).toMatchObject({ tonnes: '', figureId: figure.id });
});

test('one line that cannot be read holds back all, each with what is wrong', async () => {
  const id = await entered('movements', {
    ...emptyMovementText(),
    gradeId,
    from: '05.1995',
    tonnes: '9 000',
    source: 'x',
  });
  const file = [
    `id;${HEAD}`,
    `;pumped_btc;${grade};1995-06-01;1995-06-30;9.959;terminal;`,
    `;pumped;${grade};1995-06-01;1995-06-30;9959;terminal;`,
    `;pumped_btc;no such grade;1995-06-01;1995-06-30;9959;;`,
    `99999999;pumped_btc;${grade};1995-06-01;1995-06-30;9959;terminal;`,
    `${id};pumped_btc;${grade};1995-05-01;1995-05-31;9000;x;`,
    `${id};pumped_btc;${grade};1995-05-01;1995-04-30;9000;x;`,
  ].join('\r\n');
  const tried = await inMovements.answered(file);
  expect(problems(tried)).toEqual([
    [2, 'tonnesAmbiguous', 'tonnes'],
    [3, 'choiceUnknown', 'stage'],
    [4, 'gradeUnknown', 'gradeId'],
    [4, 'empty', 'source'],
    [5, 'entryUnknown', 'id'],
    [7, 'entryTwice', 'id'],
    [7, 'periodOrder', 'to'],
  ]);
  expect((await inMovements.answered(file, tried)).imported).toBe(false);
  expect(
    (await movements(viewer)).filter((one) => one.gradeId === gradeId && one.from === '1995-06-01'),
  ).toEqual([]);
});

test('what somebody saved since it was tried out is not overwritten; viewers and files without columns are refused', async () => {
  const text = {
    ...emptyCostText(),
    amount: '12.50',
    validFrom: '01.07.1995',
    source: `tariff ${randomUUID()}`,
  };
  const id = await entered('costs', text);
  const file = `route;leg;amount_per_tonne;currency;valid_from;source\r\nbaku;sea;13.50;USD;1995-07-01;${text.source}`;
  const tried = await inCosts.answered(file);
  expect(tried.lines).toMatchObject([{ verdict: 'amend', changes: ['amount'] }]);
  await amendEntry(ann, 'costs', id, { version: 1, text: { ...text, note: 'seen' }, reason: 'a note' });
  expect(await inCosts.answered(file, tried)).toMatchObject({ imported: false, changed: true });
  expect((await transportCosts(viewer)).find((one) => one.id === id)).toMatchObject({
    cents: 1250,
    note: 'seen',
  });
  expect(await inCosts.sent(file, { by: viewer })).toMatchObject({ refusals: [{ reason: 'notAllowed' }] });
  expect(await inCosts.sent('route;leg\r\nbaku;sea')).toMatchObject({
    refusals: [
      { reason: 'columnsMissing', values: { columns: 'amount_per_tonne, currency, valid_from, source' } },
    ],
  });
});
