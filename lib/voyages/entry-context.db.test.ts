import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { aPerson, asOwner, onTestDatabase } from '@/e2e/database';
import { aFleet } from '@/e2e/voyages';
import type { Person } from '@/lib/people/role';
import { unpackVessels } from './record';
import { entryContext, packedVessels } from './record.queries';

onTestDatabase();

let viewer: Person;
beforeAll(async () => {
  viewer = await aPerson('viewer');
});

const named = async (name: string, imo: string | null, tonnes: string | null) =>
  asOwner(async (client) => {
    const sql = 'INSERT INTO vessel (name, imo_number, deadweight_tonnes) VALUES ($1, $2, $3) RETURNING id';
    return (await client.query<{ id: number }>(sql, [name, imo, tonnes])).rows[0]?.id ?? 0;
  });

test('a vessel arrives in the form as it stands in the registry: its name to the letter, its deadweight to the kilogram', async () => {
  const [name, bare] = [`Şuşa "2" \\ Шуша ${randomUUID()}`, `No papers ${randomUUID()}`];
  const [known, unknown] = [await named(name, '9074729', '12368.005'), await named(bare, null, null)];
  const vessels = unpackVessels(await packedVessels(viewer));
  expect(vessels).toContainEqual({ id: known, name, imoNumber: '9074729', deadweightKg: 12_368_005 });
  expect(vessels).toContainEqual({ id: unknown, name: bare, imoNumber: null, deadweightKg: null });
  expect(unpackVessels(await packedVessels(viewer, known)).map(({ id }) => id)).toEqual([known]);
});

test('what was merged into another entry is not chosen any more', async () => {
  const [one, other] = [await aFleet(), await aFleet()];
  await asOwner(async (client) => {
    await client.query('UPDATE vessel SET merged_into_id = $2 WHERE id = $1', [one.vesselId, other.vesselId]);
    await client.query('UPDATE grade SET merged_into_id = $2 WHERE id = $1', [one.gradeId, other.gradeId]);
  });
  const ids = unpackVessels(await packedVessels(viewer)).map(({ id }) => id);
  expect(ids).toContain(other.vesselId);
  expect(ids).not.toContain(one.vesselId);
  expect(unpackVessels(await packedVessels(viewer, one.vesselId))).toEqual([]);
  const { grades, terminals, companies } = await entryContext(viewer);
  expect(grades.map(({ id }) => id)).toEqual(expect.arrayContaining([other.gradeId]));
  expect(grades.map(({ id }) => id)).not.toContain(one.gradeId);
  expect(companies.map(({ id }) => id)).toContain(one.shipperId);
  expect(terminals).toContainEqual(
    expect.objectContaining({ id: one.loadTerminalId, port: 'Aktau', timeZone: 'Asia/Aqtau', role: 'load' }),
  );
});

test('who may not read chooses from nothing', async () => {
  await expect(packedVessels(null)).rejects.toThrow('not allowed');
  await expect(entryContext(null)).rejects.toThrow('not allowed');
});
