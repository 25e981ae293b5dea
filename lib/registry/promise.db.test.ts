import { beforeAll, expect, test } from 'vitest';
import { aPerson, onTestDatabase } from '@/e2e/database';
import { aFleet, aVoyageText, logged } from '@/e2e/voyages';
import type { Person } from '@/lib/people/role';
import { entitlementUnder } from '@/lib/progress/entitlement.queries';
import { listTargets } from '@/lib/targets/queries';
import type { PROMISE_KINDS } from './entry';
import { amendEntry, createEntry } from './mutations';
import { emptyAgreementText, emptyScopeText, emptyVersionText } from './promise';
import type { VersionEntry } from './promise.queries';
import { entryOf } from './queries';
import { entryHistory } from './record.queries';
import { textOfEntry } from './text';

onTestDatabase();

let ann: Person;
let administrator: Person;
let agreementId: number;
let scopeId: number;
let fleet: Awaited<ReturnType<typeof aFleet>>;

async function entered(kind: (typeof PROMISE_KINDS)[number], text: object): Promise<number> {
  const result = await createEntry(administrator, kind, text);
  if (!result.done) throw new Error(JSON.stringify(result.refusals));
  return result.value.id;
}

const version = (change: object = {}) => ({
  ...emptyVersionText(),
  name: 'Our own 1.2 Mt',
  agreementId,
  scopeId,
  tonnesPerYear: '1 200 000',
  effectiveFrom: '01.01.2025',
  source: 'minutes of a meeting',
  ...change,
});

const refusalsOf = async (text: object, by = administrator) => {
  const result = await createEntry(by, 'versions', text);
  return result.done ? 'done' : result.refusals.map(({ reason, field }) => [reason, field]);
};

beforeAll(async () => {
  [ann, administrator] = [await aPerson('analyst'), await aPerson('administrator')];
  fleet = await aFleet();
  agreementId = await entered('agreements', {
    ...emptyAgreementText(),
    name: 'Plan of the company',
    signedOn: '11.2024',
    source: 'minutes',
  });
  scopeId = await entered('scopes', {
    ...emptyScopeText(),
    name: 'Of one grade',
    gradeIds: String(fleet.gradeId),
  });
});

test('a target of one’s own comes with its months, its scope and its source, and the board can be asked under it', async () => {
  const months = Array.from({ length: 12 }, (_, at) => (at === 0 ? '0' : at === 11 ? '200 000' : '100 000'));
  const id = await entered('versions', version({ monthlyTonnes: months.join('\t') }));
  const stored = (await entryOf(ann, 'versions', id)) as VersionEntry;
  expect(stored).toMatchObject({ kgPerYear: 1_200_000_000, agreementName: 'Plan of the company' });
  expect(stored.monthlyKg).toEqual([0, ...Array<number>(10).fill(100_000_000), 200_000_000]);
  expect((await listTargets(ann)).find(({ key }) => key === stored.key)).toMatchObject({
    gradeIds: [fleet.gradeId],
    monthlyKg: stored.monthlyKg,
  });
  // What the form opens with is read back unchanged.
  const again = { version: stored.version, text: textOfEntry('versions', stored), reason: 'nothing' };
  expect((await amendEntry(administrator, 'versions', id, again)).done).toBe(true);
  expect(await entryOf(ann, 'versions', id)).toEqual(stored);
});

test('what was lifted of its scope stands against what it entitles to', async () => {
  await logged(ann, aVoyageText(fleet)); // 9 500 t on 25 January 2025
  const id = await entered('versions', version({ tonnesPerYear: '365 000' }));
  const found = await entitlementUnder(ann, (await entryOf(ann, 'versions', id)) as VersionEntry);
  expect(found?.months[0]).toEqual({
    month: '2025-01',
    entitledKg: 31_000_000,
    liftedKg: 9_500_000,
    balanceKg: -21_500_000,
    carriedKg: -21_500_000,
    running: false,
  });
  const elsewhere = await entered('versions', version({ basis: 'lifted_at_ceyhan' }));
  expect(await entitlementUnder(ann, (await entryOf(ann, 'versions', elsewhere)) as VersionEntry)).toBeNull();
});

test('only administrators promise; what does not add up is refused where it was typed', async () => {
  expect(await refusalsOf(version(), ann)).toEqual([['notAllowed', undefined]]);
  expect(await refusalsOf(version({ source: ' ', scopeId: null }))).toEqual([
    ['empty', 'source'],
    ['empty', 'scopeId'],
  ]);
  expect(await refusalsOf(version({ monthlyTonnes: '100 000\n100 000' }))).toEqual([
    ['monthsTwelve', 'monthlyTonnes'],
  ]);
  expect(await refusalsOf(version({ monthlyTonnes: Array(12).fill('90 000').join('\n') }))).toEqual([
    ['monthsSum', 'monthlyTonnes'],
  ]);
  expect(await refusalsOf(version({ monthlyTonnes: Array(12).fill('100.000').join('\n') }))).toEqual([
    ['monthAmbiguous', 'monthlyTonnes'],
  ]);
  expect(await refusalsOf(version({ effectiveTo: '31.12.2024' }))).toEqual([['noticeDates', 'effectiveTo']]);
});

test('a correction supersedes a version of the same promise, once; another promise stands beside it', async () => {
  const first = await entered('versions', version());
  const corrected = await entered('versions', version({ tonnesPerYear: '1 300 000', supersedesId: first }));
  expect(await entryOf(ann, 'versions', first)).toMatchObject({ supersededBy: { id: corrected } });
  expect(await refusalsOf(version({ supersedesId: first }))).toEqual([['supersededTwice', 'supersedesId']]);
  const other = await entered('agreements', { ...emptyAgreementText(), name: 'Another', source: 'a paper' });
  expect(await refusalsOf(version({ agreementId: other, supersedesId: corrected }))).toEqual([
    ['supersedesAnother', undefined],
  ]);
});

test('a target is amended with a reason that stands in its history; a scope is not', async () => {
  const id = await entered('versions', version());
  const stored = (await entryOf(ann, 'versions', id)) as VersionEntry;
  const text = { ...textOfEntry('versions', stored), tonnesPerYear: '1 100 000' };
  expect(
    (await amendEntry(administrator, 'versions', id, { version: stored.version, text, reason: 'misread' }))
      .done,
  ).toBe(true);
  expect((await entryHistory(ann, 'versions', id))[0]).toMatchObject({
    act: 'amended',
    reason: 'misread',
    changes: [{ field: 'tonnesPerYear' }],
  });
  const scope = await entryOf(ann, 'scopes', scopeId);
  if (!scope) throw new Error('gone');
  const change = { version: scope.version, text: textOfEntry('scopes', scope), reason: 'wider' };
  expect(await amendEntry(administrator, 'scopes', scopeId, change)).toMatchObject({
    refusals: [{ reason: 'scopeFixed' }],
  });
});
