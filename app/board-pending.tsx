import { PendingNote } from '@/components/progress/pending-note';
import { pendingFilter } from '@/lib/progress/filter';
import { voyageTotals } from '@/lib/voyages/totals.queries';
import type { OpenBoard } from './open-board';

/** The voyages that are not on the basis of the board yet; nothing by B/L, or where there are none. */
export async function BoardPending({ board }: { board: OpenBoard }) {
  const { person, selection, standing } = board;
  const filter = pendingFilter(`${standing.year}-01-01`, standing.through, selection);
  if (filter === null) return null;
  const totals = await voyageTotals(person, filter);
  const many = totals.kind === 'tooMany';
  if (!many && totals.voyages === 0) return null;
  const voyages = many ? `> ${totals.bound}` : totals.voyages;
  return <PendingNote basis={standing.basis} pending={{ filter, voyages, kg: many ? null : totals.blKg }} />;
}
