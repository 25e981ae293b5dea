import { createTranslator } from 'next-intl';
import { beforeAll, describe, expect, test } from 'vitest';
import { aPerson, onTestDatabase, owner } from '@/e2e/database';
import { aFleet, aLot, aVoyageText, logged as loggedBy, stored, type Fleet } from '@/e2e/voyages';
import { db } from '@/lib/db';
import { messages } from '@/lib/messages/catalogue';
import type { Person } from '@/lib/people/role';
import { csvHeader } from '@/lib/voyages/export';
import { exportCsv } from '@/lib/voyages/export-csv.queries';
import { exportLines, voyagesToExport } from '@/lib/voyages/export.queries';
import { workbookOf } from '@/lib/voyages/export-xlsx';
import { EVERYTHING } from '@/lib/voyages/filter';
import { historyOf } from '@/lib/voyages/record.queries';
import { emptyTermsText } from '@/lib/voyages/terms';
import { eventOf, FIELDS } from './fields';
import { importFile } from './commit.mutations';
import { correct, stageFile, tryFile } from './stage.mutations';
import { batchOf, triedVoyages, type Checked } from './stage.queries';
import type { Verdict } from './tried';

onTestDatabase();

let ann: Person;
let viewer: Person;
beforeAll(async () => {
  [ann, viewer] = [await aPerson('analyst'), await aPerson('viewer')];
});

const nameOf = async (table: string, id: number) =>
  (await owner().query<{ name: string }>(`SELECT name FROM ${table} WHERE id = $1`, [id])).rows[0]!.name;
const mark = () => Math.random().toString(36).slice(2, 10);
const HEADER = 'Vessel;Grade;B/L no;B/L date;B/L, t;Outturn, t;Outturn date;Sailed, actual;Note';

/** A file of a ship of its own; `lines` from B/L number on. */
async function aFile(lines: string[], header = HEADER, ship?: Fleet) {
  const fleet = ship ?? (await aFleet());
  const vessel = await nameOf('vessel', fleet.vesselId);
  const grade = await nameOf('grade', fleet.gradeId);
  const text = [header, ...lines.map((line) => `${vessel};${grade};${line}`)].join('\r\n');
  return { fleet, vessel, text };
}

async function staged(text: string | Uint8Array, name = 'march.csv'): Promise<string> {
  const result = await stageFile(ann, name, typeof text === 'string' ? new TextEncoder().encode(text) : text);
  if (!result.done) throw new Error(JSON.stringify(result.refusals));
  return result.value;
}

async function tried(id: string): Promise<Checked> {
  const result = await tryFile(ann, id, () => {});
  if (!result.done) throw new Error(JSON.stringify(result.refusals));
  return result.value;
}

async function imported(id: string, onlyGood = false) {
  const result = await importFile(ann, id, { onlyGood });
  if (!result.done) throw new Error(JSON.stringify(result.refusals));
  return result.value;
}

const shown = (id: string, ...verdicts: Verdict[]) =>
  triedVoyages(ann, id, verdicts, { after: 0, size: 100 });
const revisions = async () => Number((await owner().query('SELECT count(*) FROM revision')).rows[0].count);

describe('importing a file', () => {
  test('logs its voyages by the rules of the form, and the same file again changes nothing', async () => {
    const bl = mark();
    const { text, vessel } = await aFile([
      `${bl}-1;03.03.2025;9 500,5;9 490;05.03.2025;03.03.2025 18:00;=note`,
      `${bl}-2;03.03.2025;500;;;;`,
      `00${bl};20.03.2025;9 100;;;;`,
    ]);
    const id = await staged(text);
    expect((await tried(id)).counts).toMatchObject({ create: 2, refused: 0, doubted: 0 });
    expect(await imported(id)).toEqual({ created: 2, amended: 0, same: 0, heldBack: 0 });

    const [two, one] = await shown(id, 'create');
    expect(await stored(two!.voyageNo!)).toMatchObject({
      vessel: { name: vessel },
      note: '=note',
      blKg: 10_000_500,
      lots: [
        { blNo: `${bl}-1`, blDate: '2025-03-03', outturnKg: 9_490_000, outturnDate: '2025-03-05' },
        { blNo: `${bl}-2`, blKg: 500_000 },
      ],
      events: [{ name: 'sailed', actual: { at: new Date('2025-03-03T13:00:00Z') } }],
    });
    expect(await stored(one!.voyageNo!)).toMatchObject({ lots: [{ blNo: `00${bl}` }] });

    const before = await revisions();
    const again = await staged(text);
    expect((await tried(again)).counts).toEqual({ create: 0, amend: 0, same: 2, refused: 0, doubted: 0 });
    expect(await imported(again)).toEqual({ created: 0, amended: 0, same: 2, heldBack: 0 });
    expect(await revisions()).toBe(before);
  });

  test('a long file leaves the same history and derives the same as voyages logged one by one', async () => {
    const run = mark();
    const days = Array.from({ length: 28 }, (_, at) => `${String(at + 1).padStart(2, '0')}.02.2025`);
    const { text } = await aFile(
      days.map((day, at) => `${run}-${at};${day};${9000 + at};${8990 + at};;${day} 20:00;`),
    );
    const id = await staged(text);
    expect((await tried(id)).counts).toMatchObject({ create: 28 });
    await imported(id);
    const single = await aFile([`${mark()};03.03.2025;9 500;9 490;;03.03.2025 20:00;`]);
    const one = await staged(single.text);
    await tried(one);
    await imported(one);

    const shapes = async (batch: string) =>
      (
        await owner().query(
          `SELECT r.table_name, r.action, count(*) = (SELECT count(*) FROM import_voyage WHERE batch_id = $1) AS each,
             bool_and(r.row_id = r.after ->> 'id') AS named, (SELECT array_agg(k ORDER BY k) FROM jsonb_object_keys(max(r.after::text)::jsonb) k) AS keys
           FROM import_voyage i JOIN voyage v ON v.idempotency_key = i.key JOIN revision r ON r.voyage_id = v.id
           WHERE i.batch_id = $1 GROUP BY 1, 2 ORDER BY 1`,
          [batch],
        )
      ).rows;
    const written = await shapes(id);
    expect(written.map(({ table_name, each, named }) => [table_name, each, named])).toEqual([
      ['lot', true, true],
      ['voyage', true, true],
      ['voyage_event', true, true],
    ]);
    expect(written).toEqual(await shapes(one));
    const wrong = await owner().query(
      `SELECT f.id FROM voyage_facts(ARRAY(SELECT v.id FROM import_voyage i JOIN voyage v ON v.idempotency_key = i.key WHERE i.batch_id = $1)) f
       JOIN voyage v USING (id) JOIN voyage_known k ON k.voyage_id = v.id AND k.known_to IS NULL
       WHERE (v.status, v.bl_tonnes, v.loss_share, v.actual_from, v.search_text) IS DISTINCT FROM (f.status, f.bl_tonnes, f.loss_share, f.actual_from, f.search_text)
         OR (k.status, k.bl_tonnes, k.sailed_at) IS DISTINCT FROM (v.status, v.bl_tonnes, v.actual_to)`,
      [id],
    );
    expect(wrong.rows).toEqual([]);
    // The words of a long file are sorted into the index of the search by the app itself.
    expect(await db().$queryRaw`SELECT tidy_search() >= 0 AS tidy`).toEqual([{ tidy: true }]);
  });

  test('numbers its voyages in the order of its lines, whatever their days', async () => {
    const run = mark();
    const days = ['20.02.2025', '05.02.2025', '28.02.2025', '12.02.2025'];
    const { text } = await aFile(
      days.map((day, at) => `${run}-${at};${day};${9000 + at};${8990 + at};;${day} 20:00;`),
    );
    const id = await staged(text);
    await tried(id);
    await imported(id);
    const numbers = (await shown(id, 'create')).map(({ voyageNo }) => Number(voyageNo?.split('-').at(-1)));
    expect(numbers).toEqual([0, 1, 2, 3].map((at) => (numbers[0] ?? NaN) + at));
  });

  test('a file that contradicts itself in the middle of many is refused by the database as well', async () => {
    const run = mark();
    const { text } = await aFile(
      Array.from(
        { length: 24 },
        (_, at) => `${run}-${at};${String(at + 1).padStart(2, '0')}.02.2025;9 000;;;;`,
      ),
    );
    const id = await staged(text);
    await tried(id);
    // As somebody who gets round the rules of the form.
    await owner().query(
      `UPDATE import_ready SET events = ARRAY(SELECT e FROM jsonb_populate_recordset(NULL::new_event, '[{"k": 3, "name": "loading_completed", "actual_at": "2025-02-20T10:00:00Z", "actual_precision": "minute"},
         {"k": 3, "name": "sailed", "actual_at": "2025-02-19T10:00:00Z", "actual_precision": "minute"}]') e) WHERE batch_id = $1`,
      [id],
    );
    expect(await importFile(ann, id, { onlyGood: false })).toMatchObject({
      done: false,
      refusals: [{ reason: 'milestonesOutOfOrder' }],
    });
    expect((await batchOf(ann, id))?.outcome).toBeNull();
  });

  test('sent twice at once is imported once', async () => {
    const { text } = await aFile([`${mark()};03.03.2025;9 500;;;;`]);
    const id = await staged(text);
    const outcomes = await Promise.all([imported(id), imported(id)]);
    expect(outcomes[0]).toEqual(outcomes[1]);
    const [voyage] = await shown(id, 'create');
    expect(voyage).toBeUndefined();
    expect((await batchOf(ann, id))?.outcome).toMatchObject({ created: 1 });
  });

  test('sees what was logged since it was tried out', async () => {
    const bl = mark();
    const { text, fleet } = await aFile([`${bl};03.03.2025;9 500;;;;`]);
    const id = await staged(text);
    expect((await tried(id)).counts).toMatchObject({ create: 1, refused: 0 });
    await loggedBy(ann, aVoyageText(await aFleet(), { lots: [aLot(fleet, { blNo: bl })], actual: {} }));
    // The voyage of this B/L number is there by now: what would have been logged is amended.
    expect(await imported(id)).toEqual({ created: 0, amended: 1, same: 0, heldBack: 0 });
  });

  test('what was corrected since it was tried out is tried out anew', async () => {
    const bl = mark();
    const id = await staged((await aFile([`${bl};03.03.2025;9 500;;;;`])).text);
    expect((await tried(id)).counts).toMatchObject({ create: 1 });
    await correct(ann, id, { cells: [{ row: 2, column: 4, text: '9 400' }] });
    await imported(id);
    const { rows } = await owner().query('SELECT bl_tonnes::text AS tonnes FROM lot WHERE bl_no = $1', [bl]);
    expect(rows).toEqual([{ tonnes: '9400.000' }]);
  });

  test('amends what changed, with the name of the file as the reason', async () => {
    const bl = mark();
    const { text, fleet } = await aFile([`${bl};03.03.2025;9 500;;;;`]);
    const first = await staged(text);
    await tried(first);
    await imported(first);
    const { text: changed } = await aFile([`${bl};03.03.2025;9 510;9 500;06.03.2025;;`], HEADER, fleet);
    const id = await staged(changed, 'corrected.csv');
    await tried(id);
    const [voyage] = await shown(id, 'amend');
    expect(voyage!.changes.map(({ field, before, after }) => [field, before, after])).toEqual([
      ['lots.0.blTonnes', '9\u202f500.000', '9\u202f510.000'],
      ['lots.0.outturnTonnes', '', '9\u202f500.000'],
      ['lots.0.outturnDate', '', '06.03.2025'],
    ]);
    expect(await imported(id)).toMatchObject({ created: 0, amended: 1 });
    expect(await stored(voyage!.voyageNo!)).toMatchObject({ blKg: 9_510_000, outturnKg: 9_500_000 });
    expect((await historyOf(ann, voyage!.voyageNo!))[0]).toMatchObject({
      by: ann.name,
      reason: 'corrected.csv',
    });
  });

  test('logs laytime terms and delays, and amends them as their cells say', async () => {
    const bl = mark();
    const header =
      'Vessel;Grade;B/L no;B/L date;B/L, t;Laytime, h;Laytime allowed for;Demurrage a day;Currency;Excepted;Delays';
    const load = 'Aktau 2025-03-02 10:00–16:00 weather';
    const ship = await aFleet();
    const put = async (terms: string) => {
      const id = await staged((await aFile([`${bl};03.03.2025;9 500;${terms}`], header, ship)).text);
      return { id, counts: (await tried(id)).counts };
    };
    const queue = 'Baku 2025-03-06 01:00–09:00 customs ""queue""';
    const first = await put(`72;reversible;18 000;usd;weather;"${load}; ${queue}"`);
    expect(first.counts).toMatchObject({ create: 1 });
    await imported(first.id);
    const [voyage] = await shown(first.id, 'create');
    expect(await stored(voyage!.voyageNo!)).toMatchObject({
      terms: {
        ...{ allowedMinutes: 4320, allowedFor: 'reversible', demurrageCents: 1_800_000 },
        ...{ currency: 'USD', excepted: ['weather'] },
      },
      delays: [
        { port: 'load', reason: 'weather', from: new Date('2025-03-02T05:00:00Z') },
        { port: 'discharge', reason: 'customs', note: 'queue', to: new Date('2025-03-06T05:00:00Z') },
      ],
    });

    const second = await put(`36:30;;;;;"${load}; Baku 06.03.2025 01:00–11:00 customs"`);
    expect(second.counts).toMatchObject({ amend: 1 });
    expect((await shown(second.id, 'amend'))[0]!.changes.map(({ field }) => field)).toEqual([
      'terms.allowedHours',
      'delays',
    ]);
    await imported(second.id);
    expect(await stored(voyage!.voyageNo!)).toMatchObject({
      terms: { allowedMinutes: 2190, allowedFor: 'reversible', currency: 'USD' },
      delays: [
        { reason: 'weather' },
        { reason: 'customs', note: null, to: new Date('2025-03-06T07:00:00Z') },
      ],
    });

    const third = await put(';always;;;;wind all day');
    expect((await shown(third.id, 'refused'))[0]!.problems).toMatchObject([
      { column: 6, reason: 'laytimeForUnread', values: { read: 'always' } },
      { column: 10, reason: 'delayUnread', values: { read: 'wind all day' } },
    ]);
  });

  test('holds back whole voyages, never half of one, until they are mended', async () => {
    const bl = mark();
    const { text } = await aFile([
      `${bl}-1;03.03.2025;9 500;;;;`,
      `${bl}-2;03.03.2025;a lot;;;;`,
      `${bl}-3;20.03.2025;9 500;;;;`,
    ]);
    const id = await staged(text);
    expect((await tried(id)).counts).toMatchObject({ create: 1, refused: 1 });
    const [bad] = await shown(id, 'refused');
    expect(bad!.problems).toMatchObject([
      { row: 3, column: 4, reason: 'notANumber', values: { read: 'a lot' } },
    ]);
    expect(await importFile(ann, id, { onlyGood: false })).toMatchObject({
      done: false,
      refusals: [{ reason: 'notAllGood' }],
    });

    await correct(ann, id, { cells: [{ row: 3, column: 4, text: '400' }] });
    expect((await tried(id)).counts).toMatchObject({ create: 2, refused: 0 });
    expect(await imported(id)).toMatchObject({ created: 2, heldBack: 0 });
  });

  test('asks what 9.959 is where no other number of the column says', async () => {
    const { text } = await aFile([`${mark()};03.03.2025;9.959;;;;`]);
    const id = await staged(text);
    const { counts, columns } = await tried(id);
    expect(counts).toMatchObject({ refused: 1 });
    expect(columns[4]).toMatchObject({ state: 'open', text: '9.959', cells: 1 });
    expect((await shown(id, 'refused'))[0]!.problems).toMatchObject([
      { reason: 'tonnesAmbiguous', column: 4 },
    ]);

    const conventions = columns.map((_, at) => (at === 4 ? { decimal: ',' as const, order: null } : null));
    await correct(ann, id, { conventions });
    expect((await tried(id)).counts).toMatchObject({ create: 1 });
    await imported(id);
  });

  test('refuses lines of one file that contradict one another', async () => {
    const bl = mark();
    const ship = await aFleet();
    const { text } = await aFile(
      [
        `${bl};03.03.2025;9 500;;;05.03.2025 10:00;`,
        `${bl}-2;04.03.2025;9 500;;;06.03.2025 10:00;`,
        `${bl};20.03.2025;9 500;;;;`,
      ],
      HEADER,
      ship,
    );
    const id = await staged(text);
    await tried(id);
    const refused = await shown(id, 'refused');
    expect(
      refused.flatMap(({ problems }) => problems.map(({ reason, values }) => [reason, values?.line])),
    ).toEqual([
      ['overlapsInFile', 2],
      ['blNoTwiceInFile', 2],
    ]);
    expect(await imported(id, true)).toMatchObject({ created: 1, heldBack: 2 });
  });

  test('imports what is implausible with a reason only, and keeps it', async () => {
    const { text } = await aFile([`${mark()};03.03.2025;20 000;;;;`]);
    const id = await staged(text);
    expect((await tried(id)).counts).toMatchObject({ doubted: 1 });
    await correct(ann, id, { warningReason: 'as the B/L says' });
    expect((await tried(id)).counts).toMatchObject({ create: 1 });
    await imported(id);
    const [logged] = await triedVoyages(ann, id, ['create'], { after: 0, size: 1 });
    expect(await stored(logged!.voyageNo!)).toMatchObject({
      warnings: [{ code: 'intakeAboveDeadweight', reason: 'as the B/L says' }],
    });
    // The reason was given for 20 000 t: less is covered, more is asked anew.
    const again = async (tonnes: string) =>
      (await tried(await staged(text.replace('20 000', tonnes)))).counts;
    expect(await again('19 000')).toMatchObject({ amend: 1, doubted: 0 });
    expect(await again('21 000')).toMatchObject({ amend: 0, doubted: 1 });
  });

  test('is not for those who only read, nor for another person’s file', async () => {
    expect(await stageFile(viewer, 'a.csv', new TextEncoder().encode('a;b\n1;2'))).toMatchObject({
      refusals: [{ reason: 'notAllowed' }],
    });
    const id = await staged((await aFile([`${mark()};03.03.2025;9 500;;;;`])).text);
    const bob = await aPerson('analyst');
    expect(await tryFile(bob, id, () => {})).toMatchObject({ refusals: [{ reason: 'fileGone' }] });
    expect(await importFile(bob, id, { onlyGood: true })).toMatchObject({
      refusals: [{ reason: 'fileGone' }],
    });
  });
});

test('an export comes back in without a change, in any of its forms', async () => {
  const fleet = await aFleet();
  const word = `w${mark()}`;
  const lots = [
    aLot(fleet, {
      blNo: `-${word}`,
      blTonnes: '500.500',
      outturnTonnes: '500.1',
      outturnDate: '28.01.2025',
      note: '=1+1',
    }),
    aLot(fleet, { blNo: '', blTonnes: '9 000', blDate: '24.01.2025' }),
  ];
  lots[0]!.blTonnes = '500.5000';
  const actual = { load_arrived: '23.01.2025', sailed: '26.01.2025 00:00', arrived: '27.01.2025 09:30' };
  await loggedBy(
    ann,
    aVoyageText(fleet, {
      ...{ lots, actual, note: `${word} "quoted"; and\nmore`, laycanFrom: '22.01.2025' },
      terms: {
        ...{ ...emptyTermsText(), allowedHours: '36:20', demurragePerDay: '18 000', currency: 'USD' },
        excepted: 'weather, customs',
      },
      delays: [
        {
          ...{ port: 'load', reason: 'weather', from: '24.01.2025 10:00', to: '24.01.2025 16:30' },
          note: 'swell; "2 m"\nand wind',
        },
        {
          ...{
            port: 'discharge',
            reason: 'berth_occupied',
            from: '27.01.2025 10:00',
            to: '28.01.2025 01:00',
          },
          note: '',
        },
      ],
    }),
  );
  await loggedBy(
    ann,
    aVoyageText(await aFleet(), {
      ...{ lots: [], actual: {}, laycanFrom: '01.02.2025', note: word },
      terms: { ...emptyTermsText(), allowedHours: '72.5', allowedFor: 'reversible', noticeHours: '6' },
    }),
  );
  const filter = { ...EVERYTHING, text: word };
  const ids = await voyagesToExport(viewer, filter);
  expect(ids).toHaveLength(2);
  const unchanged = async (file: string | Uint8Array) => {
    const id = await staged(file);
    const { counts } = await tried(id);
    const other = await shown(id, 'refused', 'doubted', 'amend', 'create');
    expect([counts.same, other.map(({ problems, changes }) => [problems, changes])]).toEqual([2, []]);
  };
  const sheets = { lines: 'Voyages', about: 'About' };
  await unchanged(
    await workbookOf(exportLines(filter, ids), { headers: HEADINGS, sheets, about: [['By', '=Ann']] }),
  );
  for (const separator of [';', ',', '\t'] as const) {
    for (const decimal of ['.', ','] as const) {
      let text = csvHeader(HEADINGS, { separator, decimal });
      for await (const lines of exportCsv(filter, ids, { separator, decimal })) text += lines;
      await unchanged(text);
    }
  }
});

const texts = createTranslator({ locale: 'en', messages });
const HEADINGS = FIELDS.map((field) => {
  const event = eventOf(field);
  if (!event) return texts(`import.fields.${field}` as 'import.fields.note');
  const name = { event: texts(`voyages.events.${event.name}`), kind: texts(`voyages.kinds.${event.kind}`) };
  return texts('import.eventField', name);
});
