import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { aPerson, onTestDatabase, owner } from '@/e2e/database';
import { problems, sender, verdicts } from '@/e2e/entry-files';
import type { Person } from '@/lib/people/role';
import { printTonnes } from '@/lib/quantity';
import { COLUMNS, MONTHS, type PromiseKind } from './promise-columns';
import { importPromises } from './promise-import.mutations';
import { agreements, scopes, versions } from './promise.queries';
import { entryHistory } from './record.queries';

onTestDatabase();

let ann: Person;
let administrator: Person;
beforeAll(async () => {
  [ann, administrator] = [await aPerson('analyst'), await aPerson('administrator')];
});

const of = (kind: PromiseKind) =>
  sender(
    COLUMNS[kind],
    (by, file, seal, onlyGood) => importPromises(by, kind, file, seal, onlyGood),
    () => administrator,
  );
const [inAgreements, inScopes, inVersions] = [of('agreements'), of('scopes'), of('versions')];
const revisions = async () => Number((await owner().query('SELECT count(*) FROM revision')).rows[0].count);
const ofKey = async (key: string) => (await versions(ann)).find((one) => one.key === key);

test('the reference facts are the same file: nothing of them changes', async () => {
  const facts = (name: string) => readFileSync(`prisma/reference/${name}.csv`, 'utf8');
  expect(new Set(verdicts(await inVersions.answered(facts('target-versions'))))).toEqual(new Set(['same']));
  expect(new Set(verdicts(await inScopes.answered(facts('scopes'))))).toEqual(new Set(['same']));
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
  const tried = await inVersions.answered(file);
  expect(problems(tried)).toEqual([]);
  expect(verdicts(tried)).toEqual(['enter', 'enter']);
  expect(tried.lines[1]?.values).toContainEqual({
    field: 'tonnesPerYear',
    from: null,
    to: `${printTonnes(1_100_000_000)} t`,
  });
  expect(await revisions()).toBe(before);
  await inVersions.imported(file);
  expect(await ofKey(second)).toMatchObject({
    ...{ kgPerYear: 1_200_000_000, proRated: true, supersedesKey: first, agreementName: 'Annual plans' },
    monthlyKg: Array<number>(12).fill(100_000_000),
  });
  expect(await ofKey(first)).toMatchObject({
    proRated: false,
    monthlyKg: [],
    scopeName: 'All grades, Aktau–Baku',
  });
  expect(verdicts(await inVersions.answered(file))).toEqual(['same', 'same']);
});

test('a changed line amends for the file’s name as reason; one month alone changes that month', async () => {
  const key = `plan-${randomUUID()}`;
  const months = MONTHS.map((month) => `${month}_t`).join(';');
  const head = 'key;name;agreement;tonnes_per_year;scope;effective_from;source';
  const line = `${key};Own;annual-plans;1200000.000;all;1995-01-01;a test`;
  await inVersions.imported(`${head};note;${months}\n${line};seen;${Array(12).fill('100000.000').join(';')}`);
  const changed = `${head};jan_t;feb_t\n${line};90000.000;110000.000`;
  const tried = await inVersions.answered(changed);
  expect(tried.lines).toMatchObject([{ verdict: 'amend', changes: ['monthlyTonnes'] }]);
  await inVersions.answered(changed, tried);
  const stored = await ofKey(key);
  expect(stored).toMatchObject({ version: 2, note: 'seen', kgPerYear: 1_200_000_000 });
  expect(stored?.monthlyKg.slice(0, 3)).toEqual([90_000_000, 110_000_000, 100_000_000]);
  expect((await entryHistory(ann, 'versions', stored?.id ?? 0))[0]).toMatchObject({
    reason: 'entries.csv',
    by: administrator.name,
  });
});

test('a scope is entered with its grades, and a stored one is not amended', async () => {
  const [key, other] = [`scope-${randomUUID()}`, `scope-${randomUUID()}`];
  const head = 'key;name;route;grades';
  await inScopes.imported(`${head}\n${key};Two of ${key};Aktau–Baku;"Tengiz; Kashagan"`);
  expect((await scopes(ann)).find((scope) => scope.key === key)?.gradeNames).toEqual(['Kashagan', 'Tengiz']);
  // In any order they are the same ones.
  const again = `${head}\n${key};Two of ${key};Aktau–Baku;Kashagan;`;
  expect(problems(await inScopes.answered(again))).toEqual([[2, 'scopeFixed', undefined]]);
  expect(
    verdicts(await inScopes.answered(`${head}\n${key};Two of ${key};Aktau–Baku;"Kashagan;Tengiz"`)),
  ).toEqual(['same']);
  expect(problems(await inScopes.answered(`${head}\n${other};${other};Aktau–Baku;Brent`))).toEqual([
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
  const tried = await inVersions.answered(file);
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
  expect((await inVersions.answered(file, tried)).imported).toBe(false);
  expect(await ofKey(keys[0] ?? '')).toBeUndefined();
  const answer = await inVersions.answered(file, { seal: tried.seal, onlyGood: true });
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
  expect(await inAgreements.sent(file('a paper'), { by: ann })).toMatchObject({
    refusals: [{ reason: 'notAllowed' }],
  });
  await inAgreements.imported(file('a paper'));
  expect((await agreements(ann)).find((one) => one.key === key)).toMatchObject({
    signedOn: '1994-11-01',
    signedPrecision: 'month',
  });
  const tried = await inAgreements.answered(file('another'));
  expect(tried.lines[0]).toMatchObject({ changes: ['source'], values: [{ from: 'a paper', to: 'another' }] });
  await inAgreements.imported(file('a third'));
  const another = await inAgreements.answered(file('another'), tried);
  expect(another).toMatchObject({
    imported: false,
    changed: true,
    lines: [{ values: [{ from: 'a third' }] }],
  });
  expect(await inAgreements.sent('key;name\nx;y')).toMatchObject({
    refusals: [{ reason: 'columnsMissing', values: { columns: 'source' } }],
  });
});
