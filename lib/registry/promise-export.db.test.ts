import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { aPerson, onTestDatabase, owner } from '@/e2e/database';
import { problems, saidText, sender, someDay, verdicts, workbook } from '@/e2e/entry-files';
import { aFleet } from '@/e2e/voyages';
import { entryTable, tableCsv, type EntryTable } from '@/lib/entry-export';
import type { Person } from '@/lib/people/role';
import { createEntry } from './mutations';
import { emptyAgreementText, emptyScopeText, emptyVersionText } from './promise';
import {
  AGREEMENT_COLUMNS,
  COLUMNS,
  MONTHS,
  SCOPE_COLUMNS,
  VERSION_COLUMNS,
  type PromiseKind,
} from './promise-columns';
import { importPromises } from './promise-import.mutations';
import { agreements, scopes, versions } from './promise.queries';

onTestDatabase();

let administrator: Person;
let gradeId: number;
let shipperId: number;
beforeAll(async () => {
  administrator = await aPerson('administrator');
  ({ gradeId, shipperId } = await aFleet());
});

const answered = (kind: PromiseKind) =>
  sender(
    COLUMNS[kind],
    (by, file, seal, onlyGood) => importPromises(by, kind, file, seal, onlyGood),
    () => administrator,
  ).answered;
const revisions = async () => Number((await owner().query('SELECT count(*) FROM revision')).rows[0].count);
async function entered(kind: PromiseKind, text: object): Promise<number> {
  const result = await createEntry(administrator, kind, text);
  if (!result.done) throw new Error(JSON.stringify(result.refusals));
  return result.value.id;
}

const kg = fc.oneof(fc.integer({ min: 1, max: 999_999 }), fc.integer({ min: 1, max: 10 ** 11 }));
/** As somebody types it: a fourth decimal says that the point is one. */
const typed = (of: number) => `${Math.floor(of / 1000)}.${String(of % 1000).padStart(3, '0')}0`;

test('every export is imported again without a change, whatever was entered', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        name: saidText,
        source: saidText,
        note: fc.option(saidText, { nil: '' }),
        signed: someDay,
        byMonth: fc.boolean(),
      }),
      fc.array(
        fc.record({
          name: saidText,
          source: saidText,
          days: fc.tuple(someDay, someDay).map((days) => [...days].sort() as [string, string]),
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
            (await agreements(administrator)).filter(({ id }) => id === agreementId),
          ),
          scopes: entryTable(
            SCOPE_COLUMNS,
            (await scopes(administrator)).filter(({ id }) => id === scopeId),
          ),
          versions: entryTable(
            VERSION_COLUMNS,
            (await versions(administrator)).filter(({ id }) => own.includes(id)),
          ),
        };
        const before = await revisions();
        for (const [kind, table] of Object.entries(tables) as [PromiseKind, (typeof tables)['scopes']][]) {
          const file = tableCsv(table);
          const tried = await answered(kind)(file);
          expect(problems(tried)).toEqual([]);
          expect(new Set(verdicts(tried))).toEqual(new Set(['same']));
          expect((await answered(kind)(file, tried)).imported).toBe(true);
        }
        expect(await revisions()).toBe(before);
      },
    ),
    { numRuns: 5 },
  );
});

test('as a workbook too, to the kilogram', async () => {
  const agreementId = await entered('agreements', {
    ...emptyAgreementText(),
    ...{ name: '=1+1', source: "'a", signedOn: '11.1994' },
  });
  const scopeId = await entered('scopes', { ...emptyScopeText(), name: '-x', gradeIds: String(gradeId) });
  const plan = MONTHS.map((_, at) => typed(at === 0 ? 9_959 : 785_000));
  const id = await entered('versions', {
    ...emptyVersionText(),
    ...{ name: '9.959', source: '@b', agreementId, scopeId, effectiveFrom: '01.01.1995' },
    ...{ tonnesPerYear: typed(9_959 + 11 * 785_000), monthlyTonnes: plan.join('\n') },
  });
  const tables = {
    agreements: entryTable(AGREEMENT_COLUMNS, await agreements(administrator)),
    scopes: entryTable(SCOPE_COLUMNS, await scopes(administrator)),
    versions: entryTable(VERSION_COLUMNS, await versions(administrator)),
  };
  expect((await versions(administrator)).find((one) => one.id === id)?.monthlyKg[0]).toBe(9_959);
  for (const [kind, table] of Object.entries(tables) as [PromiseKind, EntryTable][]) {
    const tried = await answered(kind)(await workbook(table));
    expect(problems(tried)).toEqual([]);
    expect(new Set(verdicts(tried))).toEqual(new Set(['same']));
  }
});
