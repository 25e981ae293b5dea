import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { shortTitle } from '@/app/registry/addressed';
import { signedIn } from '@/app/signed-in';
import { EntryHead } from '@/components/registry/entry-head';
import { EntryTable } from '@/components/registry/entry-table';
import classes from '@/components/registry/registry.module.css';
import { printPeriod } from '@/lib/calendar';
import { linkToExport, matchesMovement, readMovementFilter } from '@/lib/onward/filter';
import { may } from '@/lib/people/role';
import { movements } from '@/lib/registry/onward.queries';

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
  const all = await movements(person);
  const shown = all.filter((movement) => matchesMovement(filter, movement));
  const { stage, from, to } = filter;
  return (
    <>
      <EntryHead kind="movements" level={1} mayEnter={may(person, 'enterOnward')} />
      <p className={classes.lead}>
        {registry('leads.movements')}{' '}
        <a className="screen-only" href={linkToExport('movements')}>
          {t('export')}
        </a>
      </p>
      {shown.length < all.length && (
        <p className={classes.notice}>
          {t('someOf', {
            stage: stage ? registry(`keys.${stage}`) : t('anyStage'),
            period: from && to ? printPeriod(from, to) : '',
            shown: shown.length,
            all: all.length,
          })}{' '}
          <Link href="/onward/movements">{t('showAll')}</Link>
        </p>
      )}
      <EntryTable
        kind="movements"
        rows={shown.map((movement) => ({ ...movement, title: shortTitle(registry, movement) }))}
      />
    </>
  );
}
