import 'server-only';
import { db } from '@/lib/db';
import { mustBeAllowed, type Person } from '@/lib/people/role';
import { kgFromDecimal } from '@/lib/quantity';
import { countsBy, dayBy, firstBy, tonnesBy } from '@/lib/voyages/filter.queries';
import { begunSince } from '@/lib/voyages/known.queries';
import type { Known } from '@/lib/voyages/known';
import { Prisma } from '@/prisma/generated/client';
import { CHANGES_SHOWN, type ChangeKind, type Changes } from './changes';
import type { Selection } from './filter';

/** What the version `of` is on the basis: whether it counts there at all, and in the selection and year; else nulls. */
function counted(
  of: 'n' | 'p',
  { gradeIds, shipperId, data, basis = 'bl' }: Selection,
  year: number,
): Prisma.Sql {
  const simulated = data === 'all' ? null : data === 'simulated';
  const grades = [...gradeIds];
  return Prisma.sql`(
    SELECT c.*, coalesce(c.anywhere AND c.day BETWEEN make_date(${year}::int, 1, 1) AND make_date(${year}::int, 12, 31)
      AND (${simulated}::boolean IS NULL OR c.simulated = ${simulated}::boolean)
      AND (cardinality(${grades}::int[]) = 0 OR c.grade_id = ANY (${grades}::int[]))
      AND (${shipperId}::int IS NULL OR c.shipper_id = ${shipperId}::int), false) AS counts
    FROM (
      SELECT coalesce(NOT l.removed AND ${countsBy(basis)}, false) AS anywhere, ${dayBy(basis)} AS day, ${tonnesBy(basis)} AS tonnes,
        ${firstBy(basis)} AS first, l.simulated, l.grade_id, l.shipper_id
      FROM (SELECT ${Prisma.raw(of)}.*) l) c)`;
}

type CountedRow = { tonnes: string; date: string; grade: string | null };
interface ChangeRow {
  kind: ChangeKind;
  voyageNo: string | null;
  before: CountedRow | null;
  after: CountedRow | null;
  effect: string;
  byName: string;
  at: string;
  reason: string | null;
}

/**
 * Every change since `known` to what a board of that selection and year adds up: one a lot and transaction. Their
 * effects are the present sum less the sum then.
 * @throws NotAllowed
 */
export async function changesSince(
  person: Person | null,
  selection: Selection,
  year: number,
  known: Known,
): Promise<Changes> {
  mustBeAllowed(person, 'read');
  const said = (of: 'before' | 'after') =>
    Prisma.raw(`json_build_object('tonnes', ${of}.tonnes::text, 'date', ${of}.day::text, 'grade',
      (SELECT name FROM grade WHERE id = ${of}.grade_id))`);
  const [found] = await db().$queryRaw<
    { rows: ChangeRow[]; kinds: { kind: ChangeKind; count: number; effect: string }[] }[]
  >`
    WITH changed AS (
      SELECT n.id, n.voyage_id, n.known_from, n.by_name, n.reason,
        CASE WHEN after.counts THEN after.tonnes ELSE 0 END - CASE WHEN before.counts THEN before.tonnes ELSE 0 END AS effect,
        CASE WHEN before.counts AND after.counts THEN 'amended'
          WHEN after.counts AND p.cancelled THEN 'reopened' WHEN after.counts AND before.anywhere THEN 'movedIn'
          WHEN after.counts THEN 'logged' WHEN n.removed THEN 'removed' WHEN n.cancelled THEN 'cancelled'
          WHEN after.anywhere THEN 'movedOut' ELSE 'amended' END AS kind,
        CASE WHEN before.counts THEN ${said('before')} END AS before, CASE WHEN after.counts THEN ${said('after')} END AS after
      FROM (SELECT k.* FROM lot_known k WHERE ${begunSince(known)}) n
      LEFT JOIN lot_known p ON p.next_id = n.id
      CROSS JOIN LATERAL ${counted('p', selection, year)} before
      CROSS JOIN LATERAL ${counted('n', selection, year)} after
      WHERE (before.counts OR after.counts) AND (NOT before.counts OR NOT after.counts
        OR (before.tonnes, before.day, before.grade_id, before.first) IS DISTINCT FROM (after.tonnes, after.day, after.grade_id, after.first)))
    SELECT
      (SELECT coalesce(json_agg(row ORDER BY known_from DESC, id DESC), '[]') FROM (
        SELECT c.known_from, c.id, json_build_object('kind', kind, 'voyageNo', v.voyage_no, 'before', before, 'after', after,
          'effect', effect::text, 'byName', by_name, 'at', to_char(known_from AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
          'reason', reason) AS row
        FROM changed c LEFT JOIN voyage v ON v.id = c.voyage_id
        ORDER BY known_from DESC, c.id DESC LIMIT ${CHANGES_SHOWN}::int) newest) AS rows,
      (SELECT coalesce(json_agg(json_build_object('kind', kind, 'count', count, 'effect', effect::text) ORDER BY kind), '[]')
        FROM (SELECT kind, count(*)::int AS count, sum(effect) AS effect FROM changed GROUP BY kind) k) AS kinds`;
  const read = (row: CountedRow | null) =>
    row && { kg: kgFromDecimal(row.tonnes), date: row.date, grade: row.grade };
  const kinds = (found?.kinds ?? []).map(({ effect, ...kind }) => ({
    ...kind,
    effectKg: kgFromDecimal(effect),
  }));
  return {
    rows: (found?.rows ?? []).map(({ before, after, effect, ...row }) => ({
      ...row,
      before: read(before),
      after: read(after),
      effectKg: kgFromDecimal(effect),
    })),
    count: kinds.reduce((sum, { count }) => sum + count, 0),
    effectKg: kinds.reduce((sum, { effectKg }) => sum + effectKg, 0),
    kinds,
  };
}
