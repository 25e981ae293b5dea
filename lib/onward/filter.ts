/** The addresses of what lies beyond Baku ⇄ what they show. Client-safe. */
import { readDate, type LocalDate } from '@/lib/calendar';
import { listOf, pagesOf, type ONWARD_KINDS } from '@/lib/registry/entry';
import { STAGES, type Stage } from '@/lib/registry/onward';
import { linkToVoyages } from '@/lib/voyages/filter';
import type { Known } from '@/lib/voyages/known';
import { STATUSES } from '@/lib/voyages/voyage';

type Parameters = Record<string, string | string[] | undefined>;

const one = (parameters: Parameters, name: string): string | null => {
  const value = parameters[name];
  return (Array.isArray(value) ? value.at(-1) : value)?.trim() || null;
};

export interface OnwardFilter {
  /** Null: the latest that anything is known of. */
  year: number | null;
  /** Null: all grades together. */
  gradeId: number | null;
}

/** Null when the address says something that no balance can show. */
export function readOnwardFilter(parameters: Parameters): OnwardFilter | null {
  const [year, grade] = [one(parameters, 'year'), one(parameters, 'grade')];
  if (year !== null && !/^(199\d|20\d\d)$/.test(year)) return null;
  if (grade !== null && !/^[1-9]\d{0,8}$/.test(grade)) return null;
  return { year: year === null ? null : Number(year), gradeId: grade === null ? null : Number(grade) };
}

function address(path: string, values: Record<string, string | number | null>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) if (value !== null) search.set(name, String(value));
  const text = search.toString();
  return text === '' ? path : `${path}?${text}`;
}

export const EXPORTS = ['balance', 'routes', 'movements', 'totals', 'costs'] as const;
export type Export = (typeof EXPORTS)[number];
export const linkToExport = (
  table: Export,
  { year, gradeId }: Partial<OnwardFilter> = {},
  known: string | null = null,
): string => address('/onward/export', { table, year: year ?? null, grade: gradeId ?? null, known });

export const linkToAllTotals = (year: number, known: string | null): string =>
  `${address('/onward/routes', { year, list: 'all', known })}#totals`;

/** A list of entries, or one of them, at the moment that the address says. */
export const linkToEntry = (
  kind: (typeof ONWARD_KINDS)[number],
  id: number | null,
  known: string | null,
): string => address(id === null ? listOf(kind) : `${pagesOf(kind)}/${id}`, { known });

/**
 * The voyages behind what came ashore on these days, however many. The log counts by outturn: `unmeasured` lots, of which
 * there is none, are listed with the others and not counted there.
 */
export const linkToDischarged = ({
  unmeasured,
  ...chosen
}: {
  from: LocalDate;
  to: LocalDate;
  gradeIds: number[];
  unmeasured: boolean;
  /** Null: as known now. */
  known: Known | null;
}): string =>
  linkToVoyages({
    ...chosen,
    by: 'discharge',
    counted: !unmeasured,
    statuses: unmeasured ? STATUSES.filter((status) => status !== 'cancelled') : [],
  });

/** The movements behind a cell of the balance: of one stage, touching these days. */
export interface MovementFilter {
  stage: Stage | null;
  from: LocalDate | null;
  to: LocalDate | null;
}

export const linkToMovements = ({ stage, from, to }: MovementFilter, known: string | null = null): string =>
  address('/onward/movements', { stage, from, to, known });

/** Null when the address says what no list can show. */
export function readMovementFilter(parameters: Parameters): MovementFilter | null {
  const stage = one(parameters, 'stage');
  const days = ['from', 'to'].map((name) => {
    const typed = one(parameters, name);
    const read = typed === null ? null : readDate(typed);
    return read?.kind === 'refused' ? undefined : (read?.date ?? null);
  });
  const [from, to] = days;
  const known = STAGES.find((one) => one === stage) ?? null;
  if (from === undefined || to === undefined || (stage !== null && known === null)) return null;
  return { stage: known, from, to };
}

export const matchesMovement = (
  { stage, from, to }: MovementFilter,
  movement: { stage: Stage; from: LocalDate; to: LocalDate },
): boolean =>
  (stage === null || movement.stage === stage) &&
  (from === null || movement.to >= from) &&
  (to === null || movement.from <= to);
