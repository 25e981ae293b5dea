import 'server-only';
import { entriesOf, noticesOf } from '@/lib/recorded.queries';
import { Prisma } from '@/prisma/generated/client';
import { USUAL_ZONES } from './input';
import { ARRIVING, KNOWN_BY } from './judgement';
import type { Known } from './known';
import { lotsOf, partsOf } from './known.queries';

/** Under which draught limit a voyage loads: the rule of the form, of import and of the board alike. */

/** A condition: the draught limit `n` holds at the port `c` from its `first_day` to its `last_day`. */
export const LIMITS = Prisma.sql`n.terminal_id = c.terminal_id AND n.kind = 'draught_limit'
  AND n.valid_from <= c.first_day AND coalesce(n.valid_to, 'infinity') >= c.last_day`;

/**
 * The days on which a voyage `a` is held against the notices of each port: those of loading at its load port, that of
 * arrival at its discharge port, where one is known.
 */
export const daysAtPorts = (a: {
  load: Prisma.Sql;
  discharge: Prisma.Sql;
  from: Prisma.Sql;
  to: Prisma.Sql;
  arrives: Prisma.Sql;
}): Prisma.Sql => Prisma.sql`(VALUES (${a.load}, ${a.from}, ${a.to}),
  (${a.discharge}, coalesce(${a.arrives}, ${a.from}), coalesce(${a.arrives}, ${a.to}))) AS c (terminal_id, first_day, last_day)`;

const OF_VOYAGE = {
  load: Prisma.sql`v.load_terminal_id`,
  discharge: Prisma.sql`v.discharge_terminal_id`,
  from: Prisma.sql`v.day`,
  to: Prisma.sql`v.last_day`,
  arrives: Prisma.sql`arrival.day`,
};

/** `events.actual_at` before `events.estimated_at` before `events.planned_at`, each in the order of the arrival's events. */
const MOMENTS = Prisma.join(KNOWN_BY.map((column, rank) => Prisma.raw(`(${rank}, e.${column}_at)`)));

/** Sixty days either way hold every arrival of a voyage across the Caspian. */
const near = (
  port: 'load_terminal_id' | 'discharge_terminal_id',
) => Prisma.sql`EXISTS (SELECT FROM draught_notice n
  WHERE n.terminal_id = v.${Prisma.raw(port)} AND n.valid_from <= v.day + 60 AND coalesce(n.valid_to, 'infinity') >= v.day - 60)`;

/**
 * Parts of a WITH: `draught_limit`, the lowest limit `limit_m` that each voyage of the relation `loaded` (`id`, `day` of
 * its first B/L, `load_terminal_id`, `discharge_terminal_id`) came under; no row where there was none. Events are read
 * only of voyages to a port that had a limit about that time.
 */
export const draughtLimits = (known: Known | null): Prisma.Sql => Prisma.sql`
    draught_notice AS MATERIALIZED (SELECT * FROM ${noticesOf(known)} n WHERE n.kind = 'draught_limit'),
    chosen AS MATERIALIZED (SELECT v.id, v.discharge_terminal_id FROM loaded v WHERE ${near('discharge_terminal_id')}),
    arrival AS MATERIALIZED (
      SELECT DISTINCT ON (e.voyage_id) e.voyage_id, (m.at AT TIME ZONE coalesce(t.time_zone, ${USUAL_ZONES.discharge}))::date AS day
      FROM chosen v
      JOIN ${known === null ? Prisma.sql`LATERAL (SELECT * FROM voyage_event WHERE voyage_id = v.id OFFSET 0)` : partsOf('voyage_event', known, 'chosen')} e ON e.voyage_id = v.id
      LEFT JOIN ${entriesOf('terminal', known)} t ON t.id = v.discharge_terminal_id
      CROSS JOIN LATERAL (VALUES ${MOMENTS}) AS m (rank, at)
      WHERE e.name = ANY (${ARRIVING as string[]}::event_name[]) AND m.at IS NOT NULL
      ORDER BY e.voyage_id, m.rank, array_position(${ARRIVING as string[]}::event_name[], e.name)),
    dated AS MATERIALIZED (
      SELECT v.*, CASE WHEN extract(day FROM v.day) = 1 AND EXISTS (SELECT FROM ${lotsOf(known)} l
          WHERE l.voyage_id = v.id AND l.bl_date = v.day AND l.bl_date_precision = 'month')
        THEN (v.day + interval '1 month')::date - 1 ELSE v.day END AS last_day
      FROM loaded v WHERE ${near('load_terminal_id')} OR ${near('discharge_terminal_id')}),
    draught_limit AS MATERIALIZED (
      SELECT v.id, min(n.draught_limit_m) AS limit_m
      FROM dated v LEFT JOIN arrival ON arrival.voyage_id = v.id
      CROSS JOIN LATERAL ${daysAtPorts(OF_VOYAGE)} JOIN draught_notice n ON ${LIMITS}
      GROUP BY v.id)`;
