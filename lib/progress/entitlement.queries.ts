import 'server-only';
import { todayAt, type LocalDate, type Month } from '@/lib/calendar';
import { db } from '@/lib/db';
import { mustBeAllowed, type Person } from '@/lib/people/role';
import { kgFromDecimal } from '@/lib/quantity';
import type { VersionEntry } from '@/lib/registry/queries';
import { entitlementOf, type EntitledMonth } from './entitlement';
import type { Selection } from './filter';

const LOAD_PORT_ZONE = 'Asia/Aqtau';

/**
 * Over- and underlift under one target version, over all data of its scope, by B/L; null where the version counts on
 * another basis, which nothing sums by month yet.
 * @throws NotAllowed
 */
export async function entitlementUnder(
  person: Person | null,
  version: VersionEntry,
): Promise<{ months: EntitledMonth[]; selection: Selection } | null> {
  mustBeAllowed(person, 'read');
  if (version.basis !== 'bl') return null;
  const [row] = await db().$queryRaw<
    {
      gradeIds: number[];
      shipperId: number | null;
      begins: Month | null;
      months: { month: Month; tonnes: string }[];
    }[]
  >`
    WITH counted AS (
      SELECT s.shipper_id, coalesce((SELECT array_agg(grade_id) FROM scope_grade WHERE scope_id = s.id), '{}') AS grades
      FROM scope s WHERE s.id = ${version.scopeId})
    SELECT c.grades AS "gradeIds", c.shipper_id AS "shipperId",
      (SELECT to_char(min(month), 'YYYY-MM') FROM lifting_month WHERE lots > 0) AS begins,
      (SELECT coalesce(json_agg(json_build_object('month', to_char(month, 'YYYY-MM'), 'tonnes', tonnes::text)), '[]') FROM (
        SELECT month, sum(bl_tonnes) AS tonnes FROM lifting_month
        WHERE lots > 0 AND month >= date_trunc('month', ${version.effectiveFrom}::date)
          AND (cardinality(c.grades) = 0 OR grade_id = ANY (c.grades)) AND (c.shipper_id IS NULL OR shipper_id = c.shipper_id)
        GROUP BY month) m) AS months
    FROM counted c`;
  if (!row) throw new Error(`target version ${version.key} has no scope`);
  const today: LocalDate = todayAt(LOAD_PORT_ZONE);
  const lifted = new Map(row.months.map(({ month, tonnes }) => [month, kgFromDecimal(tonnes)]));
  return {
    months: entitlementOf({ version, today, logBegins: row.begins, lifted }),
    selection: { gradeIds: row.gradeIds, shipperId: row.shipperId, data: 'all' },
  };
}
