import 'server-only';
import { db } from '@/lib/db';
import { mustBeAllowed, type Person } from '@/lib/people/role';
import { Prisma } from '@/prisma/generated/client';
import type { VoyageFilter } from './filter';
import { and, datedWithin, lotConditions, voyageConditions } from './filter.queries';
import { EVENT_FIELDS, FIELDS, type Field } from './import/fields';
import { ORDER } from './queries';

/** Cells of one line, a text for each of FIELDS; empty is a gap. Days and times are ISO, local at their port. */
export type Line = string[];

const PAGE = 500;
const [CELL, LINE, PART] = ['\u001f', '\u001e', '\u001d'];

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

const POSITION = new Map<Field, number>(FIELDS.map((field, index) => [field, index]));
const EVENTS_AT = POSITION.get(EVENT_FIELDS[0] ?? 'note') ?? 0;

/** What a person may have written, without the three marks that hold the answer together. */
const plain = (text: string) => Prisma.raw(`translate(${text}, E'\\x1d\\x1e\\x1f', '')`);

/** Hours in decimals where two of them are exact, else as `36:20`. */
const hours = (minutes: string) =>
  Prisma.raw(`CASE WHEN ${minutes} % 3 = 0 THEN trim_scale(${minutes} / 60.0)::text
    ELSE ${minutes} / 60 || ':' || lpad((${minutes} % 60)::text, 2, '0') END`);

/** Of a delay, local at its port. */
const local = (column: string) =>
  Prisma.raw(
    `to_char(${column} AT TIME ZONE CASE d.port WHEN 'load' THEN z.load ELSE z.discharge END, 'YYYY-MM-DD HH24:MI')`,
  );

/**
 * The lines of the voyages, a few hundred voyages at a time. The database joins the cells: a value of its own for each
 * of sixty cells would cost ten times as much to take apart.
 */
export async function* exportLines(filter: VoyageFilter, ids: readonly number[]): AsyncGenerator<Line[]> {
  let next = ids.length > 0 ? readPage(filter, ids.slice(0, PAGE)) : null;
  for (let at = PAGE; next; at += PAGE) {
    const lines = await next;
    // The database reads the next page while this one is written.
    next = at < ids.length ? readPage(filter, ids.slice(at, at + PAGE)) : null;
    next?.catch(() => {});
    yield lines;
  }
}

async function readPage(filter: VoyageFilter, ids: readonly number[]): Promise<Line[]> {
  const time = (column: string) =>
    Prisma.raw(`to_char(e.${column}_at AT TIME ZONE CASE WHEN e.name <= 'sailed' THEN z.load ELSE z.discharge END,
      CASE e.${column}_precision WHEN 'day' THEN 'YYYY-MM-DD' ELSE 'YYYY-MM-DD HH24:MI' END)`);
  const [found] = await db().$queryRaw<{ lines: string | null }[]>`
    SELECT string_agg(line, ${LINE} ORDER BY ord, no) AS lines FROM (
      SELECT o.ord, l.no, array_to_string(ARRAY[v.voyage_no, CASE WHEN v.simulated THEN 'simulated' ELSE 'real' END, v.status::text,
          ${plain('s.name')}, s.imo_number, ${plain('load.name')}, ${plain('discharge.name')}, v.laycan_from::text, v.laycan_to::text,
          ${hours('v.laytime_minutes')}, v.laytime_for::text, ${hours('v.notice_minutes')}, v.demurrage_per_day::text, v.demurrage_currency,
          array_to_string(v.excepted_reasons, ', '),
          l.no::text, ${plain('g.name')}, ${plain('c.name')}, ${plain('l.bl_no')},
          to_char(l.bl_date, CASE l.bl_date_precision WHEN 'month' THEN 'YYYY-MM' ELSE 'YYYY-MM-DD' END),
          l.planned_tonnes::text, l.bl_tonnes::text, l.outturn_tonnes::text, l.outturn_date::text,
          round((l.bl_tonnes - l.outturn_tonnes) * 100 / l.bl_tonnes, 3)::text, ${plain('l.note')},
          e.events, d.delays, ${plain('v.note')}], ${CELL}, '') AS line
      FROM unnest(${ids}::int[]) WITH ORDINALITY o(id, ord) JOIN voyage v ON v.id = o.id
      LEFT JOIN vessel s ON s.id = v.vessel_id
      LEFT JOIN terminal load ON load.id = v.load_terminal_id
      LEFT JOIN terminal discharge ON discharge.id = v.discharge_terminal_id
      CROSS JOIN LATERAL (SELECT coalesce(load.time_zone, 'Asia/Aqtau') AS load, coalesce(discharge.time_zone, 'Asia/Baku') AS discharge) z
      LEFT JOIN LATERAL (
        SELECT string_agg(e.name || ${PART} || coalesce(${time('planned')}, '') || ${PART} || coalesce(${time('estimated')}, '')
          || ${PART} || coalesce(${time('actual')}, ''), ${PART}) AS events
        FROM voyage_event e WHERE e.voyage_id = v.id) e ON true
      LEFT JOIN LATERAL (
        SELECT string_agg(CASE d.port WHEN 'load' THEN 'Aktau ' ELSE 'Baku ' END || ${local('d.from_at')} || '–' || ${local('d.to_at')}
          || ' ' || d.reason || coalesce(' "' || replace(${plain('d.note')}, '"', '""') || '"', ''), '; ' ORDER BY d.from_at, d.id) AS delays
        FROM delay d WHERE d.voyage_id = v.id) d ON true
      LEFT JOIN lot l ON l.voyage_id = v.id AND ${and(lotConditions(filter))}
      LEFT JOIN grade g ON g.id = l.grade_id LEFT JOIN company c ON c.id = l.shipper_id) lines`;
  return found?.lines ? found.lines.split(LINE).map(lineOf) : [];
}

/** One joined cell holds all events; here each of their times gets its own. */
function lineOf(joined: string): Line {
  const cells = joined.split(CELL);
  const note = cells.pop() ?? '';
  const delays = cells.pop() ?? '';
  const events = cells.pop() ?? '';
  const line: Line = cells;
  for (let at = cells.length; at < FIELDS.length; at++) line.push('');
  line[FIELDS.length - 2] = delays;
  line[FIELDS.length - 1] = note;
  if (events !== '') {
    const parts = events.split(PART);
    for (let at = 0; at < parts.length; at += 4) {
      const place = POSITION.get(`${parts[at]}.planned` as Field) ?? EVENTS_AT;
      for (let kind = 0; kind < 3; kind++) line[place + kind] = parts[at + 1 + kind] ?? '';
    }
  }
  return line;
}
