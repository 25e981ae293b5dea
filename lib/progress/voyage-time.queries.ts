import 'server-only';
import { db } from '@/lib/db';
import { mustBeAllowed, type Person } from '@/lib/people/role';
import { STAGES, type Stage } from '@/lib/voyages/timing';
import type { DelayReason } from '@/lib/voyages/voyage';
import { Prisma } from '@/prisma/generated/client';
import { partsOf } from '@/lib/voyages/known.queries';
import { countedVoyages } from './counted.queries';
import type { Selection } from './filter';
import type { DelayRow, StageRow, VoyageTimeRows } from './voyage-time';

/** Hours between the two ends of each stage of one voyage, in the order of STAGES; null where one is not known. */
const HOURS = Prisma.join(
  STAGES.map(
    ({ from, to }) => Prisma.sql`extract(epoch FROM
      max(e.actual_at) FILTER (WHERE e.name = ${to}::event_name)
      - max(e.actual_at) FILTER (WHERE e.name = ${from}::event_name))::float8 / 3600`,
  ),
);

/**
 * Hours by stage of the voyages of `year` and of the twelve months before it, and its logged delays. An event that is
 * known by its day only gives no hours. Reads the events of two years by the voyages' key.
 * @throws NotAllowed
 */
export async function voyageTimeOf(
  person: Person | null,
  selection: Selection,
  year: number,
): Promise<VoyageTimeRows> {
  mustBeAllowed(person, 'read');
  const [first, last] = [`${year}-01-01`, `${year}-12-31`];
  const { known = null } = selection;
  const ofYear = countedVoyages({ selection, from: first, to: last });
  const [stages, delays, [counted]] = await Promise.all([
    db().$queryRaw<(Omit<StageRow, 'stage'> & { stage: number })[]>`
      WITH chosen AS (${countedVoyages({ selection, from: `${year - 1}-01-01`, to: last })}),
      spent AS (
        SELECT c.day, ARRAY[${HOURS}] AS hours
        FROM chosen c JOIN ${partsOf('voyage_event', known, 'chosen')} e ON e.voyage_id = c.id
        WHERE e.actual_precision = 'minute' AND e.actual_at IS NOT NULL
        GROUP BY c.id, c.day),
      stage AS (
        SELECT s.no AS stage, s.hours, day >= ${first}::date AS "thisYear",
          CASE WHEN day >= ${first}::date THEN to_char(day, 'YYYY-MM') END AS month
        FROM spent CROSS JOIN LATERAL unnest(spent.hours) WITH ORDINALITY AS s(hours, no)
        WHERE s.hours >= 0)
      SELECT stage::int AS stage, "thisYear", month, count(*)::int AS voyages,
        percentile_cont(0.5) WITHIN GROUP (ORDER BY hours) AS "medianHours",
        percentile_cont(0.9) WITHIN GROUP (ORDER BY hours) AS "p90Hours"
      FROM stage GROUP BY GROUPING SETS ((stage, "thisYear"), (stage, "thisYear", month))
      HAVING GROUPING(month) = 1 OR month IS NOT NULL
      ORDER BY stage, month NULLS FIRST`,
    db().$queryRaw<(Omit<DelayRow, 'reason'> & { reason: DelayReason })[]>`
      WITH chosen AS (${ofYear})
      SELECT d.reason::text AS reason, sum(extract(epoch FROM d.to_at - d.from_at))::float8 / 3600 AS hours,
        count(*)::int AS delays, count(DISTINCT d.voyage_id)::int AS voyages
      FROM chosen c JOIN ${partsOf('delay', known, 'chosen')} d ON d.voyage_id = c.id GROUP BY d.reason`,
    db().$queryRaw<{ voyages: number; delayed: number }[]>`
      WITH chosen AS (${ofYear})
      SELECT count(*)::int AS voyages,
        (count(*) FILTER (WHERE EXISTS (SELECT FROM ${partsOf('delay', known, 'chosen')} d WHERE d.voyage_id = c.id)))::int AS delayed
      FROM chosen c`,
  ]);
  return {
    voyages: counted?.voyages ?? 0,
    delayedVoyages: counted?.delayed ?? 0,
    stages: stages.flatMap(({ stage, ...row }) => {
      const named: Stage | undefined = STAGES[stage - 1]?.stage;
      return named === undefined ? [] : [{ ...row, stage: named }];
    }),
    delays,
  };
}
