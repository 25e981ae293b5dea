import 'server-only';
import { db } from '@/lib/db';
import { mustBeAllowed, type Person } from '@/lib/people/role';
import type { VoyageFilter } from './filter';
import { lotsOf, voyagesOf } from './known.queries';
import { and, datedWithin, lotConditions, voyageConditions } from './filter.queries';

const COUNTED_AT_MOST = 10_000;

/** Beyond so many voyages nothing is counted or added up: the filter has to be narrower. */
export interface TooMany {
  kind: 'tooMany';
  bound: number;
}

/** What a filter adds up to. Masses are kilograms; null where no lot says. */
export interface VoyageTotals {
  kind: 'totals';
  /** Listed, cancelled ones among them; the sums leave those out. */
  voyages: number;
  cancelled: number;
  lots: number;
  blKg: number | null;
  outturnKg: number | null;
  /** B/L less outturn over lots with both, signed, and its share of their B/L. */
  lossKg: number | null;
  lossShare: number | null;
  lotsWithoutOutturn: number;
}

/**
 * The sums of the whole filter, not of its page; exact up to 10,000 voyages, and none beyond.
 * @throws NotAllowed
 */
export async function voyageTotals(
  person: Person | null,
  filter: VoyageFilter,
): Promise<VoyageTotals | TooMany> {
  mustBeAllowed(person, 'read');
  const conditions = and(voyageConditions(filter, await datedWithin(filter)));
  // In the order of an index: without one the planner walks all voyages to find the few.
  const [found] = await db().$queryRaw<Omit<VoyageTotals, 'kind'>[]>`
    WITH chosen AS MATERIALIZED (
      SELECT v.id, v.status FROM ${voyagesOf(filter.known)} v WHERE ${conditions} ORDER BY v.dated_on DESC, v.id DESC LIMIT ${COUNTED_AT_MOST + 1}::int),
    counted AS (
      SELECT count(*)::int AS voyages, (count(*) FILTER (WHERE status = 'cancelled'))::int AS cancelled FROM chosen)
    SELECT c.voyages, c.cancelled, s.lots, (s.bl * 1000)::float8 AS "blKg", (s.outturn * 1000)::float8 AS "outturnKg",
      (s.loss * 1000)::float8 AS "lossKg", (s.loss / nullif(s.bl_measured, 0))::float8 AS "lossShare",
      s.without_outturn AS "lotsWithoutOutturn"
    FROM counted c CROSS JOIN LATERAL (
      SELECT count(*)::int AS lots, sum(l.bl_tonnes) AS bl, sum(l.outturn_tonnes) AS outturn,
        sum(l.bl_tonnes - l.outturn_tonnes) AS loss,
        sum(l.bl_tonnes) FILTER (WHERE l.outturn_tonnes IS NOT NULL) AS bl_measured,
        (count(*) FILTER (WHERE l.bl_tonnes IS NOT NULL AND l.outturn_tonnes IS NULL))::int AS without_outturn
      FROM chosen JOIN ${lotsOf(filter.known)} l ON l.voyage_id = chosen.id
      WHERE c.voyages <= ${COUNTED_AT_MOST}::int AND NOT l.cancelled AND ${and(lotConditions(filter))}) s`;
  return found && found.voyages <= COUNTED_AT_MOST
    ? { kind: 'totals', ...found }
    : { kind: 'tooMany', bound: COUNTED_AT_MOST };
}

export interface Choice {
  id: number;
  name: string;
}

/** Names are no keys: two ships are called Shusha. */
export interface VesselChoice extends Choice {
  imoNumber: string | null;
}

export interface LogChoices {
  /** The one that is filtered by. The others are asked for when somebody is about to choose: see {@link vesselChoices}. */
  vessel: VesselChoice | null;
  grades: Choice[];
  terminals: Choice[];
  shippers: Choice[];
}

/**
 * What the filters of the log can be set to, by name, but for the vessels: a registry of a thousand of them would be
 * three quarters of the page.
 * @throws NotAllowed
 */
export async function logChoices(
  person: Person | null,
  { vesselId }: Pick<VoyageFilter, 'vesselId'>,
): Promise<LogChoices> {
  mustBeAllowed(person, 'read');
  const found = await db().$queryRaw<({ kind: keyof LogChoices } & VesselChoice)[]>`
    SELECT 'vessel' AS kind, id, name, imo_number AS "imoNumber" FROM vessel WHERE id = ${vesselId}::int
    UNION ALL SELECT 'grades', id, name, NULL FROM grade WHERE merged_into_id IS NULL
    UNION ALL SELECT 'terminals', id, name, NULL FROM terminal WHERE merged_into_id IS NULL
    UNION ALL SELECT 'shippers', id, name, NULL FROM company
      WHERE merged_into_id IS NULL AND EXISTS (SELECT FROM lot WHERE shipper_id = company.id)
    ORDER BY 3, 2`;
  const of = (kind: keyof LogChoices) =>
    found.filter((choice) => choice.kind === kind).map(({ id, name }) => ({ id, name }));
  const vessel = found.find(({ kind }) => kind === 'vessel');
  return {
    vessel: vessel ? { id: vessel.id, name: vessel.name, imoNumber: vessel.imoNumber } : null,
    grades: of('grades'),
    terminals: of('terminals'),
    shippers: of('shippers'),
  };
}

/** Every vessel of the registry that the log can be filtered by. @throws NotAllowed */
export async function vesselChoices(person: Person | null): Promise<VesselChoice[]> {
  mustBeAllowed(person, 'read');
  return db().$queryRaw<VesselChoice[]>`
    SELECT id, name, imo_number AS "imoNumber" FROM vessel WHERE merged_into_id IS NULL ORDER BY name, id`;
}
