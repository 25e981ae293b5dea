import { beforeAll, expect, test } from 'vitest';
import { aPerson, asOwner, onTestDatabase, owner } from '@/e2e/database';
import { aPdf } from '@/e2e/paper-files';
import { aFleet, asApp, aVoyageText, logged, stored } from '@/e2e/voyages';
import { removeDemonstration } from '@/prisma/demonstration/remove';
import type { Person } from '@/lib/people/role';
import type { Result } from '@/lib/result';
import { actOnVoyage } from '@/lib/voyages/mutations';
import { addComment, addComments, keepPaper, withdrawComment } from './mutations';
import { commentsOf } from './queries';

onTestDatabase();

let ann: Person;
let bob: Person;
let viewer: Person;
beforeAll(async () => {
  [ann, bob, viewer] = [await aPerson('analyst'), await aPerson('administrator'), await aPerson('viewer')];
});

const aVoyage = async () => logged(ann, aVoyageText(await aFleet()));
const reasonsOf = (result: Result<unknown>) =>
  result.done ? 'done' : result.refusals.map(({ reason }) => reason).join();

test('comments stand in their order with who and when; one’s own are known', async () => {
  const { id, voyageNo } = await aVoyage();
  await addComment(ann, voyageNo, ' Asked the agent.\r\nNo answer yet. ');
  await addComment(bob, voyageNo, '<b>He wrote</b> today.');
  expect(await commentsOf(bob, id)).toMatchObject([
    { text: 'Asked the agent.\nNo answer yet.', by: ann.name, at: expect.any(Date), own: false },
    { text: '<b>He wrote</b> today.', by: bob.name, withdrawnAt: null, own: true },
  ]);
  await expect(commentsOf(null, id)).rejects.toThrow(/not allowed/);
});

test('viewers read, and write nothing', async () => {
  const { id, voyageNo } = await aVoyage();
  await addComment(ann, voyageNo, 'Late.');
  expect(reasonsOf(await addComment(viewer, voyageNo, 'Why?'))).toBe('notAllowed');
  const [comment] = await commentsOf(viewer, id);
  expect(comment).toMatchObject({ text: 'Late.', own: false });
  expect(reasonsOf(await withdrawComment(viewer, voyageNo, comment?.id ?? 0))).toBe('notAllowed');
  expect(reasonsOf(await addComment(ann, 'AB-1990-9999', 'Lost?'))).toBe('voyageUnknown');
});

test('one thing is said about several voyages, or about none of them', async () => {
  const [one, other] = [await aVoyage(), await aVoyage()];
  const numbers = [one.voyageNo, other.voyageNo];
  expect(reasonsOf(await addComments(ann, [...numbers, 'AB-1990-9999'], 'Storm.'))).toBe('voyageUnknown');
  expect(reasonsOf(await addComments(viewer, numbers, 'Storm.'))).toBe('notAllowed');
  expect(await commentsOf(ann, one.id)).toEqual([]);
  expect(reasonsOf(await addComments(ann, numbers, 'Storm.'))).toBe('done');
  expect(await commentsOf(ann, other.id)).toMatchObject([{ text: 'Storm.', by: ann.name }]);
});

test('withdrawn words are no longer read, and that they were said and withdrawn is remembered', async () => {
  const { id, voyageNo } = await aVoyage();
  await addComment(ann, voyageNo, 'Wrong ship.');
  const [comment] = await commentsOf(ann, id);
  const withdraw = (by: Person) => withdrawComment(by, voyageNo, comment?.id ?? 0);
  expect(reasonsOf(await withdraw(bob))).toBe('commentGone');
  expect(reasonsOf(await withdraw(ann))).toBe('done');
  expect(reasonsOf(await withdraw(ann))).toBe('commentGone');
  expect(await commentsOf(ann, id)).toMatchObject([
    { text: null, by: ann.name, withdrawnAt: expect.any(Date) },
  ]);
  const { rows } = await owner().query(
    `SELECT actor_id AS actor, action, after ->> 'text' AS text FROM revision
     WHERE voyage_id = $1 AND table_name = 'voyage_comment' ORDER BY id`,
    [id],
  );
  expect(rows).toEqual([
    { actor: ann.id, action: 'insert', text: 'Wrong ship.' },
    { actor: ann.id, action: 'update', text: 'Wrong ship.' },
  ]);
});

test('a closed voyage can be spoken about, and nobody meets a conflict for it', async () => {
  const { id, voyageNo, version } = await aVoyage();
  await addComment(ann, voyageNo, 'Closing.');
  const act = { version, kind: 'close' as const, reason: 'no outturn will come' };
  expect(reasonsOf(await actOnVoyage(ann, voyageNo, act))).toBe('done');
  expect(reasonsOf(await addComment(bob, voyageNo, 'Agreed.'))).toBe('done');
  expect(await commentsOf(ann, id)).toHaveLength(2);
});

test('past the code, too, nobody changes, deletes or signs what somebody else said', async () => {
  const { id, voyageNo } = await aVoyage();
  await addComment(ann, voyageNo, 'Late.');
  const refused = (sql: string, actor: string, refusal: RegExp) =>
    expect(asApp((client) => client.query(sql, [id]), { actor })).rejects.toThrow(refusal);
  await refused('DELETE FROM voyage_comment WHERE voyage_id = $1', ann.id, /commentIsKept/);
  await refused("UPDATE voyage_comment SET text = 'Early.' WHERE voyage_id = $1", ann.id, /commentIsKept/);
  await refused(
    'UPDATE voyage_comment SET withdrawn_at = now() WHERE voyage_id = $1',
    bob.id,
    /commentOfSomebodyElse/,
  );
  await refused(
    `INSERT INTO voyage_comment (voyage_id, text, by_id, by_name) VALUES ($1, 'Mine.', '${ann.id}', 'Ann')`,
    bob.id,
    /commentOfSomebodyElse/,
  );
});

test('a simulated voyage takes its papers and comments along when the demonstration is removed', async () => {
  const ship = await aFleet();
  const voyageNo = `SIM-${ship.vesselId}-1`;
  await asOwner((client) =>
    client.query(
      `WITH v AS (INSERT INTO voyage (voyage_no, simulated, vessel_id) VALUES ($1, true, $2) RETURNING id)
       INSERT INTO lot (voyage_id, no) SELECT id, 1 FROM v`,
      [voyageNo, ship.vesselId],
    ),
  );
  const { id, lots } = await stored(voyageNo);
  const about = { of: 'lot' as const, lotId: lots[0]?.id ?? 0 };
  await keepPaper(ann, voyageNo, {
    kind: 'bill_of_lading',
    about,
    name: 'a.pdf',
    bytes: new Uint8Array(aPdf()),
  });
  await addComment(ann, voyageNo, 'Not a real one.');
  // As the seed does it, in one transaction.
  await asOwner((client) => removeDemonstration(client));
  const { rows } = await owner().query(
    `SELECT (SELECT count(*)::int FROM paper WHERE voyage_id = $1) AS papers,
       (SELECT count(*)::int FROM voyage_comment WHERE voyage_id = $1) AS comments,
       (SELECT array_agg(table_name ORDER BY table_name) FROM revision WHERE voyage_id = $1 AND action = 'delete') AS deleted`,
    [id],
  );
  expect(rows).toEqual([{ papers: 0, comments: 0, deleted: ['lot', 'paper', 'voyage', 'voyage_comment'] }]);
});
