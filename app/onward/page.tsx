import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { placeInTime } from '@/app/place-in-time';
import { signedIn } from '@/app/signed-in';
import { KnownPlace } from '@/components/known/place';
import { KnownRefused } from '@/components/known/refused';
import { BalanceIssues, BalanceSaid } from '@/components/onward/balance-said';
import { BalanceTable } from '@/components/onward/balance-table';
import { YearChoice } from '@/components/onward/year-choice';
import classes from '@/components/frame/reading.module.css';
import { linkToExport, readOnwardFilter } from '@/lib/onward/filter';
import { onwardBalance } from '@/lib/onward/queries';
import { may } from '@/lib/people/role';
import { grades } from '@/lib/registry/queries';

const PATH = '/onward';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('onward'))('title') };
}

/** From the ship to the tank at Ceyhan, month by month. */
export default async function OnwardPage({ searchParams }: PageProps<'/onward'>) {
  const [person, parameters, t] = await Promise.all([signedIn(), searchParams, getTranslations('onward')]);
  const filter = readOnwardFilter(parameters) ?? notFound();
  const time = await placeInTime(person, parameters, 'voyages');
  if (time.state === 'refused') return <KnownRefused {...time} action={PATH} now={PATH} />;
  const { known, past } = time;
  const then = time.when && { past: time.past, at: time.when.at };
  const [all, onward] = await Promise.all([
    grades(person),
    onwardBalance(person, filter.year, filter.gradeId, then),
  ]);
  const { year, balance, movements, years } = onward;
  const chosen = all.filter(({ mergedInto }) => mergedInto === null);
  const grade = filter.gradeId === null ? null : (all.find(({ id }) => id === filter.gradeId) ?? notFound());
  return (
    <>
      <header className={classes.head}>
        <h1>
          {grade
            ? t('titleOfGrade', { year: String(year), grade: grade.name })
            : t('titleOfYear', { year: String(year) })}
        </h1>
        <div className={`${classes.actions} screen-only`}>
          {may(person, 'enterOnward') && past === null && (
            <Link className={classes.action} href="/onward/movements/new">
              {t('enterMovement')}
            </Link>
          )}
          <a className={classes.plain} href={linkToExport('balance', { ...filter, year }, known)}>
            {t('export')}
          </a>
        </div>
      </header>
      <p className={classes.lead}>{t('lead')}</p>
      <KnownPlace when={time.when} path={PATH} keep={time.keep} />
      <YearChoice
        action={PATH}
        year={year}
        years={years}
        grades={chosen}
        gradeId={filter.gradeId}
        known={known}
      />
      <BalanceSaid balance={balance} year={year} />
      <BalanceIssues balance={balance} movements={movements} known={known} />
      <BalanceTable balance={balance} year={year} gradeId={filter.gradeId} past={past} />
      <p className={classes.small}>{t('balance.rule')}</p>
    </>
  );
}
