import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { shortTitle } from '@/app/registry/addressed';
import { signedIn } from '@/app/signed-in';
import { WaysBeside, WaysChart, WaysSaid } from '@/components/onward/ways-said';
import { WaysTable } from '@/components/onward/ways-table';
import { YearChoice } from '@/components/onward/year-choice';
import { EntryHead } from '@/components/registry/entry-head';
import { EntryTable } from '@/components/registry/entry-table';
import classes from '@/components/registry/registry.module.css';
import { linkToExport, readOnwardFilter } from '@/lib/onward/filter';
import { waysOutOf } from '@/lib/onward/queries';
import { may } from '@/lib/people/role';

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
  const { year, monthly, yearly, totals, years } = await waysOutOf(person, filter.year);
  const of = { year: String(year) };
  return (
    <>
      <header className={classes.head}>
        <h1>{t('routes.title', of)}</h1>
        <div className={`${classes.actions} screen-only`}>
          <a className={classes.plain} href={linkToExport('routes', { year })}>
            {t('export')}
          </a>
        </div>
      </header>
      <p className={classes.lead}>{t('routes.lead')}</p>
      <YearChoice action="/onward/routes" year={year} years={years} />
      <WaysSaid ways={monthly} year={year} totals={totals} />
      <section className={classes.section}>
        <h2>{t('routes.byMonth')}</h2>
        <WaysChart ways={monthly} label={t('routes.chartMonth')} />
        <WaysTable ways={monthly} caption={t('routes.captionMonth', of)} />
        <WaysBeside ways={monthly} totals={totals} />
      </section>
      <section className={classes.section}>
        <h2>{t('routes.byYear')}</h2>
        <WaysChart ways={yearly} label={t('routes.chartYear')} />
        <WaysTable ways={yearly} caption={t('routes.captionYear')} />
        <WaysBeside ways={yearly} totals={totals} />
        <p className={classes.small}>{t('routes.rule')}</p>
      </section>
      <section className={classes.section}>
        <EntryHead kind="totals" level={2} mayEnter={may(person, 'enterOnward')} />
        <p className={classes.small}>
          {registry('leads.totals')}{' '}
          <a className="screen-only" href={linkToExport('totals')}>
            {t('export')}
          </a>
        </p>
        <EntryTable
          kind="totals"
          rows={totals.map((total) => ({ ...total, title: shortTitle(registry, total) }))}
        />
      </section>
    </>
  );
}
