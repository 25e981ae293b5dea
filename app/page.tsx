import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Board } from '@/components/progress/board';
import { EmptyBoard } from '@/components/progress/empty-board';
import classes from '@/components/progress/board.module.css';
import { KnownBanner } from '@/components/known/banner';
import { KnownRefused } from '@/components/known/refused';
import { yearOf } from '@/lib/calendar';
import { may } from '@/lib/people/role';
import { NOTHING_AHEAD } from '@/lib/progress/ahead';
import { scopesOffered, selectionOf, yearsOffered } from '@/lib/progress/choice';
import { linkToBoard, readBoardFilter } from '@/lib/progress/filter';
import { monthRows } from '@/lib/progress/series';
import { standingOf } from '@/lib/progress/standing';
import { inForce, targetKgFor } from '@/lib/targets/target';
import { boardAhead } from './board-ahead';
import { KNOWN_ZONE, readKnown } from '@/lib/voyages/known';
import { whenOf } from '@/lib/voyages/known.queries';
import { BoardHistory } from './board-history';
import { BoardSections } from './board-sections';
import { readBoard } from './read-board';
import { signedIn } from './signed-in';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('board'))('title') };
}

export default async function BoardPage({ searchParams }: PageProps<'/'>) {
  const [person, parameters] = await Promise.all([signedIn(), searchParams]);
  const said = (name: string) => [parameters[name]].flat().at(-1)?.trim() || null;
  const typed = said('known');
  const filter = readBoardFilter({ ...parameters, known: undefined });
  if (!filter) notFound();
  const known = typed === null ? null : readKnown(typed);
  const when = known && (await whenOf(person, known));
  if (typed !== null && when?.state !== 'past') {
    const now = linkToBoard(filter);
    const keep = [...new URLSearchParams(now.replace(/^[^?]*\??/, ''))];
    const refused = when ?? { state: 'unread' as const };
    return <KnownRefused when={refused} read={typed} action="/" keep={keep} now={now} />;
  }

  const read = await readBoard(person, { ...filter, known }, when?.state === 'past' ? when.at : null);
  if (!read) notFound();
  const { chosen, targets, scopes, today, liftings, intakes, disruptions, snapshot } = read;
  if (!liftings.anyVoyage) return <EmptyBoard mayLog={may(person, 'logVoyages')} />;

  const { target, year } = chosen;
  const targetKg = targetKgFor(target, year);
  const { months, logBegins, best } = liftings;
  const ofYear = months.filter(({ month }) => yearOf(month) === year);
  const standing = standingOf({ year, today, targetKg, months: ofYear, logBegins, best, intakes });
  const rows = monthRows({ year, today, targetKg, months, logBegins });
  const selection = selectionOf(chosen);
  const asked = { person, selection, standing, rows, logBegins, today, parameters };
  const now = linkToBoard({ ...chosen, target: target.key, scope: chosen.scope.key, known: null });
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
      ahead={known === null ? boardAhead(asked) : Promise.resolve(NOTHING_AHEAD)}
      time={when?.state === 'past' ? { at: when.at, snapshot: when.snapshot?.name ?? null } : null}
      banner={
        when?.state === 'past' && (
          <KnownBanner when={when} of="board" now={now} snapshot={snapshot ?? undefined} />
        )
      }
    >
      {known === null ? (
        <BoardSections {...{ person, selection, year, today, zone: KNOWN_ZONE, logBegins, disruptions }} />
      ) : (
        <LeftOut />
      )}
      <BoardHistory {...{ person, chosen, rows, refused: said('refused'), typed: said('name') ?? '' }} />
    </Board>
  );
}

/** The sections that only know the present. */
async function LeftOut() {
  const t = await getTranslations('known');
  return <p className={classes.quiet}>{t('left', { list: t('leftList') })}</p>;
}
