import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { aPerson, onTestDatabase, owner } from '@/e2e/database';
import { aFleet } from '@/e2e/voyages';
import { entryTable, tableCsv, workbookLines } from '@/lib/entry-export';
import type { TriedFile } from '@/lib/entry-file';
import { headingsFor, underColumns } from '@/lib/entry-headings';
import type { Person } from '@/lib/people/role';
import { printTonnes } from '@/lib/quantity';
import { createEntry } from './mutations';
import { emptyAgreementText, emptyScopeText, emptyVersionText } from './promise';
import { agreements, scopes, versions } from './queries';
import { entryHistory } from './record.queries';
import { workbookOf } from '@/lib/voyages/export-xlsx';
import { readTable } from '@/lib/voyages/import/table';
import {
  AGREEMENT_COLUMNS,
  COLUMNS,
  MONTHS,
  SCOPE_COLUMNS,
  VERSION_COLUMNS,
  type PromiseKind,
} from './promise-columns';
import { importPromises } from './promise-import.mutations';

onTestDatabase();

let ann: Person;
let administrator: Person;
let gradeId: number;
let shipperId: number;
beforeAll(async () => {
  [ann, administrator] = [await aPerson('analyst'), await aPerson('administrator')];
  ({ gradeId, shipperId } = await aFleet());
});

async function tableIn(kind: PromiseKind, file: string | Uint8Array) {
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
  const read = await readTable(bytes, headingsFor(COLUMNS[kind]));
  if (!read.done) throw new Error(JSON.stringify(read.refusals));
  return underColumns(read.value, COLUMNS[kind], null).table;
}
type Sent = { seal?: string; onlyGood?: boolean; by?: Person };
async function sent(kind: PromiseKind, file: string | Uint8Array, { seal, onlyGood, by }: Sent = {}) {
  const table = await tableIn(kind, file);
  return importPromises(by ?? administrator, kind, { name: 'promises.csv', table }, seal ?? null, onlyGood);
}
async function answered(kind: PromiseKind, file: string | Uint8Array, as: Sent = {}): Promise<TriedFile> {
  const result = await sent(kind, file, as);
  if (!result.done) throw new Error(JSON.stringify(result.refusals));
  return result.value;
}
async function imported(kind: PromiseKind, file: string): Promise<TriedFile> {
  const tried = await answered(kind, file);
  const answer = await answered(kind, file, tried);
  expect(answer.imported, JSON.stringify(answer.lines)).toBe(true);
  return answer;
}
const verdicts = ({ lines }: TriedFile) => lines.map(({ verdict }) => verdict);
const problems = ({ lines }: TriedFile) =>
  lines.flatMap(({ no, refusals }) => refusals.map(({ reason, field }) => [no, reason, field]));
const revisions = async () => Number((await owner().query('SELECT count(*) FROM revision')).rows[0].count);
async function entered(kind: PromiseKind, text: object): Promise<number> {
  const result = await createEntry(administrator, kind, text);
  if (!result.done) throw new Error(JSON.stringify(result.refusals));
  return result.value.id;
}
const ofKey = async (key: string) => (await versions(ann)).find((one) => one.key === key);

const said = fc
  .oneof(
    fc.constantFrom('=1+1', '-x', "'=a", '@b', 'a, "b"; c', 'т 1,5', '9.959'),
    fc.string({ minLength: 1, maxLength: 30 }),
  )
  .map((text) => text.replace(/[^\P{C}]/gu, '').trim() || 'a paper');
const day = fc
  .integer({ min: 0, max: 5000 })
  .map((n) => new Date(Date.UTC(1991, 0, 1 + n)).toISOString().slice(0, 10));
const kg = fc.oneof(fc.integer({ min: 1, max: 999_999 }), fc.integer({ min: 1, max: 10 ** 11 }));
/** As somebody types it: a fourth decimal says that the point is one. */
const typed = (of: number) => `${Math.floor(of / 1000)}.${String(of % 1000).padStart(3, '0')}0`;

test('every export, as CSV or as a workbook, is imported again without a change, whatever was entered', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        name: said,
        source: said,
        note: fc.option(said, { nil: '' }),
        signed: day,
        byMonth: fc.boolean(),
      }),
      fc.array(
        fc.record({
          name: said,
          source: said,
          days: fc.tuple(day, day).map((days) => [...days].sort() as [string, string]),
          year: kg,
          months: fc.boolean(),
          part: fc.boolean(),
          corrects: fc.boolean(),
        }),
        { minLength: 1, maxLength: 3 },
      ),
      async (agreement, promised) => {
        const { name, source, note, signed, byMonth } = agreement;
        const agreementId = await entered('agreements', {
          ...emptyAgreementText(),
          ...{ name, source, note, sellerId: shipperId, signedOn: byMonth ? signed.slice(0, 7) : signed },
        });
        const scopeId = await entered('scopes', {
          ...emptyScopeText(),
          ...{ name, shipperId, gradeIds: byMonth ? String(gradeId) : '' },
        });
        const own: number[] = [];
        for (const { days, year, months, part, corrects, ...one } of promised) {
          const each = Math.floor(year / 12);
          const plan = MONTHS.map((_, at) => (at === 0 ? year - 11 * each : each));
          own.push(
            await entered('versions', {
              ...emptyVersionText(),
              ...one,
              ...{
                agreementId,
                scopeId,
                tonnesPerYear: typed(year),
                effectiveFrom: days[0],
                effectiveTo: days[1],
              },
              proRated: part ? 'part' : 'whole',
              monthlyTonnes: months ? plan.map((of) => (of === 0 ? '0' : typed(of))).join('\n') : '',
              supersedesId: corrects ? (own.at(-1) ?? null) : null,
            }),
          );
        }
        const tables = {
          agreements: entryTable(
            AGREEMENT_COLUMNS,
            (await agreements(ann)).filter(({ id }) => id === agreementId),
          ),
          scopes: entryTable(
            SCOPE_COLUMNS,
            (await scopes(ann)).filter(({ id }) => id === scopeId),
          ),
          versions: entryTable(
            VERSION_COLUMNS,
            (await versions(ann)).filter(({ id }) => own.includes(id)),
          ),
        };
        const before = await revisions();
        for (const [kind, table] of Object.entries(tables) as [PromiseKind, (typeof tables)['scopes']][]) {
          const workbook = await workbookOf(
            [workbookLines(table)],
            {
              headers: table.names,
              sheets: { lines: 'Entries', about: 'About' },
              about: [['What', 'a test']],
            },
            table.kinds.map((of) => ({ kind: of, optional: false })),
          );
          for (const file of [tableCsv(table), workbook]) {
            const tried = await answered(kind, file);
            expect(problems(tried)).toEqual([]);
            expect(new Set(verdicts(tried))).toEqual(new Set(['same']));
            expect((await answered(kind, file, tried)).imported).toBe(true);
          }
        }
        expect(await revisions()).toBe(before);
      },
    ),
    { numRuns: 5 },
  );
});

test('the reference facts are the same file: nothing of them changes', async () => {
  const facts = (name: string) => readFileSync(`prisma/reference/${name}.csv`, 'utf8');
  expect(new Set(verdicts(await answered('versions', facts('target-versions'))))).toEqual(new Set(['same']));
  expect(new Set(verdicts(await answered('scopes', facts('scopes'))))).toEqual(new Set(['same']));
});

test('versions are entered under their keys, a correction after what it corrects; again, nothing changes', async () => {
  const [first, second] = [`plan-${randomUUID()}`, `plan-${randomUUID()}`];
  const months = MONTHS.map((month) => `${month}_t`).join(';');
  const plan = Array(12).fill('100 000').join(';');
  const file = [
    `key;Target;Agreement;Annual volume;Scope;In force from;In force to;pro rata;${months};Corrects;Source`,
    `${second};Corrected;annual-plans;1 200 000;all;01.01.1995;31.12.1995;yes;${plan};${first};a test`,
    `${first};First;Annual plans;1100 kt;All grades, Aktau–Baku;01.01.1995;31.12.1995;no;${';'.repeat(11)};;a test`,
  ].join('\n');
  const before = await revisions();
  const tried = await answered('versions', file);
  expect(problems(tried)).toEqual([]);
  expect(verdicts(tried)).toEqual(['enter', 'enter']);
  expect(tried.lines[1]?.values).toContainEqual({
    field: 'tonnesPerYear',
    from: null,
    to: `${printTonnes(1_100_000_000)} t`,
  });
  expect(await revisions()).toBe(before);
  await imported('versions', file);
  expect(await ofKey(second)).toMatchObject({
    ...{ kgPerYear: 1_200_000_000, proRated: true, supersedesKey: first, agreementName: 'Annual plans' },
    monthlyKg: Array<number>(12).fill(100_000_000),
  });
  expect(await ofKey(first)).toMatchObject({
    proRated: false,
    monthlyKg: [],
    scopeName: 'All grades, Aktau–Baku',
  });
  expect(verdicts(await answered('versions', file))).toEqual(['same', 'same']);
});

test('a changed line amends for the file’s name as reason; one month alone changes that month', async () => {
  const key = `plan-${randomUUID()}`;
  const months = MONTHS.map((month) => `${month}_t`).join(';');
  const head = 'key;name;agreement;tonnes_per_year;scope;effective_from;source';
  const line = `${key};Own;annual-plans;1200000.000;all;1995-01-01;a test`;
  await imported(
    'versions',
    `${head};note;${months}\n${line};seen;${Array(12).fill('100000.000').join(';')}`,
  );
  const changed = `${head};jan_t;feb_t\n${line};90000.000;110000.000`;
  const tried = await answered('versions', changed);
  expect(tried.lines).toMatchObject([{ verdict: 'amend', changes: ['monthlyTonnes'] }]);
  await answered('versions', changed, tried);
  const stored = await ofKey(key);
  expect(stored).toMatchObject({ version: 2, note: 'seen', kgPerYear: 1_200_000_000 });
  expect(stored?.monthlyKg.slice(0, 3)).toEqual([90_000_000, 110_000_000, 100_000_000]);
  expect((await entryHistory(ann, 'versions', stored?.id ?? 0))[0]).toMatchObject({
    reason: 'promises.csv',
    by: administrator.name,
  });
});

test('a scope is entered with its grades, and a stored one is not amended', async () => {
  const [key, other] = [`scope-${randomUUID()}`, `scope-${randomUUID()}`];
  const head = 'key;name;route;grades';
  await imported('scopes', `${head}\n${key};Two of ${key};Aktau–Baku;"Tengiz; Kashagan"`);
  expect((await scopes(ann)).find((scope) => scope.key === key)?.gradeNames).toEqual(['Kashagan', 'Tengiz']);
  // In any order they are the same ones.
  const again = `${head}\n${key};Two of ${key};Aktau–Baku;Kashagan;`;
  expect(problems(await answered('scopes', again))).toEqual([[2, 'scopeFixed', undefined]]);
  expect(
    verdicts(await answered('scopes', `${head}\n${key};Two of ${key};Aktau–Baku;"Kashagan;Tengiz"`)),
  ).toEqual(['same']);
  expect(problems(await answered('scopes', `${head}\n${other};${other};Aktau–Baku;Brent`))).toEqual([
    [2, 'gradeNotInRegistry', 'gradeIds'],
  ]);
});

test('each line says what is wrong with it; only the good ones are imported when that is asked for', async () => {
  const keys = Array.from({ length: 8 }, () => `plan-${randomUUID()}`);
  const head = 'key;name;agreement;tonnes_per_year;scope;effective_from;source;supersedes';
  const line = (
    at: number,
    over: Partial<Record<'agreement' | 'tonnes' | 'scope' | 'source' | 'supersedes', string>>,
  ) => {
    const {
      agreement = 'annual-plans',
      tonnes = '1200 kt',
      scope = 'all',
      source = 'a test',
      supersedes = '',
    } = over;
    return `${keys[at]};Own ${at};${agreement};${tonnes};${scope};1995-01-01;${source};${supersedes}`;
  };
  const file = [
    head,
    line(0, {}),
    line(1, { tonnes: '9.959' }),
    line(2, { agreement: 'nobody' }),
    line(3, { scope: 'nothing', source: '' }),
    line(4, { supersedes: keys[1] }),
    line(5, { supersedes: 'no-key' }),
    // The database knows that it corrects a version of another agreement.
    line(6, { supersedes: 'kmg-socar-2022' }),
    line(7, { supersedes: keys[6] }),
  ].join('\n');
  const tried = await answered('versions', file);
  expect(problems(tried)).toEqual([
    [3, 'tonnesAmbiguous', 'tonnesPerYear'],
    [4, 'agreementUnknown', 'agreementId'],
    [5, 'scopeUnknown', 'scopeId'],
    [5, 'empty', 'source'],
    [6, 'namesHeldBack', undefined],
    [7, 'followsUnknown', 'supersedesId'],
    [8, 'supersedesAnother', undefined],
    [9, 'namesHeldBack', undefined],
  ]);
  expect((await answered('versions', file, tried)).imported).toBe(false);
  expect(await ofKey(keys[0] ?? '')).toBeUndefined();
  const answer = await answered('versions', file, { seal: tried.seal, onlyGood: true });
  expect([answer.imported, verdicts(answer).filter((verdict) => verdict === 'enter')]).toEqual([
    true,
    ['enter'],
  ]);
  const stored = (await versions(ann)).filter(({ key }) => keys.includes(key));
  expect(stored.map(({ key }) => key)).toEqual([keys[0]]);
});

test('only administrators promise; what was saved meanwhile is not overwritten', async () => {
  const key = `agreement-${randomUUID()}`;
  const file = (source: string) => `key;name;signed_on;source\n${key};Of ${key};1994-11;${source}`;
  expect(await sent('agreements', file('a paper'), { by: ann })).toMatchObject({
    refusals: [{ reason: 'notAllowed' }],
  });
  await imported('agreements', file('a paper'));
  expect((await agreements(ann)).find((one) => one.key === key)).toMatchObject({
    signedOn: '1994-11-01',
    signedPrecision: 'month',
  });
  const tried = await answered('agreements', file('another'));
  expect(tried.lines[0]).toMatchObject({ changes: ['source'], values: [{ from: 'a paper', to: 'another' }] });
  await imported('agreements', file('a third'));
  expect(await sent('agreements', file('another'), { seal: tried.seal })).toMatchObject({
    refusals: [{ reason: 'fileOutdated' }],
  });
  expect(await sent('agreements', 'key;name\nx;y')).toMatchObject({
    refusals: [{ reason: 'columnsMissing', values: { columns: 'source' } }],
  });
});
