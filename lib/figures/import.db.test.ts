import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { aPerson, atOnce, onTestDatabase, owner } from '@/e2e/database';
import { problems, sender, verdicts } from '@/e2e/entry-files';
import { tableCsv } from '@/lib/entry-export';
import type { Person } from '@/lib/people/role';
import { COLUMNS } from './columns';
import { figureTable } from './export';
import { importFigures } from './import.mutations';
import { amendFigure } from './mutations';
import { figureRevisions, listFigures } from './queries';
import { textOfFigure } from './input';

onTestDatabase();

let ann: Person;
let viewer: Person;
beforeAll(async () => {
  [ann, viewer] = [await aPerson('analyst'), await aPerson('viewer')];
});

const HEAD =
  'key;period_start;period_end;unit_as_cited;value_as_cited;tonnes;publisher;source;relay_of;supersedes';
const mark = () => Math.random().toString(36).slice(2, 10);

const { sent, answered } = sender(COLUMNS, importFigures, () => ann);
const revisions = async () => Number((await owner().query('SELECT count(*) FROM revision')).rows[0].count);
const stored = async (key: string) => (await listFigures(viewer)).find((figure) => figure.key === key);

test('what is exported is imported again without a change, every shipped figure', async () => {
  const facts = readFileSync('prisma/reference/reported-figures.csv', 'utf8');
  const figures = (await listFigures(viewer)).filter(({ key }) => facts.includes(`\n${key},`));
  expect(figures.length).toBeGreaterThan(20);
  const file = tableCsv(figureTable(figures.map((figure) => ({ figure, verdict: 'alone' }))));
  const before = await revisions();
  const tried = await answered(file);
  expect(problems(tried)).toEqual([]);
  expect(new Set(verdicts(tried))).toEqual(new Set(['same']));
  expect((await answered(file, tried)).imported).toBe(true);
  expect(await revisions()).toBe(before);
});

test('is tried out without a trace, then entered, and the second time nothing changes', async () => {
  const [one, two] = [`a-${mark()}`, `b-${mark()}`];
  // The relay stands above what it relays.
  const file = [
    HEAD,
    `${two};1994-05-01;1994-05-31;kt;12.4 kt;12400.000;Trend;a test;${one};`,
    `${one};1994-05-01;1994-05-31;kt;12.4 kt;12400.000;KazTransOil;a test;;`,
    `;1994-06-01;1994-06-30;t;785.5 t;785.500;KazTransOil;a test;;`,
  ].join('\r\n');
  const before = await revisions();
  const tried = await answered(file);
  expect(verdicts(tried)).toEqual(['enter', 'enter', 'enter']);
  expect(tried.imported).toBe(false);
  expect([await revisions(), await stored(one)]).toEqual([before, undefined]);

  expect((await answered(file, tried)).imported).toBe(true);
  expect(await stored(two)).toMatchObject({ kg: 12_400_000, relayOf: one });
  const made = (await listFigures(viewer)).find(({ valueAsCited }) => valueAsCited === '785.5 t');
  expect(made).toMatchObject({ kg: 785_500, from: '1994-06-01' });
  // Alone `785.500` could part thousands too, but it is what the export of this figure says.
  const alone = tableCsv(figureTable(made ? [{ figure: made, verdict: 'alone' }] : []));
  expect(verdicts(await answered(alone))).toEqual(['same']);
  const again = file.replace(/^;1994-06/m, `${made?.key};1994-06`);
  expect(verdicts(await answered(again))).toEqual(['same', 'same', 'same']);
});

test('without a key it is entered once, however often it is sent', async () => {
  const source = `a paper ${mark()}`;
  const file = `${HEAD}\r\n;1994-10-01;1994-10-31;kt;12.4 kt;12400.000;KazTransOil;${source};;`;
  const { seal } = await answered(file);
  const answers = await atOnce(
    'reported_figure',
    [1, 2, 3].map(() => () => sent(file, { seal })),
  );
  expect(answers.filter((answer) => answer.done && answer.value.imported)).toHaveLength(1);
  // To the others it says what has become of it meanwhile.
  expect(answers.filter((answer) => answer.done && answer.value.changed)).toMatchObject(
    Array(2).fill({ value: { imported: false, lines: [{ verdict: 'same' }] } }),
  );
  const entered = (await listFigures(viewer)).filter((figure) => figure.source === source);
  expect(entered).toHaveLength(1);
  expect((await answered(file)).lines).toMatchObject([{ verdict: 'same', key: entered[0]?.key }]);
  // Said otherwise it is another one.
  expect(verdicts(await answered(file.replace('KazTransOil', 'Trend')))).toEqual(['enter']);
});

test('a changed line amends, for the name of the file as the reason', async () => {
  const key = `c-${mark()}`;
  const line = (value: string, tonnes: string) =>
    `${HEAD}\r\n${key};1994-07-01;1994-07-31;kt;${value};${tonnes};KazTransOil;a test;;`;
  const first = await answered(line('12.4 kt', '12400.000'));
  await answered(line('12.4 kt', '12400.000'), first);
  const changed = await answered(line('12.6 kt', '12600.000'));
  expect(changed.lines[0]).toMatchObject({ verdict: 'amend', changes: ['valueAsCited', 'tonnes'] });
  await answered(line('12.6 kt', '12600.000'), changed);
  const figure = await stored(key);
  expect(figure).toMatchObject({ kg: 12_600_000, version: 2 });
  expect((await figureRevisions(viewer, figure?.id ?? 0))[0]).toMatchObject({
    reason: 'entries.csv',
    by: ann.name,
  });
});

test('what the file has no column for stays; an empty cell empties the field', async () => {
  const key = `i-${mark()}`;
  const wide = `${HEAD};note;quote;scope_grade\r\n${key};1994-11-01;1994-11-30;kt;12.4 kt;12400;Trend;a test;;;a note;a sentence;Tengiz`;
  await answered(wide, await answered(wide));
  const narrow = `key;period_start;value_as_cited;tonnes;publisher;source;quote\r\n${key};1994-11-01;12.4 kt;12400;Trend;another;`;
  const tried = await answered(narrow);
  expect(tried.lines[0]).toMatchObject({ verdict: 'amend', changes: ['quote', 'source'] });
  await answered(narrow, tried);
  expect(await stored(key)).toMatchObject({
    ...{ note: 'a note', quote: null, grade: 'Tengiz', unit: 'kt', to: '1994-11-30', source: 'another' },
  });
});

test('what somebody saved since it was tried out is not overwritten', async () => {
  const key = `d-${mark()}`;
  const line = (value: string, tonnes: string) =>
    `${HEAD}\r\n${key};1994-08-01;1994-08-31;kt;${value};${tonnes};KazTransOil;a test;;`;
  const first = await answered(line('12.4 kt', '12400.000'));
  await answered(line('12.4 kt', '12400.000'), first);
  const tried = await answered(line('12.6 kt', '12600.000'));
  const figure = await stored(key);
  if (!figure) throw new Error('not stored');
  const text = { ...textOfFigure(figure, { supersedesId: null, relayOfId: null }), note: 'seen' };
  await amendFigure(ann, key, { version: 1, text, reason: 'a note' });
  const another = await answered(line('12.6 kt', '12600.000'), tried);
  expect(another).toMatchObject({ imported: false, changed: true, lines: [{ verdict: 'amend' }] });
  expect(await stored(key)).toMatchObject({ kg: 12_400_000, note: 'seen' });
  // Seen, it can be agreed to.
  expect(await answered(line('12.6 kt', '12600.000'), another)).toMatchObject({
    imported: true,
    changed: false,
  });
  expect(await stored(key)).toMatchObject({ kg: 12_600_000, note: 'seen' });
});

test('two files of one kind at one moment are both entered as they were agreed to', async () => {
  const keys = [`k-${mark()}`, `l-${mark()}`];
  const files = keys.map(
    (key) => `${HEAD}\r\n${key};1994-12-01;1994-12-31;kt;12.4 kt;12400.000;KazTransOil;a test ${key};;`,
  );
  const seals = await Promise.all(files.map(async (file) => (await answered(file)).seal));
  const answers = await atOnce(
    'reported_figure',
    files.map((file, at) => () => answered(file, { seal: seals[at] })),
  );
  expect(answers.map(({ imported, changed }) => [imported, changed])).toEqual(Array(2).fill([true, false]));
  expect((await Promise.all(keys.map(stored))).map((figure) => figure?.kg)).toEqual(
    Array(2).fill(12_400_000),
  );
});

test('one line that cannot be read holds back all, each with what is wrong', async () => {
  const key = `e-${mark()}`;
  const file = [
    HEAD,
    `${key};1994-09-01;1994-09-30;kt;12.4 kt;12400;KazTransOil;a test;;`,
    `;1994-09-01;1994-09-30;kt;12.4 kt;13400;KazTransOil;a test;;`,
    `;1994-09-01;1994-09-30;t;9.959;9.959;KazTransOil;a test;;`,
    `Not a key;1994-09-01;1994-09-30;kt;12.4 kt;12400;KazTransOil;a test;nobody;`,
    `${key};1994-09-01;1994-09-30;kt;12.4 kt;12400;KazTransOil;;;`,
  ].join('\r\n');
  const tried = await answered(file);
  expect(problems(tried)).toEqual([
    [3, 'figureNotPrinted', 'tonnes'],
    [4, 'tonnesAmbiguous', 'tonnes'],
    [5, 'keyShape', 'key'],
    [5, 'figureUnknown', 'relayOf'],
    [6, 'empty', 'source'],
    [6, 'keyTwice', 'key'],
  ]);
  expect((await answered(file, tried)).imported).toBe(false);
  expect(await stored(key)).toBeUndefined();
});

test('figures that relay one another are refused, and so is what the database refuses, by line', async () => {
  const [one, two] = [`f-${mark()}`, `g-${mark()}`];
  const line = (key: string, relay: string, supersedes: string) =>
    `${key};1994-10-01;1994-10-31;kt;12.4 kt;12400;KazTransOil;a test;${relay};${supersedes}`;
  expect(problems(await answered([HEAD, line(one, two, ''), line(two, one, '')].join('\n')))).toEqual([
    [2, 'figureCircle', undefined],
    [3, 'figureCircle', undefined],
  ]);
  const both = [HEAD, line(one, '', ''), line(two, '', one), line(`h-${mark()}`, '', one)].join('\n');
  expect(problems(await answered(both))).toEqual([[4, 'supersededAlready', 'supersedesId']]);
  expect(await stored(one)).toBeUndefined();
});

test('a file without the needed columns, or of a viewer, is refused', async () => {
  expect(await sent('key;tonnes\nx;1')).toMatchObject({
    refusals: [
      { reason: 'columnsMissing', values: { columns: 'period_start, value_as_cited, publisher, source' } },
    ],
  });
  expect(await sent(`${HEAD}\n;1994-05;;kt;12.4 kt;12400;a;b;;`, { by: viewer })).toMatchObject({
    refusals: [{ reason: 'notAllowed' }],
  });
});
