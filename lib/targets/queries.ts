import 'server-only';
import type { LocalDate } from '@/lib/calendar';
import { db, PLANNED_ONCE } from '@/lib/db';
import { mustBeAllowed, type Person } from '@/lib/people/role';
import { kgFromDecimal } from '@/lib/quantity';
import { recorded, recordedScopeGrades, type PastOrFirst } from '@/lib/recorded.queries';
import type { ListedTarget, Scope } from './target';

/** Every scope, the widest (no grade, no shipper) first; as recorded by then with `past`. @throws NotAllowed */
export async function listScopes(person: Person | null, past: PastOrFirst | null = null): Promise<Scope[]> {
  mustBeAllowed(person, 'read');
  return db().$queryRaw<Scope[]>`${PLANNED_ONCE}
    SELECT s.key, s.name, s.shipper_id AS "shipperId", c.name AS "shipperName",
      coalesce(array_agg(g.id ORDER BY g.id) FILTER (WHERE g.id IS NOT NULL), '{}') AS "gradeIds",
      coalesce(array_agg(g.name ORDER BY g.id) FILTER (WHERE g.id IS NOT NULL), '{}') AS "gradeNames"
    FROM ${recorded('scope', past)} s
    LEFT JOIN ${recorded('company', past)} c ON c.id = s.shipper_id
    LEFT JOIN ${recordedScopeGrades(past)} sg ON sg.scope_id = s.id
    LEFT JOIN ${recorded('grade', past)} g ON g.id = sg.grade_id
    GROUP BY s.id, s.key, s.name, s.shipper_id, c.name
    ORDER BY count(g.id) + (s.shipper_id IS NOT NULL)::int, s.id`;
}

type TargetRow = Omit<ListedTarget, 'kgPerYear' | 'monthlyKg' | 'effectiveFrom' | 'effectiveTo'> & {
  tonnesPerYear: string;
  monthly: string[];
  effectiveFrom: LocalDate;
  effectiveTo: LocalDate | null;
};

/**
 * Every target version, earliest promise first, superseded ones included and marked; as recorded by then with `past`.
 * @throws NotAllowed
 */
export async function listTargets(
  person: Person | null,
  past: PastOrFirst | null = null,
): Promise<ListedTarget[]> {
  mustBeAllowed(person, 'read');
  const [versions, grades] = [recorded('target_version', past), recordedScopeGrades(past)];
  const rows = await db().$queryRaw<TargetRow[]>`${PLANNED_ONCE}
    SELECT t.key, t.name, t.tonnes_per_year::text AS "tonnesPerYear", t.basis::text AS basis, t.source,
      coalesce(t.pro_rated, false) AS "proRated", coalesce(t.monthly_tonnes, '{}')::text[] AS monthly,
      t.effective_from::text AS "effectiveFrom", t.effective_to::text AS "effectiveTo",
      a.key AS "agreementKey", a.title AS "agreementTitle", s.key AS "scopeKey", next.key AS "supersededBy",
      coalesce((SELECT array_agg(grade_id ORDER BY grade_id) FROM ${grades} sg WHERE scope_id = s.id), '{}') AS "gradeIds"
    FROM ${versions} t
    JOIN ${recorded('agreement', past)} a ON a.id = t.agreement_id
    JOIN ${recorded('scope', past)} s ON s.id = t.scope_id
    LEFT JOIN ${versions} next ON next.supersedes_id = t.id
    ORDER BY t.effective_from, t.id`;
  return rows.map(({ tonnesPerYear, monthly, ...row }) => ({
    ...row,
    kgPerYear: kgFromDecimal(tonnesPerYear),
    monthlyKg: monthly.map(kgFromDecimal),
  }));
}
