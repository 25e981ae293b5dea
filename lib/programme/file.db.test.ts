import { createTranslator } from 'next-intl';
import { beforeAll, expect, test } from 'vitest';
import { aPerson, onTestDatabase, owner } from '@/e2e/database';
import { aFleet, aLot, aVoyageText, logged, stored } from '@/e2e/voyages';
import { messages } from '@/lib/messages/catalogue';
import type { Person } from '@/lib/people/role';
import { csvHeader, USUAL_CSV } from '@/lib/voyages/export';
import { exportCsv } from '@/lib/voyages/export-csv.queries';
import { voyagesToExport } from '@/lib/voyages/export.queries';
import { filterFromParams } from '@/lib/voyages/filter';
import { importFile } from '@/lib/voyages/import/commit.mutations';
import { stageFile, tryFile } from '@/lib/voyages/import/stage.mutations';
import { eventOf, FIELDS, type Field } from '@/lib/voyages/import/fields';
import { actOnVoyage } from '@/lib/voyages/mutations';
import { linkToProgrammeFile } from './filter';
import { moveVoyage } from './mutations';
import { programmeOf } from './queries';

onTestDatabase();

let ann: Person;
beforeAll(async () => {
  ann = await aPerson('analyst');
});

const nameOf = async (table: string, id: number) =>
  (await owner().query<{ name: string }>(`SELECT name FROM ${table} WHERE id = $1`, [id])).rows[0]!.name;
const revisions = async () => Number((await owner().query('SELECT count(*) FROM revision')).rows[0].count);

async function staged(text: string): Promise<string> {
  const result = await stageFile(ann, 'programme.csv', new TextEncoder().encode(text));
  if (!result.done) throw new Error(JSON.stringify(result.refusals));
  return result.value;
}
async function triedAndImported(text: string) {
  const id = await staged(text);
  const tried = await tryFile(ann, id, () => {});
  if (!tried.done) throw new Error(JSON.stringify(tried.refusals));
  const done = await importFile(ann, id, { onlyGood: false });
  if (!done.done) throw new Error(JSON.stringify(done.refusals));
  return tried.value.counts;
}

const texts = createTranslator({ locale: 'en', messages });
const heading = (field: Field) => {
  const event = eventOf(field);
  if (!event) return texts(`import.fields.${field}` as 'import.fields.note');
  const name = { event: texts(`voyages.events.${event.name}`), kind: texts(`voyages.kinds.${event.kind}`) };
  return texts('import.eventField', name);
};

test('a programme comes in from a file of voyages: vessel, laycan and planned tonnes', async () => {
  const fleet = await aFleet();
  const [vessel, grade] = [await nameOf('vessel', fleet.vesselId), await nameOf('grade', fleet.gradeId)];
  const line = (laycan: string) => `${vessel};${grade};${laycan};10 000`;
  const head = `Vessel;Grade;${heading('laycanFrom')};${heading('laycanTo')};${heading('plannedTonnes')}`;
  const file = [head, line('02.05.2032;04.05.2032'), line('18.05.2032;20.05.2032')].join('\r\n');
  expect(await triedAndImported(file)).toMatchObject({ create: 2, refused: 0 });
  const { voyages } = await programmeOf(ann, '2032-05');
  expect(
    voyages
      .filter((one) => one.vessel?.id === fleet.vesselId)
      .map(({ status, laycan, lots }) => [status, laycan?.from, laycan?.to, lots[0]?.plannedKg]),
  ).toEqual([
    ['planned', '2032-05-02', '2032-05-04', 10_000_000],
    ['planned', '2032-05-18', '2032-05-20', 10_000_000],
  ]);
});

test('the export of a programme comes back in without a change: planned, nominated, moved and cancelled ones', async () => {
  const fleet = await aFleet();
  const lots = [aLot(fleet, { blNo: '', blDate: '', blTonnes: '', plannedTonnes: '9 500.5' })];
  const plan = async (day: number) =>
    logged(
      ann,
      aVoyageText(fleet, {
        laycanFrom: `${day}.06.2032`,
        laycanTo: `${day + 2}.06.2032`,
        lots,
        actual: {},
        note: 'by the terminal',
      }),
    );
  const [first, second, third, fourth] = [await plan(10), await plan(14), await plan(18), await plan(22)];
  await actOnVoyage(ann, second.voyageNo, { version: second.version, kind: 'nominate', reason: '' });
  await actOnVoyage(ann, third.voyageNo, { version: third.version, kind: 'cancel', reason: 'no cargo' });
  const july = { laycanFrom: '01.07.2032', laycanTo: '03.07.2032', reason: 'storm' };
  await moveVoyage(ann, fourth.voyageNo, { version: fourth.version, ...july });

  const { voyages } = await programmeOf(ann, '2032-06');
  const ours = voyages.filter((one) => one.vessel?.id === fleet.vesselId).map(({ voyageNo }) => voyageNo);
  expect(ours).toHaveLength(4);
  const link = linkToProgrammeFile(ours);
  const { filter, ignored } = filterFromParams(new URL(link ?? '', 'http://log').searchParams);
  expect(ignored).toEqual([]);
  const ids = await voyagesToExport(ann, filter);
  expect(ids).toHaveLength(4);
  let text = csvHeader(FIELDS.map(heading), USUAL_CSV);
  for await (const part of exportCsv(filter, ids, USUAL_CSV)) text += part;
  const before = [await revisions(), await Promise.all(ours.map(stored))];
  expect(await triedAndImported(text)).toMatchObject({ same: 4, amend: 0, create: 0, refused: 0 });
  expect([await revisions(), await Promise.all(ours.map(stored))]).toEqual(before);
  expect(first.status).toBe('planned');
});
