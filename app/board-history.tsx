import { Suspense } from 'react';
import { getTranslations } from 'next-intl/server';
import { ChangesSection } from '@/components/progress/changes';
import { GapsSection } from '@/components/progress/gaps';
import { SnapshotsSection } from '@/components/progress/snapshots';
import classes from '@/components/progress/section.module.css';
import { may, type Person } from '@/lib/people/role';
import { changesSince } from '@/lib/progress/changes.queries';
import { selectionOf, type Chosen } from '@/lib/progress/choice';
import { gapFilter, linkToBoard } from '@/lib/progress/filter';
import { lowMonths } from '@/lib/progress/gaps';
import type { MonthRow } from '@/lib/progress/series';
import { listSnapshots } from '@/lib/progress/snapshot.queries';
import { GAPS } from '@/lib/voyages/filter';
import { voyageTotals } from '@/lib/voyages/totals.queries';
import { keep, withdraw } from './snapshot-actions';

type HistoryProps = {
  person: Person;
  chosen: Chosen;
  rows: MonthRow[];
  /** Why the last snapshot was not kept, and its name. */
  refused: string | null;
  typed: string;
};

/** Whether the numbers can be defended: what changed since, what is missing, and what was kept under a name. */
export async function BoardHistory(props: HistoryProps) {
  const t = await getTranslations('known');
  const waiting = (text: string) => <p className={classes.waiting}>{text}</p>;
  return (
    <>
      {props.chosen.known !== null && (
        <Suspense fallback={waiting(t('changes.waiting'))}>
          <ChangesRead {...props} />
        </Suspense>
      )}
      <Suspense fallback={waiting(t('gaps.waiting'))}>
        <GapsRead {...props} />
      </Suspense>
      <Suspense>
        <SnapshotsRead {...props} />
      </Suspense>
    </>
  );
}

async function ChangesRead({ person, chosen }: HistoryProps) {
  const { known, scope, year } = chosen;
  if (known === null) return null;
  const changes = await changesSince(person, selectionOf(chosen), year, known);
  return <ChangesSection changes={changes} scope={scope.name} year={year} />;
}

async function GapsRead({ person, chosen, rows }: HistoryProps) {
  const { scope, year } = chosen;
  const selection = selectionOf(chosen);
  const whole = scope.gradeIds.length === 0 && scope.shipperId === null;
  const gaps = await Promise.all(
    GAPS.map(async (gap) => {
      const totals = await voyageTotals(person, gapFilter(gap, year, selection));
      const count = totals.kind === 'totals' ? totals.voyages : `> ${totals.bound}`;
      return { gap, count };
    }),
  );
  return (
    <GapsSection
      gaps={gaps}
      low={lowMonths(rows, (row) => (whole ? row.voyages : row.lots))}
      year={year}
      selection={selection}
      liftedKg={rows.reduce((sum, { kg }) => sum + (kg ?? 0), 0)}
      simulatedKg={rows.reduce((sum, { simulatedKg }) => sum + simulatedKg, 0)}
    />
  );
}

async function SnapshotsRead({ person, chosen, refused, typed }: HistoryProps) {
  const { target, scope, year, data, known } = chosen;
  const query = linkToBoard({ target: target.key, scope: scope.key, year, data, known: null });
  return (
    <SnapshotsSection
      snapshots={await listSnapshots(person)}
      mayKeep={may(person, 'keepSnapshots')}
      query={known === null ? query : null}
      refused={refused}
      typed={typed}
      actions={{ keep, withdraw }}
    />
  );
}
