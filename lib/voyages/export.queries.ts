import 'server-only';
import { db } from '@/lib/db';
import { mustBeAllowed, type Person } from '@/lib/people/role';
import { Prisma } from '@/prisma/generated/client';
import type { VoyageFilter } from './filter';
import { and, datedWithin, lotConditions, voyageConditions } from './filter.queries';
import { ORDER } from './queries';
import { EVENTS } from './voyage';

/** Cells of one line, a text for each of FIELDS of import/fields.ts; empty is a gap. Days and times are ISO, local at their port. */
export type Line = string[];

/** A page costs some milliseconds to plan, whatever its size; its text is about a megabyte. */
const PAGE = 2000;
/** Pages that the database writes side by side, each on a processor of its own: no more than two, the rest is for others. */
const AT_ONCE = 2;
const [CELL, LINE] = ['\u001f', '\u001e'];

/** The voyages of the filter in its order, as they are at this moment: a whole log is a few megabytes of numbers. */
export async function voyagesToExport(person: Person | null, filter: VoyageFilter): Promise<number[]> {
  mustBeAllowed(person, 'read');
  const order = [...ORDER[filter.sort].map(({ by }) => by), 'v.id'].map(
    (key) => `${key} ${filter.direction}`,
  );
  const [found] = await db().$queryRaw<{ ids: number[] | null }[]>`
    SELECT array_agg(v.id ORDER BY ${Prisma.raw(order.join(', '))}) AS ids
    FROM voyage v WHERE ${and(voyageConditions(filter, await datedWithin(filter)))}`;
  return found?.ids ?? [];
}

/** How many lines an export of the filter has, counted up to `bound` + 1. */
export async function linesToExport(
  person: Person | null,
  filter: VoyageFilter,
  bound: number,
): Promise<number> {
  mustBeAllowed(person, 'read');
  const [found] = await db().$queryRaw<{ lines: number }[]>`
    SELECT count(*)::int AS lines FROM (
      SELECT FROM voyage v LEFT JOIN lot l ON l.voyage_id = v.id AND ${and(lotConditions(filter))}
      WHERE ${and(voyageConditions(filter, await datedWithin(filter)))} LIMIT ${bound + 1}::int) lines`;
  return found?.lines ?? 0;
}

/** How the cells of a line are written and held together, as SQL: all of it is the database's work. */
export interface Writing {
  separator: Prisma.Sql;
  lineEnd: Prisma.Sql;
  /** What a person may have written. */
  text: (text: Prisma.Sql) => Prisma.Sql;
  /** A text of a number with a point before its decimals. */
  number: (text: Prisma.Sql) => Prisma.Sql;
  /** A numeric with three decimals. */
  tonnes: (tonnes: Prisma.Sql) => Prisma.Sql;
}

/** Cells apart by marks that no text may hold. */
const APART: Writing = {
  separator: Prisma.raw(`E'\\x1f'`),
  lineEnd: Prisma.raw(`E'\\x1e'`),
  text: (text) => Prisma.sql`translate(${text}, ${CELL + LINE}, '')`,
  number: (text) => text,
  tonnes: (tonnes) => Prisma.sql`${tonnes}::text`,
};

/** The lines of the voyages, a page at a time. */
export async function* exportLines(filter: VoyageFilter, ids: readonly number[]): AsyncGenerator<Line[]> {
  for await (const text of writtenLines(filter, ids, APART)) {
    yield text.split(LINE).map((line) => line.split(CELL));
  }
}

/** The same lines as the database writes them, without the last line end. */
export async function* writtenLines(
  filter: VoyageFilter,
  ids: readonly number[],
  writing: Writing,
): AsyncGenerator<string> {
  const coming: Promise<string>[] = [];
  for (let at = 0; at < ids.length || coming.length > 0;) {
    for (; at < ids.length && coming.length < AT_ONCE; at += PAGE) {
      const page = readPage(filter, ids.slice(at, at + PAGE), writing);
      // Whoever waits for it hears of a failure; nobody may be left to.
      page.catch(() => {});
      coming.push(page);
    }
    const text = await coming.shift();
    if (text) yield text;
  }
}

/** Hours in decimals where two of them are exact, else as `36:20`. */
const hours = (minutes: string) =>
  Prisma.raw(`CASE WHEN ${minutes} % 3 = 0 THEN trim_scale(${minutes} / 60.0)::text
    ELSE ${minutes} / 60 || ':' || lpad((${minutes} % 60)::text, 2, '0') END`);

/** Of a delay, local at its port. */
const local = (column: string) =>
  Prisma.raw(
    `to_char(${column} AT TIME ZONE CASE d.port WHEN 'load' THEN z.load ELSE z.discharge END, 'YYYY-MM-DD HH24:MI')`,
  );

/** Of an event, local at its port: an ISO text cut where its precision ends, in half the time of to_char. */
const time = (column: string) =>
  Prisma.raw(`coalesce(left((e.${column}_at AT TIME ZONE CASE WHEN e.name <= 'sailed' THEN z.load ELSE z.discharge END)::text,
    CASE e.${column}_precision WHEN 'day' THEN 10 ELSE 16 END), '')`);

/** The times of all events beside one another, those of an event without a row empty. */
function eventCells(between: Prisma.Sql): Prisma.Sql {
  const cells = EVENTS.map(
    ({ name }) =>
      Prisma.sql`coalesce(max(times) FILTER (WHERE name = ${Prisma.raw(`'${name}'`)}), ${between} || ${between})`,
  );
  return Prisma.sql`SELECT ${Prisma.join(cells, ` || ${between.sql} || `)} AS cells
    FROM (SELECT e.name, ${time('planned')} || ${between} || ${time('estimated')} || ${between} || ${time('actual')} AS times
      FROM voyage_event e WHERE e.voyage_id = v.id OFFSET 0) e`;
}

async function readPage(filter: VoyageFilter, ids: readonly number[], writing: Writing): Promise<string> {
  const { separator, lineEnd } = writing;
  const text = (column: string) => writing.text(Prisma.raw(column));
  const number = (column: string) => writing.number(Prisma.raw(column));
  const tonnes = (column: string) => writing.tonnes(Prisma.raw(column));
  const span = (minutes: string) => writing.number(hours(minutes));
  const [found] = await db().$queryRaw<{ lines: string | null }[]>`
    SELECT string_agg(line, ${lineEnd} ORDER BY ord, no) AS lines FROM (
      SELECT o.ord, l.no, array_to_string(ARRAY[v.voyage_no, CASE WHEN v.simulated THEN 'simulated' ELSE 'real' END, v.status::text,
          ${text('s.name')}, s.imo_number, ${text('load.name')}, ${text('discharge.name')}, v.laycan_from::text, v.laycan_to::text,
          ${span('v.laytime_minutes')}, v.laytime_for::text, ${span('v.notice_minutes')}, ${number('v.demurrage_per_day::text')},
          v.demurrage_currency, ${text("array_to_string(v.excepted_reasons, ', ')")},
          l.no::text, ${text('g.name')}, ${text('c.name')}, ${text('l.bl_no')},
          left(l.bl_date::text, CASE l.bl_date_precision WHEN 'month' THEN 7 ELSE 10 END),
          ${tonnes('l.planned_tonnes')}, ${tonnes('l.bl_tonnes')}, ${tonnes('l.outturn_tonnes')}, l.outturn_date::text,
          ${number('round((l.bl_tonnes - l.outturn_tonnes) * 100 / l.bl_tonnes, 3)::text')}, ${text('l.note')},
          e.cells, ${text('d.delays')}, ${text('v.note')}], ${separator}, '') AS line
      FROM unnest(${ids}::int[]) WITH ORDINALITY o(id, ord) JOIN voyage v ON v.id = o.id
      LEFT JOIN vessel s ON s.id = v.vessel_id
      LEFT JOIN terminal load ON load.id = v.load_terminal_id
      LEFT JOIN terminal discharge ON discharge.id = v.discharge_terminal_id
      CROSS JOIN LATERAL (SELECT coalesce(load.time_zone, 'Asia/Aqtau') AS load, coalesce(discharge.time_zone, 'Asia/Baku') AS discharge) z
      LEFT JOIN LATERAL (${eventCells(separator)}) e ON true
      LEFT JOIN LATERAL (
        SELECT string_agg(CASE d.port WHEN 'load' THEN 'Aktau ' ELSE 'Baku ' END || ${local('d.from_at')} || '–' || ${local('d.to_at')}
          || ' ' || d.reason || coalesce(' "' || replace(d.note, '"', '""') || '"', ''), '; ' ORDER BY d.from_at, d.id) AS delays
        FROM delay d WHERE d.voyage_id = v.id) d ON true
      LEFT JOIN lot l ON l.voyage_id = v.id AND ${and(lotConditions(filter))}
      LEFT JOIN grade g ON g.id = l.grade_id LEFT JOIN company c ON c.id = l.shipper_id) lines`;
  return found?.lines ?? '';
}
