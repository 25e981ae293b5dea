import 'server-only';
import { db, PLANNED_ONCE } from '@/lib/db';
import { mustBeAllowed, type Person } from '@/lib/people/role';
import { kgFromDecimal } from '@/lib/quantity';
import { recorded, recordedBy, standOf, type Past } from '@/lib/recorded.queries';
import { Prisma } from '@/prisma/generated/client';
import { listTargets } from '@/lib/targets/queries';
import { checkFigures, evidenceAmong, type Checked, type Known } from './check';
import type { Figure } from './figure';
import { textOfFigure, type FigureText } from './input';

export interface StoredFigure extends Figure {
  id: number;
  version: number;
}

type Stored<T> = {
  [
    K in keyof T as K extends `${infer Name}Kg` ? `${Name}Tonnes` : K extends 'kg' ? 'tonnes' : K
  ]: K extends 'kg' ? string : K extends `${string}Kg` ? string | null : T[K];
};

/**
 * Every figure, by period, superseded ones too: some hundreds in ten years. With `past`, as they had been recorded by
 * then, of version 0. @throws NotAllowed
 */
export async function listFigures(person: Person | null, past: Past | null = null): Promise<StoredFigure[]> {
  mustBeAllowed(person, 'read');
  const figures = recorded('reported_figure', past);
  const rows = await db().$queryRaw<Stored<StoredFigure>[]>`
    SELECT f.id, f.key, coalesce(f.version, 0) AS version, f.period_start::text AS "from", f.period_end::text AS "to", f.tonnes::text AS tonnes,
      f.unit_as_cited AS unit, f.value_as_cited AS "valueAsCited", f.quote,
      f.change_as_cited AS "changeAsCited", f.change_tonnes::text AS "changeTonnes",
      f.percent_as_cited AS "percentAsCited", f.percent::float8 AS percent,
      f.compared_start::text AS "comparedFrom", f.compared_end::text AS "comparedTo",
      f.scope_grade AS grade, f.scope_direction AS direction, f.basis::text AS basis, f.kind::text AS kind,
      f.publisher, f.published_on::text AS "publishedOn", f.source, f.status::text AS status, f.note,
      earlier.key AS supersedes, later.key AS "supersededBy", original.key AS "relayOf"
    FROM ${figures} f
    LEFT JOIN ${figures} earlier ON earlier.id = f.supersedes_id
    LEFT JOIN ${figures} later ON later.supersedes_id = f.id
    LEFT JOIN ${figures} original ON original.id = f.relay_of_id
    ORDER BY f.period_start, f.period_end, f.id`;
  return rows.map(({ tonnes, changeTonnes, ...row }) => ({
    ...row,
    kg: kgFromDecimal(tonnes),
    changeKg: changeTonnes === null ? null : kgFromDecimal(changeTonnes),
  }));
}

/** What the checker knows beside the figures: gravities with a source, and the promises that stand. @throws NotAllowed */
export async function knownBeside(person: Person | null, past: Past | null = null): Promise<Known> {
  mustBeAllowed(person, 'read');
  const [grades, targets] = await Promise.all([
    db().$queryRaw<{ name: string; api: number }[]>`
      SELECT name, api_gravity::float8 AS api FROM ${recorded('grade', past)} g WHERE api_gravity IS NOT NULL`,
    listTargets(person, past),
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

/** Every figure with what the checker finds; with `past`, what it would have found by then. @throws NotAllowed */
export async function checkedFigures(
  person: Person | null,
  past: Past | null = null,
): Promise<CheckedFigures> {
  mustBeAllowed(person, 'read');
  if (past !== null) return readAndCheck(person, past);
  // What it stands on is asked before it is read: what is saved in between is of a later stand, and read anew next time.
  const stand = await standOfFigures();
  if (last?.stand !== stand) last = { stand, checked: readAndCheck(person, null) };
  const { checked } = last;
  return checked.catch((error: unknown) => {
    if (last?.checked === checked) last = null;
    throw error;
  });
}

/** What was checked last; it holds as long as the database says that nothing has changed. Nobody changes it in place. */
let last: { stand: string; checked: Promise<CheckedFigures> } | null = null;

/** Another text after every save of what the checker reads, and under a server that was started anew on other files. */
async function standOfFigures(): Promise<string> {
  const [row] = await db().$queryRaw<{ stand: string }[]>`${PLANNED_ONCE}
    SELECT concat(${standOf('reported_figure')}, ${standOf('grade')}, ${standOf('target_version')}, pg_postmaster_start_time()) AS stand`;
  return row?.stand ?? '';
}

async function readAndCheck(person: Person | null, past: Past | null): Promise<CheckedFigures> {
  const [figures, known] = await Promise.all([listFigures(person, past), knownBeside(person, past)]);
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

/** Every save of a figure, latest first; with `past`, those that had been made by then. @throws NotAllowed */
export async function figureRevisions(
  person: Person | null,
  id: number,
  past: Past | null = null,
): Promise<FigureRevision[]> {
  mustBeAllowed(person, 'read');
  return db().$queryRaw<FigureRevision[]>`
    SELECT r.at, r.actor_name AS by, r.reason, r.before, r.after FROM revision r
    WHERE r.voyage_id IS NULL AND r.table_name = 'reported_figure' AND r.row_id = ${String(id)}
      AND ${past === null ? Prisma.sql`true` : recordedBy(past)} ORDER BY r.id DESC`;
}

/** A figure as somebody else has saved it meanwhile. */
export interface SavedFigure {
  version: number;
  text: FigureText;
  by: string;
  reason: string | null;
}

/** What stands of a figure now, as its form would open with it, and who saved it. @throws NotAllowed */
export async function savedFigure(person: Person | null, key: string): Promise<SavedFigure | null> {
  const figures = await listFigures(person);
  const figure = figures.find((one) => one.key === key);
  if (!figure) return null;
  const [last] = await figureRevisions(person, figure.id);
  const { version } = figure;
  return last ? { version, text: openedText(figure, figures), by: last.by, reason: last.reason } : null;
}

/** The texts that the form of a stored figure opens with. */
export function openedText(figure: StoredFigure, figures: readonly StoredFigure[]): FigureText {
  const idOf = (key: string | null) => figures.find((one) => one.key === key)?.id ?? null;
  return textOfFigure(figure, { supersedesId: idOf(figure.supersedes), relayOfId: idOf(figure.relayOf) });
}
