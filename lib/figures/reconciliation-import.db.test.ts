import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { aPerson, onTestDatabase, owner } from '@/e2e/database';
import { problems, saidText, sender, verdicts, workbook } from '@/e2e/entry-files';
import { aFleet, aLot, aVoyageText, logged } from '@/e2e/voyages';
import { entryCsv, entryTable, tableCsv } from '@/lib/entry-export';
import type { Person } from '@/lib/people/role';
import { ACT_COLUMNS, LINE_COLUMNS } from './reconciliation-columns';
import { importReconciliation } from './reconciliation-import.mutations';
import { actOnLine } from './reconciliation.mutations';
import { reconciliation } from './reconciliation.queries';

onTestDatabase();

let ann: Person;
let ben: Person;
let viewer: Person;
beforeAll(async () => {
  [ann, ben, viewer] = [await aPerson('analyst'), await aPerson('analyst'), await aPerson('viewer')];
  const fleet = await aFleet();
  // The log begins before every shipped figure: what is reported there is held against nothing logged, and open.
  const lots = [aLot(fleet, { blDate: '10.08.1995', blTonnes: '9 500' })];
  await logged(ann, aVoyageText(fleet, { lots, actual: {} }));
});

const { sent, answered } = sender(LINE_COLUMNS, importReconciliation, () => ann);
const acts = async () =>
  Number((await owner().query('SELECT count(*) FROM reconciliation_act')).rows[0].count);
/** Lines that the log can be held against, of which each test takes its own. */
const linesNow = async () => (await reconciliation(viewer)).lines.filter(({ logged: sum }) => sum !== null);
async function lineAt(at: number) {
  const line = (await linesNow())[at];
  if (!line?.logged) throw new Error('no such line');
  return { ...line, logged: line.logged };
}
const tonnes = (kg: number) => (kg / 1000).toFixed(3);
type Line = Awaited<ReturnType<typeof lineAt>>;
const seen = ({ line, reported, logged: sum }: Line) => `${line};${tonnes(reported.kg)};${tonnes(sum.kg)}`;
const HEAD = 'line;reported_tonnes;logged_tonnes';

test('every export comes back without an act, whatever was explained and signed', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({
          at: fc.nat({ max: 11 }),
          words: saidText,
          chosen: fc.boolean(),
          kind: fc.constantFrom('explained' as const, 'signed' as const, 'withdrawn' as const),
        }),
        { minLength: 1, maxLength: 6 },
      ),
      async (done) => {
        for (const { at, words, chosen, kind } of done) {
          const { line, reported, logged: sum, offered } = await lineAt(at);
          const finding = (chosen && offered[0]?.key) || null;
          const of = { line, reportedKg: reported.kg, loggedKg: sum.kg };
          // Some cannot be done to a line as it stands: then nothing is.
          await actOnLine(ben, { ...of, kind, finding, explanation: kind === 'signed' ? '' : words });
        }
        const table = entryTable(LINE_COLUMNS, (await reconciliation(viewer)).lines);
        const before = await acts();
        const file = tableCsv(table);
        const tried = await answered(file);
        expect(problems(tried)).toEqual([]);
        expect(new Set(verdicts(tried))).toEqual(new Set(['same']));
        expect((await answered(file, tried)).imported).toBe(true);
        expect(await acts()).toBe(before);
      },
    ),
    { numRuns: 5 },
  );
  const table = entryTable(LINE_COLUMNS, (await reconciliation(viewer)).lines);
  const tried = await answered(await workbook(table));
  expect(new Set(verdicts(tried))).toEqual(new Set(['same']));
});

test('a file explains and signs in the name of whoever imports it, never of whom it names', async () => {
  const line = await lineAt(13);
  const file = `${HEAD};explanation;explained_by;signed_by;sign\n${seen(line)};by arrival;${ben.name};${ben.name};yes`;
  const tried = await answered(file);
  expect(tried.lines).toMatchObject([
    { verdict: 'enter', notes: [{ reason: 'signatureNotTaken', values: { name: ben.name } }] },
  ]);
  const before = await acts();
  expect((await answered(file, tried)).imported).toBe(true);
  expect(await acts()).toBe(before + 2);
  expect(await lineAt(13)).toMatchObject({
    state: 'explained',
    explanation: { explanation: 'by arrival', by: ann.name },
    signed: { by: ann.name },
  });
  // The same file again does nothing; that somebody else is named in it is told again.
  expect((await answered(file)).lines).toMatchObject([
    { verdict: 'same', notes: [{ reason: 'signatureNotTaken' }] },
  ]);
  // A name alone signs nothing.
  const unsigned = await lineAt(14);
  const named = await answered(`${HEAD};signed_by\n${seen(unsigned)};${ann.name}`);
  expect(named.lines).toMatchObject([{ verdict: 'same', notes: [{ reason: 'signatureNotTaken' }] }]);
  expect((await lineAt(14)).signed).toBeNull();
});

test('other words amend the explanation; a reason in “withdraw” takes it back, and then nothing else is read', async () => {
  const line = await lineAt(15);
  const words = (text: string) => `${HEAD};explanation\n${seen(line)};${text}`;
  await answered(words('by arrival'), await answered(words('by arrival')));
  const changed = await answered(words('two sources'));
  expect(changed.lines).toMatchObject([
    { verdict: 'amend', values: [{ field: 'explanation', from: 'by arrival', to: 'two sources' }] },
  ]);
  await answered(words('two sources'), changed);
  const withdraw = `${HEAD};explanation;sign;withdraw\n${seen(line)};two sources;yes;too early`;
  await answered(withdraw, await answered(withdraw));
  expect(await lineAt(15)).toMatchObject({ state: 'open', explanation: null, signed: null });
  expect(verdicts(await answered(withdraw))).toEqual(['same']);
  const history = (await reconciliation(viewer)).acts.filter((act) => act.line === line.line);
  expect(history.map(({ kind, explanation, by }) => [kind, explanation, by])).toEqual([
    ['explained', 'by arrival', ann.name],
    ['explained', 'two sources', ann.name],
    ['withdrawn', 'too early', ann.name],
  ]);
  expect(entryCsv(ACT_COLUMNS, history).trim().split('\r\n')).toHaveLength(4);
});

test('what cannot be done to a line is said beside it; the good ones are done when that is asked for', async () => {
  const [open, moved, good, twice, odd] = await Promise.all([16, 17, 18, 19, 21].map(lineAt));
  if (!open || !moved || !good || !twice || !odd) throw new Error('too few lines');
  const file = [
    `${HEAD};finding;explanation;sign`,
    `${seen(open)};;;yes`,
    `${moved.line};${tonnes(moved.reported.kg + 1000)};${tonnes(moved.logged.kg)};;why;`,
    `${seen(good)};;why;yes`,
    `${seen(twice)};noFinding;;`,
    `${seen(twice)};;why;`,
    'no-such-line;1.000;1.000;;why;',
    `${seen(odd)};;;perhaps`,
  ].join('\n');
  const tried = await answered(file);
  expect(problems(tried)).toEqual([
    [2, 'signOpenLine', undefined],
    [3, 'numbersMovedInFile', 'reported'],
    [5, 'findingNotOffered', 'finding'],
    [6, 'keyTwice', 'line'],
    [7, 'lineNotThere', 'line'],
    [8, 'choiceUnknown', 'sign'],
  ]);
  const before = await acts();
  expect((await answered(file, tried)).imported).toBe(false);
  expect(await acts()).toBe(before);
  expect((await answered(file, { seal: tried.seal, onlyGood: true })).imported).toBe(true);
  expect(await acts()).toBe(before + 2);
  expect((await lineAt(18)).signed?.by).toBe(ann.name);
});

test('what somebody did meanwhile is not done over, and who only reads does nothing', async () => {
  const line = await lineAt(20);
  const file = `${HEAD};explanation\n${seen(line)};by arrival`;
  const tried = await answered(file);
  const of = { line: line.line, reportedKg: line.reported.kg, loggedKg: line.logged.kg };
  await actOnLine(ben, { ...of, kind: 'explained', finding: null, explanation: 'by departure' });
  expect(await answered(file, tried)).toMatchObject({ imported: false, changed: true });
  expect((await lineAt(20)).explanation?.by).toBe(ben.name);
  expect(await sent(file, { by: viewer })).toMatchObject({ refusals: [{ reason: 'notAllowed' }] });
});
