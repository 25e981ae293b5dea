import 'server-only';
import { readDate } from '@/lib/calendar';
import { db } from '@/lib/db';
import type { Refusal } from '@/lib/result';
import { foldText } from '@/lib/voyages/impossible';
import type { VoyageRecord } from '@/lib/voyages/record';
import { readRecords } from '@/lib/voyages/record.queries';
import { Prisma } from '@/prisma/generated/client';
import type { Group } from './group';
import type { Finder, Registry } from './names';

/** What may be named in a file. Callers see to who may read it. */
export async function readRegistry(): Promise<Registry> {
  const [vessels, terminals, grades, companies] = await Promise.all([
    db().$queryRaw<Registry['vessels']>`
      SELECT id, name, imo_number AS "imoNumber" FROM vessel WHERE merged_into_id IS NULL ORDER BY name, id`,
    db().$queryRaw<Registry['terminals']>`
      SELECT id, name, port, role::text AS role, time_zone AS "timeZone" FROM terminal WHERE merged_into_id IS NULL ORDER BY name`,
    db().$queryRaw<Registry['grades']>`SELECT id, name FROM grade WHERE merged_into_id IS NULL ORDER BY name`,
    db().$queryRaw<
      Registry['companies']
    >`SELECT id, name FROM company WHERE merged_into_id IS NULL ORDER BY name`,
  ]);
  return { vessels, terminals, grades, companies };
}

type Found = { record: VoyageRecord | null; refusal?: Refusal };
interface Wanted {
  k: number;
  no: string | null;
  bl: string[];
  simulated: boolean;
  vessel: number | null;
  on: string[];
}

const isSimulated = ({ head }: Group) =>
  /^sim-/i.test(head.voyageNo ?? '') || foldText(head.data ?? '') === 'simulated';

/**
 * The stored voyage that each group of lines is: by its number; without one by a B/L number; without any by its vessel
 * and B/L date. One question for all of them.
 */
export async function storedFor(groups: readonly Group[], finder: Finder): Promise<(group: Group) => Found> {
  const wanted = groups.map((group, k): Wanted => {
    const { voyageNo = null, vessel, imo } = group.head;
    const bl = voyageNo === null ? group.rows.flatMap(({ values }) => values.blNo ?? []) : [];
    const named = voyageNo === null && bl.length === 0 ? finder.vessel(vessel, imo, null) : { id: null };
    const on = group.rows.flatMap(({ values }) => {
      const day = readDate(values.blDate ?? '');
      return day.kind === 'read' && day.precision === 'day' ? [day.date] : [];
    });
    return {
      k,
      no: voyageNo,
      bl,
      simulated: isSimulated(group),
      vessel: 'id' in named ? named.id : null,
      on,
    };
  });
  const rows = await db().$queryRaw<{ k: number; id: number }[]>`
    WITH asked AS (SELECT * FROM jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb)
      AS a(k int, no text, bl text[], simulated boolean, vessel int, "on" date[]))
    SELECT a.k, v.id FROM asked a JOIN voyage v ON fold_text(v.voyage_no) = fold_text(a.no) WHERE a.no IS NOT NULL
    UNION SELECT a.k, l.voyage_id FROM asked a CROSS JOIN unnest(a.bl) AS number
      JOIN lot l ON fold_text(l.bl_no) = fold_text(number) AND l.simulated = a.simulated AND NOT l.cancelled AND l.bl_no IS NOT NULL
    UNION SELECT a.k, v.id FROM asked a CROSS JOIN unnest(a."on") AS day
      JOIN voyage v ON v.vessel_id = a.vessel AND v.first_bl_date = day AND v.simulated = a.simulated AND v.status <> 'cancelled'`;
  const ids = [...new Set(rows.map(({ id }) => id))];
  const records = ids.length === 0 ? [] : await readRecords(db(), Prisma.sql`v.id = ANY (${ids}::int[])`);
  const byId = new Map(records.map((record) => [record.id, record]));
  const found = new Map<Group, Found>();
  const byK = new Map<number, number[]>();
  for (const { k, id } of rows) byK.set(k, [...(byK.get(k) ?? []), id]);
  groups.forEach((group, k) => {
    const [first, second] = (byK.get(k) ?? [])
      .map((id) => byId.get(id))
      .filter((record) => record !== undefined);
    const values = { first: first?.voyageNo ?? '', second: second?.voyageNo ?? '' };
    found.set(
      group,
      second
        ? { record: null, refusal: { reason: 'severalVoyages', field: 'voyageNo', values } }
        : { record: first ?? null },
    );
  });
  return (group) => found.get(group) ?? { record: null };
}
