import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { aPerson, asOwner, onTestDatabase, owner } from '@/e2e/database';
import { aFleet, aLot, aVoyageText, logged, stored } from '@/e2e/voyages';
import type { Person } from '@/lib/people/role';
import { actOnVoyage } from '@/lib/voyages/mutations';
import type { Mergeable } from './entry';
import { emptyCompanyText } from './input';
import { mergeEntries } from './merge.mutations';
import { mergePreview } from './merge.queries';
import { amendEntry, createCompany } from './mutations';
import { entriesOf, entryOf } from './queries';
import { entryHistory, vesselCargo } from './record.queries';
import { textOfEntry } from './text';

onTestDatabase();

let ann: Person;
let viewer: Person;
let administrator: Person;
beforeAll(async () => {
  [ann, viewer, administrator] = [
    await aPerson('analyst'),
    await aPerson('viewer'),
    await aPerson('administrator'),
  ];
});

const reasons = (result: { done: boolean; refusals?: { reason: string; field?: string }[] }) =>
  result.refusals?.map(({ reason, field }) => [reason, field]) ?? 'done';

/** As somebody merges who has just looked at both. */
async function merge(
  by: Person,
  kind: Mergeable,
  fromId: number,
  intoId: number,
  reason = 'one and the same',
) {
  const [from, into] = [await entryOf(viewer, kind, fromId), await entryOf(viewer, kind, intoId)];
  const versions = { fromVersion: from?.version ?? 0, intoVersion: into?.version ?? 0 };
  return mergeEntries(by, kind, { fromId, intoId, ...versions, reason });
}

const setImo = (id: number, imo: string | null) =>
  asOwner((client) => client.query('UPDATE vessel SET imo_number = $2 WHERE id = $1', [id, imo]));

test('two entries of one ship become one: its voyages move, and its gaps are filled', async () => {
  const [one, other] = [await aFleet(), await aFleet()];
  await asOwner(async (client) => {
    await client.query("UPDATE vessel SET laden_draught_m = 5.2, source = 'list A' WHERE id = $1", [
      one.vesselId,
    ]);
    await client.query("UPDATE vessel SET tpc_t_per_cm = 24, source = 'list B' WHERE id = $1", [
      other.vesselId,
    ]);
  });
  const record = await logged(ann, aVoyageText(one));
  expect(await mergePreview(administrator, 'vessels', one.vesselId, other.vesselId)).toMatchObject({
    voyages: 1,
    lots: 1,
    blKg: 9_500_000,
    first: '2025-01-25',
    against: [],
  });
  expect(reasons(await merge(ann, 'vessels', one.vesselId, other.vesselId))).toEqual([
    ['notAllowed', undefined],
  ]);
  expect(reasons(await merge(administrator, 'vessels', one.vesselId, other.vesselId, ' '))).toEqual([
    ['reasonMissing', 'reason'],
  ]);
  expect(await merge(administrator, 'vessels', one.vesselId, other.vesselId)).toEqual({
    done: true,
    value: { moved: 1 },
  });
  expect((await stored(record.voyageNo)).vessel?.id).toBe(other.vesselId);
  expect(await entryOf(viewer, 'vessels', other.vesselId)).toMatchObject({
    ladenDraughtM: 5.2,
    tpc: 24,
    source: 'list B; list A',
  });
  expect(await entryOf(viewer, 'vessels', one.vesselId)).toMatchObject({
    mergedInto: { id: other.vesselId },
  });
  expect(
    (await entryHistory(viewer, 'vessels', other.vesselId)).map(({ act, reason }) => [act, reason]),
  ).toContainEqual(['tookIn', 'one and the same']);
  expect((await entryHistory(viewer, 'vessels', one.vesselId))[0]).toMatchObject({ act: 'merged' });
  expect((await vesselCargo(viewer, other.vesselId)).totals).toMatchObject({ voyages: 1, blKg: 9_500_000 });
});

test('an entry that was merged is neither merged again nor amended', async () => {
  const [one, other] = [await aFleet(), await aFleet()];
  await merge(administrator, 'vessels', one.vesselId, other.vesselId);
  expect(reasons(await merge(administrator, 'vessels', one.vesselId, other.vesselId))).toEqual([
    ['notMergeable', undefined],
  ]);
  const entry = await entryOf(viewer, 'vessels', one.vesselId);
  if (!entry) throw new Error('gone');
  const amendment = { version: entry.version, text: textOfEntry('vessels', entry), reason: 'late' };
  expect(reasons(await amendEntry(ann, 'vessels', entry.id, amendment))).toEqual([
    ['entryMerged', undefined],
  ]);
});

test('ships that were in two places at once are not one: the voyages are named, and nothing is moved', async () => {
  const [one, other] = [await aFleet(), await aFleet()];
  const [record, theirs] = [await logged(ann, aVoyageText(one)), await logged(ann, aVoyageText(other))];
  const refused = await merge(administrator, 'vessels', one.vesselId, other.vesselId);
  expect(refused).toMatchObject({
    refusals: [{ reason: 'mergeOverlaps', values: { voyages: `${record.voyageNo} – ${theirs.voyageNo}` } }],
  });
  await actOnVoyage(ann, record.voyageNo, { version: record.version, kind: 'close', reason: 'no outturn' });
  expect(await merge(administrator, 'vessels', one.vesselId, other.vesselId)).toMatchObject({
    refusals: [
      { reason: 'mergeOverlaps' },
      { reason: 'mergeClosed', values: { count: 1, voyages: record.voyageNo } },
    ],
  });
  expect((await mergePreview(administrator, 'vessels', one.vesselId, other.vesselId)).against).toHaveLength(
    2,
  );
  expect((await stored(record.voyageNo)).vessel?.id).toBe(one.vesselId);
});

test('two IMO numbers are two ships; one goes over to the entry that stays', async () => {
  const [one, other] = [await aFleet(), await aFleet()];
  await setImo(one.vesselId, '9074729');
  await setImo(other.vesselId, '1234567');
  expect(reasons(await merge(administrator, 'vessels', one.vesselId, other.vesselId))).toEqual([
    ['mergeTwoShips', undefined],
  ]);
  await setImo(other.vesselId, null);
  expect(reasons(await merge(administrator, 'vessels', one.vesselId, other.vesselId))).toBe('done');
  expect(await entryOf(viewer, 'vessels', other.vesselId)).toMatchObject({ imoNumber: '9074729' });
  await setImo(other.vesselId, null);
});

test('who looked at two entries before somebody amended one of them looks again', async () => {
  const [one, other] = [await aFleet(), await aFleet()];
  const looked = { fromId: one.vesselId, intoId: other.vesselId, fromVersion: 1, intoVersion: 1 };
  await asOwner((client) => client.query("UPDATE vessel SET flag = 'AZ' WHERE id = $1", [one.vesselId]));
  expect(reasons(await mergeEntries(administrator, 'vessels', { ...looked, reason: 'one hull' }))).toEqual([
    ['mergeChanged', undefined],
  ]);
});

test('of two companies the lots move', async () => {
  const fleet = await aFleet();
  const made = await createCompany(ann, { ...emptyCompanyText(), name: `KMG ${randomUUID().slice(0, 8)}` });
  if (!made.done) throw new Error('not made');
  const lots = [
    aLot(fleet, { blTonnes: '4 500' }),
    aLot(fleet, { shipperId: made.value.id, blTonnes: '4 400' }),
  ];
  const record = await logged(ann, aVoyageText(fleet, { lots }));
  expect(await mergePreview(administrator, 'companies', fleet.shipperId, made.value.id)).toMatchObject({
    voyages: 1,
    lots: 1,
    blKg: 4_500_000,
  });
  expect(await merge(administrator, 'companies', fleet.shipperId, made.value.id)).toEqual({
    done: true,
    value: { moved: 1 },
  });
  const shippers = (await stored(record.voyageNo)).lots.map(({ shipperId }) => shipperId);
  expect(shippers).toEqual([made.value.id, made.value.id]);
});

test('of two terminals the voyages and port notices move; two roles are two ports', async () => {
  const [one, other] = [await aFleet(), await aFleet()];
  const record = await logged(ann, aVoyageText(one));
  await asOwner((client) =>
    client.query(
      "INSERT INTO port_notice (terminal_id, kind, draught_limit_m, valid_from) VALUES ($1, 'draught_limit', 4.9, '2024-05-01'), ($1, 'closure', NULL, '2024-05-01'), ($2, 'draught_limit', 4.9, '2024-05-01')",
      [one.loadTerminalId, other.loadTerminalId],
    ),
  );
  expect(
    reasons(await merge(administrator, 'terminals', one.loadTerminalId, one.dischargeTerminalId)),
  ).toEqual([['mergeTwoPorts', undefined]]);
  expect(
    await mergePreview(administrator, 'terminals', one.loadTerminalId, other.loadTerminalId),
  ).toMatchObject({ voyages: 1, lots: 1, blKg: 9_500_000, notices: 2, against: [] });
  expect(await merge(administrator, 'terminals', one.loadTerminalId, other.loadTerminalId)).toEqual({
    done: true,
    value: { moved: 1 },
  });
  expect((await stored(record.voyageNo)).loadTerminal?.id).toBe(other.loadTerminalId);
  expect(await entryOf(viewer, 'terminals', one.loadTerminalId)).toMatchObject({
    mergedInto: { id: other.loadTerminalId },
  });
  const notices = await entriesOf(viewer, 'notices');
  // What both had entered stands once.
  expect(
    notices
      .filter(({ terminalId }) => terminalId === other.loadTerminalId)
      .map(({ kind, withdrawn }) => [kind, withdrawn])
      .sort(),
  ).toEqual([
    ['closure', false],
    ['draught_limit', false],
    ['draught_limit', true],
  ]);
});

test('of two grades the lots and the scopes move, and the months of the board with them', async () => {
  const [one, other] = [await aFleet(), await aFleet()];
  const record = await logged(ann, aVoyageText(one));
  const scope = `merge-${randomUUID().slice(0, 8)}`;
  await asOwner(async (client) => {
    await client.query(
      "WITH s AS (INSERT INTO scope (key, name, route) VALUES ($1, $1, 'x') RETURNING id) INSERT INTO scope_grade SELECT id, $2 FROM s",
      [scope, one.gradeId],
    );
    await client.query("UPDATE grade SET api_gravity = 47.8, source = 'assay' WHERE id = $1", [one.gradeId]);
    await client.query('UPDATE grade SET api_gravity = 31 WHERE id = $1', [other.gradeId]);
  });
  expect(reasons(await merge(administrator, 'grades', one.gradeId, other.gradeId))).toEqual([
    ['mergeTwoGravities', undefined],
  ]);
  await asOwner((client) =>
    client.query('UPDATE grade SET api_gravity = NULL, source = NULL WHERE id = $1', [other.gradeId]),
  );
  expect(reasons(await merge(administrator, 'grades', one.gradeId, other.gradeId))).toBe('done');
  expect((await stored(record.voyageNo)).lots.map(({ gradeId }) => gradeId)).toEqual([other.gradeId]);
  expect(await entryOf(viewer, 'grades', other.gradeId)).toMatchObject({ apiGravity: 47.8, source: 'assay' });
  const { rows } = await owner().query(
    `SELECT (SELECT array_agg(grade_id) FROM scope_grade g JOIN scope s ON s.id = g.scope_id WHERE s.key = $1) AS scoped,
       (SELECT sum(lots)::int FROM lifting_month WHERE grade_id = $2) AS gone,
       (SELECT sum(bl_tonnes)::float8 FROM lifting_month WHERE grade_id = $3) AS tonnes`,
    [scope, one.gradeId, other.gradeId],
  );
  expect(rows[0]).toEqual({ scoped: [other.gradeId], gone: 0, tonnes: 9500 });
});

test('loss and ship/shore ratio are made of lots with both measures', async () => {
  const fleet = await aFleet();
  const lots = [
    aLot(fleet, { blTonnes: '4 000', outturnTonnes: '3 980', outturnDate: '28.01.2025' }),
    aLot(fleet, { blTonnes: '5 000' }),
  ];
  await logged(ann, aVoyageText(fleet, { lots }));
  const { totals, voyages, intakes } = await vesselCargo(viewer, fleet.vesselId);
  expect(totals).toEqual({
    voyages: 1,
    simulated: 0,
    lots: 2,
    blKg: 9_000_000,
    outturnKg: 3_980_000,
    measuredBlKg: 4_000_000,
    measuredOutturnKg: 3_980_000,
    lotsWithoutOutturn: 1,
  });
  expect(voyages[0]?.lots.map(({ blKg, outturnKg }) => [blKg, outturnKg])).toEqual([
    [4_000_000, 3_980_000],
    [5_000_000, null],
  ]);
  expect(intakes).toMatchObject([{ kg: 9_000_000 }]);
});
