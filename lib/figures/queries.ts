import 'server-only';
import { db } from '@/lib/db';
import { mustBeAllowed, type Person } from '@/lib/people/role';
import { kgFromDecimal } from '@/lib/quantity';
import { listTargets } from '@/lib/targets/queries';
import { checkFigures, evidenceAmong, type Checked, type Known } from './check';
import type { Figure } from './figure';

export interface StoredFigure extends Figure {
  id: number;
  version: number;
}

type Stored<T> = {
  [
    K in keyof T as K extends `${infer Name}Kg` ? `${Name}Tonnes` : K extends 'kg' ? 'tonnes' : K
  ]: K extends 'kg' ? string : K extends `${string}Kg` ? string | null : T[K];
};

/** Every figure, by period, superseded ones too: some hundreds in ten years. @throws NotAllowed */
export async function listFigures(person: Person | null): Promise<StoredFigure[]> {
  mustBeAllowed(person, 'read');
  const rows = await db().$queryRaw<Stored<StoredFigure>[]>`
    SELECT f.id, f.key, f.version, f.period_start::text AS "from", f.period_end::text AS "to", f.tonnes::text AS tonnes,
      f.unit_as_cited AS unit, f.value_as_cited AS "valueAsCited", f.quote,
      f.change_as_cited AS "changeAsCited", f.change_tonnes::text AS "changeTonnes",
      f.percent_as_cited AS "percentAsCited", f.percent::float8 AS percent,
      f.compared_start::text AS "comparedFrom", f.compared_end::text AS "comparedTo",
      f.scope_grade AS grade, f.scope_direction AS direction, f.basis::text AS basis, f.kind::text AS kind,
      f.publisher, f.published_on::text AS "publishedOn", f.source, f.status::text AS status, f.note,
      earlier.key AS supersedes, later.key AS "supersededBy", original.key AS "relayOf"
    FROM reported_figure f
    LEFT JOIN reported_figure earlier ON earlier.id = f.supersedes_id
    LEFT JOIN reported_figure later ON later.supersedes_id = f.id
    LEFT JOIN reported_figure original ON original.id = f.relay_of_id
    ORDER BY f.period_start, f.period_end, f.id`;
  return rows.map(({ tonnes, changeTonnes, ...row }) => ({
    ...row,
    kg: kgFromDecimal(tonnes),
    changeKg: changeTonnes === null ? null : kgFromDecimal(changeTonnes),
  }));
}

/** What the checker knows beside the figures: gravities with a source, and the promises that stand. @throws NotAllowed */
export async function knownBeside(person: Person | null): Promise<Known> {
  mustBeAllowed(person, 'read');
  const [grades, targets] = await Promise.all([
    db().$queryRaw<{ name: string; api: number }[]>`
      SELECT name, api_gravity::float8 AS api FROM grade WHERE api_gravity IS NOT NULL`,
    listTargets(person),
  ]);
  return {
    apiOf: Object.fromEntries(grades.map(({ name, api }) => [name, api])),
    promises: targets
      .filter(({ supersededBy }) => supersededBy === null)
      .map(({ name, kgPerYear, effectiveFrom, effectiveTo }) => ({
        name,
        kgPerYear,
        from: effectiveFrom,
        to: effectiveTo,
      })),
  };
}

/** The grades of the registry by name. @throws NotAllowed */
export async function gradeNames(person: Person | null): Promise<string[]> {
  mustBeAllowed(person, 'read');
  const rows = await db().$queryRaw<{ name: string }[]>`SELECT name FROM grade ORDER BY name`;
  return rows.map(({ name }) => name);
}

export interface CheckedFigures {
  figures: StoredFigure[];
  checked: Map<string, Checked>;
  /** Those that can be held against others. */
  evidence: Figure[];
}

/** Every figure with what the checker finds. @throws NotAllowed */
export async function checkedFigures(person: Person | null): Promise<CheckedFigures> {
  const [figures, known] = await Promise.all([listFigures(person), knownBeside(person)]);
  const evidence = evidenceAmong(figures, known);
  return { figures, checked: checkFigures(figures, known, evidence), evidence };
}

/** A row of `revision` of one figure. */
export interface FigureRevision {
  at: Date;
  by: string;
  reason: string | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}

/** Every save of a figure, latest first. @throws NotAllowed */
export async function figureRevisions(person: Person | null, id: number): Promise<FigureRevision[]> {
  mustBeAllowed(person, 'read');
  return db().$queryRaw<FigureRevision[]>`
    SELECT at, actor_name AS by, reason, before, after FROM revision
    WHERE voyage_id IS NULL AND table_name = 'reported_figure' AND row_id = ${String(id)} ORDER BY id DESC`;
}
