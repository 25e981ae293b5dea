import 'server-only';
import { yearOf } from '@/lib/calendar';
import type { Person } from '@/lib/people/role';
import { selectionOf } from '@/lib/progress/choice';
import { planOf } from '@/lib/progress/entitlement';
import { linkToBoard, readBoardFilter } from '@/lib/progress/filter';
import { monthRows } from '@/lib/progress/series';
import { standingOf } from '@/lib/progress/standing';
import { targetKgFor } from '@/lib/targets/target';
import { readKnown } from '@/lib/voyages/known';
import { whenOf } from '@/lib/voyages/known.queries';
import { readBoard } from './read-board';

export type Parameters = Record<string, string | string[] | undefined>;

/** What the address says under that name; null of nothing. */
export const saidIn = (parameters: Parameters, name: string): string | null =>
  [parameters[name]].flat().at(-1)?.trim() || null;

/** The address again. */
export function queryOf(parameters: Parameters): URLSearchParams {
  const query = new URLSearchParams();
  for (const name of Object.keys(parameters)) query.set(name, saidIn(parameters, name) ?? '');
  return query;
}

/** The board of an address with its first numbers; or why there is none. The page, its parts and the report open it. */
export async function openBoard(person: Person, parameters: Parameters) {
  const typed = saidIn(parameters, 'known');
  const filter = readBoardFilter({ ...parameters, known: undefined });
  if (!filter) return { state: 'none' as const };
  const known = typed === null ? null : readKnown(typed);
  const when = known && (await whenOf(person, known));
  if (typed !== null && when?.state !== 'past')
    return {
      state: 'refused' as const,
      when: when ?? { state: 'unread' as const },
      typed,
      now: linkToBoard(filter),
    };
  const past = when?.state === 'past' ? when : null;
  const read = await readBoard(person, { ...filter, known }, past?.at ?? null);
  if (!read) return { state: 'none' as const };
  const { chosen, today, liftings, intakes } = read;
  if (!liftings.anyVoyage) return { state: 'empty' as const };

  const { target, year } = chosen;
  const { months, logBegins, best } = liftings;
  const targetKg = targetKgFor(target, year);
  const plan = planOf(target, year, chosen.plan);
  const ofYear = months.filter(({ month }) => yearOf(month) === year);
  return {
    ...read,
    state: 'open' as const,
    person,
    parameters,
    when: past,
    logBegins,
    selection: selectionOf(chosen),
    standing: standingOf({
      year,
      basis: chosen.basis,
      plan,
      today,
      targetKg,
      months: ofYear,
      logBegins,
      best,
      intakes,
    }),
    rows: monthRows({ year, today, targetKg, plan, months, logBegins }),
    /** The same board as known now. */
    now: linkToBoard({ ...chosen, target: target.key, scope: chosen.scope.key, known: null }),
  };
}

export type OpenBoard = Extract<Awaited<ReturnType<typeof openBoard>>, { state: 'open' }>;
