import 'server-only';
import { db } from '@/lib/db';
import { mustBeAllowed, type Person } from '@/lib/people/role';
import { Prisma } from '@/prisma/generated/client';
import type { Cursor, Direction, Sort } from './cursor';
import type { VoyageFilter } from './filter';
import { and, datedWithin, lotConditions, voyageConditions } from './filter.queries';
import { joinEvent, lotsOf, voyagesOf } from './known.queries';
import type { Status } from './voyage';

/** One line of the log. Masses are kilograms, instants ISO 8601 in UTC; null is a gap. */
export interface VoyageRow {
  id: number;
  voyageNo: string;
  /** What an act or an amendment of this row is based on. */
  version: number;
  simulated: boolean;
  status: Status;
  /** The day the log sorts by, and what it is the day of; a B/L may be known by its month only. */
  datedOn: string;
  datedBy: 'bl' | 'event' | 'laycan' | 'entry';
  datePrecision: 'day' | 'month';
  vessel: string | null;
  loadTerminal: string | null;
  loadZone: string;
  dischargeTerminal: string | null;
  dischargeZone: string;
  /** The lots within the filter, and how many the voyage has: from here to `lossOverLimit` only those count. */
  lots: number;
  lotsInAll: number;
  grades: string[];
  shippers: string[];
  blNos: string[];
  blKg: number | null;
  outturnKg: number | null;
  /** Over lots with B/L and outturn, signed, of 1; null without any. */
  lossShare: number | null;
  lossOverLimit: boolean;
  lotsWithoutOutturn: number;
  /** All lots of the voyage. */
  intakeKg: number | null;
  sailedAt: string | null;
  sailedPrecision: 'minute' | 'day' | null;
  arrivedAt: string | null;
  arrivedPrecision: 'minute' | 'day' | null;
  /** Sailed to arrived; null unless both are known by the minute. */
  passageHours: number | null;
  warnings: number;
  laycanFrom: string | null;
  laycanTo: string | null;
  /** Its first 200 letters. */
  note: string | null;
}

export interface VoyagePage {
  rows: VoyageRow[];
  /** Where the neighbouring pages are; null where there is none. */
  previous: Cursor | null;
  next: Cursor | null;
  /** Nothing lies beyond the place asked for, so these are the rows from the beginning. */
  fromBeginning: boolean;
}

/** What a sort compares: each expression has an index with the id behind it. */
export const ORDER: Record<Sort, { by: string; cast: string }[]> = {
  date: [{ by: 'v.dated_on', cast: 'date' }],
  no: [{ by: 'v.voyage_no', cast: 'text' }],
  vessel: [{ by: 'v.vessel_name', cast: 'text' }],
  status: [
    { by: 'v.status', cast: 'voyage_status' },
    { by: 'v.dated_on', cast: 'date' },
  ],
  bl: [{ by: 'v.bl_tonnes', cast: 'numeric' }],
  outturn: [{ by: 'v.outturn_tonnes', cast: 'numeric' }],
  loss: [{ by: 'coalesce(v.loss_share, 0)', cast: 'numeric' }],
};

/** The conditions that leave only what lies beyond a place, read in `direction`. */
function beyond({ values, id }: Cursor, sort: Sort, direction: Direction): Prisma.Sql {
  const order = ORDER[sort];
  const keys = Prisma.raw([...order.map(({ by }) => by), 'v.id'].join(', '));
  const place = order.map(({ cast }, index) => Prisma.sql`${values[index] ?? ''}::${Prisma.raw(cast)}`);
  const compare = Prisma.raw(direction === 'asc' ? '>' : '<');
  return Prisma.sql`(${keys}) ${compare} (${Prisma.join([...place, Prisma.sql`${id}::int`])})`;
}

type ReadRow = VoyageRow & { place: string[] };

/** What is kept of the present alone: of times past it is a gap, and nothing is based on their version. */
const ofNow = ({ known }: VoyageFilter) =>
  known === null
    ? Prisma.sql`v.version, v.laycan_from::text AS "laycanFrom", v.laycan_to::text AS "laycanTo", left(v.note, 200) AS note`
    : Prisma.sql`0 AS version, NULL::text AS "laycanFrom", NULL::text AS "laycanTo", NULL::text AS note`;

/** At most `count` rows in one direction of the sort, read along its index. */
async function read(
  filter: VoyageFilter,
  direction: Direction,
  count: number,
  start: Prisma.Sql[],
): Promise<ReadRow[]> {
  const keys = ORDER[filter.sort].map(({ by }) => by);
  const order = Prisma.raw([...keys, 'v.id'].map((key) => `${key} ${direction}`).join(', '));
  const within = await datedWithin(filter);
  // A place implies one end of the period, and two conditions on one end would have the index read from the outer one.
  if (filter.sort === 'date' && start.length > 0) within[direction === 'asc' ? 'earliest' : 'latest'] = null;
  const conditions = [...voyageConditions(filter, within), ...start];
  return db().$queryRaw<ReadRow[]>`
    SELECT v.id, v.voyage_no AS "voyageNo", ${ofNow(filter)}, v.simulated, v.status::text, v.dated_on::text AS "datedOn",
      CASE WHEN v.first_bl_date IS NOT NULL THEN 'bl' WHEN v.actual_from IS NOT NULL THEN 'event'
        WHEN v.laycan_from IS NOT NULL THEN 'laycan' ELSE 'entry' END AS "datedBy",
      coalesce(l.date_precision, 'day') AS "datePrecision", nullif(v.vessel_name, '') AS vessel,
      load.name AS "loadTerminal", coalesce(load.time_zone, 'Asia/Aqtau') AS "loadZone",
      discharge.name AS "dischargeTerminal", coalesce(discharge.time_zone, 'Asia/Baku') AS "dischargeZone",
      l.lots, v.lot_count AS "lotsInAll", l.grades, l.shippers, l.bl_nos AS "blNos",
      (l.bl * 1000)::float8 AS "blKg", (l.outturn * 1000)::float8 AS "outturnKg",
      (l.loss / nullif(l.bl_measured, 0))::float8 AS "lossShare",
      coalesce(abs(l.loss) * 200 > l.bl_measured, false) AS "lossOverLimit",
      l.without_outturn AS "lotsWithoutOutturn", (nullif(v.bl_tonnes, 0) * 1000)::float8 AS "intakeKg",
      to_char(sailed.actual_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "sailedAt",
      sailed.actual_precision::text AS "sailedPrecision",
      to_char(arrived.actual_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "arrivedAt",
      arrived.actual_precision::text AS "arrivedPrecision",
      CASE WHEN sailed.actual_precision = 'minute' AND arrived.actual_precision = 'minute'
          AND arrived.actual_at >= sailed.actual_at
        THEN (extract(epoch FROM arrived.actual_at - sailed.actual_at) / 3600)::float8 END AS "passageHours",
      v.warning_count AS warnings,
      ARRAY[${Prisma.raw(keys.map((key) => `(${key})::text`).join(', '))}] AS place
    FROM (SELECT v.* FROM ${voyagesOf(filter.known)} v WHERE ${and(conditions)} ORDER BY ${order} LIMIT ${count}::int) v
    LEFT JOIN terminal load ON load.id = v.load_terminal_id
    LEFT JOIN terminal discharge ON discharge.id = v.discharge_terminal_id
    ${joinEvent(filter.known, 'sailed')}
    ${joinEvent(filter.known, 'arrived')}
    LEFT JOIN LATERAL (
      SELECT (count(*) FILTER (WHERE hit))::int AS lots,
        (array_agg(l.bl_date_precision::text ORDER BY l.bl_date, l.no) FILTER (WHERE l.bl_date IS NOT NULL))[1] AS date_precision,
        coalesce(array_agg(g.name ORDER BY l.no) FILTER (WHERE hit AND g.name IS NOT NULL), '{}') AS grades,
        coalesce(array_agg(c.name ORDER BY l.no) FILTER (WHERE hit AND c.name IS NOT NULL), '{}') AS shippers,
        coalesce(array_agg(l.bl_no ORDER BY l.no) FILTER (WHERE hit AND l.bl_no IS NOT NULL), '{}') AS bl_nos,
        sum(l.bl_tonnes) FILTER (WHERE hit) AS bl, sum(l.outturn_tonnes) FILTER (WHERE hit) AS outturn,
        sum(l.bl_tonnes - l.outturn_tonnes) FILTER (WHERE hit) AS loss,
        sum(l.bl_tonnes) FILTER (WHERE hit AND l.outturn_tonnes IS NOT NULL) AS bl_measured,
        (count(*) FILTER (WHERE hit AND l.bl_tonnes IS NOT NULL AND l.outturn_tonnes IS NULL))::int AS without_outturn
      FROM (SELECT l.*, (${and(lotConditions(filter))}) AS hit FROM ${lotsOf(filter.known)} l WHERE l.voyage_id = v.id) l
      LEFT JOIN grade g ON g.id = l.grade_id LEFT JOIN company c ON c.id = l.shipper_id) l ON true
    ORDER BY ${order}`;
}

const cursorAt = (row: ReadRow | undefined): Cursor | null =>
  row ? { values: row.place, id: row.id } : null;

function plain({ place: _, grades, shippers, ...row }: ReadRow): VoyageRow {
  return { ...row, grades: [...new Set(grades)], shippers: [...new Set(shippers)] };
}

/**
 * One page of the log, by keyset: as quick far down as at the beginning. Nothing is counted.
 * @throws NotAllowed
 */
export async function voyagePage(person: Person | null, filter: VoyageFilter): Promise<VoyagePage> {
  mustBeAllowed(person, 'read');
  const { sort, direction, size, position } = filter;
  const back: Direction = direction === 'asc' ? 'desc' : 'asc';
  const page = (found: ReadRow[], hasPrevious: boolean, hasNext: boolean): VoyagePage => ({
    rows: found.map(plain),
    previous: hasPrevious ? cursorAt(found[0]) : null,
    next: hasNext ? cursorAt(found.at(-1)) : null,
    fromBeginning: false,
  });
  if (position.kind === 'before') {
    const found = await read(filter, back, size + 1, [beyond(position.cursor, sort, back)]);
    if (found.length > 0) return page(found.slice(0, size).reverse(), found.length > size, true);
  } else {
    const compare = Prisma.raw(direction === 'asc' ? '>=' : '<=');
    const start =
      position.kind === 'after'
        ? [beyond(position.cursor, sort, direction)]
        : position.kind === 'at'
          ? [Prisma.sql`v.dated_on ${compare} ${position.date}::date`]
          : [];
    const found = await read(filter, direction, size + 1, start);
    const first = cursorAt(found[0]);
    const hasPrevious =
      position.kind === 'after' ||
      (position.kind === 'at' &&
        first !== null &&
        (await read(filter, back, 1, [beyond(first, sort, back)])).length > 0);
    if (found.length > 0 || position.kind === 'first') {
      return page(found.slice(0, size), hasPrevious, found.length > size);
    }
  }
  return { ...(await voyagePage(person, { ...filter, position: { kind: 'first' } })), fromBeginning: true };
}
