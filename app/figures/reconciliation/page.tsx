import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { placeInTime } from '@/app/place-in-time';
import { signedIn } from '@/app/signed-in';
import { NotCompared } from '@/components/figures/not-compared';
import { ReconciliationBook } from '@/components/figures/reconciliation-book';
import { ReconciliationChoices } from '@/components/figures/reconciliation-choices';
import { ReconciliationFiles } from '@/components/figures/reconciliation-files';
import { KnownPlace } from '@/components/known/place';
import { KnownRefused } from '@/components/known/refused';
import { DisruptionList } from '@/components/progress/disruption-list';
import classes from '@/components/frame/reading.module.css';
import { HOME_ZONE, localDateOf, monthOf, todayAt, yearOf } from '@/lib/calendar';
import { ALL_GRADES } from '@/lib/figures/figure';
import { countsOf } from '@/lib/figures/reconciled-years';
import { comparable, type Line } from '@/lib/figures/reconcile';
import { folds } from '@/lib/figures/reconciliation-filter';
import { reconciliation } from '@/lib/figures/reconciliation.queries';
import { may } from '@/lib/people/role';
import { disruptionsIn } from '@/lib/progress/queries';
import { orFirst } from '@/lib/recorded.queries';
import { listOf } from '@/lib/registry/entry';
import { actOnLine } from '../actions';
import { linesShown } from './lines-shown';

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
  const { lines, figures } = books;
  const today = when ? localDateOf(when.at, HOME_ZONE) : todayAt(HOME_ZONE);
  const { span, filter, inYears, shown } = linesShown(books, parameters, today) ?? notFound();
  const { from: first, to: last } = filter;
  const mayAct = may(person, 'signReconciliation') && past === null;
  const disruptions = await disruptionsIn(person, { first, last }, orFirst(past, 'disruption'));
  const counts = countsOf(inYears);
  const single = first === last;
  return (
    <>
      <header className={classes.head}>
        <h1>{t('reconciliation.title')}</h1>
        <ReconciliationFiles filter={filter} known={known} mayImport={mayAct} />
      </header>
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
        mayAct={mayAct}
        act={actOnLine}
        disruptions={disruptions}
      >
        <DisruptionList disruptions={disruptions} year={single ? String(first) : `${first} – ${last}`} />
        <p className={`${classes.small} screen-only`}>
          <a href={`${listOf('disruptions')}${known === null ? '' : `?known=${encodeURIComponent(known)}`}`}>
            {t(
              may(person, 'enterPortNotices') && past === null
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
