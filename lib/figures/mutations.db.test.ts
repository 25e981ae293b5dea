import { beforeAll, expect, test } from 'vitest';
import { aPerson, asOwner, onTestDatabase, owner } from '@/e2e/database';
import { aFleet, aLot, aVoyageText, logged } from '@/e2e/voyages';
import { NotAllowed, type Person } from '@/lib/people/role';
import { emptyFigureText, textOfFigure, type FigureText } from './input';
import { amendFigure, enterFigure } from './mutations';
import { checkedFigures, figureRevisions, listFigures } from './queries';
import type { LineAct } from './line-act';
import { actOnLine } from './reconciliation.mutations';
import { reconciliation } from './reconciliation.queries';

onTestDatabase();

let ann: Person;
let viewer: Person;
beforeAll(async () => {
  [ann, viewer] = [await aPerson('analyst'), await aPerson('viewer')];
});

const reasons = (result: { done: boolean; refusals?: { reason: string; field?: string }[] }) =>
  result.refusals?.map(({ reason, field }) => [reason, field]) ?? 'done';

const aText = (said: Partial<FigureText> = {}): FigureText => ({
  ...emptyFigureText(),
  periodFrom: '04.1995',
  valueAsCited: '87.0 kt',
  unit: 'kt',
  tonnes: '87 000',
  publisher: 'KazTransOil via Trend',
  source: 'a test',
  ...said,
});

async function entered(said: Partial<FigureText> = {}) {
  const result = await enterFigure(ann, aText(said));
  if (!result.done) throw new Error(JSON.stringify(result.refusals));
  const figure = (await listFigures(viewer)).find(({ key }) => key === result.value.key);
  if (!figure) throw new Error('not listed');
  return figure;
}

test('a figure is kept as printed, with its change, percentage and sentence', async () => {
  const figure = await entered({
    quote: 'rose by 12.4 kt or 16.6 %, to 87.0 kt',
    changeAsCited: '12.4 kt',
    changeTonnes: '−12 400',
    percentAsCited: '16.6 %',
    percent: '-16.6',
    comparedFrom: '03.1995',
    publishedOn: '12.05.1995',
  });
  expect(figure).toMatchObject({
    ...{ from: '1995-04-01', to: '1995-04-30', kg: 87_000_000, unit: 'kt', valueAsCited: '87.0 kt' },
    ...{ changeAsCited: '12.4 kt', changeKg: -12_400_000, percentAsCited: '16.6 %', percent: -16.6 },
    ...{ comparedFrom: '1995-03-01', comparedTo: '1995-03-31', publishedOn: '1995-05-12', version: 1 },
  });
  expect(figure.key).toMatch(/^1995-04-aktau-baku(-\d+)?$/);
  const again = textOfFigure(figure, { supersedesId: null, relayOfId: null });
  const amended = await amendFigure(ann, figure.key, {
    version: 1,
    text: { ...again, note: 'seen' },
    reason: 'a note',
  });
  expect(amended.done).toBe(true);
  const { version: _was, note: _none, ...before } = figure;
  expect((await listFigures(viewer)).find(({ key }) => key === figure.key)).toEqual({
    ...before,
    note: 'seen',
    version: 2,
  });
});

test('what is half entered, misread or impossible is refused beside its field', async () => {
  const of = async (said: Partial<FigureText>) => reasons(await enterFigure(ann, aText(said)));
  expect(await of({ periodFrom: '', valueAsCited: ' ', source: '' })).toEqual([
    ['empty', 'valueAsCited'],
    ['empty', 'source'],
  ]);
  expect(await of({ periodFrom: '' })).toEqual([['empty', 'periodFrom']]);
  expect(await of({ periodFrom: '05.1995', periodTo: '04.1995' })).toEqual([['periodOrder', 'periodTo']]);
  expect(await of({ tonnes: '9.959' })).toEqual([['tonnesAmbiguous', 'tonnes']]);
  expect(await of({ unit: 't' })).toEqual([['figureNotPrinted', 'tonnes']]);
  expect(await of({ unit: 'bbl', valueAsCited: '87 000 barrels', tonnes: '87 000' })).toEqual([
    ['barrelFactor', 'tonnes'],
  ]);
  expect(await of({ changeAsCited: '12.4 kt' })).toEqual([['printedAndRead', 'changeTonnes']]);
  expect(await of({ valueAsCited: 'eighty-seven thousand tonnes' })).toBe('done');
});

test('a viewer reads and does not write; nobody unknown reads', async () => {
  expect(reasons(await enterFigure(viewer, aText()))).toEqual([['notAllowed', undefined]]);
  const { key } = await entered();
  expect(reasons(await amendFigure(viewer, key, { version: 1, text: aText(), reason: 'x' }))).toEqual([
    ['notAllowed', undefined],
  ]);
  await expect(listFigures(null)).rejects.toBeInstanceOf(NotAllowed);
  await expect(reconciliation(null)).rejects.toBeInstanceOf(NotAllowed);
});

test('of two amendments the second is told; the history keeps what was printed before', async () => {
  const { key, id } = await entered();
  const seen = { version: 1, text: aText({ valueAsCited: '88.0 kt', tonnes: '88 000' }), reason: 'misread' };
  expect((await amendFigure(ann, key, seen)).done).toBe(true);
  expect(reasons(await amendFigure(ann, key, seen))).toEqual([['changedMeanwhile', undefined]]);
  expect(reasons(await amendFigure(ann, key, { ...seen, version: 2, reason: ' ' }))).toEqual([
    ['reasonMissing', 'reason'],
  ]);
  const [last] = await figureRevisions(viewer, id);
  expect(last).toMatchObject({
    by: ann.name,
    reason: 'misread',
    before: { value_as_cited: '87.0 kt' },
    after: { value_as_cited: '88.0 kt' },
  });
});

test('one figure corrects another once, and it is evidence no more', async () => {
  const old = await entered({ periodFrom: '06.1995' });
  const corrected = {
    periodFrom: '06.1995',
    valueAsCited: '90.0 kt',
    tonnes: '90 000',
    supersedesId: old.id,
  };
  const fresh = await entered(corrected);
  expect(fresh.supersedes).toBe(old.key);
  expect(reasons(await enterFigure(ann, aText(corrected)))).toEqual([['supersededAlready', 'supersedesId']]);
  const { checked } = await checkedFigures(viewer);
  expect(checked.get(old.key)?.findings.map(({ key }) => key)).toEqual(['superseded']);
  const text = textOfFigure(old, { supersedesId: fresh.id, relayOfId: null });
  expect(reasons(await amendFigure(ann, old.key, { version: 1, text, reason: 'x' }))).toEqual([
    ['supersedesEarlier', 'supersedesId'],
  ]);
});

test('what the checker found is found anew after every save of what it reads, whoever made it', async () => {
  const grade = `Crude of ${ann.id}`;
  const { key } = await entered({
    ...{ periodFrom: '07.1995', grade, unit: 'bbl', valueAsCited: '950 000 barrels', tonnes: '125 000' },
  });
  const now = async () => {
    const { figures, checked } = await checkedFigures(viewer);
    const found = checked.get(key)?.findings.map((finding) => finding.key);
    return [figures.find((figure) => figure.key === key)?.kg, found];
  };
  expect(await now()).toEqual([125_000_000, ['barrels']]);
  await asOwner((client) => client.query(`INSERT INTO grade (name, api_gravity) VALUES ($1, 47.8)`, [grade]));
  expect(await now()).toEqual([125_000_000, ['barrelsOfAnotherGrade']]);
  await asOwner((client) => client.query(`UPDATE reported_figure SET tonnes = 119000 WHERE key = $1`, [key]));
  expect(await now()).toEqual([119_000_000, ['barrels']]);
  await expect(checkedFigures(null)).rejects.toBeInstanceOf(NotAllowed);
});

test('a line is explained and signed by name, on the numbers that were seen, and nobody rewrites it', async () => {
  const fleet = await aFleet();
  await logged(
    ann,
    aVoyageText(fleet, { lots: [aLot(fleet, { blDate: '10.08.1995', blTonnes: '9 500' })], actual: {} }),
  );
  const { key } = await entered({ periodFrom: '08.1995', valueAsCited: '9.0 kt', tonnes: '9 000.000' });
  const lineNow = async () => {
    const line = (await reconciliation(viewer)).lines.find((one) => one.line === key);
    if (!line?.logged) throw new Error('no line');
    return { ...line, logged: line.logged };
  };
  const open = await lineNow();
  expect([open.state, open.deviationKg]).toEqual(['open', open.logged.kg - 9_000_000]);
  const act: LineAct = {
    line: key,
    kind: 'signed',
    finding: null,
    explanation: '',
    reportedKg: open.reported.kg,
    loggedKg: open.logged.kg,
  };
  expect(reasons(await actOnLine(viewer, act))).toEqual([['notAllowed', undefined]]);
  expect(reasons(await actOnLine(ann, act))).toEqual([['signOpenLine', undefined]]);
  expect(reasons(await actOnLine(ann, { ...act, kind: 'explained' }))).toEqual([
    ['explanationMissing', 'explanation'],
  ]);
  expect(reasons(await actOnLine(ann, { ...act, loggedKg: 1 }))).toEqual([['numbersMoved', undefined]]);
  expect((await actOnLine(ann, { ...act, kind: 'explained', explanation: 'by arrival' })).done).toBe(true);
  expect((await actOnLine(ann, act)).done).toBe(true);
  expect(await lineNow()).toMatchObject({
    state: 'explained',
    explanation: { explanation: 'by arrival' },
    signed: { by: ann.name },
  });
  await expect(
    asOwner((client) => client.query('UPDATE reconciliation_act SET explanation = $1', ['other'])),
  ).rejects.toThrow('signOffIsKept');
  const { rows } = await owner().query<{ n: number }>(
    `SELECT count(*)::int AS n FROM revision WHERE table_name = 'reconciliation_act' AND after ->> 'line' = $1`,
    [key],
  );
  expect(rows[0]?.n).toBe(2);
  expect(reasons(await actOnLine(ann, { ...act, kind: 'withdrawn' }))).toEqual([
    ['reasonMissing', 'explanation'],
  ]);
  expect((await actOnLine(ann, { ...act, kind: 'withdrawn', explanation: 'too early' })).done).toBe(true);
  expect(await lineNow()).toMatchObject({ state: 'open', signed: null });
});
