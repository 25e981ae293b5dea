import 'server-only';
import type { AgainstTarget } from '@/components/programme/totals';
import { yearOf, type LocalDate } from '@/lib/calendar';
import type { Person } from '@/lib/people/role';
import type { ProgrammeFilter } from '@/lib/programme/filter';
import { plannedKgIn, type MonthSheet } from '@/lib/programme/sheet';
import { choose } from '@/lib/progress/choice';
import { entitledMonths } from '@/lib/progress/entitlement';
import { orFirst, type Past } from '@/lib/recorded.queries';
import { listScopes, listTargets } from '@/lib/targets/queries';

interface Against {
  against: AgainstTarget | null;
  choice: { target: string | null; targets: { key: string; name: string }[] };
}

/**
 * How a month's plan stands under the target of the address, else the board's; null when there is no such target. Only
 * lots of its scope count, and nothing is held against a target that counts later than at loading.
 */
export async function againstTarget(
  person: Person,
  { month, target: key }: ProgrammeFilter,
  { today, past }: { today: LocalDate; past: Past | null },
): Promise<((sheet: MonthSheet) => Against) | null> {
  const known = orFirst(past, 'target_version');
  const [targets, scopes] = await Promise.all([listTargets(person, known), listScopes(person, known)]);
  const standing = targets.filter(
    ({ supersededBy, basis }) => supersededBy === null && (basis === 'bl' || basis === 'departure'),
  );
  const asked = {
    target: key,
    scope: null,
    year: yearOf(month),
    basis: 'bl' as const,
    plan: 'straight' as const,
    data: 'all' as const,
    known: null,
  };
  const chosen = choose(asked, { targets: standing, scopes, today });
  if (!chosen) return key === null ? () => ({ against: null, choice: { target: null, targets: [] } }) : null;
  const { target, scope } = chosen;
  const plan = entitledMonths(target, yearOf(month)).find((one) => one.month === month);
  return (sheet) => ({
    against: {
      name: target.name,
      planKg: plan?.entitledKg ?? null,
      plannedKg: plannedKgIn(
        sheet,
        ({ gradeId, shipperId }) =>
          (scope.gradeIds.length === 0 || (gradeId !== null && scope.gradeIds.includes(gradeId))) &&
          (scope.shipperId === null || scope.shipperId === shipperId),
      ),
    },
    choice: { target: target.key, targets: standing.map(({ key: of, name }) => ({ key: of, name })) },
  });
}
