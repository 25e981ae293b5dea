import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { placeInTime } from '@/app/place-in-time';
import { signedIn } from '@/app/signed-in';
import { NotCompared } from '@/components/figures/not-compared';
import { ReconciliationBook } from '@/components/figures/reconciliation-book';
import { ReconciliationChoices } from '@/components/figures/reconciliation-choices';
import { KnownPlace } from '@/components/known/place';
import { KnownRefused } from '@/components/known/refused';
import { DisruptionList } from '@/components/progress/disruption-list';
import classes from '@/components/registry/registry.module.css';
import { HOME_ZONE, localDateOf, monthOf, todayAt, yearOf } from '@/lib/calendar';
import { ALL_GRADES } from '@/lib/figures/figure';
import { countsOf } from '@/lib/figures/reconciled-years';
import { comparable, type Line } from '@/lib/figures/reconcile';
import { folds, readReconciliationFilter } from '@/lib/figures/reconciliation-filter';
import { reconciliation } from '@/lib/figures/reconciliation.queries';
import { may } from '@/lib/people/role';
import { disruptionsIn } from '@/lib/progress/queries';
import { orFirst } from '@/lib/recorded.queries';
import { listOf } from '@/lib/registry/entry';
import { actOnLine } from '../actions';

const PATH = '/figures/reconciliation';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('figures'))('reconciliation.title') };
}

export default async function ReconciliationPage({ searchParams }: PageProps<'/figures/reconciliation'>) {
  const [person, parameters, t] = await Promise.all([signedIn(), searchParams, getTranslations('figures')]);
  const time = await placeInTime(person, parameters, 'reported_figure');
  if (time.state === 'refused')
    return <KnownRefused {...time} action={PATH} now={`${PATH}?${new URLSearchParams(time.keep)}`} />;
  const { past, known, when } = time;
  const books = await reconciliation(person, past);
  const { lines, figures, logBegins } = books;
  const today = when ? localDateOf(when.at, HOME_ZONE) : todayAt(HOME_ZONE);
  const spoken = [...lines.map(({ from }) => yearOf(from)), logBegins ? yearOf(logBegins) : yearOf(today)];
  const span = { first: Math.min(...spoken), last: Math.max(...spoken, yearOf(today)) };
  const filter = readReconciliationFilter(parameters, span) ?? notFound();
  const { from: first, to: last } = filter;
  const inYears = lines.filter(
    ({ from, grade }) =>
      yearOf(from) >= first && yearOf(from) <= last && (!filter.grade || grade === filter.grade),
  );
  const shown = inYears.filter(({ state }) => filter.state === null || state === filter.state);
  const disruptions = await disruptionsIn(person, { first, last }, orFirst(past, 'disruption'));
  const counts = countsOf(inYears);
  const single = first === last;
  return (
    <>
      <h1>{t('reconciliation.title')}</h1>
      <p className={classes.lead}>{t('reconciliation.lead')}</p>
      <p className={classes.sentence}>{t('reconciliation.summary', counts)}</p>
      <KnownPlace when={when} path={PATH} keep={time.keep} />
      <ReconciliationChoices filter={filter} known={known} span={span} grades={gradesOf(lines)} />
      {shown.length === 0 && <p className={classes.notice}>{t('reconciliation.empty')}</p>}
      <ReconciliationBook
        books={books}
        lines={shown}
        filter={filter}
        through={monthOf(today)}
        past={past}
        mayAct={may(person, 'signReconciliation') && past === null}
        act={actOnLine}
        disruptions={disruptions}
      >
        <DisruptionList disruptions={disruptions} year={single ? String(first) : `${first} – ${last}`} />
        <p className={`${classes.small} screen-only`}>
          <a href={listOf('disruptions')}>
            {t(
              may(person, 'enterPortNotices')
                ? 'reconciliation.enterDisruptions'
                : 'reconciliation.allDisruptions',
            )}
          </a>
        </p>
      </ReconciliationBook>
      <NotCompared
        figures={figures.filter(
          (figure) =>
            !comparable(figure) &&
            figure.supersededBy === null &&
            yearOf(figure.from) >= first &&
            yearOf(figure.from) <= last,
        )}
        books={books}
        filter={filter}
        folded={folds(filter, shown.length)}
        known={known}
      />
    </>
  );
}

const gradesOf = (lines: readonly Line[]) => [...new Set([ALL_GRADES, ...lines.map(({ grade }) => grade)])];
