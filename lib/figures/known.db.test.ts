import { beforeAll, expect, test } from 'vitest';
import { aPerson, asOwner, onTestDatabase, owner } from '@/e2e/database';
import { aFleet, aLot, aVoyageText, logged } from '@/e2e/voyages';
import type { Person } from '@/lib/people/role';
import { disruptionsIn } from '@/lib/progress/queries';
import { keepSnapshot } from '@/lib/progress/snapshot.mutations';
import { orFirst, type Past } from '@/lib/recorded.queries';
import { whenOf } from '@/lib/voyages/known.queries';
import { emptyFigureText, type FigureText } from './input';
import { amendFigure, enterFigure } from './mutations';
import { checkedFigures, figureRevisions, listFigures, openedText, savedFigure } from './queries';
import { actOnLine } from './reconciliation.mutations';
import { reconciliation } from './reconciliation.queries';

onTestDatabase();

let ann: Person;
let ben: Person;
beforeAll(async () => {
  [ann, ben] = [await aPerson('analyst'), await aPerson('analyst')];
});

const aText = (said: Partial<FigureText> = {}): FigureText => ({
  ...emptyFigureText(),
  periodFrom: '04.1994',
  valueAsCited: '87.0 kt',
  unit: 'kt',
  tonnes: '87 000',
  publisher: 'KazTransOil',
  source: 'a test',
  ...said,
});

async function entered(said: Partial<FigureText> = {}) {
  const result = await enterFigure(ann, aText(said));
  if (!result.done) throw new Error(JSON.stringify(result.refusals));
  return figureAt(result.value.key);
}
async function figureAt(key: string, past: Past | null = null) {
  const figure = (await listFigures(ben, past)).find((one) => one.key === key);
  if (!figure) throw new Error(`${key} is not listed`);
  return figure;
}

/** The moment just before the latest save of a figure. */
async function justBefore(id: number): Promise<Past> {
  const [last] = await figureRevisions(ben, id);
  if (!last) throw new Error('no revision');
  return { kind: 'at', at: new Date(last.at.getTime() - 1).toISOString() };
}

test('a figure asked for before its amendment is what was printed then, and so is all that follows from it', async () => {
  const figure = await entered();
  const line = async (past: Past | null) =>
    (await reconciliation(ben, past)).lines.find((one) => one.line === figure.key)?.reported.kg;
  const text = aText({ valueAsCited: '1.0 kt', tonnes: '1 000' });
  expect((await amendFigure(ann, figure.key, { version: 1, text, reason: 'misread' })).done).toBe(true);
  const before = await justBefore(figure.id);
  expect(await figureAt(figure.key, before)).toEqual({ ...figure, version: 0 });
  expect((await figureAt(figure.key)).kg).toBe(1_000_000);
  expect([await line(before), await line(null)]).toEqual([87_000_000, 1_000_000]);
  const verdict = async (past: Past | null) =>
    (await checkedFigures(ben, past)).checked.get(figure.key)?.findings.map(({ key }) => key);
  expect(await verdict(before)).not.toContain('tooSmall');
  expect(await verdict(null)).toContain('tooSmall');
  expect((await figureRevisions(ben, figure.id, before)).map(({ reason }) => reason)).toEqual([null]);
});

test('everything asked for as known now is what stands now, with what it corrects and relays', async () => {
  const wrong = await entered({ periodFrom: '05.1994' });
  const said = { periodFrom: '05.1994', valueAsCited: '88.0 kt', tonnes: '88 000', supersedesId: wrong.id };
  const right = await entered({
    ...said,
    status: 'corrected',
    quote: 'it was 88.0 kt',
    publishedOn: '01.07.1994',
  });
  const relay = await entered({ ...said, supersedesId: null, relayOfId: right.id, publisher: 'Trend' });
  const own = async (past: Past | null) =>
    (await listFigures(ben, past)).filter(({ key }) => [wrong, right, relay].some((one) => one.key === key));
  const [{ now }] = await asOwner(
    async (client) => (await client.query<{ now: Date }>('SELECT now() AS now')).rows as [{ now: Date }],
  );
  const past: Past = { kind: 'at', at: new Date(now.getTime() + 60_000).toISOString() };
  const live = await own(null);
  expect(live.map(({ supersededBy, relayOf }) => [supersededBy, relayOf])).toEqual([
    [right.key, null],
    [null, null],
    [null, right.key],
  ]);
  expect(await own(past)).toEqual(live.map((figure) => ({ ...figure, version: 0 })));
  expect(await disruptionsIn(ben, 2023, past)).toEqual(await disruptionsIn(ben, 2023));
  expect((await disruptionsIn(ben, 2023)).length).toBeGreaterThan(0);
});

test('a figure is not listed before it was entered, nor a signature before it was given; nothing before the first', async () => {
  const figure = await entered({ periodFrom: '06.1994' });
  const unborn = await justBefore(figure.id);
  expect((await listFigures(ben, unborn)).map(({ key }) => key)).not.toContain(figure.key);
  const early = { kind: 'at', at: '1999-01-01T00:00:00.000Z' } as const;
  expect(await listFigures(ben, early)).toEqual([]);
  expect(await whenOf(ben, early, 'reported_figure')).toMatchObject({ state: 'before' });
  expect(await disruptionsIn(ben, 2023, early)).toEqual([]);
  expect(await disruptionsIn(ben, 2023, orFirst(early, 'disruption'))).toEqual(
    await disruptionsIn(ben, 2023),
  );
});

test('a snapshot of the board sees the figures of its moment', async () => {
  const figure = await entered({ periodFrom: '07.1994' });
  const kept = await keepSnapshot(ann, { name: 'figures', query: '' }, '2026-01-01');
  if (!kept.done) throw new Error(JSON.stringify(kept.refusals));
  const text = aText({ periodFrom: '07.1994', valueAsCited: '88.0 kt', tonnes: '88 000' });
  expect((await amendFigure(ann, figure.key, { version: 1, text, reason: 'misread' })).done).toBe(true);
  expect((await figureAt(figure.key, { kind: 'snapshot', id: kept.value.id })).kg).toBe(87_000_000);
});

test('an explanation is there from the moment on at which it was given', async () => {
  const fleet = await aFleet();
  const lots = [aLot(fleet, { blDate: '10.09.1994', blTonnes: '9 500' })];
  await logged(ann, aVoyageText(fleet, { lots, actual: {} }));
  const { key } = await entered({ periodFrom: '09.1994', valueAsCited: '9.0 kt', tonnes: '9 000.000' });
  const line = (await reconciliation(ben)).lines.find((one) => one.line === key);
  if (!line?.logged) return expect.fail('no line');
  const said = { line: key, finding: null, reportedKg: line.reported.kg, loggedKg: line.logged.kg };
  const made = await actOnLine(ann, { ...said, kind: 'explained', explanation: 'by arrival' });
  expect(made.done).toBe(true);
  const acts = (past: Past | null) =>
    reconciliation(ben, past).then(({ acts: all }) => all.filter((act) => act.line === key));
  const { rows } = await owner().query<{ at: Date }>(
    `SELECT at FROM revision WHERE table_name = 'reconciliation_act' AND actor_id = $1 ORDER BY id DESC LIMIT 1`,
    [ann.id],
  );
  const given = rows[0]!.at;
  const at = (past: Date): Past => ({ kind: 'at', at: past.toISOString() });
  expect(await acts(at(new Date(given.getTime() - 1)))).toEqual([]);
  expect(await acts(at(given))).toMatchObject([{ explanation: 'by arrival' }]);
});

test('what a backup puts back under a running app is checked anew', async () => {
  const figure = await entered({ periodFrom: '10.1994' });
  const read = async () =>
    (await checkedFigures(ben)).figures.find(({ key }) => key === figure.key)?.kg ?? null;
  expect(await read()).toBe(87_000_000);
  // As a restore does it: without a trigger, with the numbers and versions that were there.
  await asOwner(async (client) => {
    await client.query('ALTER TABLE reported_figure DISABLE TRIGGER USER');
    await client.query('UPDATE reported_figure SET tonnes = 88000 WHERE id = $1', [figure.id]);
    await client.query('ALTER TABLE reported_figure ENABLE TRIGGER USER');
  });
  expect(await read()).toBe(88_000_000);
});

test('the second of two amendments gets back what the first saved, by whom and why', async () => {
  const figure = await entered({ periodFrom: '08.1994' });
  const opened = openedText(figure, await listFigures(ben));
  const theirs = { ...opened, valueAsCited: '88.0 kt', tonnes: '88 000' };
  const saved = await amendFigure(ben, figure.key, { version: 1, text: theirs, reason: 'misread' });
  expect(saved.done).toBe(true);
  const mine = await amendFigure(ann, figure.key, { version: 1, text: opened, reason: 'a note' });
  expect(mine.done).toBe(false);
  const now = await savedFigure(ann, figure.key);
  expect(now).toMatchObject({
    version: 2,
    by: ben.name,
    reason: 'misread',
    text: { valueAsCited: '88.0 kt' },
  });
  if (!now) return;
  const again = { version: now.version, text: { ...now.text, note: 'seen' }, reason: 'a note' };
  expect((await amendFigure(ann, figure.key, again)).done).toBe(true);
  expect(await figureAt(figure.key)).toMatchObject({ kg: 88_000_000, note: 'seen' });
});
