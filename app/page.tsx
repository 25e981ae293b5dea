import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Board } from '@/components/progress/board';
import { EmptyBoard } from '@/components/progress/empty-board';
import { todayAt, yearOf } from '@/lib/calendar';
import { may } from '@/lib/people/role';
import { choose, scopesOffered, selectionOf, yearsOffered } from '@/lib/progress/choice';
import { readBoardFilter } from '@/lib/progress/filter';
import { disruptionsIn, latestIntakes, liftingsOf } from '@/lib/progress/queries';
import { monthRows } from '@/lib/progress/series';
import { standingOf } from '@/lib/progress/standing';
import { listScopes, listTargets } from '@/lib/targets/queries';
import { inForce, targetKgFor } from '@/lib/targets/target';
import { boardAhead } from './board-ahead';
import { BoardSections } from './board-sections';
import { signedIn } from './signed-in';

/** The year of the board is that of the load port. */
const LOAD_PORT_ZONE = 'Asia/Aqtau';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('board'))('title') };
}

export default async function BoardPage({ searchParams }: PageProps<'/'>) {
  const [person, parameters] = await Promise.all([signedIn(), searchParams]);
  const filter = readBoardFilter(parameters);
  const today = todayAt(LOAD_PORT_ZONE);
  const [targets, scopes] = await Promise.all([listTargets(person), listScopes(person)]);
  const chosen = filter && choose(filter, { targets, scopes, today });
  if (!chosen) notFound();

  const { target, year } = chosen;
  const selection = selectionOf(chosen);
  const [liftings, intakes, disruptions] = await Promise.all([
    liftingsOf(person, selection, year),
    // A year that is over needs no further voyage.
    year < yearOf(today) ? [] : latestIntakes(person, selection, today),
    disruptionsIn(person, year),
  ]);
  if (!liftings.anyVoyage) return <EmptyBoard mayLog={may(person, 'logVoyages')} />;

  const targetKg = targetKgFor(target, year);
  const { months, logBegins, best } = liftings;
  const ofYear = months.filter(({ month }) => yearOf(month) === year);
  const standing = standingOf({ year, today, targetKg, months: ofYear, logBegins, best, intakes });
  const rows = monthRows({ year, today, targetKg, months, logBegins });
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
      ahead={boardAhead({ person, selection, standing, rows, logBegins, today, parameters })}
    >
      <BoardSections {...{ person, selection, year, today, zone: LOAD_PORT_ZONE, logBegins, disruptions }} />
    </Board>
  );
}
