import 'server-only';
import { getTranslations } from 'next-intl/server';
import { printMoment } from '@/lib/calendar';
import type { Person } from '@/lib/people/role';
import type { Chosen, DoneToMany } from '@/lib/voyages/many';
import { undoVoyages } from '@/lib/voyages/undo.mutations';

/** Enough to know the reason again; undoing over and over must not make it longer and longer. */
const REASON_SHOWN = 100;

/** Undoes the last change of each, for a reason worded in the catalogue. */
export async function undoFor(by: Person, chosen: readonly Chosen[]): Promise<DoneToMany> {
  const t = await getTranslations('voyages.undo');
  return undoVoyages(by, chosen, ({ by: name, at, reason, zone }) => {
    const what = { name, at: printMoment(at, zone) };
    if (reason === null) return t('reason', what);
    const short = reason.length > REASON_SHOWN ? `${reason.slice(0, REASON_SHOWN)}…` : reason;
    return t('reasonOf', { ...what, reason: short });
  });
}
