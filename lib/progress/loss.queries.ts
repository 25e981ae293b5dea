import 'server-only';
import { db } from '@/lib/db';
import { mustBeAllowed, type Person } from '@/lib/people/role';
import { kgFromDecimal } from '@/lib/quantity';
import { entriesOf } from '@/lib/recorded.queries';
import { lotsOf, voyagesOf } from '@/lib/voyages/known.queries';
import { countedLot } from './counted.queries';
import type { Selection } from './filter';
import type { LossRow } from './loss';

/** The year's counted lots by vessel, with their loss where they have an outturn. @throws NotAllowed */
export async function lossRows(
  person: Person | null,
  selection: Selection,
  year: number,
): Promise<LossRow[]> {
  mustBeAllowed(person, 'read');
  const { known = null } = selection;
  const rows = await db().$queryRaw<(Omit<LossRow, 'blKg' | 'lossKg'> & { bl: string; loss: string })[]>`
    WITH measured AS (
      SELECT v.vessel_id, count(l.outturn_tonnes)::int AS lots, (count(*) - count(l.outturn_tonnes))::int AS without,
        coalesce(sum(l.bl_tonnes) FILTER (WHERE l.outturn_tonnes IS NOT NULL), 0) AS bl,
        coalesce(sum(l.bl_tonnes - l.outturn_tonnes), 0) AS loss
      FROM ${lotsOf(known)} l JOIN ${voyagesOf(known)} v ON v.id = l.voyage_id
      WHERE ${countedLot({ selection, from: `${year}-01-01`, to: `${year}-12-31` })}
      GROUP BY v.vessel_id)
    SELECT m.vessel_id AS "vesselId", s.name, s.imo_number AS "imoNumber", m.lots, m.without,
      m.bl::text AS bl, m.loss::text AS loss
    FROM measured m LEFT JOIN ${entriesOf('vessel', known)} s ON s.id = m.vessel_id`;
  return rows.map(({ bl, loss, ...row }) => ({
    ...row,
    blKg: kgFromDecimal(bl),
    lossKg: kgFromDecimal(loss),
  }));
}
