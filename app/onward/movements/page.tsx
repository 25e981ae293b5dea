import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { shortTitle } from '@/app/registry/addressed';
import { placeInTime } from '@/app/place-in-time';
import { signedIn } from '@/app/signed-in';
import { KnownPlace } from '@/components/known/place';
import { KnownRefused } from '@/components/known/refused';
import { EntryHead } from '@/components/registry/entry-head';
import { EntryTable } from '@/components/registry/entry-table';
import classes from '@/components/frame/reading.module.css';
import { printPeriod } from '@/lib/calendar';
import { linkToEntry, linkToExport, matchesMovement, readMovementFilter } from '@/lib/onward/filter';
import { may } from '@/lib/people/role';
import { movements } from '@/lib/registry/onward.queries';

const PATH = '/onward/movements';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('registry'))('kinds.movements') };
}

export default async function MovementsPage({ searchParams }: PageProps<'/onward/movements'>) {
  const [person, parameters, t, registry] = await Promise.all([
    signedIn(),
    searchParams,
    getTranslations('onward'),
    getTranslations('registry'),
  ]);
  const filter = readMovementFilter(parameters) ?? notFound();
  const time = await placeInTime(person, parameters, 'movement');
  if (time.state === 'refused') return <KnownRefused {...time} action={PATH} now={PATH} />;
  const { known, past } = time;
  const all = await movements(person, past);
  const shown = all.filter((movement) => matchesMovement(filter, movement));
  const { stage, from, to } = filter;
  return (
    <>
      <EntryHead
        kind="movements"
        level={1}
        mayEnter={may(person, 'enterOnward') && past === null}
        file={linkToExport('movements', {}, known)}
      />
      <p className={classes.lead}>{registry('leads.movements')}</p>
      <KnownPlace when={time.when} path={PATH} keep={time.keep} />
      {shown.length < all.length && (
        <p className={classes.notice}>
          {t('someOf', {
            stage: stage ? registry(`keys.${stage}`) : t('anyStage'),
            period: from && to ? printPeriod(from, to) : '',
            shown: shown.length,
            all: all.length,
          })}{' '}
          <Link href={linkToEntry('movements', null, known)}>{t('showAll')}</Link>
        </p>
      )}
      <EntryTable
        kind="movements"
        known={known}
        rows={shown.map((movement) => ({ ...movement, title: shortTitle(registry, movement) }))}
      />
    </>
  );
}
