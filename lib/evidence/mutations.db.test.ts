import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { aPerson, asOwner, onTestDatabase, owner } from '@/e2e/database';
import { anExe, aPdf, aPdfOf, aPng } from '@/e2e/paper-files';
import { aFleet, aLot, aVoyageText, asApp, logged, opened, stored } from '@/e2e/voyages';
import type { Person } from '@/lib/people/role';
import type { Result } from '@/lib/result';
import { actOnVoyage, amendVoyage } from '@/lib/voyages/mutations';
import type { VoyageRecord } from '@/lib/voyages/record';
import type { LotText } from '@/lib/voyages/text';
import { keepPaper, removePaper } from './mutations';
import { PAPER_MAX_SIZE, type About, type PaperKind } from './paper';
import { amendedNumbers, paperFile, papersOf } from './queries';

onTestDatabase();

let ann: Person;
let viewer: Person;
beforeAll(async () => {
  [ann, viewer] = [await aPerson('analyst'), await aPerson('viewer')];
});

async function aVoyage(): Promise<VoyageRecord> {
  const ship = await aFleet();
  return logged(ann, aVoyageText(ship, { lots: [aLot(ship), aLot(ship, { blTonnes: '400' })] }));
}
const aboutLot = (voyage: VoyageRecord, index = 0): About => ({
  of: 'lot',
  lotId: voyage.lots[index]?.id ?? 0,
});
const keep = (
  voyage: VoyageRecord,
  bytes: Uint8Array,
  { kind = 'bill_of_lading', about = aboutLot(voyage), name = 'BL 17.pdf', by = ann } = {} as Partial<{
    kind: PaperKind;
    about: About;
    name: string;
    by: Person;
  }>,
) => keepPaper(by, voyage.voyageNo, { kind, about, name, bytes: new Uint8Array(bytes) });
const reasonsOf = (result: Result<unknown>) =>
  result.done ? 'done' : result.refusals.map(({ reason }) => reason).join();

async function readBack(voyageNo: string, id: number) {
  const file = await paperFile(viewer, voyageNo, id);
  const slices = [];
  if (file) for await (const slice of file.slices()) slices.push(slice);
  return file && { ...file, bytes: Buffer.concat(slices) };
}

async function revisions(voyage: VoyageRecord) {
  const { rows } = await owner().query(
    `SELECT actor_id AS actor, reason, action, before, after FROM revision
     WHERE voyage_id = $1 AND table_name = 'paper' ORDER BY id`,
    [voyage.id],
  );
  return rows;
}

describe('a paper', () => {
  test('is kept as it came and read by everybody who may read the voyage', async () => {
    const voyage = await aVoyage();
    const pdf = aPdf();
    const result = await keep(voyage, pdf, { name: 'C:\\Scans\\Коносамент 17.pdf' });
    const id = result.done ? result.value.id : 0;
    const sha256 = createHash('sha256').update(pdf).digest('hex');
    expect(await papersOf(viewer, voyage.id)).toEqual([
      {
        id,
        kind: 'bill_of_lading',
        about: aboutLot(voyage),
        fileName: 'Коносамент 17.pdf',
        mediaType: 'application/pdf',
        size: pdf.length,
        sha256,
        at: expect.any(Date),
        by: ann.name,
      },
    ]);
    expect((await readBack(voyage.voyageNo.toLowerCase(), id))?.bytes.equals(pdf)).toBe(true);
    expect(await paperFile(viewer, (await aVoyage()).voyageNo, id)).toBeNull();
    await expect(paperFile(null, voyage.voyageNo, id)).rejects.toThrow(/not allowed/);
  });

  test('of ten megabytes comes back byte for byte, in slices; one byte more is refused', async () => {
    const voyage = await aVoyage();
    const largest = aPdfOf(PAPER_MAX_SIZE);
    largest.write('the middle', 6_000_000);
    largest.write('the end', PAPER_MAX_SIZE - 7);
    const result = await keep(voyage, largest);
    const back = await readBack(voyage.voyageNo, result.done ? result.value.id : 0);
    expect(back?.bytes.equals(largest)).toBe(true);
    expect(await keep(voyage, aPdfOf(PAPER_MAX_SIZE + 1))).toMatchObject({
      refusals: [{ reason: 'paperTooLarge', values: { read: 'BL 17.pdf', size: '10.1 MB' } }],
    });
  });

  test('leaves everything but its bytes in the history, under the name of who brought it', async () => {
    const voyage = await aVoyage();
    await keep(voyage, aPdf());
    const [revision, ...more] = await revisions(voyage);
    expect(more).toEqual([]);
    expect(revision).toMatchObject({ actor: ann.id, action: 'insert', before: null });
    expect(revision.after).toMatchObject({
      sha256: createHash('sha256').update(aPdf()).digest('hex'),
      file_name: 'BL 17.pdf',
      lot_id: voyage.lots[0]?.id,
    });
    expect(revision.after).not.toHaveProperty('bytes');
  });

  test('is removed with a reason, and what it was is remembered', async () => {
    const voyage = await aVoyage();
    const result = await keep(voyage, aPng(), { name: 'wrong ship.png' });
    const id = result.done ? result.value.id : 0;
    expect(reasonsOf(await removePaper(ann, voyage.voyageNo, id, '  '))).toBe('reasonMissing');
    expect(reasonsOf(await removePaper(viewer, voyage.voyageNo, id, 'why not'))).toBe('notAllowed');
    expect(reasonsOf(await removePaper(ann, (await aVoyage()).voyageNo, id, 'mistake'))).toBe('paperGone');
    expect(reasonsOf(await removePaper(ann, voyage.voyageNo, id, ' of another ship '))).toBe('done');
    expect(await papersOf(viewer, voyage.id)).toEqual([]);
    expect(await paperFile(viewer, voyage.voyageNo, id)).toBeNull();
    expect(reasonsOf(await removePaper(ann, voyage.voyageNo, id, 'again'))).toBe('paperGone');
    expect((await revisions(voyage)).at(-1)).toMatchObject({
      actor: ann.id,
      reason: 'of another ship',
      action: 'delete',
      before: { file_name: 'wrong ship.png' },
      after: null,
    });
  });

  test('is refused to viewers, of another kind of file, about another voyage’s lot, and for no voyage', async () => {
    const [voyage, other] = [await aVoyage(), await aVoyage()];
    expect(reasonsOf(await keep(voyage, aPdf(), { by: viewer }))).toBe('notAllowed');
    expect(await keep(voyage, anExe(), { name: 'bl.pdf' })).toMatchObject({
      refusals: [
        { reason: 'paperTypeUnknown', values: { read: 'bl.pdf', found: 'program', head: '4D 5A 90 00' } },
      ],
    });
    expect(reasonsOf(await keep(voyage, new Uint8Array()))).toBe('paperTypeUnknown');
    expect(reasonsOf(await keep(voyage, aPdf(), { about: aboutLot(other) }))).toBe('paperAboutUnknown');
    expect(reasonsOf(await keep({ ...voyage, voyageNo: 'AB-1990-9999' }, aPdf()))).toBe('voyageUnknown');
    expect(await papersOf(viewer, voyage.id)).toEqual([]);
  });

  test('sent twice at once is one paper; the same file on the other lot is another', async () => {
    const voyage = await aVoyage();
    const results = await Promise.all([1, 2, 3].map(() => keep(voyage, aPdf())));
    expect(results.map(reasonsOf).sort()).toEqual(['done', 'paperThere', 'paperThere']);
    expect(reasonsOf(await keep(voyage, aPdf(), { about: aboutLot(voyage, 1) }))).toBe('done');
    expect(await papersOf(viewer, voyage.id)).toHaveLength(2);
  });

  test('disturbs nobody who amends the voyage meanwhile, and outlives a lot that is taken out', async () => {
    const voyage = await aVoyage();
    const about = aboutLot(voyage, 1);
    await keep(voyage, aPdf(), { about });
    const text = opened(voyage);
    const amended = await amendVoyage(ann, voyage.voyageNo, {
      version: voyage.version,
      base: text,
      text: { ...text, lots: text.lots.slice(0, 1) },
      reason: 'one lot only',
    });
    expect(reasonsOf(amended)).toBe('done');
    expect(await papersOf(viewer, voyage.id)).toMatchObject([{ about: { of: 'voyage' } }]);
  });

  test('is followed by what took the place of its number, and not by what was first logged after it', async () => {
    const ship = await aFleet();
    const voyage = await logged(ann, aVoyageText(ship));
    const amend = async (record: VoyageRecord, lot: Partial<LotText>, sailed: string) => {
      const base = opened(record);
      const lots = base.lots.map((one) => ({ ...one, ...lot }));
      const events = { ...base.events, sailed: { ...base.events.sailed, actual: sailed } };
      const change = { version: record.version, base, text: { ...base, lots, events }, reason: 'survey' };
      expect(reasonsOf(await amendVoyage(ann, record.voyageNo, change))).toBe('done');
      return stored(record.voyageNo);
    };
    const since = async () =>
      (await amendedNumbers(viewer, voyage.id)).map((one) => [one.of, 'lotId' in one && one.lotId]);
    const first = await amend(
      voyage,
      { outturnTonnes: '9 480', outturnDate: '27.01.2025' },
      '25.01.2025 10:00',
    );
    expect(await since()).toEqual([]);
    await amend(first, { blTonnes: '9 490' }, '25.01.2025 11:00');
    expect((await since()).sort()).toEqual([
      ['bl', voyage.lots[0]?.id],
      ['time', expect.anything()],
    ]);
  });

  test('is neither added to a closed voyage nor taken from it', async () => {
    const voyage = await aVoyage();
    const result = await keep(voyage, aPdf());
    const { version } = await stored(voyage.voyageNo);
    const act = { version, kind: 'close' as const, reason: 'no outturn will come' };
    expect(reasonsOf(await actOnVoyage(ann, voyage.voyageNo, act))).toBe('done');
    expect(reasonsOf(await keep(voyage, aPng()))).toBe('voyageClosed');
    const id = result.done ? result.value.id : 0;
    expect(reasonsOf(await removePaper(ann, voyage.voyageNo, id, 'late'))).toBe('voyageClosed');
    expect((await readBack(voyage.voyageNo, id))?.bytes.equals(aPdf())).toBe(true);
  });
});

describe('the database itself', () => {
  const insert = (voyage: VoyageRecord, columns: string, values: string) =>
    asApp((client) =>
      client.query(
        `INSERT INTO paper (voyage_id, kind, file_name, media_type, size, sha256, bytes, by_id, by_name${columns})
         VALUES ($1, 'bill_of_lading', 'a.pdf', 'application/pdf', 1, encode(sha256('\\x25'), 'hex'), '\\x25', 'x', 'X'${values})`,
        [voyage.id],
      ),
    );
  test('refuses a paper about two things, or a bill of lading about a port', async () => {
    const voyage = await aVoyage();
    await expect(insert(voyage, ', event, port', ", 'sailed', 'load'")).rejects.toThrow(/paper_about/);
    await expect(insert(voyage, ', port', ", 'load'")).rejects.toThrow(/paper_about_fits_kind/);
    await expect(insert(voyage, '', '')).resolves.toBeDefined();
  });

  test.each([
    ["bytes = '\\x26'", /paper_fingerprint/],
    ['size = 2', /paperIsKept/],
    ["file_name = 'b.pdf'", /paperIsKept/],
    ["bytes = '\\x26', sha256 = encode(sha256('\\x26'), 'hex')", /paperIsKept/],
  ])('lets nobody exchange a paper: %s', async (change, refusal) => {
    const voyage = await aVoyage();
    await insert(voyage, '', '');
    const sql = `UPDATE paper SET ${change} WHERE voyage_id = $1`;
    await expect(asApp((client) => client.query(sql, [voyage.id]))).rejects.toThrow(refusal);
    await expect(asOwner((client) => client.query(sql, [voyage.id]))).rejects.toThrow(refusal);
  });

  test('writes no paper without somebody’s name', async () => {
    const voyage = await aVoyage();
    const sql = 'DELETE FROM paper WHERE voyage_id = $1';
    await insert(voyage, '', '');
    await expect(asApp((client) => client.query(sql, [voyage.id]), { actor: '' })).rejects.toThrow(
      /writeWithoutActor/,
    );
  });
});
