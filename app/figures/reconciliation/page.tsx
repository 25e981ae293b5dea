import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { placeInTime } from '@/app/place-in-time';
import { signedIn } from '@/app/signed-in';
import { FigureTable } from '@/components/figures/figure-table';
import { ReconciliationChoices } from '@/components/figures/reconciliation-choices';
import { ReconciliationDesk } from '@/components/figures/reconciliation-desk';
import { KnownPlace } from '@/components/known/place';
import { KnownRefused } from '@/components/known/refused';
import { DisruptionList } from '@/components/progress/disruption-list';
import classes from '@/components/registry/registry.module.css';
import { localDateOf, monthOf, todayAt, yearOf } from '@/lib/calendar';
import { ALL_GRADES } from '@/lib/figures/figure';
import { comparable, yearsOf } from '@/lib/figures/reconcile';
import { readReconciliationFilter } from '@/lib/figures/reconciliation-filter';
import { reconciliation } from '@/lib/figures/reconciliation.queries';
import { may } from '@/lib/people/role';
import { disruptionsIn } from '@/lib/progress/queries';
import { orFirst } from '@/lib/recorded.queries';
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
  const { lines, figures, checked, logBegins } = books;
  const today = when ? localDateOf(when.at, 'Asia/Aqtau') : todayAt('Asia/Aqtau');
  const spoken = [...lines.map(({ from }) => yearOf(from)), logBegins ? yearOf(logBegins) : yearOf(today)];
  const span = { first: Math.min(...spoken), last: Math.max(...spoken, yearOf(today)) };
  const filter = readReconciliationFilter(parameters, span) ?? notFound();
  const { from: first, to: last } = filter;
  const inYears = lines.filter(
    ({ from, grade }) =>
      yearOf(from) >= first && yearOf(from) <= last && (!filter.grade || grade === filter.grade),
  );
  const shown = inYears.filter(({ state }) => filter.state === null || state === filter.state);
  const years = yearsOf(books, shown, { first, last, through: monthOf(today) });
  const disruptions = await Promise.all(
    years.map(({ year }) => disruptionsIn(person, year, orFirst(past, 'disruption'))),
  );
  const others = figures.filter(
    (figure) =>
      !comparable(figure) &&
      figure.supersededBy === null &&
      yearOf(figure.from) >= first &&
      yearOf(figure.from) <= last,
  );
  const count = (state: string) => inYears.filter((line) => line.state === state).length;
  return (
    <>
      <h1>{t('reconciliation.title')}</h1>
      <p className={classes.lead}>{t('reconciliation.lead')}</p>
      <p className={classes.sentence}>
        {t('reconciliation.summary', {
          agrees: count('agrees'),
          explained: count('explained'),
          open: count('open'),
          gap: count('gap'),
          signed: inYears.filter((line) => line.signed !== null).length,
        })}
      </p>
      <KnownPlace when={when} path={PATH} keep={time.keep} />
      <ReconciliationChoices
        filter={filter}
        known={known}
        years={Array.from({ length: span.last - span.first + 1 }, (_, index) => span.first + index)}
        grades={[...new Set([ALL_GRADES, ...lines.map(({ grade }) => grade)])]}
      />
      {shown.length === 0 && <p className={classes.notice}>{t('reconciliation.empty')}</p>}
      <ReconciliationDesk
        years={years}
        figures={figures}
        logBegins={logBegins}
        gradeIds={books.gradeIds}
        allMonths={filter.state === null && (filter.grade === null || filter.grade === ALL_GRADES)}
        past={past}
        mayAct={may(person, 'signReconciliation') && past === null}
        act={actOnLine}
        disruptions={disruptions.map((list, index) => (
          <DisruptionList key={index} disruptions={list} year={years[index]?.year ?? first} />
        ))}
      />
      {others.length > 0 && (
        <section className={classes.section}>
          <h2>{t('reconciliation.notCompared')}</h2>
          <p className={classes.lead}>{t('reconciliation.notComparedLead')}</p>
          <FigureTable
            all={figures.length}
            known={known}
            rows={others.map((figure) => ({ figure, verdict: checked.get(figure.key)?.verdict ?? 'alone' }))}
          />
        </section>
      )}
    </>
  );
}
