import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { KnownBanner } from '@/components/known/banner';
import { Report } from '@/components/progress/report';
import { now, printMoment } from '@/lib/calendar';
import { hasBridge, isOpen } from '@/lib/progress/ahead';
import { linkToBoard } from '@/lib/progress/filter';
import { scenarioIn } from '@/lib/progress/scenario';
import { inForce } from '@/lib/targets/target';
import { KNOWN_ZONE } from '@/lib/voyages/known';
import { boardAhead } from '../board-ahead';
import { BoardPending } from '../board-pending';
import { readSection } from '../board-sections';
import { openBoard, queryOf } from '../open-board';
import { signedIn } from '../signed-in';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('board.report'))('title') };
}

/** The board on two sheets of A4: everything on it is read before it is shown, and then it prints itself. */
export default async function ReportPage({ searchParams }: PageProps<'/report'>) {
  const [person, parameters] = await Promise.all([signedIn(), searchParams]);
  const board = await openBoard(person, parameters);
  if (board.state === 'none') notFound();
  // Why there is no such board, the board says.
  if (board.state !== 'open') redirect(`/?${queryOf(parameters)}`);

  const { chosen, standing, rows, disruptions, snapshot, when, logBegins } = board;
  const { target, scope, year } = chosen;
  const scenario = scenarioIn(parameters);
  const [ahead, take, bridge, voyageTime, loss, changes, gaps] = await Promise.all([
    boardAhead(board),
    isOpen(standing) && scenario !== '' ? readSection('take', board, true) : null,
    hasBridge(standing) ? readSection('bridge', board, true) : null,
    readSection('voyageTime', board, true),
    readSection('loss', board, true),
    readSection('changes', board, true),
    readSection('gaps', board, true),
  ]);
  const address = linkToBoard({ ...chosen, target: target.key, scope: scope.key });
  return (
    <Report
      {...{ chosen, standing, logBegins, rows, disruptions, ahead }}
      inForce={inForce(target, year)}
      printed={printMoment(now(), KNOWN_ZONE)}
      past={when !== null}
      banner={when && <KnownBanner when={when} of="board" now={board.now} snapshot={snapshot ?? undefined} />}
      board={scenario === '' ? address : `${address}${address.includes('?') ? '&' : '?'}${scenario}`}
      pending={await BoardPending({ board })}
      sliders={take}
      bridge={bridge}
      sections={[voyageTime, loss, changes, gaps]}
    />
  );
}
