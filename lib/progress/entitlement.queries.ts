import 'server-only';
import {
  firstDay,
  HOME_ZONE,
  type LocalDate,
  localDateOf,
  type Month,
  monthOf,
  todayAt,
} from '@/lib/calendar';
import { db } from '@/lib/db';
import { mustBeAllowed, type Person } from '@/lib/people/role';
import { kgFromDecimal } from '@/lib/quantity';
import { recorded, recordedScopeGrades, type Past } from '@/lib/recorded.queries';
import type { VersionEntry } from '@/lib/registry/promise.queries';
import { Prisma } from '@/prisma/generated/client';
import { entitlementOf, type EntitledMonth } from './entitlement';
import type { Selection } from './filter';
import { firstMonth, liftingMonths } from './known.queries';

/**
 * Over- and underlift under one target version, over all data of its scope, by B/L; null where the version counts on
 * another basis, which nothing sums by month yet. With `known`, what had been recorded by then.
 * @throws NotAllowed
 */
export async function entitlementUnder(
  person: Person | null,
  version: VersionEntry,
  known: { past: Past; at: Date } | null = null,
): Promise<{ months: EntitledMonth[]; selection: Selection } | null> {
  mustBeAllowed(person, 'read');
  if (version.basis !== 'bl') return null;
  const past = known?.past ?? null;
  const [row] = await db().$queryRaw<
    {
      gradeIds: number[];
      shipperId: number | null;
      begins: Month | null;
      months: { month: Month; tonnes: string }[];
    }[]
  >`
    WITH counted AS (
      SELECT s.shipper_id, coalesce((SELECT array_agg(grade_id) FROM ${recordedScopeGrades(past)} sg WHERE scope_id = s.id), '{}') AS grades
      FROM ${recorded('scope', past)} s WHERE s.id = ${version.scopeId})
    SELECT c.grades AS "gradeIds", c.shipper_id AS "shipperId",
      ${firstMonth(past, 'bl', Prisma.sql`true`)} AS begins,
      (SELECT coalesce(json_agg(json_build_object('month', to_char(month, 'YYYY-MM'), 'tonnes', tonnes::text)), '[]') FROM (
        SELECT month, sum(bl_tonnes) AS tonnes FROM ${liftingMonths(past, 'bl', firstDay(monthOf(version.effectiveFrom)), '2099-12-01')} l
        WHERE month >= date_trunc('month', ${version.effectiveFrom}::date)
          AND (cardinality(c.grades) = 0 OR grade_id = ANY (c.grades)) AND (c.shipper_id IS NULL OR shipper_id = c.shipper_id)
        GROUP BY month HAVING sum(lots) > 0) m) AS months
    FROM counted c`;
  if (!row) throw new Error(`target version ${version.key} has no scope`);
  const today: LocalDate = known ? localDateOf(known.at, HOME_ZONE) : todayAt(HOME_ZONE);
  const lifted = new Map(row.months.map(({ month, tonnes }) => [month, kgFromDecimal(tonnes)]));
  return {
    months: entitlementOf({ version, today, logBegins: row.begins, lifted }),
    selection: { gradeIds: row.gradeIds, shipperId: row.shipperId, data: 'all', known: past },
  };
}
