import 'server-only';
import type { Person } from '@/lib/people/role';
import { printKnown, readKnown } from '@/lib/voyages/known';
import { whenOf } from '@/lib/voyages/known.queries';
import { queryOf, saidIn, type Parameters as Asked } from './open-board';

/** The moment that an address asks for, where what it shows is recorded in `of`; or why nothing can be shown for it. */
export async function placeInTime(person: Person, parameters: Asked, of: Parameters<typeof whenOf>[2]) {
  const read = saidIn(parameters, 'known');
  const rest = queryOf(parameters);
  rest.delete('known');
  /** What else the address says. */
  const keep = [...rest];
  if (read === null) return { state: 'now' as const, past: null, known: null, when: null, keep };
  const past = readKnown(read);
  if (past === null) return { state: 'refused' as const, when: { state: 'unread' as const }, read, keep };
  const when = await whenOf(person, past, of);
  if (when.state !== 'past') return { state: 'refused' as const, when, read, keep };
  return { state: 'past' as const, past, known: printKnown(past), when, keep };
}
