import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { Board } from '@/components/progress/board';
import { EmptyBoard } from '@/components/progress/empty-board';
import { SnapshotsSection } from '@/components/progress/snapshots';
import { KnownBanner } from '@/components/known/banner';
import { KnownRefused } from '@/components/known/refused';
import { yearOf } from '@/lib/calendar';
import { may } from '@/lib/people/role';
import { hasBridge, isOpen } from '@/lib/progress/ahead';
import { scopesOffered, yearsOffered } from '@/lib/progress/choice';
import { linkToBoard } from '@/lib/progress/filter';
import { scenarioIn } from '@/lib/progress/scenario';
import { listSnapshots } from '@/lib/progress/snapshot.queries';
import { inForce } from '@/lib/targets/target';
import { loadSection } from './board-actions';
import { boardAhead } from './board-ahead';
import { filesOf } from './board-files';
import { BoardPending } from './board-pending';
import { openBoard, saidIn, type OpenBoard } from './open-board';
import { signedIn } from './signed-in';
import { keep, withdraw } from './snapshot-actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('board'))('title') };
}

export default async function BoardPage({ searchParams }: PageProps<'/'>) {
  const [person, parameters] = await Promise.all([signedIn(), searchParams]);
  const board = await openBoard(person, parameters);
  if (board.state === 'none') notFound();
  if (board.state === 'refused') {
    const { when, typed, now } = board;
    const keep = [...new URLSearchParams(now.replace(/^[^?]*\??/, ''))];
    return <KnownRefused when={when} read={typed} action="/" keep={keep} now={now} />;
  }
  if (board.state === 'empty') return <EmptyBoard mayLog={may(person, 'logVoyages')} />;

  const { chosen, targets, scopes, today, disruptions, snapshot, when, logBegins, standing, rows, now } =
    board;
  const { target, scope, year } = chosen;
  return (
    <Board
      chosen={chosen}
      inForce={inForce(target, year)}
      offered={{
        targets: targets.filter(({ supersededBy, key }) => supersededBy === null || key === target.key),
        scopes: scopesOffered(chosen, { targets, scopes }),
        years: yearsOffered(year, logBegins, today),
      }}
      standing={standing}
      logBegins={logBegins}
      rows={rows}
      disruptions={disruptions}
      ahead={boardAhead(board)}
      time={when && { at: when.at, snapshot: when.snapshot?.name ?? null }}
      banner={when && <KnownBanner when={when} of="board" now={now} snapshot={snapshot ?? undefined} />}
      pending={
        <Suspense>
          <BoardPending board={board} />
        </Suspense>
      }
      files={filesOf(board)}
      onView={{
        address: linkToBoard({ ...chosen, target: target.key, scope: scope.key }),
        take: isOpen(standing),
        scenario: scenarioIn(parameters),
        bridge: hasBridge(standing),
        period: chosen.period != null,
        whereabouts: year === yearOf(today),
        load: loadSection,
      }}
    >
      <Suspense>
        <Snapshots board={board} />
      </Suspense>
    </Board>
  );
}

/** Small, and with forms that answer by the address: it comes with the page. */
async function Snapshots({ board: { person, chosen, parameters, now } }: { board: OpenBoard }) {
  return (
    <SnapshotsSection
      snapshots={await listSnapshots(person)}
      mayKeep={may(person, 'keepSnapshots')}
      query={chosen.known === null ? now : null}
      refused={saidIn(parameters, 'refused')}
      typed={saidIn(parameters, 'name') ?? ''}
      actions={{ keep, withdraw }}
    />
  );
}
