import 'server-only';
import { randomUUID } from 'node:crypto';
import { db } from '@/lib/db';
import { may, type Person } from '@/lib/people/role';
import { done, refused, type Refusal, type Result } from '@/lib/result';
import { LISTS, rowsOfJson } from '@/lib/voyages/insert.mutations';
import { Prisma } from '@/prisma/generated/client';
import { readColumn, type ColumnReading, type Convention } from './convention';
import { FIELDS, kindOf, type Field } from './fields';
import type { Reading } from './group';
import { guessFields, plainHeader, unitOf } from './headers';
import { keyOf } from './reader';
import { batchOf, rowsOf, type BatchHead, type BatchRow, type Checked, type Counts } from './stage.queries';
import { readTable } from './table';
import { tryOut } from './trial.queries';
import { readyParts } from './ready';
import type { Trial, Tried } from './tried';
import { columnOfVessel, isTotal, readBlank } from './whose';

export const NOT_ALLOWED: Refusal = { reason: 'notAllowed' };
export const GONE: Refusal = { reason: 'fileGone' };
const CHUNK = 500;
/** Files nobody came back to. */
const KEPT_DAYS = 14;

/** Reads an uploaded file into the waiting room; the answer is its id. Nothing of the log is touched. */
export async function stageFile(by: Person, fileName: string, bytes: Uint8Array): Promise<Result<string>> {
  if (!may(by, 'logVoyages')) return refused(NOT_ALLOWED);
  const table = await readTable(bytes);
  if (!table.done) return table;
  const { headers, rows } = table.value;
  const remembered = await db().$queryRaw<{ header: string; field: string }[]>`
    SELECT header, field FROM import_header WHERE user_id = ${by.id}`;
  const fields = guessFields(headers, new Map(remembered.map(({ header, field }) => [header, field])));
  const id = randomUUID();
  const name =
    [fileName, table.value.sheet ?? '']
      .map((part) => part.replace(/[\p{Cc}]/gu, '').trim())
      .filter((part) => part !== '')
      .join(' › ')
      .slice(0, 200) || 'file';
  await db().$transaction(
    async (tx) => {
      await tx.$executeRaw`
        DELETE FROM import_batch WHERE user_id = ${by.id} AND created_at < now() - make_interval(days => ${KEPT_DAYS}::int)`;
      await tx.$executeRaw`
        INSERT INTO import_batch (id, user_id, file_name, headers, fields, conventions)
        VALUES (${id}::uuid, ${by.id}, ${name}, ${headers}::text[], ${fields.map((field) => field ?? '')}::text[], '[]')`;
      for (let at = 0; at < rows.length; at += CHUNK) {
        await tx.$executeRaw`
          INSERT INTO import_row (batch_id, no, cells)
          SELECT ${id}::uuid, no, cells FROM jsonb_to_recordset(${JSON.stringify(rows.slice(at, at + CHUNK))}::jsonb) AS r(no int, cells text[])`;
      }
    },
    { timeout: 60_000 },
  );
  return done(id);
}

/** What somebody corrects before the file is tried out again. */
export interface Correction {
  fields?: (Field | '')[];
  conventions?: (Convention | null)[];
  cells?: { row: number; column: number; text: string }[];
  /** A text of a column on every line that has it: the same ship stands on many. */
  everywhere?: { column: number; read: string; text: string };
  warningReason?: string;
}

/** Keeps a correction with the file, and the chosen columns for this person's next one. */
export async function correct(by: Person, id: string, correction: Correction): Promise<Result<null>> {
  if (!may(by, 'logVoyages')) return refused(NOT_ALLOWED);
  const batch = await batchOf(by, id);
  if (!batch || batch.importedAt) return refused(GONE);
  const { fields, conventions, cells = [], everywhere, warningReason } = correction;
  await db()
    .$executeRaw`UPDATE import_batch SET tried_snapshot = NULL, tried_at = NULL WHERE id = ${id}::uuid`;
  if (fields) {
    const chosen = batch.headers.map((_, at) => FIELDS.find((field) => field === fields[at]) ?? '');
    const twice = chosen.find((field, at) => field !== '' && chosen.indexOf(field) !== at);
    if (twice) return refused({ reason: 'fieldTwice', values: { field: twice } });
    await db()
      .$executeRaw`UPDATE import_batch SET fields = ${chosen}::text[], checked = NULL WHERE id = ${id}::uuid`;
    const learnt = batch.headers.flatMap((header, at) => {
      const plain = plainHeader(header);
      return plain === '' ? [] : [{ header: plain, field: chosen[at] ?? '' }];
    });
    await db().$executeRaw`
      INSERT INTO import_header (user_id, header, field)
      SELECT DISTINCT ON (header) ${by.id}, header, field FROM jsonb_to_recordset(${JSON.stringify(learnt)}::jsonb) AS l(header text, field text)
      ON CONFLICT (user_id, header) DO UPDATE SET field = excluded.field`;
  }
  if (conventions) {
    const kept = batch.headers.map((_, at) => conventions[at] ?? batch.conventions[at] ?? null);
    await db()
      .$executeRaw`UPDATE import_batch SET conventions = ${JSON.stringify(kept)}::jsonb, checked = NULL WHERE id = ${id}::uuid`;
  }
  if (cells.length > 0) {
    await db().$executeRaw`
      UPDATE import_row r SET cells[c."column" + 1] = c.text
      FROM jsonb_to_recordset(${JSON.stringify(cells)}::jsonb) AS c(row int, "column" int, text text)
      WHERE r.batch_id = ${id}::uuid AND r.no = c.row AND c."column" BETWEEN 0 AND ${batch.headers.length - 1}::int`;
  }
  if (everywhere && everywhere.column < batch.headers.length) {
    const at = everywhere.column + 1;
    await db().$executeRaw`
      UPDATE import_row SET cells[${at}::int] = ${everywhere.text}
      WHERE batch_id = ${id}::uuid AND btrim(cells[${at}::int]) = ${everywhere.read}`;
  }
  if (warningReason !== undefined) {
    await db()
      .$executeRaw`UPDATE import_batch SET warning_reason = ${warningReason.slice(0, 1000)} WHERE id = ${id}::uuid`;
  }
  return done(null);
}

/** How each column is read: what was chosen, else what its own cells prove. Others are served between two columns. */
export async function readingOf(
  batch: BatchHead,
  rows: readonly BatchRow[],
): Promise<{ reading: Reading; columns: (ColumnReading | null)[] }> {
  const columns: (ColumnReading | null)[] = [];
  for (const [column, field] of batch.fields.entries()) {
    columns.push(
      field === ''
        ? null
        : readColumn(kindOf(field), cellsOf(rows, column), batch.conventions[column] ?? undefined),
    );
    await new Promise((resolve) => setImmediate(resolve));
  }
  const vessel = columnOfVessel(batch.fields);
  if (vessel >= 0) columns[vessel] = readBlank(rows, batch.fields, batch.conventions[vessel]);
  return { reading: readingBy(batch, columns), columns };
}

/** The same from what is known of the columns already. */
export function readingBy(batch: BatchHead, columns: readonly (ColumnReading | null)[]): Reading {
  const conventions = batch.headers.map((_, at): Convention => {
    const found = columns[at]?.convention ?? null;
    return {
      decimal: found === '.' || found === ',' ? found : null,
      order: found === 'dmy' || found === 'mdy' ? found : null,
      blank: found === 'above' || found === 'gap' ? found : null,
    };
  });
  return {
    fields: batch.fields.map((field) => (field === '' ? null : field)),
    conventions,
    units: batch.headers.map((header) => unitOf(header).unit),
  };
}

function* cellsOf(rows: readonly BatchRow[], column: number): Generator<string> {
  for (const { cells } of rows) yield (cells[column] ?? '').trim();
}

/** Tries the file out and keeps what was found beside it. */
export async function tryFile(
  by: Person,
  id: string,
  progress: (done: number) => void,
): Promise<Result<Checked>> {
  if (!may(by, 'logVoyages')) return refused(NOT_ALLOWED);
  const batch = await batchOf(by, id);
  if (!batch || batch.importedAt) return refused(GONE);
  // What the log was when the trial began; a correction meanwhile takes the mark away again.
  const [seen] = await db().$queryRaw<{ snapshot: string }[]>`
    UPDATE import_batch SET tried_snapshot = pg_current_snapshot()::text, tried_at = NULL
    WHERE id = ${id}::uuid RETURNING tried_snapshot AS snapshot`;
  const rows = await rowsOf(id);
  const { reading, columns } = await readingOf(batch, rows);
  const totals = rows.filter(({ cells }) => isTotal(cells, batch.fields)).map(({ no }) => no);
  const { voyages, creates } = await tryOut(
    { id, rows, reading, warningReason: batch.warningReason },
    progress,
  );
  const checked: Checked = {
    counts: countsOf(voyages),
    linesHeldBack: voyages.reduce((sum, one) => sum + (isHeldBack(one) ? one.rows.length : 0), 0),
    columns,
    totals,
  };
  await keepTrial(id, { voyages, creates, checked, snapshot: seen?.snapshot ?? '' });
  return done(checked);
}

export const isHeldBack = ({ verdict }: Pick<Tried, 'verdict'>) =>
  verdict === 'refused' || verdict === 'doubted';

function countsOf(voyages: readonly Tried[]): Counts {
  const counts: Counts = { create: 0, amend: 0, same: 0, refused: 0, doubted: 0 };
  for (const { verdict } of voyages) counts[verdict] += 1;
  return counts;
}

interface Kept {
  voyages: readonly Tried[];
  creates: Trial['creates'];
  checked: Checked;
  snapshot: string;
}

async function keepTrial(id: string, { voyages, creates, checked, snapshot }: Kept): Promise<void> {
  await db().$transaction(
    async (tx) => {
      // Two tries of one file take turns.
      await tx.$executeRaw`SELECT FROM import_batch WHERE id = ${id}::uuid FOR UPDATE`;
      await tx.$executeRaw`DELETE FROM import_voyage WHERE batch_id = ${id}::uuid`;
      await tx.$executeRaw`DELETE FROM import_ready WHERE batch_id = ${id}::uuid`;
      for (let at = 0; at < voyages.length; at += CHUNK) {
        const rows = voyages
          .slice(at, at + CHUNK)
          .map(({ voyageNo, ...one }) => ({ ...one, voyage_no: voyageNo, key: keyOf(id, one.no) }));
        await tx.$executeRaw`
          INSERT INTO import_voyage (batch_id, no, rows, verdict, voyage_no, key, changes, problems)
          SELECT ${id}::uuid, no, rows, verdict, voyage_no, key, changes, problems
          FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS v(no int, rows int[], verdict text, voyage_no text, key uuid, changes jsonb, problems jsonb)`;
      }
      let part = 0;
      for (const ready of readyParts(creates.values())) {
        await tx.$executeRaw`
          INSERT INTO import_ready (batch_id, part, ${Prisma.raw(LISTS.join(', '))})
          SELECT ${id}::uuid, ${part++}::int, ${Prisma.join(LISTS.map((list) => Prisma.sql`ARRAY(SELECT x FROM ${rowsOfJson(list, ready[list])} AS x)`))}`;
      }
      await tx.$executeRaw`
        UPDATE import_batch SET checked = ${JSON.stringify(checked)}::jsonb, tried_at = CASE WHEN tried_snapshot = ${snapshot} THEN now() END
        WHERE id = ${id}::uuid`;
    },
    { timeout: 60_000 },
  );
}
