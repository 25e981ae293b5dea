/** What a board shows when its address leaves the choice open, and what else it offers. Pure. */
import { yearOf, type LocalDate, type Month } from '@/lib/calendar';
import type { ListedTarget, Scope } from '@/lib/targets/target';
import type { DatedBy } from '@/lib/voyages/filter';
import type { Known } from '@/lib/voyages/known';
import type { BoardFilter, Data, Selection, Spread } from './filter';

/** The agreement that the board opens with: 1.5 Mt a year, over all Aktau→Baku lots. */
const OPENING_AGREEMENT = 'kmg-socar-2022';

export interface Chosen {
  target: ListedTarget;
  scope: Scope;
  year: number;
  basis: DatedBy;
  /** By the monthly plan only where the target has one. */
  plan: Spread;
  data: Data;
  known: Known | null;
  years?: number;
  period?: { from: Month; to: Month } | null;
}

/** The latest version of the opening agreement, else of the earliest promise. */
function openingTarget(targets: readonly ListedTarget[]): ListedTarget | undefined {
  const standing = targets.filter(({ supersededBy }) => supersededBy === null);
  return standing.find(({ agreementKey }) => agreementKey === OPENING_AGREEMENT) ?? standing[0];
}

/**
 * The board that the address asks for; null when it names a target or scope that does not exist. The opening target
 * is shown over the widest scope, every other one over its own.
 * @param scopes the widest first
 */
export function choose(
  filter: BoardFilter,
  {
    targets,
    scopes,
    today,
  }: { targets: readonly ListedTarget[]; scopes: readonly Scope[]; today: LocalDate },
): Chosen | null {
  const opening = openingTarget(targets);
  const target = filter.target === null ? opening : targets.find(({ key }) => key === filter.target);
  if (target === undefined) return null;
  const usual = target.agreementKey === OPENING_AGREEMENT ? scopes[0]?.key : target.scopeKey;
  const scope = scopes.find(({ key }) => key === (filter.scope ?? usual));
  if (scope === undefined) return null;
  const { basis, data, known, years, period } = filter;
  const plan = target.monthlyKg.length > 0 ? filter.plan : 'straight';
  return { target, scope, year: filter.year ?? yearOf(today), basis, plan, data, known, years, period };
}

/** The scopes to switch between: the widest, that of the opening contract, the target's own and the chosen one. */
export function scopesOffered(
  { target, scope }: Chosen,
  { targets, scopes }: { targets: readonly ListedTarget[]; scopes: readonly Scope[] },
): Scope[] {
  const keys = [scopes[0]?.key, openingTarget(targets)?.scopeKey, target.scopeKey, scope.key];
  return scopes.filter(({ key }) => keys.includes(key));
}

/** The years to switch between: from the log's first to the one after this; the chosen one in any case. */
export function yearsOffered(chosenYear: number, logBegins: Month | null, today: LocalDate): number[] {
  const last = yearOf(today) + 1;
  const first = Math.min(logBegins === null ? yearOf(today) : yearOf(logBegins), last);
  const years = new Set([chosenYear]);
  // A single date mistyped decades back must not fill the page with years.
  for (let year = Math.max(first, last - 9); year <= last; year++) years.add(year);
  return [...years].sort((a, b) => a - b);
}

export function selectionOf({
  scope,
  basis,
  data,
  known,
}: Pick<Chosen, 'scope' | 'basis' | 'data' | 'known'>): Selection {
  return { gradeIds: scope.gradeIds, shipperId: scope.shipperId, basis, data, known };
}
