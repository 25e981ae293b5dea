import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { aPerson, onTestDatabase, owner } from '@/e2e/database';
import { problems, saidText, sender, someDay, verdicts, workbook } from '@/e2e/entry-files';
import { entryTable, tableCsv } from '@/lib/entry-export';
import type { Person } from '@/lib/people/role';
import { disruptionsIn } from '@/lib/progress/queries';
import type { Past } from '@/lib/recorded.queries';
import { DELAY_REASONS } from './delay-reason';
import { ANNOTATION, PRECISIONS } from './disruption';
import { DISRUPTION_COLUMNS } from './disruption-columns';
import { importDisruptions } from './disruption-import.mutations';
import { createEntry } from './mutations';
import { disruptions } from './queries';
import { entryHistory } from './record.queries';

onTestDatabase();

let ann: Person;
let viewer: Person;
beforeAll(async () => {
  [ann, viewer] = [await aPerson('analyst'), await aPerson('viewer')];
});

const { sent, answered, imported } = sender(DISRUPTION_COLUMNS, importDisruptions, () => ann);
const revisions = async () => Number((await owner().query('SELECT count(*) FROM revision')).rows[0].count);
const called = async (name: string) => (await disruptions(viewer)).find((one) => one.name === name);
const HEAD = 'name;from;to;precision;delay_reason;source;note';

test('every export is imported again without a change, whatever was entered', async () => {
  const stored = fc.record({
    name: saidText,
    days: fc.tuple(someDay, someDay).map((days) => [...days].sort() as [string, string]),
    precision: fc.constantFrom(...PRECISIONS),
    delayReason: fc.constantFrom(...DELAY_REASONS, ANNOTATION),
    source: saidText,
    note: fc.option(saidText, { nil: '' }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(stored, { minLength: 1, maxLength: 4 }), async (all) => {
      for (const {
        name,
        days: [begins, ends],
        ...text
      } of all) {
        // A name is given once, also where a failure is tried again in the smallest.
        const made = await createEntry(ann, 'disruptions', {
          ...{ ...text, name: `${name} ${randomUUID()}` },
          ...{ begins, ends },
        });
        if (!made.done) throw new Error(JSON.stringify(made.refusals));
      }
      const before = await revisions();
      const table = entryTable(DISRUPTION_COLUMNS, await disruptions(viewer));
      for (const file of [tableCsv(table), await workbook(table)]) {
        const tried = await answered(file);
        expect(problems(tried)).toEqual([]);
        expect(new Set(verdicts(tried))).toEqual(new Set(['same']));
        expect((await answered(file, tried)).imported).toBe(true);
      }
      expect(await revisions()).toBe(before);
    }),
    { numRuns: 5 },
  );
});

test('the facts that come along are the same file: nothing of them changes', async () => {
  const tried = await answered(readFileSync('prisma/reference/disruptions.csv', 'utf8'));
  expect(problems(tried)).toEqual([]);
  expect(new Set(verdicts(tried))).toEqual(new Set(['same']));
});

test('a line enters a disruption, amends it by name, and renames it by id, with the file’s name as reason', async () => {
  const [name, renamed] = [`Storm ${randomUUID()}`, `Gale ${randomUUID()}`];
  await imported(
    `What happened;First day;Last day;Days known;Delay reason;Source\n${name};03.02.1996;09.02.1996;end approximate;Weather;port log`,
  );
  expect(await disruptionsIn(viewer, 1996)).toContainEqual({
    ...{ name, from: '1996-02-03', to: '1996-02-09', precision: 'end approximate' },
    ...{ reason: 'weather', source: 'port log', note: null },
  });
  // An empty cell empties its field: it delays nobody.
  const emptied = `${HEAD}\n${name};1996-02-03;1996-02-11;end approximate;;port log;seen`;
  const tried = await answered(emptied);
  expect(tried.lines).toMatchObject([{ verdict: 'amend', changes: ['note', 'ends', 'delayReason'] }]);
  await answered(emptied, tried);
  const amended = await called(name);
  expect(amended).toMatchObject({ delayReason: null, ends: '1996-02-11', version: 2 });
  await imported(
    `id;${HEAD}\n${amended?.id};${renamed};1996-02-03;1996-02-11;end approximate;;port log;seen`,
  );
  expect(await called(renamed)).toMatchObject({ id: amended?.id, version: 3 });
  expect(await called(name)).toBeUndefined();
  expect((await entryHistory(viewer, 'disruptions', amended?.id ?? 0))[0]).toMatchObject({
    act: 'amended',
    by: ann.name,
    reason: 'entries.csv',
  });
});

test('each line says what is wrong with it; only the good ones are imported when that is asked for', async () => {
  const [good, taken] = [`Good ${randomUUID()}`, `Taken ${randomUUID()}`];
  const file = [
    `id;${HEAD}`,
    `;${good};01.03.1997;02.03.1997;;other;a test;`,
    ';Backwards;02.03.1997;01.03.1997;day;weather;a test;',
    ';Unread;in spring;1997-03-02;roughly;bad luck;;',
    '2000000000;Nobody;1997-03-01;1997-03-02;day;weather;a test;',
    `;${taken};1997-03-01;1997-03-02;day;weather;a test;`,
    `;${taken};1997-04-01;1997-04-02;day;weather;a test;`,
  ].join('\n');
  const tried = await answered(file);
  expect(problems(tried)).toEqual([
    [3, 'disruptionDates', 'ends'],
    [4, 'choiceUnknown', 'precision'],
    [4, 'choiceUnknown', 'delayReason'],
    [4, 'notADate', 'begins'],
    [4, 'empty', 'source'],
    [5, 'entryUnknown', 'id'],
    // The database knows that two of one name cannot stand.
    [7, 'nameTaken', 'name'],
  ]);
  const before = await revisions();
  expect((await answered(file, tried)).imported).toBe(false);
  expect(await revisions()).toBe(before);
  expect((await answered(file, { ...tried, onlyGood: true })).imported).toBe(true);
  expect(await called(good)).toMatchObject({ precision: 'day', delayReason: 'other', source: 'a test' });
  expect(await called(taken)).toMatchObject({ begins: '1997-03-01' });
  expect(await called('Backwards')).toBeUndefined();
});

test('of a past moment the list and its file say what was recorded by then, and nothing before the first', async () => {
  const name = `Fog ${randomUUID()}`;
  await imported(`${HEAD}\n${name};1996-03-03;1996-03-04;day;weather;port log;`);
  const { rows } = await owner().query<{ at: Date }>(`SELECT clock_timestamp() AS at`);
  const past: Past = { kind: 'at', at: rows[0]!.at.toISOString() };
  await imported(`${HEAD}\n${name};1996-03-03;1996-03-09;day;weather;port log;`);
  const then = (await disruptions(viewer, past)).find((one) => one.name === name);
  expect([then?.ends, (await called(name))?.ends]).toEqual(['1996-03-04', '1996-03-09']);
  expect(await disruptions(viewer, { kind: 'at', at: '1999-01-01T00:00:00.000Z' })).toEqual([]);
});

test('whether anybody was delayed is not guessed, and a viewer imports nothing', async () => {
  const reason = async (sending: ReturnType<typeof sent>) => {
    const result = await sending;
    return result.done ? 'done' : result.refusals[0];
  };
  expect(await reason(sent('name;from;to;source\nx;1997-03-01;1997-03-02;a test'))).toMatchObject({
    reason: 'columnsMissing',
    values: { columns: 'delay_reason' },
  });
  const line = `${HEAD}\nx;1997-03-01;1997-03-02;day;other;a test;`;
  expect(await reason(sent(line, { by: viewer }))).toMatchObject({ reason: 'notAllowed' });
});
