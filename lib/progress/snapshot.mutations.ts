import 'server-only';
import { yearOf, type LocalDate } from '@/lib/calendar';
import { write } from '@/lib/db';
import { may, type Person } from '@/lib/people/role';
import { done, refused, type Result } from '@/lib/result';
import { sightOfNow, type Moment } from '@/lib/voyages/known.queries';
import { listScopes, listTargets } from '@/lib/targets/queries';
import { choose, selectionOf, type Chosen } from './choice';
import { linkToBoard, readBoardFilter } from './filter';
import { disruptionsIn, latestIntakesAt, liftingsAt } from './queries';
import type { BoardNumbers } from './snapshot';
import { fingerprintOf } from './snapshot.queries';
import type { Disruption } from './series';

/** What the board of `chosen` computes its numbers from, read at that moment. */
export async function numbersAt(
  moment: Moment,
  {
    target,
    scope,
    year,
    data,
    basis = 'bl',
  }: Pick<BoardNumbers, 'target' | 'scope' | 'year' | 'data'> & Partial<Pick<Chosen, 'basis'>>,
  today: LocalDate,
  disruptions: Disruption[],
): Promise<BoardNumbers> {
  const selection = selectionOf({ scope, basis, data, known: null });
  const [liftings, intakes] = await Promise.all([
    liftingsAt(moment, selection, year),
    year < yearOf(today) ? [] : latestIntakesAt(moment, selection, today),
  ]);
  const numbers = { target, scope, year, data, today, liftings, intakes, disruptions };
  return basis === 'bl' ? numbers : { ...numbers, basis };
}

/**
 * Keeps the board of that address under a name, as the database holds it now. Refuses `notAllowed`, `snapshotName`,
 * `snapshotView` where the address shows no board as known now.
 */
export async function keepSnapshot(
  by: Person,
  { name, query }: { name: string; query: string },
  today: LocalDate,
): Promise<Result<{ id: number }>> {
  if (!may(by, 'keepSnapshots')) return refused({ reason: 'notAllowed' });
  const named = name.trim();
  if (named === '' || named.length > 120) return refused({ reason: 'snapshotName', field: 'name' });
  const filter = readBoardFilter(Object.fromEntries(new URLSearchParams(query)));
  const [targets, scopes] = await Promise.all([listTargets(by), listScopes(by)]);
  const chosen = filter && filter.known === null && choose(filter, { targets, scopes, today });
  if (!chosen) return refused({ reason: 'snapshotView' });
  const { target, scope, year, data } = chosen;
  const sight = await sightOfNow();
  const numbers = JSON.stringify(await numbersAt(sight, chosen, today, await disruptionsIn(by, year)));
  const address = linkToBoard({
    target: target.key,
    scope: scope.key,
    year,
    basis: chosen.basis,
    plan: chosen.plan,
    data,
    known: null,
  });
  const id = await write(by, null, async (tx) => {
    const [row] = await tx.$queryRaw<{ id: number }[]>`
      INSERT INTO board_snapshot (name, by_id, by_name, query, snapshot, last_lot_known, last_voyage_known, numbers, sha256)
      VALUES (${named}, ${by.id}, ${by.name}, ${address}, ${sight.snapshot}, ${sight.lastLot}::bigint, ${sight.lastVoyage}::bigint,
        ${numbers}, ${fingerprintOf(numbers)})
      RETURNING id`;
    return row?.id ?? 0;
  });
  return done({ id });
}

/** Withdraws it, which everybody sees; by who kept it, or an administrator. Refuses `notAllowed`, also when it is gone. */
export async function withdrawSnapshot(by: Person, id: number): Promise<Result<null>> {
  if (!may(by, 'keepSnapshots')) return refused({ reason: 'notAllowed' });
  const withdrawn = await write(
    by,
    null,
    (tx) => tx.$executeRaw`
      UPDATE board_snapshot SET withdrawn_at = now(), withdrawn_by_name = ${by.name}
      WHERE id = ${id}::int AND withdrawn_at IS NULL AND (by_id = ${by.id} OR ${by.role === 'administrator'}::boolean)`,
  );
  return withdrawn === 1 ? done(null) : refused({ reason: 'notAllowed' });
}
