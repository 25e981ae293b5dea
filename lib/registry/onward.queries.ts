import 'server-only';
import type { LocalDate } from '@/lib/calendar';
import { db } from '@/lib/db';
import { mustBeAllowed, type Person } from '@/lib/people/role';
import { kgFromDecimal, type Kg } from '@/lib/quantity';
import { recorded, type Past } from '@/lib/recorded.queries';
import type { Basis } from '@/lib/targets/target';
import type { Leg, Route, Stage } from './onward';

/** The published figure that an entry is; it says days, tonnes and source then. */
export interface FigureBehind {
  id: number;
  key: string;
  status: 'as_reported' | 'corrected' | 'disputed';
  /** The key of the figure that corrects it. */
  correctedBy: string | null;
}

interface QuantityEntry {
  id: number;
  figure: FigureBehind | null;
  from: LocalDate;
  to: LocalDate;
  kg: Kg;
  source: string;
  note: string | null;
  version: number;
}

export interface MovementEntry extends QuantityEntry {
  stage: Stage;
  /** Null: all grades together. */
  gradeId: number | null;
  gradeName: string | null;
}

export interface TotalEntry extends QuantityEntry {
  route: Route;
  basis: Basis;
}

export interface CostEntry {
  id: number;
  route: Route;
  leg: Leg;
  /** A tonne, in whole cents. */
  cents: number;
  /** ISO 4217. */
  currency: string;
  asCited: string | null;
  validFrom: LocalDate;
  validTo: LocalDate | null;
  source: string;
  note: string | null;
  version: number;
}

type Row<T> = Omit<T, 'kg'> & { tonnes: string };
const withKg = <T>(rows: Row<T>[]) =>
  rows.map(({ tonnes, ...row }) => ({ ...row, kg: kgFromDecimal(tonnes) }) as T & { kg: Kg });

/** Every movement and stock, the latest first; as recorded by then with `past`, of version 0. @throws NotAllowed */
export async function movements(person: Person | null, past: Past | null = null): Promise<MovementEntry[]> {
  mustBeAllowed(person, 'read');
  const figures = recorded('reported_figure', past);
  return withKg(
    await db().$queryRaw<Row<MovementEntry>[]>`
      SELECT m.id, m.stage::text AS stage, m.grade_id AS "gradeId", g.name AS "gradeName", m.note, coalesce(m.version, 0) AS version,
        coalesce(m.from_date, f.period_start)::text AS "from", coalesce(m.to_date, f.period_end)::text AS "to",
        coalesce(m.tonnes, f.tonnes)::text AS tonnes, coalesce(m.source, concat_ws(', ', f.publisher, f.source)) AS source,
        CASE WHEN f.id IS NOT NULL THEN jsonb_build_object('id', f.id, 'key', f.key, 'status', f.status, 'correctedBy', c.key) END AS figure
      FROM ${recorded('movement', past)} m LEFT JOIN ${recorded('grade', past)} g ON g.id = m.grade_id
        LEFT JOIN ${figures} f ON f.id = m.figure_id LEFT JOIN ${figures} c ON c.supersedes_id = f.id
      ORDER BY "to" DESC, "from", m.stage, m.id`,
  );
}

/** Every total of a way out, the latest first; as recorded by then with `past`. @throws NotAllowed */
export async function routeTotals(person: Person | null, past: Past | null = null): Promise<TotalEntry[]> {
  mustBeAllowed(person, 'read');
  const figures = recorded('reported_figure', past);
  return withKg(
    await db().$queryRaw<Row<TotalEntry>[]>`
      SELECT r.id, r.route::text AS route, coalesce(r.basis, f.basis)::text AS basis, r.note, coalesce(r.version, 0) AS version,
        coalesce(r.from_date, f.period_start)::text AS "from", coalesce(r.to_date, f.period_end)::text AS "to",
        coalesce(r.tonnes, f.tonnes)::text AS tonnes, coalesce(r.source, concat_ws(', ', f.publisher, f.source)) AS source,
        CASE WHEN f.id IS NOT NULL THEN jsonb_build_object('id', f.id, 'key', f.key, 'status', f.status, 'correctedBy', c.key) END AS figure
      FROM ${recorded('route_total', past)} r LEFT JOIN ${figures} f ON f.id = r.figure_id LEFT JOIN ${figures} c ON c.supersedes_id = f.id
      ORDER BY "to" DESC, "from", r.route, r.id`,
  );
}

/** Every cost of a leg, by route and leg, the latest first; as recorded by then with `past`. @throws NotAllowed */
export async function transportCosts(person: Person | null, past: Past | null = null): Promise<CostEntry[]> {
  mustBeAllowed(person, 'read');
  return db().$queryRaw<CostEntry[]>`
    SELECT id, route::text AS route, leg::text AS leg, (amount * 100)::int AS cents, currency, as_cited AS "asCited",
      valid_from::text AS "validFrom", valid_to::text AS "validTo", source, note, coalesce(version, 0) AS version
    FROM ${recorded('transport_cost', past)} c ORDER BY route, leg, valid_from DESC, id`;
}
