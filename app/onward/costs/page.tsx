import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { shortTitle } from '@/app/registry/addressed';
import { placeInTime } from '@/app/place-in-time';
import { signedIn } from '@/app/signed-in';
import { KnownPlace } from '@/components/known/place';
import { KnownRefused } from '@/components/known/refused';
import { CostSaid, CostTable } from '@/components/onward/cost-table';
import { DayChoice } from '@/components/onward/day-choice';
import { EntryHead } from '@/components/registry/entry-head';
import { EntryTable } from '@/components/registry/entry-table';
import classes from '@/components/frame/reading.module.css';
import { HOME_ZONE, localDateOf, printDate, readDate, todayAt } from '@/lib/calendar';
import { costsOn } from '@/lib/onward/cost';
import { linkToExport } from '@/lib/onward/filter';
import { may } from '@/lib/people/role';
import { transportCosts } from '@/lib/registry/onward.queries';

const PATH = '/onward/costs';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('registry'))('kinds.costs') };
}

/** What a tonne costs by leg, and the route against its alternatives. */
export default async function CostsPage({ searchParams }: PageProps<'/onward/costs'>) {
  const [person, parameters, t, registry] = await Promise.all([
    signedIn(),
    searchParams,
    getTranslations('onward'),
    getTranslations('registry'),
  ]);
  const { on } = parameters;
  const read = typeof on === 'string' && on !== '' ? readDate(on) : null;
  if (read?.kind === 'refused' || Array.isArray(on)) notFound();
  const time = await placeInTime(person, parameters, 'transport_cost');
  if (time.state === 'refused') return <KnownRefused {...time} action={PATH} now={PATH} />;
  const { known, past } = time;
  const today = time.when ? localDateOf(time.when.at, HOME_ZONE) : todayAt(HOME_ZONE);
  const day = read?.date ?? today;
  const costs = await transportCosts(person, past);
  const routes = costsOn(costs, day);
  const shown = { day: printDate(day) };
  return (
    <>
      <EntryHead
        kind="costs"
        level={1}
        mayEnter={may(person, 'enterOnward') && past === null}
        file={linkToExport('costs', {}, known)}
      />
      <p className={classes.lead}>{t('costs.lead')}</p>
      <KnownPlace when={time.when} path={PATH} keep={time.keep} />
      <DayChoice day={day} known={known} />
      <section className={classes.section}>
        <h2>{t('costs.title', shown)}</h2>
        {routes.every(({ legs }) => legs.every((leg) => leg.costs.length === 0)) ? (
          <p className={classes.notice}>{t('costs.nothing', shown)}</p>
        ) : (
          <CostSaid routes={routes} />
        )}
        <CostTable routes={routes} day={day} known={known} />
        <p className={classes.small}>{t('costs.rule')}</p>
      </section>
      <EntryTable
        kind="costs"
        known={known}
        rows={costs.map((cost) => ({ ...cost, title: shortTitle(registry, cost) }))}
      />
    </>
  );
}
