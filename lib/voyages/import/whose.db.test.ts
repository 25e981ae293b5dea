import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { aPerson, onTestDatabase, owner } from '@/e2e/database';
import { aFleet } from '@/e2e/voyages';
import { importFile } from './commit.mutations';
import { correct, stageFile, tryFile } from './stage.mutations';
import { batchOf, triedVoyages } from './stage.queries';

onTestDatabase();

test('a sheet with merged cells and a total is the voyages in it, once somebody says what the cells are', async () => {
  const ann = await aPerson('analyst');
  const bl = randomUUID();
  const { vesselId } = await aFleet();
  const { name } = (
    await owner().query<{ name: string }>('SELECT name FROM vessel WHERE id = $1', [vesselId])
  ).rows[0]!;
  const text = [
    'Vessel;B/L no;B/L date;B/L, t',
    `${name};${bl}-1;45730;6 000`,
    `;${bl}-2;;3 000,5`,
    'Итого:;;;9 000,5',
  ].join('\n');
  const staged = await stageFile(ann, 'march.csv', new TextEncoder().encode(text));
  const id = staged.done ? staged.value : '';
  const trial = async () => {
    const result = await tryFile(ann, id, () => {});
    return result.done ? result.value : null;
  };
  expect(await trial()).toMatchObject({ totals: [4], counts: { create: 1, refused: 1 } });

  const conventions = [{ decimal: null, order: null, blank: 'above' as const }];
  expect((await correct(ann, id, { conventions })).done).toBe(true);
  expect(await trial()).toMatchObject({ counts: { create: 1, refused: 0 } });
  expect((await batchOf(ann, id))?.checked?.columns[0]).toMatchObject({
    state: 'chosen',
    convention: 'above',
  });
  expect(await importFile(ann, id, { onlyGood: false })).toMatchObject({
    value: { created: 1, heldBack: 0 },
  });
  const lots = await owner().query(
    `SELECT bl_no, bl_date::text, bl_tonnes::text, voyage_id FROM lot WHERE bl_no LIKE $1 ORDER BY no`,
    [`${bl}%`],
  );
  const [first, second] = lots.rows;
  expect(first).toMatchObject({ bl_date: '2025-03-14', bl_tonnes: '6000.000' });
  expect(second).toMatchObject({ bl_date: '2025-03-14', bl_tonnes: '3000.500', voyage_id: first.voyage_id });
});

test('a ship written with a slip is offered by its name in the registry, and mended on every line at once', async () => {
  const ann = await aPerson('analyst');
  const { vesselId } = await aFleet();
  const { name } = (
    await owner().query<{ name: string }>('SELECT name FROM vessel WHERE id = $1', [vesselId])
  ).rows[0]!;
  const bl = randomUUID();
  const text = [
    'Судно;№ коносамента;Дата коносамента;Коносамент, т',
    ...[1, 2, 3].map((no) => `M/T ${name} ;${bl}-${no};1${no}.03.2025;6 000`),
  ].join('\n');
  const staged = await stageFile(ann, 'март.csv', new TextEncoder().encode(text));
  const id = staged.done ? staged.value : '';
  expect(await tryFile(ann, id, () => {})).toMatchObject({ value: { counts: { refused: 3 } } });
  const [refused] = await triedVoyages(ann, id, ['refused'], { after: 0, size: 1 });
  expect(refused?.problems).toMatchObject([
    { reason: 'vesselUnknown', choices: expect.arrayContaining([name]) as string[] },
  ]);

  await correct(ann, id, { everywhere: { column: 0, read: `M/T ${name}`, text: name } });
  expect(await tryFile(ann, id, () => {})).toMatchObject({ value: { counts: { refused: 0, create: 3 } } });
});
