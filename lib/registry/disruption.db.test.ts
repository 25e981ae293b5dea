import { beforeAll, expect, test } from 'vitest';
import { aPerson, onTestDatabase } from '@/e2e/database';
import { addDays, todayAt } from '@/lib/calendar';
import type { Person } from '@/lib/people/role';
import { disruptionsIn } from '@/lib/progress/queries';
import { emptyDisruptionText } from './disruption';
import { amendEntry, createEntry } from './mutations';
import { entryOf } from './queries';
import { entryHistory } from './record.queries';
import { textOfEntry } from './text';

onTestDatabase();

const reasons = (result: { done: boolean; refusals?: { reason: string; field?: string }[] }) =>
  result.refusals?.map(({ reason, field }) => [reason, field]) ?? 'done';

let ann: Person;
let viewer: Person;
beforeAll(async () => {
  [ann, viewer] = [await aPerson('analyst'), await aPerson('viewer')];
});

const storm = {
  ...emptyDisruptionText(),
  name: 'Storm in the Caspian',
  begins: '03.02.1996',
  ends: '09.02.1996',
  precision: 'end approximate' as const,
  delayReason: 'weather' as const,
  source: 'port log',
};

test('a disruption is entered, stands on the timeline, is amended with a reason and keeps its history', async () => {
  const made = await createEntry(ann, 'disruptions', storm);
  if (!made.done) return expect.fail('not entered');
  const { id } = made.value;
  expect(await disruptionsIn(viewer, 1996)).toEqual([
    {
      ...{ name: storm.name, from: '1996-02-03', to: '1996-02-09' },
      ...{ precision: 'end approximate', reason: 'weather', source: 'port log', note: null },
    },
  ]);
  const entry = await entryOf(viewer, 'disruptions', id);
  if (!entry) return expect.fail('not there');
  expect(textOfEntry('disruptions', entry)).toEqual(storm);

  const text = { ...storm, ends: '11.02.1996', precision: 'day', delayReason: 'annotation' };
  const amended = { version: entry.version, text };
  expect(reasons(await amendEntry(ann, 'disruptions', id, { ...amended, reason: '' }))).toEqual([
    ['reasonMissing', 'reason'],
  ]);
  const why = 'the port log was found';
  expect(reasons(await amendEntry(ann, 'disruptions', id, { ...amended, reason: why }))).toBe('done');
  expect(reasons(await amendEntry(ann, 'disruptions', id, { ...amended, reason: why }))).toEqual([
    ['changedMeanwhile', undefined],
  ]);
  expect(await disruptionsIn(viewer, 1996)).toMatchObject([{ to: '1996-02-11', reason: null }]);
  const [last, first] = await entryHistory(viewer, 'disruptions', id);
  expect(first).toMatchObject({ act: 'entered', by: ann.name });
  expect(last).toMatchObject({ act: 'amended', by: ann.name, reason: why });
  expect(last?.changes).toContainEqual({ field: 'ends', kind: 'text', from: '09.02.1996', to: '11.02.1996' });
});

test('what is wrong is said field by field, and a viewer enters nothing', async () => {
  const wrong = { ...emptyDisruptionText(), begins: '09.02.1997', ends: '03.02.1997' };
  expect(reasons(await createEntry(ann, 'disruptions', wrong))).toEqual([
    ['empty', 'name'],
    ['disruptionDates', 'ends'],
    ['empty', 'source'],
  ]);
  expect(reasons(await createEntry(viewer, 'disruptions', storm))).toEqual([['notAllowed', undefined]]);
  const [begins, ends] = ['01.03.1997', '02.03.1997'];
  const once = { ...storm, name: 'Named once', begins, ends };
  expect(reasons(await createEntry(ann, 'disruptions', once))).toBe('done');
  expect(reasons(await createEntry(ann, 'disruptions', once))).toEqual([['nameTaken', 'name']]);
  // Of one that lasts the last day expected is given: it may lie ahead.
  const ahead = addDays(todayAt('Asia/Aqtau'), 30).split('-').reverse().join('.');
  const lasting = { ...once, name: 'It lasts', ends: ahead, precision: 'end approximate' };
  expect(reasons(await createEntry(ann, 'disruptions', lasting))).toBe('done');
});
