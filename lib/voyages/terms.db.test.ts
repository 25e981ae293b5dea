import { beforeAll, describe, expect, test } from 'vitest';
import { aPerson, onTestDatabase } from '@/e2e/database';
import { aFleet, asApp, aVoyageText, logged, opened, stored } from '@/e2e/voyages';
import type { Person } from '@/lib/people/role';
import { actOnVoyage, amendVoyage } from './mutations';
import { historyOf } from './record.queries';
import type { VoyageText } from './text';

onTestDatabase();

let ann: Person;
let bob: Person;
beforeAll(async () => {
  [ann, bob] = [await aPerson('analyst'), await aPerson('analyst')];
});

const TERMS = {
  allowedHours: '36:30',
  allowedFor: 'reversible',
  noticeHours: '6',
  demurragePerDay: '18 000.5',
  currency: 'USD',
  excepted: 'weather, berth_occupied',
};
const withTerms = async (terms: Partial<VoyageText['terms']> = {}) =>
  logged(ann, aVoyageText(await aFleet(), { terms: { ...TERMS, ...terms } }));

describe('the terms of a voyage', () => {
  test('are stored as agreed and open for editing as they were typed', async () => {
    const record = await withTerms();
    expect(record.terms).toEqual({
      allowedMinutes: 2190,
      allowedFor: 'reversible',
      noticeMinutes: 360,
      demurrageCents: 1_800_050,
      currency: 'USD',
      excepted: ['weather', 'berth_occupied'],
    });
    expect(opened(record).terms).toEqual({ ...TERMS, demurragePerDay: '18\u202f000.5' });
  });

  test('an amendment moves the version on and says in the history what changed', async () => {
    const record = await withTerms();
    const base = opened(record);
    const text = { ...base, terms: { ...base.terms, allowedHours: '72', excepted: 'weather' } };
    const result = await amendVoyage(ann, record.voyageNo, {
      version: record.version,
      base,
      text,
      reason: 'addendum',
    });
    expect(result).toMatchObject({ done: true, value: { version: record.version + 1 } });
    const [save] = await historyOf(ann, record.voyageNo);
    expect(save?.changes.map(({ field, kind, from, to }) => [field, kind, from, to])).toEqual([
      ['allowedHours', 'text', '36:30', '72'],
      ['excepted', 'key', 'weather, berth_occupied', 'weather'],
    ]);
  });

  test('of two who amend them both are shown what the other changed', async () => {
    const record = await withTerms();
    const base = opened(record);
    const amend = (by: Person, terms: Partial<VoyageText['terms']>) =>
      amendVoyage(by, record.voyageNo, {
        version: record.version,
        base,
        text: { ...base, terms: { ...base.terms, ...terms } },
        reason: 'addendum',
      });
    await amend(bob, { allowedHours: '72', currency: 'EUR' });
    const second = await amend(ann, { allowedHours: '60', noticeHours: '12' });
    expect(second).toMatchObject({
      done: false,
      conflict: {
        changed: ['terms.allowedHours', 'terms.currency'],
        clash: [{ field: 'terms.allowedHours', base: '36:30', mine: '60', theirs: '72' }],
        merged: { terms: { allowedHours: '60', noticeHours: '12', currency: 'EUR' } },
      },
    });
  });

  test('a closed voyage keeps its terms, whoever writes', async () => {
    const record = await withTerms();
    await actOnVoyage(ann, record.voyageNo, {
      version: record.version,
      kind: 'close',
      reason: 'all settled',
    });
    await expect(
      asApp((client) => client.query('UPDATE voyage SET notice_minutes = 0 WHERE id = $1', [record.id])),
    ).rejects.toThrow('voyageClosed');
    expect((await stored(record.voyageNo)).terms.noticeMinutes).toBe(360);
  });

  test.each([
    ["demurrage_per_day = 'NaN'", 'voyage_demurrage_range'],
    ['laytime_minutes = 0', 'voyage_laytime_range'],
    ['notice_minutes = 14401', 'voyage_notice_range'],
    ["demurrage_currency = 'usd'", 'voyage_demurrage_currency_shape'],
    ['demurrage_currency = NULL', 'voyage_demurrage_has_currency'],
  ])('the database refuses %s', async (change, rule) => {
    const record = await withTerms();
    await expect(
      asApp((client) => client.query(`UPDATE voyage SET ${change} WHERE id = $1`, [record.id])),
    ).rejects.toThrow(rule);
  });
});
