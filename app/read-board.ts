import 'server-only';
import { HOME_ZONE, localDateOf, todayAt, yearOf } from '@/lib/calendar';
import type { Person } from '@/lib/people/role';
import { choose, selectionOf } from '@/lib/progress/choice';
import type { BoardFilter } from '@/lib/progress/filter';
import { disruptionsIn, latestIntakes, liftingsOf } from '@/lib/progress/queries';
import type { BoardNumbers, Verdict } from '@/lib/progress/snapshot';
import { fingerprintOf, openSnapshot, type OpenedSnapshot } from '@/lib/progress/snapshot.queries';
import { orFirst } from '@/lib/recorded.queries';
import { listScopes, listTargets } from '@/lib/targets/queries';

/** What a snapshot was kept of stands in its place, also when targets and scopes were amended since. */
function withKept<T extends { key: string }>(listed: readonly T[], kept: T | undefined): T[] {
  if (kept === undefined) return [...listed];
  const found = listed.some(({ key }) => key === kept.key);
  return found ? listed.map((one) => (one.key === kept.key ? kept : one)) : [...listed, kept];
}

function asKept(filter: BoardFilter, { target, scope, year, data, basis = 'bl' }: BoardNumbers): BoardFilter {
  const other = filter.target !== null || filter.scope !== null || filter.year !== null;
  return {
    target: filter.target ?? target.key,
    scope: filter.scope ?? scope.key,
    year: filter.year ?? year,
    basis: other || filter.basis !== 'bl' ? filter.basis : basis,
    plan: filter.plan,
    data: other || filter.data !== 'all' ? filter.data : data,
    known: filter.known,
    years: filter.years,
    period: filter.period,
  };
}

function verdictOn({ sha256, numbers }: OpenedSnapshot, read: BoardNumbers): Verdict {
  const { target, scope, year, data, basis } = numbers;
  const same =
    read.target.key === target.key &&
    read.scope.key === scope.key &&
    read.year === year &&
    read.data === data &&
    read.basis === basis;
  if (!same) return 'otherView';
  return fingerprintOf(JSON.stringify({ ...read, disruptions: numbers.disruptions })) === sha256
    ? 'agrees'
    : 'differs';
}

/** Everything that the board's first answer needs, at its place in time; null when there is no such board. */
export async function readBoard(person: Person, filter: BoardFilter, at: Date | null) {
  const { known } = filter;
  const kept = known?.kind === 'snapshot' ? await openSnapshot(person, known.id) : null;
  const today = kept?.numbers.today ?? (at ? localDateOf(at, HOME_ZONE) : todayAt(HOME_ZONE));
  const promised = orFirst(known, 'target_version');
  const listed = await Promise.all([listTargets(person, promised), listScopes(person, promised)]);
  const targets = withKept(listed[0], kept?.numbers.target);
  const scopes = withKept(listed[1], kept?.numbers.scope);
  const chosen = choose(kept ? asKept(filter, kept.numbers) : filter, { targets, scopes, today });
  if (!chosen) return null;
  const { target, scope, year, data, basis } = chosen;
  const selection = selectionOf(chosen);
  const [liftings, intakes, disruptions] = await Promise.all([
    liftingsOf(person, selection, year),
    // A year that is over needs no further voyage.
    year < yearOf(today) ? [] : latestIntakes(person, selection, today),
    disruptionsIn(person, year, orFirst(known, 'disruption')),
  ]);
  const numbers = {
    ...{ target, scope, year, data, today, liftings, intakes, disruptions },
    ...(basis !== 'bl' && { basis }),
  };
  const verdict = kept && verdictOn(kept, numbers);
  return {
    ...{ chosen, targets, scopes, today, liftings, intakes },
    disruptions: kept && verdict !== 'otherView' ? kept.numbers.disruptions : disruptions,
    snapshot: kept && verdict && { verdict, sha256: kept.sha256, withdrawn: kept.withdrawn },
  };
}
