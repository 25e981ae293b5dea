import { beforeEach, describe, expect, test } from 'vitest';
import { aPerson, onTestDatabase, owner } from '@/e2e/database';
import type { Person } from '@/lib/people/role';
import type { Result } from '@/lib/result';
import { amendView, putBackView, removeView, saveView } from './mutations';
import { viewsFor } from './queries';

onTestDatabase();

let ann: Person;
let bob: Person;
beforeEach(async () => {
  [ann, bob] = [await aPerson('analyst'), await aPerson('viewer')];
});
const view = { name: 'Late outturns', shared: false, query: 'status=discharged&from=2025-01-01' };
const reasons = (result: Result<unknown>) =>
  result.done ? 'done' : result.refusals.map(({ reason }) => reason);
const seenBy = async (person: Person, mine: string[]) =>
  (await viewsFor(person, 'voyages')).filter(({ owner: name }) => mine.includes(name));
const names = async (person: Person) => (await seenBy(person, [ann.name, bob.name])).map(({ name }) => name);

async function aView(by: Person, change: Partial<typeof view> = {}) {
  const result = await saveView(by, 'voyages', { ...view, ...change });
  if (!result.done) throw new Error(JSON.stringify(result.refusals));
  const found = (await viewsFor(by, 'voyages')).find(({ id }) => id === result.value.id);
  if (!found) throw new Error('saved, and not there');
  return found;
}

describe('a view', () => {
  test('is kept as the log itself writes its address, from the first page on', async () => {
    const kept = await aView(bob, {
      name: ' Late   outturns ',
      query: 'size=50&to=03.2025&status=discharged&from=&at=2025-02-01',
    });
    expect(kept).toMatchObject({ name: 'Late outturns', own: true, owner: bob.name, version: 1 });
    expect(kept.query).toBe('to=2025-03-31&status=discharged');
  });

  test('that cannot be read is refused: it would show something else', async () => {
    for (const query of ['vesel=3', 'status=asleep', `q=${'x'.repeat(9000)}`])
      expect(reasons(await saveView(ann, 'voyages', { ...view, query }))).toEqual(['viewUnreadable']);
    expect(reasons(await saveView(ann, 'voyages', { ...view, name: '  ' }))).toEqual(['nameMissing']);
    expect(reasons(await saveView(ann, 'voyages', { ...view, name: 'x'.repeat(61) }))).toEqual([
      'nameTooLong',
    ]);
  });

  test('is its owner’s alone until it is shared', async () => {
    const kept = await aView(ann);
    expect(await names(bob)).toEqual([]);
    expect(reasons(await amendView(ann, 'voyages', kept.id, { ...kept, shared: true }))).toBe('done');
    expect(await seenBy(bob, [ann.name])).toMatchObject([{ own: false, shared: true, owner: ann.name }]);
  });

  test('has a name that its owner uses once there; two people may use the same one', async () => {
    await aView(ann);
    expect(reasons(await saveView(ann, 'voyages', { ...view, name: 'LATE outturns' }))).toEqual([
      'viewNameTaken',
    ]);
    expect(reasons(await saveView(bob, 'voyages', view))).toBe('done');
  });

  test('is changed by its owner alone, as it was last seen', async () => {
    const kept = await aView(ann, { shared: true });
    const to = { ...kept, query: 'sort=bl' };
    expect(reasons(await amendView(bob, 'voyages', kept.id, to))).toEqual(['viewGone']);
    expect(reasons(await amendView(ann, 'voyages', kept.id, to))).toBe('done');
    expect(reasons(await amendView(ann, 'voyages', kept.id, to))).toEqual(['viewGone']);
    expect(await seenBy(ann, [ann.name])).toMatchObject([{ query: 'sort=bl', version: 2 }]);
  });

  test('is removed by its owner, a shared one by administrators too, and the history knows who did', async () => {
    const admin = await aPerson('administrator');
    const hidden = await aView(ann);
    const shared = await aView(ann, { name: 'Everybody’s', shared: true });
    expect(reasons(await removeView(bob, shared.id, shared.version))).toEqual(['viewGone']);
    expect(reasons(await removeView(admin, hidden.id, hidden.version))).toEqual(['viewGone']);
    expect(reasons(await removeView(admin, shared.id, shared.version))).toBe('done');
    expect(reasons(await removeView(ann, hidden.id, hidden.version))).toBe('done');
    expect(await names(ann)).toEqual([]);
    expect(reasons(await putBackView(bob, shared.id))).toEqual(['viewGone']);
    expect(reasons(await putBackView(admin, shared.id))).toBe('done');
    expect(await seenBy(bob, [ann.name])).toMatchObject([{ name: 'Everybody’s', own: false, shared: true }]);
    expect(reasons(await putBackView(admin, shared.id))).toEqual(['viewNameTaken']);
    const { rows } = await owner().query(
      "SELECT actor_name, action FROM revision WHERE table_name = 'saved_view' AND row_id = $1 ORDER BY id",
      [String(shared.id)],
    );
    expect(rows).toEqual([
      { actor_name: ann.name, action: 'insert' },
      { actor_name: admin.name, action: 'delete' },
    ]);
  });

  test('is one of at most fifty', async () => {
    for (let no = 1; no <= 50; no++) await aView(bob, { name: `View ${no}` });
    expect(reasons(await saveView(bob, 'voyages', view))).toEqual(['viewsTooMany']);
  });
});

describe('a board under a name', () => {
  const typed = { name: 'Sixteen a month', shared: false };
  const kept = async (query: string) => {
    const result = await saveView(bob, 'board', { ...typed, query });
    if (!result.done) return reasons(result);
    return (await viewsFor(bob, 'board')).find(({ id }) => id === result.value.id)?.query;
  };

  test('keeps its choices and its scenario, and nothing else of the address', async () => {
    const query =
      'intake=9600&basis=discharge&voyages=16&name=x&year=2025&refused=snapshotName&scenario=Sixteen';
    expect(await kept(query)).toBe('year=2025&basis=discharge&voyages=16&intake=9600&scenario=Sixteen');
  });

  test('that no board can show is refused', async () => {
    expect(await kept('basis=pumped')).toEqual(['viewUnreadable']);
    expect(await kept('year=25')).toEqual(['viewUnreadable']);
  });

  test('is no view of the log', async () => {
    await kept('year=2024');
    expect((await viewsFor(bob, 'voyages')).filter(({ own }) => own)).toEqual([]);
  });
});
