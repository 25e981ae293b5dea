import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { shortTitle } from '@/app/registry/addressed';
import { saidIn } from '@/app/open-board';
import { placeInTime } from '@/app/place-in-time';
import { signedIn } from '@/app/signed-in';
import { KnownPlace } from '@/components/known/place';
import { KnownRefused } from '@/components/known/refused';
import { WaysBeside, WaysChart, WaysSaid } from '@/components/onward/ways-said';
import { WaysTable } from '@/components/onward/ways-table';
import { YearChoice } from '@/components/onward/year-choice';
import { EntryHead } from '@/components/registry/entry-head';
import { EntryTable } from '@/components/registry/entry-table';
import classes from '@/components/frame/reading.module.css';
import { checkedFigures } from '@/lib/figures/queries';
import { overlap, yearSlot } from '@/lib/onward/blocks';
import { linkToAllTotals, linkToExport, readOnwardFilter } from '@/lib/onward/filter';
import { waysOutOf } from '@/lib/onward/queries';
import { doubtsAbout } from '@/lib/onward/routes';
import { may } from '@/lib/people/role';

const PATH = '/onward/routes';

/** Of more totals those of the year are listed, until all are asked for. */
const LISTED_AT_MOST = 60;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('onward'))('routes.name') };
}

/** What left by each way out, and the share of the Baku route. */
export default async function RoutesPage({ searchParams }: PageProps<'/onward/routes'>) {
  const [person, parameters, t, registry] = await Promise.all([
    signedIn(),
    searchParams,
    getTranslations('onward'),
    getTranslations('registry'),
  ]);
  const filter = readOnwardFilter(parameters) ?? notFound();
  const time = await placeInTime(person, parameters, 'voyages');
  if (time.state === 'refused') return <KnownRefused {...time} action={PATH} now={PATH} />;
  const { known, past } = time;
  const then = time.when && { past: time.past, at: time.when.at };
  const [{ year, monthly, yearly, totals, years }, { checked }] = await Promise.all([
    waysOutOf(person, filter.year, then),
    checkedFigures(person, past),
  ]);
  const doubts = doubtsAbout(totals, (key) => checked.get(key)?.verdict);
  const of = { year: String(year) };
  const every = totals.length <= LISTED_AT_MOST || saidIn(parameters, 'list') === 'all';
  const listed = every ? totals : totals.filter((total) => overlap(total, yearSlot(year)));
  return (
    <>
      <header className={classes.head}>
        <h1>{t('routes.title', of)}</h1>
        <div className={`${classes.actions} screen-only`}>
          <a className={classes.plain} href={linkToExport('routes', { year }, known)}>
            {t('export')}
          </a>
        </div>
      </header>
      <p className={classes.lead}>{t('routes.lead')}</p>
      <KnownPlace when={time.when} path={PATH} keep={time.keep} />
      <YearChoice action={PATH} year={year} years={years} known={known} />
      <WaysSaid ways={monthly} year={year} totals={totals} doubts={doubts} past={past} />
      <section className={classes.section}>
        <h2>{t('routes.byMonth')}</h2>
        <WaysChart ways={monthly} label={t('routes.chartMonth')} />
        <WaysTable ways={monthly} caption={t('routes.captionMonth', of)} past={past} doubts={doubts} />
        <WaysBeside ways={monthly} year={year} totals={totals} known={known} />
      </section>
      <section className={classes.section}>
        <h2>{t('routes.byYear')}</h2>
        <WaysChart ways={yearly} label={t('routes.chartYear')} />
        <WaysTable ways={yearly} caption={t('routes.captionYear')} past={past} doubts={doubts} />
        <WaysBeside ways={yearly} year={year} totals={totals} known={known} />
        <p className={classes.small}>{t('routes.rule')}</p>
      </section>
      <section className={classes.section} id="totals">
        <EntryHead
          kind="totals"
          level={2}
          mayEnter={may(person, 'enterOnward') && past === null}
          file={linkToExport('totals', {}, known)}
        />
        <p className={classes.small}>{registry('leads.totals')}</p>
        {listed.length < totals.length && (
          <p className={classes.notice}>
            {t('routes.ofYear', { ...of, shown: listed.length, all: totals.length })}{' '}
            <Link href={linkToAllTotals(year, known)} prefetch={false}>
              {t('showAll')}
            </Link>
          </p>
        )}
        <EntryTable
          kind="totals"
          known={known}
          rows={listed.map((total) => ({
            ...total,
            // What the checker disputes is marked as what a person disputes.
            figure:
              total.figure && doubts.has(total.id) ? { ...total.figure, status: 'disputed' } : total.figure,
            title: shortTitle(registry, total),
          }))}
        />
      </section>
    </>
  );
}
